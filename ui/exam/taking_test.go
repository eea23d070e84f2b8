package exam

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"porthole/content/markdown"
	"porthole/quiz"
	"porthole/quiz/exam"
	"porthole/quiz/memory"
	"porthole/ui/look"
	"porthole/ui/screen"
	"porthole/ui/words"
)

func TestTheChoicesOfEachPartOfAnExamAreInSight(t *testing.T) {
	course := emailCourse(t)
	for _, size := range [][2]int{{40, 12}, {60, 20}, {80, 24}, {100, 32}} {
		r := newRoom(t, course, size[0], size[1])
		for i := range course.Questions {
			d, err := quiz.NewDrill(r.study.Deck, quiz.Selection{Cards: []string{course.Questions[i].ID}, Count: 1, Seed: 1}, memory.Record{}, r.clock)
			if err != nil {
				t.Fatal(err)
			}
			q, _ := d.Question()
			if !q.Kind.Performed() || q.Kind == quiz.Transcript || q.Kind == quiz.Order || q.Kind == quiz.Sort && size[0] >= 80 {
				continue // those stand otherwise, and where there is room a sorting has its table
			}
			r.take(r.of(exam.Question{Question: q}))
			for _, b := range q.Task.Blanks {
				if len(b.Choices) == 1 {
					continue
				}
				shown := strings.Join(strings.Fields(r.screen()), " ")
				for n := range b.Choices {
					inRow := "" // of a table the name of its row stands before it
					if columns := len(q.Task.Header); q.Kind == quiz.Sort && columns > 0 {
						inRow = "|" + regexp.QuoteMeta(q.Task.Header[n%columns])
					}
					number := regexp.MustCompile(`(^| )(` + strconv.Itoa(n+1) + " )?(•)?(" + regexp.QuoteMeta(b.Choices[n]) + inRow + ")")
					if !number.MatchString(shown) {
						t.Errorf("%v, %s: choice %d of %s is out of sight:\n%s", size, q.ID, n+1, b.Label, r.screen())
					}
				}
				r.press("tab")
			}
		}
	}
}

func TestTheMinutesOfAnExamFollowTheQuestionsUntilTheyAreTheLearnersOwn(t *testing.T) {
	small, _ := markdown.Parse("t.md", []byte("# Notes\n\n## Ports\n\n| Protocol | Port |\n|---|---|\n| SMTP | 25 |\n| POP3 | 110 |\n| IMAP | 143 |\n"))
	r := newRoom(t, small, 100, 32)
	plan := exam.BlueprintOf(small)
	e := newSetup(r.study, NewWaiting(), plan, r.clock)
	r.open(e)
	few := e.set.Limit
	if few >= plan.Limit || e.texts[rowMinutes] != words.MinutesOf(few) {
		t.Errorf("%d questions have %s, and the form says %s minutes", len(e.set.Questions), few, e.texts[rowMinutes])
	}
	r.press("right") // more than the course has: no more time
	if e.set.Limit != few {
		t.Errorf("questions that are not there make %s of %s", e.set.Limit, few)
	}
	r.press("down", "4", "0")
	if e.set.Limit != 40*time.Minute {
		t.Errorf("who asks for 40 minutes has %s", e.set.Limit)
	}
	plan.Limit, plan.Fixed = time.Hour, true // asked for by a flag
	if e = newSetup(r.study, NewWaiting(), plan, r.clock); e.set.Limit != time.Hour {
		t.Errorf("who asks for an hour has %s", e.set.Limit)
	}
}

