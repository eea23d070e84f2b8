package quiz

import (
	"slices"
	"strings"

	"porthole/quiz/spelling"
)

// marker knows what is right where text is typed.
type marker struct {
	answer func(key string) (text string, ok bool) // the right answer that a key stands for
	isName func(key string) bool                   // the key as a whole is something that cards like this one answer
	noise  func(word string) bool                  // the word may stand around a number
}

// marker returns what is known of a question that is answered by typing. It is false where its card is gone.
func (d *Deck) marker(q Question) (marker, bool) {
	if q.typed != nil {
		return q.typed.marker(), true
	}
	c, ok := d.CardByID(q.ID)
	if !ok {
		return marker{}, false
	}
	return marker{
		answer: func(key string) (string, bool) { return d.answer(c, key) },
		isName: func(key string) bool { return d.isName(c, key) },
		noise:  spelling.Noise(d.headingWords(c)),
	}, true
}

// typedKey is all that marks typed text without its course, so that a question that was asked is marked as it was meant,
// whatever became of the course since.
type typedKey struct {
	Answers map[string]string `json:"answers"`         // by key, how the answer is named
	Joined  []string          `json:"joined"`          // keys of other things whose names look like several
	Noise   []string          `json:"noise,omitempty"` // words that may stand around a number
}

// typedKeyOf writes down what marks a question on a card.
func (d *Deck) typedKeyOf(c Card) *typedKey {
	s := &typedKey{Answers: map[string]string{}, Noise: d.headingWords(c), Joined: d.joined()[c.Direction]}
	for _, key := range d.answerable(c) {
		if answer, ok := d.answer(c, key); ok {
			s.Answers[key] = answer
		}
	}
	return s
}

// answerable returns the keys that can be an answer of a card.
func (d *Deck) answerable(c Card) []string {
	x, h := d.index(), d.cards()
	var keys []string
	if c.Direction == Forward {
		for _, a := range d.answers(c) {
			keys = append(append(keys, a.key), x.aliases[a.key]...)
		}
		return keys
	}
	k := x.keys[c.Facts[0]]
	for _, relation := range x.relations[class{Reverse, k.class[Reverse]}] {
		i, ok := h.byID[h.reverseID(d.fact(c).Authority, relation, c.Value)]
		if !ok {
			continue
		}
		for _, fact := range h.cards[i].Facts {
			subject := x.keys[fact].subject
			keys = append(append(keys, subject), x.aliases[subject]...)
		}
	}
	return keys
}

// joinedKeys returns, by direction, the keys of answers whose names look like several.
func joinedKeys(x *index) [2][]string {
	var out [2][]string
	for key := range x.ofValue {
		if looksJoined(key) {
			out[Forward] = append(out[Forward], key)
		}
	}
	for key := range x.ofSubject {
		if looksJoined(key) {
			out[Reverse] = append(out[Reverse], key)
		}
	}
	slices.Sort(out[Forward])
	slices.Sort(out[Reverse])
	return out
}

// looksJoined reports whether a name could be read as several: "d and e", "mysql/mariadb".
func looksJoined(key string) bool {
	return strings.ContainsAny(key, ",;/&|、，") || slices.ContainsFunc(strings.Fields(key), spelling.IsJoin)
}

func (s *typedKey) marker() marker {
	return marker{
		answer: func(key string) (string, bool) {
			text, ok := s.Answers[key]
			return text, ok
		},
		isName: func(key string) bool { return slices.Contains(s.Joined, key) },
		noise:  spelling.Noise(s.Noise),
	}
}

// isName reports whether a key as a whole is something that cards like this one answer.
func (d *Deck) isName(c Card, key string) bool {
	if x := d.index(); c.Direction == Forward {
		return len(x.ofValue[key]) > 0
	}
	return len(d.index().ofSubject[key]) > 0
}

// headingWords are the words of the heading over the answers of a card.
func (d *Deck) headingWords(c Card) []string {
	f := d.fact(c)
	heading := f.Relation
	if c.Direction == Reverse {
		heading = f.SubjectHeading
	}
	return spelling.Words(heading)
}
