package quiz

import (
	"encoding/json"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// stored returns a question as it comes back from where it was kept.
func stored(t rapid.TB, q Question) Question {
	t.Helper()
	encoded, err := q.Encode()
	if err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(encoded)
	if err != nil {
		t.Fatal(err)
	}
	var read EncodedQuestion
	if err = json.Unmarshal(text, &read); err != nil {
		t.Fatal(err)
	}
	kept, err := read.Decode()
	if err != nil {
		t.Fatal(err)
	}
	return kept
}

// What is typed is marked by a written key as by the deck, whatever is typed.
func TestASheetMarksAsItsDeckDoes(t *testing.T) {
	d := builtin(t, "email")
	var texts []string
	for _, f := range d.Course().Facts {
		texts = append(texts, f.Subject, "port "+f.Values[0].Text, f.Values[0].Text+" and "+f.Subject)
		for _, v := range f.Values {
			texts = append(texts, v.Text)
		}
	}
	for name, spellings := range d.Course().Spellings {
		texts = append(append(texts, name+", "+spellings[0]), spellings...)
	}
	slices.Sort(texts)
	texts = slices.Compact(texts)
	for n, c := range d.Cards() {
		q, ok := d.Ask(c, Typed, seeded(uint64(n)))
		if !ok {
			continue
		}
		kept := stored(t, q)
		for i, text := range texts {
			if i%9 != n%9 { // each card meets a ninth of them, and each text some thirty cards
				continue
			}
			r := Response{Text: text}
			if a, b := d.Mark(q, r), d.Mark(kept, r); !reflect.DeepEqual(a, b) {
				t.Fatalf("%s, %q:\n%+v\n%+v", q.Stem, text, a, b)
			}
		}
	}
}
