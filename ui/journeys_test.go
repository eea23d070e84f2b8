package ui

import (
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"porthole/quiz"
	"porthole/ui/screen"
)

func TestFindLeadsToThePlace(t *testing.T) {
	d := open(t, emailCourse(t), 90, 24)
	d.press("/")
	d.typed("imaps")
	d.sees("IMAPS · Secure port: 993")
	d.press("enter")
	if _, reading := d.top().(*lesson); !reading {
		t.Fatalf("not in a lesson:\n%s", d.screen())
	}
	d.sees("IMAPS")
	d.press("/")
	d.typed("zzz")
	d.sees("does not speak of it")
}

func TestWhatToPractiseCanBeChosen(t *testing.T) {
	d := open(t, emailCourse(t), 90, 60)
	d.press("down", "down", "enter")
	d.sees("What to practise", "[x] Scenarios")
	d.press("down", "down", "right") // one direction
	d.press("down", "a", "a")        // all kinds, then none
	d.press("enter")
	d.sees("Nothing is ticked under Kinds.")
	d.press("down", "space", "enter") // choice alone
	q := d.asked()
	if q.Kind != quiz.Choice || q.Direction != quiz.Forward {
		t.Fatalf("asked as %s, %s", q.Kind, q.Direction)
	}
}

func TestAMatchPlayedToItsEnd(t *testing.T) {
	course := emailCourse(t)
	d := open(t, course, 90, 24)
	d.move(startMatch(d.study(), quiz.Selection{}, d.clock))
	screen := on[*match](d)
	for i := range screen.session.Left() {
		d.clock = d.clock.Add(time.Second)
		for j := range screen.session.Right() {
			if screen.session.Left()[i].Pair >= 0 {
				break
			}
			if screen.session.Right()[j].Pair < 0 {
				d.press(tileName(i, true), tileName(j, false))
			}
		}
	}
	d.sees("✓ All joined", "r once more", "─")
	if screen.session.Mistakes() > 0 {
		d.sees("3 s each")
	}
	d.press("esc")
	d.sees("Match           pairs against the clock · best")
}

func TestTheGridFilledRightCellByCell(t *testing.T) {
	d := open(t, seedCourse(t), 100, 24)
	d.move(startGrid(d.study(), quiz.Selection{}, d.clock))
	screen := on[*grid](d)
	facts := d.study().Course()
	d.typed("443")
	d.press("enter")
	d.sees("✗")
	for range screen.blanks {
		at := screen.at()
		for range 20 {
			d.press("backspace")
		}
		fact := facts.Facts[facts.Tables[facts.Map].Rows[at.row][at.col].Fact]
		d.typed(fact.Values[0].Text)
		d.press("enter")
	}
	d.sees("Every cell is right.")
	d.press("enter")
	d.sees("12 of 25 met", "465 ▁") // 587 was never shown to be known
}

func TestAGridCanBeGivenUp(t *testing.T) {
	d := open(t, seedCourse(t), 100, 24)
	d.move(startGrid(d.study(), quiz.Selection{}, d.clock))
	d.press("right")
	d.typed("25")
	d.press("ctrl+d")
	d.sees("1 of 12 right · ctrl+d: the answers", "✓")
	d.misses("993")
	d.press("ctrl+d")
	d.sees("993", "465, 587", "1 of 12 right at the first try.", "r once more")
	d.press("enter")
	d.sees("1 of 25 met")
}

func TestADocumentWithoutATableCanBeReadAndSaysWhyThereIsNothingToDrill(t *testing.T) {
	d := open(t, parse(t, "# Notes\n\n## One\n\nText.\n"), 80, 24)
	d.sees("no table to ask about")
	d.press("down", "down", "enter", "enter")
	d.sees("table")
	d.press("esc", "home", "enter")
	d.sees("1 of 1", "Text.")
}

func TestASectionOfQuestionsAloneLeadsToThem(t *testing.T) {
	d := open(t, parse(t, "# Quiz\n\n## Basics\n\nWhich port is SMTP's?\n\n- [x] 25\n- [ ] 110\n- [ ] 143\n"), 80, 24)
	d.sees("questions answered", "lesson 1: Basics")
	d.press("enter")
	d.sees("only questions to answer", "enter 1 question on this")
	d.press("enter")
	d.answer(true)
	d.sees("✓ Right: 25.")
}

func TestTheHelpListsTheKeysThatCanAct(t *testing.T) {
	d := open(t, seedCourse(t), 80, 24)
	d.press("?")
	d.sees("Keys", "enter", "ctrl+c")
	d.press("?")
	d.sees("Start")
}

func TestCtrlCQuitsFromEveryScreen(t *testing.T) {
	t.Parallel()
	for name, scene := range scenes() {
		d := open(t, emailCourse(t), 80, 24)
		scene(d)
		d.press("ctrl+c")
		if !d.quit {
			t.Errorf("%s: ctrl+c did not quit", name)
		}
	}
}

