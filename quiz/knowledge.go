package quiz

import (
	"sync"

	"porthole/content"
)

// knowledge is what is known of the facts of a course: what answers a card, what is given by it, what else a text is the
// answer to. The types that word, explain and pose questions are each made of the one before, down to this one; none of them
// knows of the next.
type knowledge struct {
	course *content.Course
	cards  func() *cardSet
	index  func() *index
	joined func() [2][]string
	typed  sync.Map // *typedKey by the id of a card
}

// CardByID returns the card with the given id.
func (d *knowledge) CardByID(id string) (Card, bool) {
	h := d.cards()
	i, ok := h.byID[id]
	if !ok {
		return Card{}, false
	}
	return h.cards[i], true
}

// fact returns the fact that a card is worded by.
func (d *knowledge) fact(c Card) content.Fact { return d.course.Facts[c.Facts[0]] }
