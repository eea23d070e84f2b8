package quiz

import (
	"math/rand/v2"
	"testing"

	"porthole/content"
)

// portsOf are the numbers that a course teaches: what a guesser would type.
func portsOf(c *content.Course) []string {
	var out []string
	for _, f := range c.Facts {
		if f.Kind == content.Number {
			for _, v := range f.Values {
				out = appendNew(out, v.Text)
			}
		}
	}
	return out
}

// guessed fills every blank at random, what is typed with a port of the course; steps are put into a random order.
func guessed(q Question, ports []string, r *rand.Rand) []string {
	out := make([]string, len(q.Task.Blanks))
	perm := r.Perm(len(q.Task.Blanks))
	for i, b := range q.Task.Blanks {
		switch {
		case q.Kind == Order:
			out[i] = b.Choices[perm[i]]
		case b.Choices == nil:
			out[i] = ports[r.IntN(len(ports))]
		default:
			out[i] = b.Choices[r.IntN(len(b.Choices))]
		}
	}
	return out
}

// A learner who guesses blindly earns less than a quarter of the points of each performance-based kind of the built-in
// courses.
func TestAGuesserEarnsLessThanAQuarterOfEachKind(t *testing.T) {
	t.Parallel()
	const rounds = 300
	for _, name := range content.BuiltinNames() {
		d := builtin(t, name)
		ports := portsOf(d.Course())
		earned, asked := map[Kind]float64{}, map[Kind]int{}
		for i, a := range d.Course().Questions {
			kind := authoredKind(a.Kind)
			if !kind.Performed() {
				continue
			}
			r := seeded(uint64(i))
			for range rounds {
				q := d.Authored(i, r)
				earned[kind] += d.Mark(q, Response{Fields: guessed(q, ports, r)}).Credit
				asked[kind]++
			}
		}
		for kind, points := range earned {
			mean := points / float64(asked[kind])
			t.Logf("%s, %s: %.3f of a point over %d questions", name, kind, mean, asked[kind]/rounds)
			if mean >= 0.25 {
				t.Errorf("%s: a guess earns %.3f of a point of the kind %s", name, mean, kind)
			}
		}
		if len(asked) < 3 {
			t.Errorf("%s has performance-based questions of %d kinds", name, len(asked))
		}
	}
}
