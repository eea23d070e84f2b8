package ask

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"porthole/quiz"
	"porthole/ui/look"
)

func TestInALowWindowTheBlankThatIsFilledInStandsAloneWithItsChoices(t *testing.T) {
	for name, q := range map[string]quiz.Question{"firewall": firewall(), "settings": settings(), "sort": things()} {
		for _, open := range []bool{false, true} {
			w, f := descriptorOf(q.Kind).widget(q, look.NewKeys(), open), frame(40, 6)
			w.Update(f)
			for n, b := range q.Task.Blanks {
				a := w.Area(f.Prose(), f.Theme, nil)
				block := ansi.Strip(strings.Join(a.Lines[a.Focus:a.Until+1], " "))
				wants := []string{fmt.Sprintf("(%d of %d)", n+1, len(q.Task.Blanks))}
				for i, c := range b.Choices {
					wants = append(wants, strconv.Itoa(i+1)+" "+c)
				}
				for _, want := range wants {
					if !strings.Contains(block, want) {
						t.Errorf("%s: %q is not in\n%s", name, want, block)
					}
				}
				press(w, "tab")
			}
		}
	}
}

func TestNothingMovesInALowWindow(t *testing.T) {
	for name, q := range performed() {
		if q.Kind == quiz.Transcript || q.Kind == quiz.Order {
			continue // they show no blank alone in this way
		}
		for _, height := range []int{8, 12, 18} {
			w, f := NewOpen(q, look.NewKeys(), quiz.Response{}), frame(40, height)
			w.Update(f)
			high := len(w.Area(f.Prose(), f.Theme, nil).Lines)
			for _, k := range pressed() {
				press(w, k)
				if now := len(w.Area(f.Prose(), f.Theme, nil).Lines); now != high {
					t.Errorf("%s: %q made it %d lines high, not %d", name, k, now, high)
				}
			}
		}
	}
}
