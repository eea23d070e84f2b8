package task

import (
	"math/rand/v2"
	"slices"

	"porthole/content"
)

// sorting asks to sort things into the fields of a table. What stands in several is right in any of them.
type sorting struct{ byBlank }

func (s sorting) set(t *Task, a content.Question, r *rand.Rand) {
	if a.Sorting == nil {
		return
	}
	t.Header, t.Labels = slices.Clone(a.Sorting.Columns), slices.Clone(a.Sorting.Rows)
	var fields []string
	for _, row := range t.Labels {
		for _, column := range t.Header {
			fields = append(fields, s.field(row, column))
		}
	}
	things := slices.Clone(a.Sorting.Things)
	shuffle(things, r)
	for i, thing := range things {
		t.Blanks = append(t.Blanks, Blank{Label: thing.Text, Choices: fields, Row: i})
		t.key.Wanted = append(t.key.Wanted, s.wanted(*a.Sorting, thing.Text))
	}
}

// wanted returns where a thing belongs.
func (s sorting) wanted(a content.Sorting, thing string) []string {
	var out []string
	for _, t := range a.Things {
		if t.Text == thing && t.Row >= 0 && t.Row < len(a.Rows) && t.Column >= 0 && t.Column < len(a.Columns) {
			out = appendNew(out, s.field(a.Rows[t.Row], a.Columns[t.Column]))
		}
	}
	return out
}

// field names a field of a table by its row and its column: "Download, TLS first".
func (sorting) field(row, column string) string {
	switch {
	case row == "":
		return column
	case column == "":
		return row
	}
	return row + ", " + column
}

func (sorting) stimulus(t *Task) []string { return listLines(t.labels()) }

func (sorting) answers(t *Task) []string { return t.labelled(byBlank{}.answers(t)) }

func (sorting) shown(t *Task, given []string) []string { return t.labelled(byBlank{}.shown(t, given)) }

func (sorting) texts(t *Task) []string { return t.labels() }

// labelled puts the label of each blank before a text.
func (t *Task) labelled(texts []string) []string {
	for i, b := range t.Blanks {
		texts[i] = b.Label + ": " + texts[i]
	}
	return texts
}
