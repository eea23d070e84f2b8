package ask

import (
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"porthole/quiz"
	"porthole/quiz/task"
	"porthole/ui/look"
)

func TestAFormIsFilledInFromCellToCell(t *testing.T) {
	w := New(firewall(), look.NewKeys())
	out := press(w, "3", "enter", "9", "9", "3", "enter", "space", "enter", "3", "l", "h", "right", "space", "space")
	if want := []string{"staff", "993", "allow", "staff", "h", "deny"}; out.Given || !slices.Equal(w.Response().Fields, want) {
		t.Errorf("given %+v, in it stands %q, want %q", out, w.Response().Fields, want)
	}
	if out := press(w, "enter"); !out.Given || !slices.Equal(out.Response.Fields, w.Response().Fields) {
		t.Errorf("enter on the last cell gave %+v", out)
	}
}

func TestAPortThatIsChosenIsTyped(t *testing.T) {
	q := firewall()
	q.Task.Blanks[1].Choices = []string{"110", "25", "53", "587"}
	w := New(q, look.NewKeys())
	press(w, "tab", "2")
	for _, c := range []struct{ key, want string }{{"5", "25"}, {"5", "53"}, {"8", "587"}, {"1", "110"}} {
		if press(w, c.key); w.Response().Fields[1] != c.want {
			t.Errorf("%s: %q, want %q", c.key, w.Response().Fields[1], c.want)
		}
	}
}

func TestLettersAreTextInATypedCellAlone(t *testing.T) {
	w := New(firewall(), look.NewKeys())
	if w.Typing() {
		t.Error("a choice takes text")
	}
	if press(w, "tab"); !w.Typing() {
		t.Error("a cell that is typed takes no text")
	}
	press(w, "j", "space", "?")
	if got := w.Response().Fields[1]; got != "j ?" {
		t.Errorf("typed %q", got)
	}
	if out := press(w, "esc"); !out.Leave {
		t.Error("esc does not leave")
	}
}

func TestAnAnswerThatIsNotWholeIsAskedForTwice(t *testing.T) {
	for name, q := range map[string]quiz.Question{"firewall": firewall(), "transcript": dialogue(5), "sort": things()} {
		w := New(q, look.NewKeys())
		last := w.Update(stroke("ctrl+d"))
		if last.Given || last.Notice != "Nothing yet. Ctrl+d again: don't know." {
			t.Errorf("%s: nothing gave %+v", name, last)
		}
		press(w, "1")
		if out := w.Update(stroke("ctrl+d")); out.Given || !strings.HasPrefix(out.Notice, "Still empty: ") || !strings.Contains(out.Notice, "Ctrl+d again") {
			t.Errorf("%s: one of several gave %+v", name, out)
		}
		if out := w.Update(stroke("ctrl+d")); !out.Given || len(out.Response.Fields) != len(q.Task.Blanks) {
			t.Errorf("%s: twice gave %+v", name, out)
		}
	}
}

func TestALineIsMarkedByItsNumberByTheCursorOrAsNone(t *testing.T) {
	w := New(dialogue(12), look.NewKeys())
	press(w, "1", "1", "enter", "down", "down", "enter", "2", "up")
	if want := []string{"11", "2", "the client"}; !slices.Equal(w.Response().Fields, want) {
		t.Errorf("in it stands %q, want %q", w.Response().Fields, want)
	}
	press(w, "shift+tab", "n")
	if got := w.Response().Fields[1]; got != task.NoLine {
		t.Errorf("n marked %q", got)
	}
	press(w, "1", "0")
	if got := w.Response().Fields[1]; got != "10" {
		t.Errorf("1 and 0 marked %q", got)
	}
}

func TestALongConversationKeepsCursorAndPromptInSight(t *testing.T) {
	f := frame(40, 10)
	w := New(dialogue(60), look.NewKeys())
	w.Update(f)
	for range 40 {
		press(w, "down")
	}
	a := w.Area(f.Prose(), f.Theme, nil)
	shown, _ := look.Window(a.Lines, f.Height-1, a.Focus, a.Focus)
	got := ansi.Strip(strings.Join(shown, "\n"))
	if !strings.Contains(got, "› 40  C: command 40") || !strings.Contains(got, "Which line asks for TLS?") {
		t.Errorf("in sight is\n%s", got)
	}
}

