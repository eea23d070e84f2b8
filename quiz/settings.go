package quiz

import (
	"math/rand/v2"

	"porthole/content"
)

// settings asks for the settings of a mail program. Each row has a name, which is given.
func (q Question) settings(f content.Form, r *rand.Rand) Question {
	for _, row := range f.Rows {
		for len(q.Labels) <= row.Row {
			q.Labels = append(q.Labels, "")
		}
		if q.Labels[row.Row] == "" && f.Labels > 0 && len(row.Cells) > 0 {
			q.Labels[row.Row] = either(row.Cells[0])
		}
	}
	q = q.form(f, q.labelOf, r)
	for _, row := range q.formRows() {
		q.Answers = append(q.Answers, q.labelOf(row)+": "+either(q.key.rowTexts(row, f.Labels)))
	}
	return q
}

func (q Question) labelOf(row int) string {
	if row < 0 || row >= len(q.Labels) {
		return ""
	}
	return q.Labels[row]
}
