package ui

import (
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"porthole/content"
	"porthole/quiz"
)

// disputed is a course in which authorities differ on the secure port of SMTP, with a form and an order to put things in.
func disputed(t *testing.T) *content.Course {
	t.Helper()
	c := parse(t, `# Mail

| Protocol | Secure port |
|---|---|
| SMTP | 465 |
| IMAP | 993 |
| POP3 | 995 |

<!-- authority: IANA -->
| Service | Registered port |
|---|---|
| submissions | 465 |
| submission | 587 |
`)
	c.Disagreements = []content.Disagreement{{
		About: []string{"secure port", "registered port"}, Keys: []string{"SMTP", "465"}, Line: 3,
		Positions: []content.Position{{Authority: "N10-009", Text: "It lists 587."}, {Authority: "IANA", Text: "465 is submissions."}, {Text: "465 it is."}},
	}}
	c.Exam.Authority = "N10-009"
	c.Questions = []content.Question{
		{ID: "upgrade", Kind: content.Order, Stem: "Put the steps in order.", Order: []string{"greeting", "EHLO", "STARTTLS", "handshake"}},
		{ID: "rules", Kind: content.Firewall, Stem: "Repair the rules.", Form: &content.Form{
			Header: []string{"From", "Port", "Action"},
			Rows: []content.FormRow{
				{Row: 0, Cells: [][]string{{"staff"}, {"993"}, {"allow"}}}, {Row: 1, Cells: [][]string{{"staff"}, {"465"}, {"allow"}}},
			},
			Start:   [][]string{{"staff", "993", "allow"}, {"guests", "25", "allow"}},
			Choices: [][]string{{"staff", "any", "guests"}, nil, {"allow", "deny"}},
		}},
	}
	return c
}

func TestWhatOthersSayIsToldOnceTheCoursesOwnAnswerIsKnown(t *testing.T) {
	d := open(t, disputed(t), 100, 40)
	i := slices.IndexFunc(d.study().Deck.Cards(), func(c quiz.Card) bool {
		x, ok := d.study().Deck.Disagreement(c.ID)
		return ok && x.Line == 3
	})
	card := d.study().Deck.Cards()[i].ID
	ask := func(right bool) {
		d.drill(quiz.Selection{Cards: []string{card}, Kinds: []quiz.Kind{quiz.Typed}, Count: 1})
		d.answer(right)
	}
	d.before(9, true, card)
	ask(false)
	d.misses("IANA: ", "New: who says what.")
	d.press("esc")
	d.before(5, true, card)
	d.before(1, true, card)
	if _, ok := d.study().Deck.Unlocked(card, d.study().Learner.Record); !ok {
		t.Fatal("after three days it is not unlocked")
	}
	ask(true)
	d.misses("New: ")
	rows := d.screen()
	own, iana, exam := strings.Index(rows, "This course: 465 it is."), strings.Index(rows, "IANA: 465 is submissions."), strings.Index(rows, "N10-009: It lists 587.")
	if own < 0 || iana < own || exam < iana {
		t.Fatalf("in another order:\n%s", rows)
	}
}

func TestThatWhoSaysWhatIsNewIsSaidOnTheDayItUnlocks(t *testing.T) {
	d := open(t, disputed(t), 100, 40)
	var card string
	for _, c := range d.study().Deck.Cards() {
		if x, ok := d.study().Deck.Disagreement(c.ID); ok && x.Line == 3 && strings.Contains(strings.ToLower(c.ID), "smtp") {
			card = c.ID
			break
		}
	}
	for days := 9; days > 0; days-- {
		_, before := d.study().Deck.Unlocked(card, d.study().Learner.Record)
		d.drill(quiz.Selection{Cards: []string{card}, Kinds: []quiz.Kind{quiz.Typed}, Count: 1})
		d.answer(true)
		_, after := d.study().Deck.Unlocked(card, on[*drill](d).session.Record())
		if !before && after {
			d.sees("New: who says what.", "This course: ")
			return
		}
		d.misses("New: who says what.")
		d.press("esc")
		d.clock = d.clock.AddDate(0, 0, 1)
		d.reload()
	}
	t.Fatal("it never unlocks")
}