func TestATimedDrillShowsTheTimeLeftAndEnds(t *testing.T) {
	d := open(t, seedCourse(t), 80, 24)
	d.drill(quiz.Selection{Limit: 2 * time.Minute, Kinds: []quiz.Kind{quiz.Choice}})
	d.sees("2:00 left")
	d.clock = d.clock.Add(30 * time.Second)
	d.send(screen.Tick{Of: d.top()})
	d.sees("1:30 left")
	d.clock = d.clock.Add(2 * time.Minute)
	d.answer(true)
	d.press("enter")
	d.sees("right at the first try")
}

func TestAnotherCourseAndBackToOnesOwn(t *testing.T) {
	own := parse(t, "# Capitals\n\n| Country | Capital |\n|---|---|\n| Uruguay | Montevideo |\n| Peru | Lima |\n")
	builtIn := Course{Deck: quiz.NewDeck(seedCourse(t))}
	d := open(t, own, 80, 24, func(o *Options) {
		o.Course = func() Course { return Course{Deck: quiz.NewDeck(own), Own: true} }
		o.Courses = func() []string { return []string{"seed"} }
		o.Open = func(string) (Course, error) { return builtIn, nil }
	})
	d.press("c")
	d.sees("Courses", "Capitals", "Email Ports and Protocols")
	d.press("down", "enter")
	d.sees("POP3", "of 7 read")
	d.press("c", "up", "enter") // the cursor starts on the course that is open
	d.sees("Uruguay", "Peru")
	if len(d.app.Stack()) != 1 {
		t.Errorf("%d screens lie on the stack", len(d.app.Stack()))
	}
}

func TestLeafingThroughIsNotReading(t *testing.T) {
	d := open(t, seedCourse(t), 100, 40)
	d.press("enter", "n", "n", "n", "esc")
	d.sees("0 of 7 read")
	d.press("enter")
	d.clock = d.clock.Add(time.Minute)
	d.press("n", "esc")
	d.sees("1 of 7 read")
	d.press("enter", "enter") // Enter at the end of a lesson goes on from having read it
	d.press("esc")
	d.sees("2 of 7 read")
}

func TestTheMouseChoosesAndAnswers(t *testing.T) {
	d := open(t, seedCourse(t), 80, 24)
	d.click("Lessons")
	d.sees("Key Notes")
	d.click("Key Notes")
	d.sees("3 of 7")
	d.press("esc", "esc", "esc")
	d.drill(quiz.Selection{Kinds: []quiz.Kind{quiz.Choice}, Count: 1})
	q := d.asked()
	d.click(" 1  " + q.Options[0].Text)
	if _, judged := on[*drill](d).session.Verdict(); !judged {
		t.Fatalf("a click on an option is no answer:\n%s", d.screen())
	}
}

// click presses the mouse on a text.
func (d *driver) click(text string) {
	d.t.Helper()
	for y, row := range d.rows() {
		if x := strings.Index(row, text); x >= 0 {
			d.send(tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft})
			return
		}
	}
	d.t.Fatalf("there is no %q to click on:\n%s", text, d.screen())
}

func TestWhatIsMissingAmongAllIsMarkedAsMissing(t *testing.T) {
	d := open(t, seedCourse(t), 80, 24)
	d.drill(quiz.Selection{Kinds: []quiz.Kind{quiz.ChooseAll}, Count: 1})
	for i, o := range d.asked().Options {
		if o.Right {
			d.pick(i)
			break
		}
	}
	d.press("enter")
	d.sees("○", "missing", "✓")
}

func TestScrollingStopsAtTheEnds(t *testing.T) {
	d := open(t, emailCourse(t), 40, 12)
	d.drill(quiz.Selection{Cards: []string{"push-without-asking"}, Count: 1})
	d.misses("↓") // an empty line is no more to see
	d.answer(false)
	d.sees("↑")
	d.resize(100, 40)
	d.misses("scroll") // where all is in sight
	d.resize(40, 12)
	for range 40 {
		d.press("down")
	}
	end := d.screen()
	d.press("up")
	if d.screen() == end {
		t.Errorf("one key up from the end moves nothing:\n%s", end)
	}
}

func TestAMatchWithoutTimeLeftIsOver(t *testing.T) {
	d := open(t, seedCourse(t), 80, 24)
	d.move(startMatch(d.study(), quiz.Selection{Limit: time.Minute}, d.clock))
	d.clock = d.clock.Add(2 * time.Minute)
	d.send(screen.Tick{Of: d.app.Stack()[1]})
	d.press("1", "a")
	d.sees("Time is up.", "60.0 s")
	d.press("r")
	d.sees("0.0 s")
}
