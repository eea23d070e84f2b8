package quiz

import (
	"slices"
	"testing"

	"porthole/content"
)

// disputed is a course in which authorities differ on the secure port of SMTP.
func disputed(t *testing.T) *Deck {
	t.Helper()
	c := mustParse(t, `# Mail

| Protocol | Secure port |
|---|---|
| SMTP | 465, 587 |
| IMAP | 993 |
| POP3 | 995 |

<!-- authority: N10-009 -->
| Protocol | Listed port |
|---|---|
| SMTP | 587 |
| DNS | 53 |

<!-- authority: IANA -->
| Service | Registered port |
|---|---|
| submissions | 465 |
| submission | 587 |
`)
	c.Disagreements = []content.Disagreement{{
		About: []string{"secure port", "listed port", "registered port"}, Keys: []string{"SMTP", "465", "587"},
		Positions: []content.Position{{Authority: "IANA", Text: "465 is submissions."}, {Text: "Both."}, {Authority: "N10-009", Text: "587."}},
	}}
	return NewDeck(c)
}

func TestWhatOthersSayUnlocksOnceTheCourseIsRecalledOnTwoDays(t *testing.T) {
	d := disputed(t)
	var secure Card
	for _, c := range d.Cards() {
		if c.Direction == Forward && d.fact(c).Relation == "Secure port" && d.fact(c).Subject == "SMTP" {
			secure = c
		}
	}
	right := func(day int, a Answer) Answer {
		a.Card, a.Right, a.At = secure.ID, true, noon().AddDate(0, 0, day)
		return a
	}
	wrong := right(1, Answer{})
	wrong.Right = false
	for _, test := range []struct {
		says    string
		answers []Answer
		want    bool
	}{
		{"never answered", nil, false},
		{"on one day, twice", []Answer{right(0, Answer{}), right(0, Answer{})}, false},
		{"on two days", []Answer{right(0, Answer{}), right(1, Answer{})}, true},
		{"on two days, once by a guess", []Answer{right(0, Answer{}), right(1, Answer{Guess: true})}, false},
		{"on two days, once with a hint", []Answer{right(0, Answer{}), right(1, Answer{Hinted: true})}, false},
		{"wrong on the second day", []Answer{right(0, Answer{}), wrong}, false},
	} {
		r := Replay(slices.Values(test.answers))
		for _, c := range d.Cards() {
			_, differ := d.Disagreement(c.ID)
			if _, got := d.Unlocked(c.ID, r); got != (test.want && differ) {
				t.Errorf("%s: %s is unlocked: %v", test.says, c.ID, got)
			}
		}
	}
}
