package quiz

import (
	"math/rand/v2"
	"slices"

	"porthole/content"
)

// sorting asks to sort things into the fields of a table. What stands in several is right in any of them.
func (q Question) sorting(s content.Sorting, r *rand.Rand) Question {
	q.Header, q.Labels = slices.Clone(s.Columns), slices.Clone(s.Rows)
	var fields []string
	for _, row := range s.Rows {
		for _, column := range s.Columns {
			fields = append(fields, fieldNamed(row, column))
		}
	}
	things := slices.Clone(s.Things)
	shuffle(things, r)
	for i, t := range things {
		wanted := wantedFields(s, t.Text)
		q.Blanks = append(q.Blanks, Blank{Label: t.Text, Choices: fields, Row: i})
		q.key.Wanted = append(q.key.Wanted, wanted)
		q.Answers = append(q.Answers, t.Text+": "+either(wanted))
	}
	return q
}

// wantedFields returns where a thing belongs.
func wantedFields(s content.Sorting, thing string) []string {
	var out []string
	for _, t := range s.Things {
		if t.Text == thing && t.Row >= 0 && t.Row < len(s.Rows) && t.Column >= 0 && t.Column < len(s.Columns) {
			out = appendNew(out, fieldNamed(s.Rows[t.Row], s.Columns[t.Column]))
		}
	}
	return out
}

// fieldNamed names a field of a table by its row and its column: "Download, TLS first".
func fieldNamed(row, column string) string {
	switch {
	case row == "":
		return column
	case column == "":
		return row
	}
	return row + ", " + column
}
