package quiz

import (
	"slices"
	"testing"

	"porthole/content/markdown"
)

func TestTheMeaningsOfAnAnswer(t *testing.T) {
	for text, want := range map[string][]string{
		"to run":                   {"run"},
		"only, just; really":       {"only", "just", "really"},
		"the house (small)":        {"house"},
		"(only)":                   {"(only)"},
		"der Hund / das Tier":      {"hund", "tier"},
		"etc.":                     nil,
		"水，火":                      {"水", "火"},
		"a, !":                     {"a"},
		"“fox”":                    {"fox"},
		"Keel [of a boat]; a beam": {"keel", "beam"},
	} {
		if got := meanings(text); !slices.Equal(got, want) && len(got)+len(want) > 0 {
			t.Errorf("the meanings of %q are %q, not %q", text, got, want)
		}
	}
}

// A wrong option has no meaning in common with a right one, nor with another wrong one, in a document that was not written for this program.
func TestNoWrongOptionMeansWhatARightOneDoes(t *testing.T) {
	const doc = "| Word | Meaning |\n|-|-|\n| vain | only, just |\n| aivan | just; really |\n| tosi | really, true |\n| kettu | fox |\n| karhu | bear |\n| susi | wolf |\n"
	c, _ := markdown.Parse("x.md", []byte(doc))
	d := NewDeck(c)
	for seed := range uint64(50) {
		r := seeded(seed)
		for _, card := range d.Cards() {
			q, ok := d.Ask(card, Choice, r)
			if !ok {
				continue
			}
			for i, a := range q.Options {
				for _, b := range q.Options[i+1:] {
					if share(meanings(a.Text), meanings(b.Text)) {
						t.Fatalf("%q offers %q and %q", q.Stem, a.Text, b.Text)
					}
				}
			}
		}
	}
}
