package quiz

import (
	"slices"
	"strings"

	"porthole/content"
)

// marker knows what is right where text is typed.
type marker struct {
	answer func(key string) (text string, ok bool) // the right answer that a key stands for
	isName func(key string) bool                   // the key as a whole is something that cards like this one answer
	noise  func(word string) bool                  // the word may stand around a number
}

// marker returns what is known of a question that is answered by typing. It is false where its card is gone.
func (d *Deck) marker(q Question) (marker, bool) {
	if q.sheet != nil {
		return q.sheet.marker(), true
	}
	c, ok := d.CardByID(q.ID)
	if !ok {
		return marker{}, false
	}
	return marker{
		answer: func(key string) (string, bool) { return d.answer(c, key) },
		isName: func(key string) bool { return d.isName(c, key) },
		noise:  isNoise(d.headingWords(c)),
	}, true
}

// sheet is all that marks typed text without its course, so that a question that was asked is marked as it was meant,
// whatever became of the course since.
type sheet struct {
	Answers map[string]string `json:"answers"`         // by key, how the answer is named
	Joined  []string          `json:"joined"`          // keys of other things whose names look like several
	Noise   []string          `json:"noise,omitempty"` // words that may stand around a number
}

// sheetOf writes down what marks a question on a card.
func (d *Deck) sheetOf(c Card) *sheet {
	x := d.index()
	s := &sheet{Answers: map[string]string{}, Noise: d.headingWords(c)}
	known := x.ofSubject
	if c.Direction == Forward {
		known = x.ofValue
		for _, a := range d.answers(c) {
			for _, key := range append([]string{a.key}, x.aliases[a.key]...) {
				s.Answers[key] = a.text
			}
		}
	}
	for key := range known {
		if answer, ok := d.answer(c, key); ok {
			s.Answers[key] = answer
		}
		if looksJoined(key) {
			s.Joined = append(s.Joined, key)
		}
	}
	slices.Sort(s.Joined)
	return s
}

// looksJoined says whether a name could be read as several: "d and e", "mysql/mariadb".
func looksJoined(key string) bool {
	return strings.ContainsAny(key, ",;/&|、，") || slices.ContainsFunc(strings.Fields(key), isJoin)
}

func (s *sheet) marker() marker {
	return marker{
		answer: func(key string) (string, bool) {
			text, ok := s.Answers[key]
			return text, ok
		},
		isName: func(key string) bool { return slices.Contains(s.Joined, key) },
		noise:  isNoise(s.Noise),
	}
}

// isName says whether a key as a whole is something that cards like this one answer.
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
	return strings.FieldsFunc(content.Key(heading), func(r rune) bool { return !wordRune(r) })
}

// isNoise says which words may stand around a number: those of the heading, and what goes with a port.
func isNoise(heading []string) func(string) bool {
	return func(w string) bool {
		return isOneOf(w, "port", "ports", "tcp", "udp", "sctp") || slices.Contains(heading, w)
	}
}
