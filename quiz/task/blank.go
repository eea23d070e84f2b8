package task

import (
	"cmp"
	"slices"
	"strings"

	"porthole/quiz/spelling"
)

// Blank is one place to fill in.
type Blank struct {
	Label string `json:"label"` // names it where it is asked for by itself: "Rule 2, port", "Outgoing, security"
	// Choices are what can be put there; of text that is typed nil. A line of a transcript is chosen by its number, "4", or
	// NoLine; of Order every blank has the same ones, in the order in which they are shown first.
	Choices []string `json:"choices"`
	Start   string   `json:"start"` // what stands there at the beginning; "" for nothing
	Row     int      `json:"row"`   // of its table
	Column  int      `json:"column"`
}

// NoLine is chosen where no line of a transcript is the one asked for.
const NoLine = "none"

// IsLine reports whether a line of a transcript is asked for.
func (b Blank) IsLine() bool { return len(b.Choices) > 0 && b.Choices[len(b.Choices)-1] == NoLine }

// holds reports whether what stands in a blank is right there. A number that was typed is marked as one, whatever stands
// around it; what is one of the blank's choices is that choice and no other.
func (t *Task) holds(b Blank, given string, wanted []string) bool {
	is := func(text string) bool { return same(text, given) }
	if len(wanted) == 0 || slices.ContainsFunc(wanted, is) {
		return len(wanted) > 0 || spelling.Norm(given) == ""
	}
	if spelling.Norm(given) == "" || len(given) > spelling.MaxTyped || slices.ContainsFunc(b.Choices, is) {
		return false
	}
	spans, ok := spelling.Numbers(given, spelling.Noise(t.wordsAround(b)))
	among := func(spans []spelling.Span) bool {
		return !slices.ContainsFunc(spans, func(s spelling.Span) bool {
			return !slices.ContainsFunc(wanted, func(w string) bool { return spelling.Norm(w) == s.String() })
		})
	}
	return ok && (among(spans) || among(spelling.Merge(spans)))
}

// wordsAround are the words that may stand around a number in a blank: those of its heading, and "line".
func (t *Task) wordsAround(b Blank) []string {
	words := []string{"line"}
	if b.Column >= 0 && b.Column < len(t.Header) {
		words = append(words, spelling.Words(t.Header[b.Column])...)
	}
	return words
}

func same(a, b string) bool { return spelling.Norm(a) == spelling.Norm(b) }

func appendNew(list []string, s string) []string {
	if slices.Contains(list, s) {
		return list
	}
	return append(list, s)
}

// orDash returns a text, and a dash for none.
func orDash(text string) string {
	return cmp.Or(text, "–")
}

// either names what is equally right: "465 or 587".
func either(list []string) string { return strings.Join(list, " or ") }
