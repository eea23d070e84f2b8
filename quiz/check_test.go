package quiz

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"porthole/content"
	"porthole/quiz/memory"
)

func TestACheckAsksThreeToFiveQuestionsOnItsLesson(t *testing.T) {
	d := NewDeck(mail())
	for seed := range uint64(20) {
		s, err := NewCheck(d, 1, memory.Record{}, seed, noon())
		if err != nil {
			t.Fatal(err)
		}
		_, asked := play(t, s, always)
		authored := 0
		for _, q := range asked {
			if q.authored && q.Lesson == 1 {
				authored++
			} else if c, _ := d.CardByID(q.ID); !slices.ContainsFunc(c.Facts, func(f int) bool { return strings.HasPrefix(d.course.Facts[f].Subject, "IMAP") }) {
				t.Errorf("the check on IMAP asks %q", q.ID)
			}
		}
		if len(asked) < 3 || len(asked) > 5 || authored != 2 {
			t.Errorf("%d questions, %d of them authored", len(asked), authored)
		}
	}
	if s, err := NewCheck(d, 2, memory.Record{}, 1, noon()); err != nil || len(s.turns) != 5 {
		t.Errorf("the lesson with the table: %v", err)
	}
	for _, lesson := range []int{0, -1, 3} {
		s, err := NewCheck(NewDeck(plainMail()), lesson, memory.Record{}, 1, noon())
		var nothing *NothingError
		if !errors.As(err, &nothing) || !s.Over() {
			t.Errorf("lesson %d: %v", lesson, err)
		}
	}
}

// tableAtTheEnd is a course as many people write them: its table stands in the last lesson.
func tableAtTheEnd(t *testing.T) *Deck {
	t.Helper()
	return deckOf(t, `# Mail

## Main protocols

SMTP / SMTPS sends. POP3 / POP3S and IMAP / IMAPS fetch.

## SMTP

Port 25 is what SMTP uses.

## Comparison

| Protocol | Port | Secure variant | Secure port |
|---|---|---|---|
| SMTP | 25 | SMTPS | 465 |
| POP3 | 110 | POP3S | 995 |
| IMAP | 143 | IMAPS | 993 |

## Summary

Remember IMAP.
`)
}

func TestACheckAsksOnlyWhatWasToldByThen(t *testing.T) {
	d := tableAtTheEnd(t)
	for lesson, want := range [][]string{{"secure variant"}, {"port"}, {"port", "secure variant", "secure port"}, {"port", "secure variant", "secure port"}} {
		for seed := range uint64(20) {
			s, err := NewCheck(d, lesson, memory.Record{}, seed, noon())
			if err != nil {
				t.Fatal(err)
			}
			_, asked := play(t, s, always)
			for _, q := range asked {
				c, _ := d.CardByID(q.ID)
				if f := d.fact(c); !slices.Contains(want, content.Key(f.Relation)) {
					t.Errorf("lesson %d asks “%s”", lesson+1, q.Stem)
				}
			}
		}
	}
}
