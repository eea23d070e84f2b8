package task

import (
	"math/rand/v2"

	"porthole/content"
)

// settings asks for the settings of a mail program. Each row has a name, which is given.
type settings struct{ form }

func (s settings) set(t *Task, a content.Question, r *rand.Rand) {
	if a.Form == nil {
		return
	}
	for _, row := range a.Form.Rows {
		for len(t.Labels) <= row.Row {
			t.Labels = append(t.Labels, "")
		}
		if t.Labels[row.Row] == "" && a.Form.Labels > 0 && len(row.Cells) > 0 {
			t.Labels[row.Row] = either(row.Cells[0])
		}
	}
	s.fill(t, *a.Form, func(row int) string { return s.label(t, row) }, r)
}

func (s settings) answers(t *Task) []string { return s.named(t, s.form.answers(t)) }

func (s settings) shown(t *Task, given []string) []string { return s.named(t, s.form.shown(t, given)) }

// named puts the name of each row before a text.
func (s settings) named(t *Task, texts []string) []string {
	for i, row := range s.rows(t) {
		if row < len(t.Labels) {
			texts[i] = s.label(t, row) + ": " + texts[i]
		}
	}
	return texts
}

func (settings) label(t *Task, row int) string {
	if row < 0 || row >= len(t.Labels) {
		return ""
	}
	return t.Labels[row]
}
