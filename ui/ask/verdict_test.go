package ask

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"porthole/quiz"
	"porthole/quiz/task"
	"porthole/ui/look"
)

// said is a verdict as a person sees it.
func said(k quiz.Kind, v quiz.Verdict, told []bool, width int) string {
	return ansi.Strip(strings.Join(Verdict(k, v, told, width, look.NewTheme(true)), "\n"))
}

func TestAVerdictListsOnlyWhatDoesNotStandBesideIt(t *testing.T) {
	part := func(label string, right bool) task.Part {
		return task.Part{Label: label, Given: "none", Want: "line 7", Right: right}
	}
	two := quiz.Verdict{Answer: "all", Credit: 1. / 3, Parts: task.Parts{part("Which?", true), part("Rule 1, port", false), part("Who?", false)}}
	blank := quiz.Verdict{Answer: "all", Blank: true, Parts: task.Parts{part("Which?", false), part("Who?", false)}}
	order := quiz.Verdict{Answer: "a → b → c", Credit: 1. / 3, Parts: two.Parts}
	for _, c := range []struct {
		name string
		kind quiz.Kind
		v    quiz.Verdict
		told []bool
		want string
	}{
		{"all told", quiz.Firewall, two, []bool{false, true, true}, "◐ 1 of 3 parts is right. Rule 1, port: line 7. Who? line 7."},
		{"one told", quiz.Firewall, two, []bool{false, true, false}, "◐ 1 of 3 parts is right.\n  Who? none ✗  line 7 ✓"},
		{"none told", quiz.Transcript, two, nil, "◐ 1 of 3 parts is right.\n  Rule 1, port: none ✗  line 7 ✓\n  Who? none ✗  line 7 ✓"},
		{"blank", quiz.Transcript, blank, nil, "✗ Nothing was filled in.\n  Which? line 7 ✓\n  Who? line 7 ✓"},
		{"blank, told", quiz.Sort, blank, []bool{true, true}, "✗ Nothing was filled in."},
		{"order", quiz.Order, order, nil, "◐ 1 of 3 parts is right.\n✓ marks a step that follows the right one.\nIn order: a → b → c"},
		{"right", quiz.Order, quiz.Verdict{Answer: "all", Right: true, Credit: 1, Parts: task.Parts{part("Which?", true), part("Who?", true)}}, nil, "✓ Right: both parts."},
	} {
		if got := said(c.kind, c.v, c.told, 72); got != c.want {
			t.Errorf("%s:\n%s\nnot\n%s", c.name, got, c.want)
		}
	}
}

