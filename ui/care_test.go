package ui

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"porthole/quiz"
	"porthole/quiz/exam"
	"porthole/quiz/memory"
	"porthole/ui/look"
)

// manyRows is a document with a table of n rows.
func manyRows(n int) string {
	var b strings.Builder
	b.WriteString("# Many\n\n| Protocol | Port |\n|---|---|\n")
	for i := range n {
		fmt.Fprintf(&b, "| P%d | %d |\n", i, 100+7*i)
	}
	return b.String()
}

func TestAMatchHasNoMorePairsThanKeys(t *testing.T) {
	for _, count := range []int{-1, 9, 10, 40} {
		d := open(t, parse(t, manyRows(40)), 80, 24)
		d.move(startMatch(d.study(), quiz.Selection{Count: count}, d.clock))
		if n := len(on[*match](d).session.Left()); n != 9 {
			t.Errorf("asked for %d: %d pairs", count, n)
		}
		d.press("9", "i")
		d.sees("i  ")
	}
}

func TestAKeyThatTypesADigitIsThatDigit(t *testing.T) {
	d := open(t, seedCourse(t), 80, 24)
	d.move(startMatch(d.study(), quiz.Selection{}, d.clock))
	d.send(tea.KeyPressMsg{Code: '&', Text: "2"}) // a French keyboard; a keypad does the like
	if at := on[*match](d).left.At; at != 1 {
		t.Errorf("the cursor stands at %d", at)
	}
}

// What is saved when a screen is left must be in the store before the next one reads it, whatever commands are carried
// out beside each other.
func TestWhatIsSavedOnLeavingIsReadAfterwards(t *testing.T) {
	store := &ordered{InMemory: exam.NewInMemory()}
	d := open(t, parse(t, "# N\n\n## One\n\nText.\n"), 80, 24, func(o *Options) { o.Store = opened(store) })
	d.press("enter")
	store.calls = nil
	d.press("enter")
	if got := strings.Join(store.calls, " "); got != "mark read" {
		t.Errorf("the store was asked to %q, want to mark, then to read", got)
	}
	d.sees("1 of 1 read")
}

// ordered notes in which order lessons are marked and read.
type ordered struct {
	*exam.InMemory
	calls []string
}

func (o *ordered) MarkRead(ctx context.Context, course, lesson string, at time.Time) error {
	o.calls = append(o.calls, "mark")
	return o.InMemory.MarkRead(ctx, course, lesson, at)
}

func (o *ordered) Learner(ctx context.Context, course string) (exam.Learner, error) {
	o.calls = append(o.calls, "read")
	return o.InMemory.Learner(ctx, course)
}

func TestATableGivenUpSetsNoRecord(t *testing.T) {
	d := open(t, seedCourse(t), 100, 24)
	d.move(startGrid(d.study(), quiz.Selection{}, d.clock))
	d.press("ctrl+d", "ctrl+d", "enter")
	d.sees("Fill the table  no best time yet")
}

func TestAGivenUpTableCanBeReadToItsEndInTheSmallestWindow(t *testing.T) {
	d := open(t, seedCourse(t), 40, 12)
	d.move(startGrid(d.study(), quiz.Selection{}, d.clock))
	d.press("ctrl+d", "ctrl+d")
	for range 20 {
		d.press("down")
	}
	d.sees("993")
}

func TestHomeShowsEveryRowOfTheMapThatFits(t *testing.T) {
	d := open(t, seedCourse(t), 80, 24)
	for height := 14; height <= 30; height++ {
		for _, width := range []int{40, 60, 80} {
			d.resize(width, height)
			if screen := d.screen(); !strings.Contains(screen, "IMAP ") && !strings.Contains(screen, "t shows the whole table") {
				t.Errorf("%d × %d shows neither the last row nor that there is more:\n%s", width, height, screen)
			}
		}
	}
	d.resize(80, 18)
	d.sees("SMTP ", "POP3 ", "IMAP ")
}

func TestAFormLeftAloneIsNoRestriction(t *testing.T) {
	d := open(t, emailCourse(t), 80, 24)
	sel := newChoose(d.study()).selection()
	if len(sel.Kinds)+len(sel.Relations)+len(sel.Lessons)+len(sel.Directions) > 0 || sel.Count != quiz.DefaultCount {
		t.Errorf("%+v", sel)
	}
}

func TestTheWheelMovesAtOnce(t *testing.T) {
	d := open(t, seedCourse(t), 80, 24)
	d.send(tea.MouseWheelMsg{Button: tea.MouseWheelDown})
	d.sees("› Lessons")
}

func TestNothingIsPromisedThatIsNotThere(t *testing.T) {
	d := open(t, parse(t, "# N\n\n## One\n\nText.\n"), 80, 24)
	d.press("enter", "enter")
	d.sees("every lesson is read")
	d.press("enter")
	d.sees("Lessons", "One")
}