func TestAStepIsCarriedShiftedOrSentToItsPlace(t *testing.T) {
	for name, keys := range map[string][]string{
		"carried": {"space", "down", "space", "down", "down", "space", "up", "enter"},
		"shifted": {"shift+down", "down", "down", "shift+up"},
		"sent":    {"2", "down", "down", "3"},
	} {
		w := New(steps(), look.NewKeys())
		if press(w, keys...); !slices.Equal(w.Response().Fields, steps().Answers) {
			t.Errorf("%s: %q", name, w.Response().Fields)
		}
		if out := press(w, "enter"); !out.Given || !slices.Equal(out.Response.Fields, steps().Answers) {
			t.Errorf("%s: enter gave %+v", name, out)
		}
	}
}

func TestAThingGoesIntoTheFieldOfItsNumber(t *testing.T) {
	w := New(things(), look.NewKeys())
	w.Update(frame(100, 32))
	press(w, "4", "down", "1", "down", "3", "enter", "left", "left", "left")
	if want := []string{"Sync, TLS", "Download, clear", "Sync, clear", "Download, TLS"}; !slices.Equal(w.Response().Fields, want) {
		t.Errorf("in it stands %q, want %q", w.Response().Fields, want)
	}
	if got := drawn(w, 72, nil); !strings.Contains(got, "2 995") || !strings.Contains(got, "4 993") {
		t.Errorf("the table does not fill up:\n%s", got)
	}
}

func TestAVerdictStandsBesideEachPartWithWhatIsRight(t *testing.T) {
	for name, q := range map[string]quiz.Question{"firewall": firewall(), "settings": settings(), "transcript": dialogue(4), "sort": things()} {
		for _, width := range []int{36, 72} {
			w := New(q, look.NewKeys())
			w.Update(frame(width+4, 40))
			press(w, "1")
			got := drawn(w, width, marked(q, w.Response()))
			for _, want := range []string{"✗", "✓", "465 or 5"} {
				if !strings.Contains(got, want) {
					t.Errorf("%s, %d wide: no %q in\n%s", name, width, want, got)
				}
			}
		}
	}
}

func TestAMouseFillsInToo(t *testing.T) {
	click := func(w Widget, text string) {
		a := w.Area(72, look.NewTheme(true), nil)
		for i, line := range a.Lines {
			if strings.Contains(ansi.Strip(line), text) {
				w.Update(Click{Hit: a.Hits[i]})
				return
			}
		}
		t.Errorf("no line with %q", text)
	}
	talk := New(dialogue(4), look.NewKeys())
	talk.Update(frame(100, 40))
	click(talk, "command 3")
	click(talk, "Who spoke")
	click(talk, "the client")
	if got := talk.Response().Fields; !slices.Equal(got, []string{"3", "", "the client"}) {
		t.Errorf("the conversation holds %q", got)
	}
	order := New(steps(), look.NewKeys())
	click(order, "greeting")
	click(order, "EHLO")
	if got := order.Response().Fields; len(got) == 0 || got[0] != "greeting" {
		t.Errorf("the order is %q", got)
	}
	sorts := New(things(), look.NewKeys())
	click(sorts, "143")
	click(sorts, "143")
	if got := sorts.Response().Fields; len(got) == 0 || got[2] != "Download, clear" {
		t.Errorf("sorted as %q", got)
	}
	form := New(firewall(), look.NewKeys())
	click(form, "2  ")
	press(form, "1")
	if got := form.Response().Fields; len(got) == 0 || got[3] != "any" {
		t.Errorf("the form holds %q", got)
	}
}

func TestWhatIsTypedTakesThePlaceOfWhatStoodThere(t *testing.T) {
	w := New(settings(), look.NewKeys())
	press(w, "9", "9", "3")
	if got := w.Response().Fields; len(got) == 0 || got[0] != "993" {
		t.Errorf("typed over 995: %q", got)
	}
	w = New(settings(), look.NewKeys())
	press(w, "backspace", "3")
	if got := w.Response().Fields; len(got) == 0 || got[0] != "993" {
		t.Errorf("corrected: %q", got)
	}
}

func TestARoundThroughAFormChangesNothing(t *testing.T) {
	w := New(settings(), look.NewKeys())
	press(w, "tab", "tab", "tab", "shift+tab", "up", "down")
	if w.Begun() || w.Response().Fields != nil {
		t.Errorf("in it stands %q", w.Response().Fields)
	}
}