func TestAVerdictSaysHowAnAnswerWithoutItsAccentsIsWritten(t *testing.T) {
	for _, c := range []struct {
		v    quiz.Verdict
		want string
	}{
		{quiz.Verdict{Answer: "café", Right: true, Found: []string{"café"}, Written: []string{"café"}, Explanation: "Coffee is café."}, "✓ Right; it is written café.\nCoffee is café."},
		{quiz.Verdict{Answer: "Hütte", Right: true, Found: []string{"Hütte"}, Written: []string{"Hütte"}, Rest: []string{"Haus"}}, "✓ Right; it is written Hütte. Also right: Haus."},
		{quiz.Verdict{Answer: "SFTP", Given: "FTPS", MixUp: "FTPS: the port is 990."}, "✗ Wrong. The answer: SFTP.\nFTPS: the port is 990."},
	} {
		if got := said(quiz.Typed, c.v, nil, 72); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

func TestAShortAnswerStaysOnOneLine(t *testing.T) {
	v := quiz.Verdict{Answer: "line 7", Parts: task.Parts{{Label: "Which is the first line that cannot be read?", Given: "line 3", Want: "line 7"}}}
	for width := 24; width <= 80; width++ {
		if got := said(quiz.Transcript, v, nil, width); !strings.Contains(got, "line 3 ✗") || !strings.Contains(got, "line 7 ✓") {
			t.Errorf("%d wide:\n%s", width, got)
		}
	}
}

func TestWhatIsToldOfAPartStandsThereWhole(t *testing.T) {
	for name, q := range performed() {
		for width := 40; width <= 84; width += 4 {
			for height := 10; height <= 40; height += 6 {
				w, f := New(q, look.NewKeys()), frame(width, height)
				w.Update(f)
				press(w, "1", "tab", "2")
				v := marked(q, w.Response())
				for i := range v.Parts {
					v.Parts[i].Want = "what is right in " + v.Parts[i].Label
				}
				a := w.Area(f.Prose(), f.Theme, v)
				text := strings.Join(strings.Fields(ansi.Strip(strings.Join(a.Lines, " "))), " ")
				for i, p := range v.Parts {
					if told := i < len(a.Told) && a.Told[i]; told && !p.Right && !ofLinesOrOptions(q, i) && !strings.Contains(text, p.Want+" ✓") {
						t.Fatalf("%s, %d × %d: %q is not in\n%s", name, width, height, p.Want, ansi.Strip(strings.Join(a.Lines, "\n")))
					}
				}
			}
		}
	}
}

// ofLinesOrOptions reports whether what is right in a part is marked among its options.
func ofLinesOrOptions(q quiz.Question, part int) bool {
	return q.Kind == quiz.Transcript && !q.Task.Blanks[part].IsLine()
}

func TestFieldsOfATableTakeTheSigns(t *testing.T) {
	q := things()
	w := New(q, look.NewKeys())
	w.Update(frame(100, 32))
	press(w, "1", "tab", "1", "tab", "2")
	got := drawn(w, 72, marked(q, w.Response()))
	if !strings.Contains(got, "1 993 ✗ · 110 ✓") || !strings.Contains(got, "2 143 ✗") {
		t.Errorf("drawn as\n%s", got)
	}
}

func TestSignsStandCloserWhereAFieldIsFull(t *testing.T) {
	q := things()
	fields := q.Task.Blanks[0].Choices
	for _, port := range []string{"25", "465", "587"} {
		q.Task.Blanks = append(q.Task.Blanks, task.Blank{Label: port, Choices: fields, Row: len(q.Task.Blanks)})
	}
	w := New(q, look.NewKeys())
	w.Update(frame(100, 40))
	for range q.Task.Blanks {
		press(w, "1", "tab")
	}
	before, after := drawn(w, 72, nil), drawn(w, 72, marked(q, w.Response()))
	if strings.Count(before, "\n") != strings.Count(after, "\n") || !strings.Contains(after, "465✓") || !strings.Contains(after, "587✗") {
		t.Errorf("drawn as\n%s", after)
	}
}

func TestTheLinesThatWereAskedForAreMarked(t *testing.T) {
	q := dialogue(12)
	w := New(q, look.NewKeys())
	w.Update(frame(100, 40))
	press(w, "5", "tab", "6")
	v := marked(q, w.Response())
	v.Parts[0].Want, v.Parts[1].Want = "line 4 or 11", "no line"
	got := drawn(w, 72, v)
	for _, want := range []string{"✓  4  C: command 4", "✓ 11  C: command 11", "   5  C: command 5", "   6  C: command 6"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
	if strings.Contains(got, "•  6") {
		t.Errorf("what was chosen last is marked alone:\n%s", got)
	}
}

func TestAConversationLeavesRoomForItsVerdict(t *testing.T) {
	for height := 16; height <= 60; height++ {
		w, f := New(dialogue(9), look.NewKeys()), frame(100, height)
		w.Update(f)
		a := w.Area(f.Prose(), f.Theme, nil)
		whole := len(a.Rest) == 0
		stem, head := 3, 2
		lines := len(a.Lines)
		if v := w.Area(f.Prose(), f.Theme, marked(dialogue(9), quiz.Response{})); len(v.Told) == 0 { // the prompt gives its place to it
			for lines > 0 && v.Lines[lines-1] == "" {
				lines--
			}
			lines++
		}
		if left := height - head - stem - lines; whole && left < verdictRoom {
			t.Errorf("%d high: %d lines are left for a verdict", height, left)
		}
	}
}
