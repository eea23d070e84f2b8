package ui

import (
	"slices"
	"testing"

	tea "charm.land/bubbletea/v2"

	"porthole/quiz"
)

// twice opens two windows on one exam, both at its first question with options.
func twice(t *testing.T) (d, d2 *driver) {
	t.Helper()
	d, store := examined(t)
	d2 = open(t, emailCourse(t), 100, 30, func(o *Options) { o.Store = opened(store) })
	d2.open(newExam(d2.study(), d2.home().waiting, d.running(), false, d2.clock))
	d.seek(quiz.Choice)
	d2.seek(quiz.Choice)
	return d, d2
}

func TestWhatIsDoneInOneWindowIsNotUndoneInAnother(t *testing.T) {
	d, d2 := twice(t)
	at := on[*exam](d).at
	d2.pick(1)
	d.press("ctrl+x") // the answer is not in this window yet
	d2.press("ctrl+n")
	d2.pick(2)
	d2.press("ctrl+p")
	d.press("ctrl+n", "ctrl+p") // nor is the next one
	for _, x := range []*exam{on[*exam](d), on[*exam](d2)} {
		if s := x.run.Steps[at]; !s.Flagged || !slices.Equal(s.Response.Picks, []int{1}) {
			t.Errorf("a window has %+v, want both the flag and the answer", s)
		}
	}
	for _, e := range []quiz.Exam{d.running(), on[*exam](d).run} {
		if s := e.Steps[at+1]; !slices.Equal(s.Response.Picks, []int{2}) {
			t.Errorf("what the other window gave has become %+v", s)
		}
	}
	d.sees("(•)", "›⚑")
	d.pick(0) // what this window changes itself takes the place of the other one's
	d2.press("ctrl+x")
	if s := d.running().Steps[at]; s.Flagged || !slices.Equal(s.Response.Picks, []int{0}) {
		t.Errorf("in the store is %+v", s)
	}
}

func TestWhatIsToldOfStepsOutOfOrderTakesNothingBack(t *testing.T) {
	d, _ := examined(t)
	d.seek(quiz.Choice)
	x := on[*exam](d)
	var told []tea.Msg
	for _, pick := range []int{0, 1} {
		_, cmd := x.give(keyPress(string(rune('1' + pick))))
		told = append(told, cmd())
	}
	d.send(told[1])
	d.send(told[0])
	for name, r := range map[string]quiz.Response{"exam": x.run.Steps[x.at].Response, "widget": x.widget.Response(), "strip": x.book.kept[x.at].Response} {
		if !slices.Equal(r.Picks, []int{1}) {
			t.Errorf("the %s has %+v, want the second option", name, r)
		}
	}
}