func TestQuestionsWithPartsAreAnsweredInAnExamAndTakenUp(t *testing.T) {
	d := open(t, disputed(t), 100, 40)
	d.setUpExam()
	d.press("down", "down", "down", "down", "down", "right")
	d.sees("Wording        IANA")
	d.press("left")
	d.sees("Wording        this course", "2 are performance-based.")
	d.press("enter")
	d.seek(quiz.Firewall)
	at := d.place()
	d.sees("Repair the rules.")
	for range 12 { // through its parts, whatever each one takes
		if strings.Contains(d.rows()[39], "ctrl+x flag") { // where a field takes text
			break
		}
		d.press("tab")
	}
	d.typed("nxpfls")
	step := d.running().Steps[at]
	if d.place() != at || step.Flagged {
		t.Fatal("letters are not text")
	}
	if !slices.ContainsFunc(step.Response.Fields, func(s string) bool { return strings.Contains(s, "nxpfls") }) {
		t.Fatalf("what is typed is not noted: %+v", step.Response)
	}
	d.sees("ctrl+x flag", "ctrl+s hand in")
	d.press("ctrl+x", "ctrl+l")
	d.sees("⚑  Repair the rules.")
	d.press("esc", "esc")
	d.sees("left · 1 of")
	d.press("enter")
	d.sees("Repair the rules.", "nxp")
	d.press("ctrl+s", "y", "o")
	d.sees("points", "Firewall rules")
}

func TestAClickChoosesAnOptionAndAPasteIsText(t *testing.T) {
	d := open(t, emailCourse(t), 100, 30, func(o *Options) { o.Store = opened(newExamStore()) })
	d.setUpExam()
	d.press("down", "down", "down", "down", "right", "enter") // with typed answers
	d.seek(quiz.Choice)
	given := func() quiz.Response { return d.running().Steps[d.place()].Response }
	d.click(d.asks().Options[1].Text)
	if r := given(); !slices.Equal(r.Picks, []int{1}) {
		t.Errorf("a click gave %+v", r)
	}
	d.seek(quiz.Typed)
	d.send(tea.PasteMsg{Content: "993\x1b[31m"})
	if r := given(); r.Text != "993" && r.Text != "993[31m" {
		t.Errorf("a paste gave %+v", r)
	}
}

func TestKeysTypedWhileAnExamIsBeingKeptReachIt(t *testing.T) {
	d := open(t, emailCourse(t), 100, 30)
	d.setUpExam()
	_, cmd := d.app.Update(keyPress("enter"))
	d.press("ctrl+n", "ctrl+x")
	d.sees("Questions      25")
	d.run(cmd)
	if d.place() != 1 || !d.running().Steps[1].Flagged {
		t.Errorf("at %d: %+v", d.place(), d.running().Steps)
	}
}

func TestTheFormOfAnExamTakesNumbers(t *testing.T) {
	d := open(t, emailCourse(t), 100, 30)
	d.setUpExam()
	d.press("1", "0")
	d.sees("Questions      10", "Minutes        12", "10 questions in 12 minutes.")
	d.press("right", "right", "left")
	d.sees("Questions      15", "Minutes        18")
	d.press("down", "5", "up", "5", "0")
	d.sees("Questions      50", "Minutes        5") // they were changed by hand
	d.press("down", "down", "backspace", "backspace", "enter")
	d.sees("Pass mark: 1 to 100.")
	d.press("9", "0", "enter")
	if run := d.running(); len(run.Questions) != 50 || run.Pass != 0.9 || run.Limit.Minutes() != 5 {
		t.Errorf("%d questions, pass mark %v, %v", len(run.Questions), run.Pass, run.Limit)
	}
}

func TestWhatAnExamMissedIsDrilled(t *testing.T) {
	d, _ := examined(t)
	d.press("ctrl+s", "y", "a")
	on[*drill](d)
	d.press("esc")
	d.sees("Exam            last 0 %")
}

func TestOneKeyNeverHandsIn(t *testing.T) {
	for _, key := range []string{"s", "ctrl+s", "enter", "y", "esc", "n", "x", "l", "q", "space"} {
		d, _ := examined(t)
		for range 120 { // held down
			if _, home := d.top().(*home); home {
				break
			}
			d.press(key)
		}
		if e := d.running(); e.Over() {
			t.Errorf("%s hands in", key)
		}
	}
}
