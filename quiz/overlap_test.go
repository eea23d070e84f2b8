package quiz

import (
	"slices"
	"strings"
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

// What a table says of several names together is not said to be false of one of them.
func TestWhatHoldsForNamesThatAreJoinedIsNoWrongAnswerForOneOfThem(t *testing.T) {
	const doc = "| Bird | Food |\n|-|-|\n| owl & hawk | mice |\n| owl | moths |\n| heron, stork and crane | frogs |\n| crane | grain |\n| finch | seeds |\n| swift | flies |\n| osprey | fish |\n"
	c, _ := markdown.Parse("x.md", []byte(doc))
	d := NewDeck(c)
	wrong := map[string]bool{}
	for seed := range uint64(200) {
		r := seeded(seed)
		for _, card := range d.Cards() {
			if card.Direction != Forward {
				continue
			}
			for _, kind := range []Kind{Choice, TrueFalse} {
				q, ok := d.Ask(card, kind, r)
				if !ok {
					continue
				}
				for _, o := range q.Options {
					wrong[c.Facts[card.Facts[0]].Subject+" "+o.Text] = !o.Right || wrong[c.Facts[card.Facts[0]].Subject+" "+o.Text]
				}
				if kind == TrueFalse && q.Answers[0] == "False" {
					for _, food := range []string{"mice", "moths", "frogs", "grain"} {
						wrong[c.Facts[card.Facts[0]].Subject+" "+food] = wrong[c.Facts[card.Facts[0]].Subject+" "+food] || strings.Contains(q.Stem, food)
					}
				}
			}
		}
	}
	for _, never := range []string{"owl mice", "owl & hawk moths", "crane frogs", "heron, stork and crane grain"} {
		if wrong[never] {
			t.Errorf("%s is offered as wrong", never)
		}
	}
	if !wrong["owl frogs"] || !wrong["crane mice"] {
		t.Errorf("what does not hold is not offered any more: %v", wrong)
	}
}
