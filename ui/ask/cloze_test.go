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

func gaps() quiz.Question {
	return quiz.Question{Kind: quiz.Cloze, Stem: "IMAPS uses [1], POP3S [2].", Task: &task.Task{
		Kind: task.Cloze, Lines: []string{"IMAPS uses port ", ", POP3S port ", "."}, Blanks: []task.Blank{{Label: "Gap 1"}, {Label: "Gap 2", Row: 1}},
	}}
}

func TestFieldsStandInTheText(t *testing.T) {
	theme := look.NewTheme(true)
	for _, width := range []int{8, 36, 76} {
		w := New(gaps(), look.NewKeys())
		w.Update(frame(width+4, 12))
		press(w, "9", "9", "3", "tab", "9", "9", "5")
		empty := New(gaps(), look.NewKeys()).Area(width, theme, nil)
		filled := w.Area(width, theme, nil)
		text := ansi.Strip(strings.Join(filled.Lines, " "))
		if !strings.Contains(text, "993") || !strings.Contains(text, "995") || !strings.Contains(text, "POP3S") {
			t.Errorf("at %d: %q", width, text)
		}
		v := quiz.Verdict{Credit: 0.5, Parts: task.Parts{{Label: "Gap 1", Given: "993", Want: "993", Right: true}, {Label: "Gap 2", Given: "995", Want: "995x"}}}
		judged := w.Area(width, theme, &v)
		if len(filled.Lines) != len(empty.Lines) || len(judged.Lines) != len(empty.Lines) || !slices.Equal(judged.Told, []bool{true, false}) {
			t.Errorf("at %d: %d, %d and %d lines, %v", width, len(empty.Lines), len(filled.Lines), len(judged.Lines), judged.Told)
		}
		for _, line := range slices.Concat(filled.Lines, judged.Lines) {
			if look.Width(line) > width {
				t.Errorf("at %d: %q is too wide", width, line)
			}
		}
		if out := press(w, "enter"); !out.Given || !slices.Equal(out.Response.Fields, []string{"993", "995"}) {
			t.Errorf("enter gives %+v", out)
		}
	}
}
