package task

import (
	"fmt"
	"math/rand/v2"
	"strings"

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

// Reading is how what is filled in is read, a sentence that belongs to what is asked: a firewall's list from the top. "" for
// a task that has no such rule.
func (t *Task) Reading() string {
	if t == nil || t.Kind != Firewall {
		return ""
	}
	return "The first rule that matches decides."
}

// freedoms tell which rules may change places.
func (firewall) freedoms(t *Task) []string {
	p := newFormMarker(t).order
	var out []string
	for _, group := range p.groups() {
		first, last := group[0]+1, group[len(group)-1]+1
		switch links := p.links(group); {
		case len(group) == 1:
		case len(links) > 0:
			out = append(out, fmt.Sprintf("Rules %d to %d may stand in any order in which %s.", first, last, inWords(links)))
		case len(group) == 2:
			out = append(out, fmt.Sprintf("Rules %d and %d may change places.", first, last))
		default:
			out = append(out, fmt.Sprintf("Rules %d to %d may stand in any order.", first, last))
		}
	}
	return out
}

// inWords says which rules stand above which: "1 stands above 3, and 2 above 4".
func inWords(links [][2]int) string {
	var text strings.Builder
	fmt.Fprintf(&text, "%d stands above %d", links[0][0]+1, links[0][1]+1)
	for i, link := range links[1:] {
		and := ", "
		if i == len(links)-2 {
			and = " and "
		}
		fmt.Fprintf(&text, "%s%d above %d", and, link[0]+1, link[1]+1)
	}
	return text.String()
}
