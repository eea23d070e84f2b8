package quiz

import (
	"math/rand/v2"
	"strconv"
	"testing"
)

// blindly fills every blank at random: with one of its choices, or with a port of those that are taught. Steps are put
// into a random order, as only that can be done with them.
func blindly(q Question, r *rand.Rand) []string {
	out := make([]string, len(q.Task.Blanks))
	ports := []int{25, 110, 143, 465, 587, 993, 995}
	perm := r.Perm(len(q.Task.Blanks))
	for i, b := range q.Task.Blanks {
		switch {
		case q.Kind == Order:
			out[i] = b.Choices[perm[i]]
		case b.Choices == nil:
			out[i] = strconv.Itoa(ports[r.IntN(len(ports))])
		default:
			out[i] = b.Choices[r.IntN(len(b.Choices))]
		}
	}
	return out
}

func TestAGuessIsWorthLittle(t *testing.T) {
	t.Parallel()
	const rounds = 2000
	d := NewDeck(tasks())
	for i, a := range d.Course().Questions {
		r := seeded(uint64(i))
		sum, right := 0.0, 0
		for range rounds {
			q := d.Authored(i, r)
			v := d.Mark(q, Response{Fields: blindly(q, r)})
			sum += v.Credit
			if v.Right {
				right++
			}
		}
		mean := sum / rounds
		t.Logf("%s (%v): mean credit of a guess %.3f, wholly right %d of %d", a.ID, authoredKind(a.Kind), mean, right, rounds)
		if mean > 0.3 || right > rounds/50 {
			t.Errorf("%s: a guess earns %.3f on average, and is wholly right %d times of %d", a.ID, mean, right, rounds)
		}
	}
}