func TestANoticeGoesWithAClick(t *testing.T) {
	d := open(t, seedCourse(t), 80, 24)
	d.drill(quiz.Selection{Kinds: []quiz.Kind{quiz.Choice}, Count: 1})
	d.press("enter")
	d.sees("Nothing yet.")
	d.click(" 1  ")
	d.misses("Nothing yet.")
}

func TestWhatFitsShowsNoMore(t *testing.T) {
	d := open(t, parse(t, "# N\n\n## One\n\n"+
		"| Protocol | Default port |\n|---|---|\n| SMTP | 25 |\n| POP3 | 110 |\n| IMAP | 143 |\n| HTTP | 80 |\n| DNS | 53 |\n"), 40, 12)
	d.drill(quiz.Selection{Kinds: []quiz.Kind{quiz.Choice}, Count: 1})
	room := on[*drill](d)
	for height := 12; height > 4; height-- { // down to the last line that is not empty
		area := room.question(look.Frame{Width: 40, Height: height, Theme: room.frame.Theme})
		if last := area.Lines[len(area.Lines)-1]; last == "" || len(area.Hits) != len(area.Lines) {
			t.Fatalf("%q, %d hits", area.Lines, len(area.Hits))
		}
	}
	d.misses("↓")
}

func TestNoticesFitTheSmallestWindow(t *testing.T) {
	d := open(t, seedCourse(t), 40, 12)
	d.drill(quiz.Selection{Kinds: []quiz.Kind{quiz.Choice}, Count: 2})
	d.press("enter")
	d.sees(ask2)
	d.answer(true)
	d.press("g")
	d.sees("A guess: it counts as not known.")
	d.press("esc")
	d.move(startGrid(d.study(), quiz.Selection{}, d.clock))
	d.press("ctrl+d")
	d.sees("0 of 12 right · ctrl+d: the answers")
}

func TestADayOfThePlanNamesAnotherYearAndWhatItIsFor(t *testing.T) {
	theme := on[*home](open(t, emailCourse(t), 80, 24)).frame.Theme
	day := quiz.AgendaDay{Sitting: memory.Sitting{Day: memory.DayOf(noon()) + 40, Time: 30 * time.Minute}, Lessons: []int{3}, New: 8, Reviews: 1, Mock: true}
	lines := func(width int) string { return ansi.Strip(strings.Join(plannedLines(day, noon(), width, theme), "\n")) }
	if got, want := lines(76), " 2 Jan 2027 30 minutes  lesson 4, 8 new cards, 1 review, a practice exam"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	day.Day, day.Lessons, day.Mock = memory.DayOf(noon()), []int{3, 4, 5}, false
	if got, want := lines(76), "Mon 23 Nov  30 minutes  today · lessons 4 to 6, 8 new cards, 1 review"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got, want := lines(36), "Mon 23 Nov  30 minutes  today\n    lessons 4 to 6, 8 new cards, 1\n    review"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestAnEmptyDocumentPromisesNothing(t *testing.T) {
	d := open(t, parse(t, ""), 80, 24)
	d.sees("there is nothing to learn here yet", "Lessons         none in this document", "Drill           nothing to ask")
	d.misses("every lesson is read", "can be read")
	for range 4 {
		d.press("enter")
		if _, home := d.top().(*home); home {
			d.sees("here is nothing to ") // ask, or match
		} else {
			d.sees("This document has no lessons")
			d.press("esc")
		}
		d.press("down")
	}
}

func TestATableToFillStandsStill(t *testing.T) {
	d := open(t, seedCourse(t), 100, 24)
	d.move(startGrid(d.study(), quiz.Selection{}, d.clock))
	heading := d.rows()[2]
	g := on[*grid](d)
	for i := range g.blanks {
		answer := g.session.Answer(g.at().row, g.at().col)
		d.typed(answer[:len(answer)-1] + "#")
		if now := d.rows()[2]; now != heading {
			t.Fatalf("while typing the headings move:\n%s\n%s", heading, now)
		}
		d.press("enter") // wrong
		if now := d.rows()[2]; now != heading {
			t.Fatalf("with the sign the headings move:\n%s", d.screen())
		}
		if i == 0 { // the text stands below its heading
			column := g.at().col
			name := g.session.Header()[column]
			row := []rune(d.rows()[4+g.at().row])
			before, _, _ := strings.Cut(heading, name)
			if at := len([]rune(before)); string(row[at]) != answer[:1] {
				t.Errorf("%q does not stand below its heading:\n%s", answer, d.screen())
			}
		}
		d.typed(answer) // in the place of what was wrong
		if now := d.rows()[2]; now != heading {
			t.Fatalf("with all of it the headings move:\n%s", d.screen())
		}
		d.press("enter")
	}
	d.sees("Every cell is right")
}
