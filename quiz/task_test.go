package quiz

import (
	"slices"
	"testing"
)

// fill returns what stands in the blanks of a question where those with these labels hold these texts, and the others
// what they hold at the start.
func fill(t testing.TB, q Question, byLabel map[string]string) []string {
	t.Helper()
	out := make([]string, len(q.Task.Blanks))
	for i, b := range q.Task.Blanks {
		out[i] = b.Start
		if text, ok := byLabel[b.Label]; ok {
			out[i] = text
			delete(byLabel, b.Label)
		}
	}
	for label := range byLabel {
		t.Fatalf("%q has no blank %q", q.Stem, label)
	}
	return out
}

func TestAFullAnswerIsRightAndABlankOneIsNot(t *testing.T) {
	d := NewDeck(tasks())
	for i := range d.Course().Questions {
		q := d.Authored(i, seeded(1))
		if v := d.Mark(q, Response{Fields: q.Task.Solution()}); !v.Right || v.Credit != 1 || v.Blank {
			t.Errorf("%s: %+v", q.ID, v)
		}
		starts := fill(t, q, nil)
		for _, fields := range [][]string{nil, {}, {""}, make([]string, len(q.Task.Blanks)), starts, append(slices.Clone(starts), "more")} {
			if !q.Unanswered(Response{Fields: fields}) {
				t.Errorf("%s: %q counts as an answer", q.ID, fields)
			}
			if v := d.Mark(q, Response{Fields: fields}); v.Right || v.Credit != 0 || !v.Blank || v.Given != "" {
				t.Errorf("%s: %q: %+v", q.ID, fields, v)
			}
		}
	}
}
