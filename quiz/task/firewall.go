package task

import (
	"fmt"
	"math/rand/v2"
	"slices"

	"porthole/content"
)

// firewall asks for the rules of a firewall, from the top.
type firewall struct{ form }

func (f firewall) set(t *Task, a content.Question, r *rand.Rand) {
	if a.Form != nil {
		f.fill(t, *a.Form, func(row int) string { return fmt.Sprintf("Rule %d", row+1) }, r)
	}
}

func (f firewall) keyLines(t *Task, answers []string) []string {
	var out []string
	for i, answer := range answers {
		out = append(out, fmt.Sprintf("Rule %d: %s", i+1, answer))
	}
	return append(out, f.freedoms(t)...)
}

// freedoms tell which rules may change places.
func (firewall) freedoms(t *Task) []string {
	var out []string
	for _, run := range newFormMarker(t).runs {
		first, last := run[0]+1, run[len(run)-1]+1
		switch {
		case len(run) == 2:
			out = append(out, fmt.Sprintf("Rules %d and %d may change places.", first, last))
		case len(run) > 2:
			out = append(out, fmt.Sprintf("Rules %d to %d may stand in any order.", first, last))
		}
	}
	return out
}

// sameAction reports whether two rules do the same with what they match, so that either may stand first: no packet tells
// them apart.
func (firewall) sameAction(k key, a, b int) bool {
	one, other := k.ways(a), k.ways(b)
	if len(one) == 0 || len(other) == 0 || len(one[0]) == 0 || len(other[0]) == 0 {
		return false
	}
	return slices.EqualFunc(one[0][len(one[0])-1], other[0][len(other[0])-1], same)
}
