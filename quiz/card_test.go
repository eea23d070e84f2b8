package quiz

import (
	"slices"
	"testing"

	"porthole/content"
)

func TestEveryFactHasACardForEachDirection(t *testing.T) {
	d := NewDeck(plainMail())
	var ids []string
	for _, c := range d.Cards()[:5] {
		ids = append(ids, c.ID)
	}
	want := []string{"mail/forward//smtp/purpose", "mail/reverse//purpose/sending", "mail/forward//smtp/default port",
		"mail/reverse//default port/25", "mail/forward//smtp/secure variant"}
	if !slices.Equal(ids, want) {
		t.Errorf("the cards begin with %q, want %q", ids, want)
	}
	shared := cardFor(t, d, "reverse//secure port/465")
	if f := d.Course().Facts; len(shared.Facts) != 2 || f[shared.Facts[0]].Subject != "SMTPS" {
		t.Errorf("the card of 465 tells of %v, want SMTPS before SMTP", shared.Facts)
	}
	for i := range d.Course().Facts {
		cards, want := d.CardsOf(i), 1+len(d.Course().Facts[i].Values)
		if d.Course().Facts[i].Relation == "Secure Variant" {
			want = 1 // a variant says whose it is
		}
		if cards[0].Direction != Forward || len(cards) != want {
			t.Errorf("fact %d has the cards %v", i, cards)
		}
	}
	if d.CardsOf(-1) != nil || d.CardsOf(1000) != nil {
		t.Error("a fact that does not exist has cards")
	}
}

func TestCardsKeepTheirNamesWhenAValueOrAWordingIsCorrected(t *testing.T) {
	before, after := plainMail(), plainMail()
	after.Title = "Electronic mail"
	after.Facts[1].Values[0].Text = "26"
	after.Facts[1].Relation = "**default  PORT**"
	after.Lessons = append(after.Lessons, content.Lesson{Title: "More"})
	if a, b := NewDeck(before).CardsOf(1)[0].ID, NewDeck(after).CardsOf(1)[0].ID; a != b {
		t.Errorf("the forward card is %q, then %q", a, b)
	}
}

func TestCardNamesDoNotCollide(t *testing.T) {
	c := &content.Course{ID: "a/b"}
	for _, f := range [][3]string{
		{"", "x/y", "z"}, {"", "x", "y/z"}, {"x", "y", "z"}, {"", `x\/y`, "z"}, {"", `x\`, "y/z"}, {"x/", "y", "z"}, {"", "x/y/z", ""},
	} {
		c.Facts = append(c.Facts, content.Fact{Authority: f[0], Subject: f[1], Relation: f[2], Values: []content.Value{{Text: f[1] + "0"}}})
	}
	seen := map[string]bool{}
	for _, card := range NewDeck(c).Cards() {
		if seen[card.ID] || len(card.Facts) != 1 {
			t.Errorf("two cards are called %q", card.ID)
		}
		seen[card.ID] = true
	}
	if len(seen) != 2*len(c.Facts) {
		t.Errorf("%d cards, want %d", len(seen), 2*len(c.Facts))
	}
}

func TestACardThatWouldSayItsAnswerIsNotAsked(t *testing.T) {
	d := deckOf(t, `
| Protocol | Secure variant | Job |
|---|---|---|
| POP3 | POP3S | POP3 fetches mail |
| IMAP | IMAPS | keeps mail |
| SMTP | SMTPS | sends mail |
| Telnet | SSH | shells |
| rsh | SSH | shells |
`)
	var reverse []string
	for _, c := range d.Cards() {
		if c.Direction == Reverse {
			reverse = append(reverse, c.Value)
		}
	}
	if want := []string{"keeps mail", "sends mail", "SSH", "shells"}; !slices.Equal(reverse, want) {
		t.Errorf("asked for the subjects of %q, want %q", reverse, want)
	}
}