func TestTheKeysOfAnExamMeanNothingElseInAWidget(t *testing.T) {
	r := newRoom(t, emailCourse(t), 100, 32)
	x := r.take(r.ofEachKind())
	for i, q := range x.run.Questions {
		r.goTo(x, i)
		for range 12 { // through the parts of the question, typed and chosen
			for _, own := range []key.Binding{x.Key.Onward, x.Key.Before, x.Key.Flag, x.Key.List, x.Key.HandIn} {
				for _, b := range x.widget.Keys() {
					for _, k := range x.field(own).Keys() {
						// n is said of no widget while it goes on: the footer names 0
						if b.Enabled() && slices.Contains(b.Keys(), k) && b.Help().Key == k {
							t.Errorf("%s: %s is %q and %q", q.Kind, k, own.Help().Desc, b.Help().Desc)
						}
					}
				}
			}
			r.press("tab")
		}
	}
}

func TestAtTheLeastSizeTheFooterOfAnExamTellsHowToAnswerToGoOnAndToLeave(t *testing.T) {
	r := newRoom(t, emailCourse(t), 40, 12)
	x := r.take(r.ofEachKind())
	for i, q := range x.run.Questions {
		r.goTo(x, i)
		footer := r.rows()[11]
		if !strings.Contains(footer, "enter ") || !strings.Contains(footer, "esc leave") || strings.Count(footer, "·") < 2 && q.Kind != quiz.Typed {
			t.Errorf("%s: %q", q.Kind, footer)
		}
	}
	last := fmt.Sprintf("%d of %d · not saved", len(x.run.Questions), len(x.run.Questions))
	r.sees(last, "30:00 left")
	r.clock = r.clock.Add(28 * time.Minute)
	r.send(screen.Tick{Of: x})
	r.sees(last, "2:00 left")
}

func TestWhatIsOnlyPartlyFilledInIsNotCalledAnswered(t *testing.T) {
	r := newRoom(t, emailCourse(t), 100, 30)
	x := r.take(r.set())
	at := slices.IndexFunc(x.run.Questions, func(q exam.Question) bool { return q.Kind == quiz.Sort })
	if at < 0 {
		t.Fatal("no sorting")
	}
	r.goTo(x, at)
	fields := make([]string, len(x.run.Questions[at].Task.Blanks))
	fill := func(n int) {
		for i := range n {
			fields[i] = x.run.Questions[at].Task.Blanks[i].Choices[0]
		}
		r.run(x.change(x.run.Give(at, quiz.Response{Fields: fields}, r.clock)))
	}
	fill(1)
	x.ask()
	r.press("ctrl+n")
	r.sees("◧", "■ 0  ◧ 1  □ 24")
	r.press("ctrl+s")
	r.sees("24 are open, 1 is only partly filled in. Hand in?")
	for i := range x.run.Questions {
		if i != at {
			x.run = x.run.With(exam.Step{Question: i, Response: quiz.Response{Text: "25", Fields: []string{"25"}, Picks: []int{0}}})
		}
	}
	c := newClosing(x)
	if partly := x.run.PartlyFilled(); partly == 1 && c.firstOpen() != at {
		t.Errorf("the first to fill in is %d, want %d", c.firstOpen(), at)
	}
	fill(len(fields))
	if x.run.Partly(at) {
		t.Error("filled in wholly it is still called partly")
	}
}

func TestAResultInANarrowWindowKeepsNamesAndBarsTogether(t *testing.T) {
	room := newRoom(t, emailCourse(t), 40, 12)
	run := room.set()
	for i, q := range run.Questions {
		if right := slices.IndexFunc(q.Options, func(o quiz.Option) bool { return o.Right }); right >= 0 && i%3 > 0 {
			run = run.With(exam.Step{Question: i, Response: quiz.Response{Picks: []int{right}}})
		}
	}
	r := newResult(room.study, run.HandIn(room.study.Deck, room.clock), true)
	room.open(r)
	lines := shareLines("By lesson", r.parts.Lessons, r.result.Pass, r.frame.Prose(), r.frame.Theme)
	if !strings.Contains(lines[1], "By lesson, weakest first") {
		t.Errorf("%q", lines[1])
	}
	weakest, bars := -1.0, 0
	for i, line := range lines[2:] {
		if !strings.Contains(line, "%") {
			continue
		}
		bars++
		var percent, points, of float64
		plain := strings.NewReplacer("░", "", "█", "", "│", "").Replace(ansi.Strip(line))
		if n, _ := fmt.Sscanf(plain, "%f %% %f of %f", &percent, &points, &of); n != 3 || percent < weakest || !strings.HasPrefix(plain, "  ") {
			t.Errorf("%q comes after %v %%", line, weakest)
		}
		if name := lines[2+i-1]; strings.HasPrefix(name, " ") || strings.Contains(name, "%") {
			t.Errorf("%q is below %q", plain, name)
		}
		weakest = percent
	}
	if bars != len(r.parts.Lessons) {
		t.Errorf("%d bars: %q", bars, lines)
	}
}

