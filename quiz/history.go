package quiz

import "slices"

// history is what was asked and answered in a drill, the last first. Drills that went on from one another share what they
// have in common; nil is that of a drill in which nothing was answered yet.
type history struct {
	Answered
	turn   turn
	before *history
	count  int // this one included
}

func (h *history) with(t turn, a Answered) *history {
	return &history{Answered: a, turn: t, before: h, count: h.len() + 1}
}

func (h *history) len() int {
	if h == nil {
		return 0
	}
	return h.count
}

// all yields what was asked, the last first.
func (h *history) all(yield func(*history) bool) {
	for ; h != nil; h = h.before {
		if !yield(h) {
			return
		}
	}
}

// answered returns what was answered, in order.
func (h *history) answered() []Answered {
	out := make([]Answered, h.len())
	for at := range h.all {
		out[at.count-1] = at.Answered
	}
	return out
}

// turns returns the last turns, at most so many, in order.
func (h *history) turns(most int) []turn {
	var out []turn
	for at := range h.all {
		if len(out) == most {
			break
		}
		out = append(out, at.turn)
	}
	slices.Reverse(out)
	return out
}
