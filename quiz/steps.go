package quiz

import (
	"fmt"
	"math/rand/v2"
	"slices"

	"porthole/quiz/spelling"
)

// order asks to put steps in order. They are never shown in the right one.
func (q Question) order(steps []string, r *rand.Rand) Question {
	shown := slices.Clone(steps)
	for range maxShuffles {
		if shuffle(shown, r); !sameSteps(shown, steps) {
			break
		}
	}
	for i, step := range steps {
		q.Blanks = append(q.Blanks, Blank{Label: fmt.Sprintf("Step %d", i+1), Choices: shown, Row: i})
		q.key.Wanted = append(q.key.Wanted, []string{step})
	}
	q.Answers = slices.Clone(steps)
	return q
}

// maxShuffles bounds how often steps are shuffled anew; steps that are all the same are in order however they stand.
const maxShuffles = 64

func sameSteps(a, b []string) bool {
	return slices.EqualFunc(a, b, func(x, y string) bool { return spelling.Norm(x) == spelling.Norm(y) })
}

// steps returns the steps in order.
func (k *taskKey) steps() []string {
	var out []string
	for _, wanted := range k.Wanted {
		if len(wanted) > 0 {
			out = append(out, wanted[0])
		}
	}
	return out
}

// orderParts marks what comes first and what follows what, so that steps that are in order among themselves count
// wherever they stand.
func orderParts(steps, given []string) []Part {
	parts := make([]Part, len(steps))
	inOrder := sameSteps(steps, given)
	used := make([]bool, len(given))
	for i, step := range steps {
		before := "" // the first one
		p := Part{Label: step + " comes first", Want: step, Given: at(given, 0)}
		if i > 0 {
			before = steps[i-1]
			p = Part{Label: step + " follows " + before, Want: before, Given: precedes(given, step)}
		}
		for j, g := range given {
			if used[j] || g == "" || spelling.Norm(g) != spelling.Norm(step) || (j == 0) != (i == 0) || j > 0 && spelling.Norm(given[j-1]) != spelling.Norm(before) {
				continue
			}
			used[j], p.Right, p.Given = true, true, p.Want
			break
		}
		parts[i] = p
	}
	if !inOrder && !slices.ContainsFunc(parts, func(p Part) bool { return !p.Right }) {
		for i := range parts { // steps that occur twice can follow each other in several orders
			parts[i].Right = spelling.Norm(at(given, i)) == spelling.Norm(steps[i])
		}
	}
	return parts
}

func at(list []string, i int) string {
	if i < 0 || i >= len(list) {
		return ""
	}
	return spelling.Short(list[i])
}

// precedes returns what was given before a step; "" where it stands first, or nowhere.
func precedes(given []string, step string) string {
	j := slices.IndexFunc(given, func(g string) bool { return spelling.Norm(g) == spelling.Norm(step) })
	return at(given, j-1)
}