func TestEverySignOfAStripIsWhereAClickFindsIt(t *testing.T) {
	r := newRoom(t, emailCourse(t), 100, 30)
	e := r.set()
	for len(e.Questions) < exam.MostQuestions { // more than the course has
		e.Questions = append(e.Questions, e.Questions[len(e.Questions)%25])
	}
	x := r.take(r.of(e.Questions...))
	for width := 40; width <= 120; width += 7 {
		for height := 12; height <= 50; height += 5 {
			r.resize(width, height)
			for _, at := range []int{0, 77, 199} {
				r.goTo(x, at)
				r.findsEverySign(x, at)
			}
		}
	}
	r.resize(40, 12)
	r.goTo(x, 0)
	r.send(tea.MouseClickMsg{X: 2 + 4 + 3*stripCell, Y: 1, Button: tea.MouseLeft})
	if x.at != 3 {
		t.Errorf("a click on the fourth sign goes to %d", x.at+1)
	}
}

// findsEverySign fails unless the mark stands where a click finds the question that is looked at, and nowhere else.
func (r *room) findsEverySign(x *taking, at int) {
	r.t.Helper()
	s := x.stripOf(fit(x, x.frame))
	seen := false
	rows := r.rows()
	top := slices.IndexFunc(rows, func(row string) bool { return strings.TrimSpace(row) != "" })
	left := len(rows[top]) - len(strings.TrimLeft(rows[top], " ")) - look.Margin
	for y := range s.rows {
		row := []rune(rows[top+1+y])[left:]
		for column := range s.perRow {
			cell := 2 + s.label + column*stripCell
			i := s.hit(cell-2, y)
			if i < 0 {
				continue
			}
			if got := string(row[cell : cell+2]); (got[0] != ' ') != (i == at) {
				r.t.Fatalf("%d × %d at %d: question %d is drawn %q:\n%s", x.frame.Width, x.frame.Height, at, i, got, r.screen())
			}
			seen = seen || i == at
		}
	}
	if !seen {
		r.t.Fatalf("%d × %d: question %d is not in sight:\n%s", x.frame.Width, x.frame.Height, at, r.screen())
	}
}

func TestWhatIsToldOfStepsOutOfOrderTakesNothingBack(t *testing.T) {
	r := newRoom(t, emailCourse(t), 100, 30)
	set, store := r.set(), exam.NewInMemory()
	if err := store.BeginExam(t.Context(), set); err != nil {
		t.Fatal(err)
	}
	r.study.Queue.Use(store)
	x := newTaking(r.study, NewWaiting(), set, false, r.clock)
	r.open(x)
	r.goTo(x, slices.IndexFunc(set.Questions, func(q exam.Question) bool { return q.Kind == quiz.Choice }))
	var told []tea.Msg
	for _, pick := range []string{"1", "2"} {
		_, cmd := x.give(keyPress(pick))
		told = append(told, cmd())
	}
	r.send(told[1])
	r.send(told[0])
	for name, got := range map[string]quiz.Response{"exam": x.run.Steps[x.at].Response, "widget": x.widget.Response(), "strip": x.book.kept[x.at].Response} {
		if !slices.Equal(got.Picks, []int{1}) {
			t.Errorf("the %s has %+v, want the second option", name, got)
		}
	}
}
