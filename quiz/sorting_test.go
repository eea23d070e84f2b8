package quiz

import (
	"slices"
	"testing"

	"porthole/content"
)

func TestThingsInTheirFields(t *testing.T) {
	d := NewDeck(tasks())
	q := taskOf(t, d, "two-by-two", 1)
	for _, c := range []struct {
		name   string
		fields map[string]string
		credit float64
		wrong  []string
	}{
		{"all", map[string]string{"110": "Download, Starts in the clear", "995": "Download, TLS first", "143": "sync, starts in the clear", "993": "Sync, TLS first"}, 1, nil},
		{"two changed over", map[string]string{"110": "Sync, Starts in the clear", "995": "Download, TLS first", "143": "Download, Starts in the clear", "993": "Sync, TLS first"}, 1. / 2, nil},
		{"one missing", map[string]string{"110": "Download, Starts in the clear", "995": "Download, TLS first", "993": "Sync, TLS first"}, 3. / 4, []string{"143: Sync, Starts in the clear"}},
		{"one alone", map[string]string{"993": "Sync, TLS first"}, 1. / 4, nil},
		{"all in one field", map[string]string{"110": "Sync, TLS first", "995": "Sync, TLS first", "143": "Sync, TLS first", "993": "Sync, TLS first"}, 1. / 4, nil},
		{"no such field", map[string]string{"993": "Sync"}, 0, nil},
	} {
		v := d.Mark(q, Response{Fields: fill(t, q, c.fields)})
		if !sameCredit(v.Credit, c.credit) || v.Right != (c.credit == 1) || v.Blank {
			t.Errorf("%s: credit %.3f of %.3f: %+v", c.name, v.Credit, c.credit, v)
		}
		if wrong := wrongParts(v); c.wrong != nil && !slices.Equal(wrong, c.wrong) {
			t.Errorf("%s: wrong are %q, not %q", c.name, wrong, c.wrong)
		}
	}
}

func TestASortingAsItIsShown(t *testing.T) {
	d := NewDeck(tasks())
	q := taskOf(t, d, "two-by-two", 1)
	fields := []string{"Download, Starts in the clear", "Download, TLS first", "Sync, Starts in the clear", "Sync, TLS first"}
	if !slices.Equal(q.Task.Header, []string{"Starts in the clear", "TLS first"}) || !slices.Equal(q.Task.Labels, []string{"Download", "Sync"}) {
		t.Errorf("%q, %q", q.Task.Header, q.Task.Labels)
	}
	for _, b := range q.Task.Blanks {
		if !slices.Equal(b.Choices, fields) {
			t.Errorf("%+v", b)
		}
	}
	v := d.Mark(q, Response{Fields: []string{fields[0]}})
	if first := q.Task.Blanks[0].Label + ": " + fields[0] + "; " + q.Task.Blanks[1].Label + ": –"; v.Given[:len(first)] != first {
		t.Errorf("given %q", v.Given)
	}
}

func TestAThingThatStandsInTwoFields(t *testing.T) {
	c := tasks()
	c.Questions = []content.Question{{ID: "x", Kind: content.Sort, Sorting: &content.Sorting{
		Columns: []string{"TCP", "UDP"}, Rows: []string{""}, Things: []content.Thing{{Text: "53"}, {Text: "53", Column: 1}, {Text: "25"}},
	}}}
	d := NewDeck(c)
	q := d.Authored(0, seeded(1))
	for i, b := range q.Task.Blanks {
		v := d.Mark(q, Response{Fields: slices.Concat(make([]string, i), []string{"UDP"})})
		if v.Parts[i].Right != (b.Label == "53") || v.Parts[i].Want != map[string]string{"53": "TCP or UDP", "25": "TCP"}[b.Label] {
			t.Errorf("%+v", v.Parts[i])
		}
	}
}
