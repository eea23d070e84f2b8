package quiz

import (
	"fmt"
	"math/rand/v2"
	"slices"

	"porthole/content"
	"porthole/quiz/spelling"
)

// firewall asks for the rules of a firewall, from the top.
func (q Question) firewall(f content.Form, r *rand.Rand) Question {
	q = q.form(f, func(row int) string { return fmt.Sprintf("Rule %d", row+1) }, r)
	for _, row := range q.formRows() {
		q.Answers = append(q.Answers, either(q.key.rowTexts(row, f.Labels)))
	}
	return q
}

// formRows are the rows of a form, from the top.
func (q Question) formRows() []int {
	var rows []int
	for _, b := range q.Blanks {
		if !slices.Contains(rows, b.Row) {
			rows = append(rows, b.Row)
		}
	}
	return rows
}

// sameAction reports whether two rules do the same with what they match, so that either may stand first: no packet tells
// them apart.
func (k *taskKey) sameAction(a, b int) bool {
	one, other := k.ways(a), k.ways(b)
	if len(one) == 0 || len(other) == 0 || len(one[0]) == 0 || len(other[0]) == 0 {
		return false
	}
	return slices.EqualFunc(one[0][len(one[0])-1], other[0][len(other[0])-1], func(x, y string) bool { return spelling.Norm(x) == spelling.Norm(y) })
}
