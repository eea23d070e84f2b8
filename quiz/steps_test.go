package quiz

import (
	"slices"
	"testing"

	"porthole/content"
)

func TestStepsCountByWhatTheyFollow(t *testing.T) {
	d := NewDeck(tasks())
	q := taskOf(t, d, "upgrade", 1)
	greet, ehlo, start, tls, auth := "The server greets", "EHLO", "STARTTLS", "TLS handshake", "AUTH"
	for _, c := range []struct {
		fields []string
		credit float64
		wrong  []string
	}{
		{[]string{greet, ehlo, start, tls, auth}, 1, nil},
		{[]string{"the  server greets", "ehlo", "StartTLS", "tls handshake", "auth"}, 1, nil},
		{[]string{greet, ehlo, start, auth, tls}, 3. / 5, []string{"TLS handshake follows STARTTLS", "AUTH follows TLS handshake"}},
		{[]string{ehlo, start, tls, auth, greet}, 3. / 5, []string{"The server greets comes first", "EHLO follows The server greets"}},
		{[]string{auth, tls, start, ehlo, greet}, 0, nil},
		{[]string{greet, greet, greet, greet, greet}, 1. / 5, nil},
		{[]string{greet}, 1. / 5, nil},
		{[]string{"", greet, ehlo, "", ""}, 1. / 5, nil},
		{[]string{"nothing of these", "x"}, 0, nil},
	} {
		v := d.Mark(q, Response{Fields: c.fields})
		if !sameCredit(v.Credit, c.credit) || v.Right != (c.credit == 1) {
			t.Errorf("%q: credit %.3f of %.3f: %+v", c.fields, v.Credit, c.credit, v)
		}
		if wrong := wrongParts(v); c.wrong != nil && !slices.Equal(wrong, c.wrong) {
			t.Errorf("%q: wrong are %q, not %q", c.fields, wrong, c.wrong)
		}
	}
	v := d.Mark(q, Response{Fields: []string{greet, start, ehlo, tls, auth}})
	if v.Answer != "The server greets → EHLO → STARTTLS → TLS handshake → AUTH" || v.Given != "The server greets → STARTTLS → EHLO → TLS handshake → AUTH" {
		t.Errorf("answer %q, given %q", v.Answer, v.Given)
	}
	if p := v.Parts[3]; p.Given != ehlo || p.Want != start || v.Headline() != "2 of 5 parts are right." {
		t.Errorf("%+v, %q", p, v.Headline())
	}
}

func TestStepsAreNeverShownInOrder(t *testing.T) {
	for _, steps := range [][]string{{"a", "b"}, {"a", "b", "c"}, {"a", "b", "a"}} {
		c := tasks()
		c.Questions = []content.Question{{ID: "x", Kind: content.Order, Order: steps}}
		d := NewDeck(c)
		for seed := range uint64(200) {
			q := d.Authored(0, seeded(seed))
			if shown := q.Task.Blanks[0].Choices; slices.Equal(shown, steps) || len(shown) != len(steps) {
				t.Fatalf("%q is shown as %q", steps, shown)
			}
		}
	}
}

func TestStepsThatOccurTwice(t *testing.T) {
	c := tasks()
	c.Questions = []content.Question{{ID: "x", Kind: content.Order, Order: []string{"A", "B", "A", "C", "A"}}}
	d := NewDeck(c)
	q := d.Authored(0, seeded(1))
	if v := d.Mark(q, Response{Fields: []string{"A", "B", "A", "C", "A"}}); !v.Right || v.Credit != 1 {
		t.Errorf("in order: %+v", v)
	}
	if v := d.Mark(q, Response{Fields: []string{"A", "C", "A", "B", "A"}}); v.Right || !sameCredit(v.Credit, 3./5) {
		t.Errorf("the same neighbours in another order: %+v", v)
	}
}
