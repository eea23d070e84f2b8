package quiz

import (
	"math/rand/v2"
	"slices"
	"sync"

	"porthole/content"
)

// Deck is a course made ready for asking: its cards, and what they are mixed up with. It is
// read-only and safe to share. Nothing is worked out before it is needed.
type Deck struct{ poser }

// NewDeck returns the deck of a course, which must not change afterwards.
func NewDeck(c *content.Course) *Deck {
	d := &Deck{}
	d.course = c
	d.cards = sync.OnceValue(func() *cardSet { return newCardSet(c) })
	d.index = sync.OnceValue(func() *index { return newIndex(c) })
	d.joined = sync.OnceValue(func() [2][]string { return d.index().joinedKeys() })
	return d
}

// Course returns the course the deck was made of.
func (d *Deck) Course() *content.Course { return d.course }

// Cards returns every card in document order, a forward one before its reverses.
func (d *Deck) Cards() []Card { return slices.Clone(d.cards().cards) }

// Kinds returns the kinds that can be asked: performance-based ones only where the course has such a question.
func (d *Deck) Kinds() []Kind {
	return slices.DeleteFunc(Kinds(), func(k Kind) bool {
		return k.Performed() && !slices.ContainsFunc(d.course.Questions, func(q content.Question) bool { return authoredKind(q.Kind) == k })
	})
}

// CardsOf returns every card that tells of the fact with the given index: its forward one and the
// reverses of its values. A fact that does not exist has none.
func (d *Deck) CardsOf(fact int) []Card {
	if fact < 0 || fact >= len(d.course.Facts) {
		return nil
	}
	h := d.cards()
	return content.Each(h.ofFact[fact], func(i int) Card { return h.cards[i] })
}

// Ask makes a question of a card. It is false where the card cannot be asked so: a sentence is not
// typed, one value is no set, options need something to be mixed up with, a scenario is authored.
func (d *Deck) Ask(c Card, k Kind, r *rand.Rand) (Question, bool) {
	c, ok := d.CardByID(c.ID)
	if !ok {
		return Question{}, false
	}
	return d.ask(c, k, nil, r)
}

// ask does so with wrong options by what a learner gave for the card; see LookAlikes.
func (d *poser) ask(c Card, k Kind, own map[string]int, r *rand.Rand) (Question, bool) {
	ask := k.about().ask
	if ask == nil {
		return Question{}, false
	}
	return ask(d, c, own, r)
}

// Mark reports whether the response is right, by the key of the question alone, and explains it by the course.
func (d *Deck) Mark(q Question, r Response) Verdict {
	v, given := mark(q, r)
	d.explain(q, given, &v)
	return v
}

// mark reports whether a response is right, and returns the wrong answers in it.
func mark(q Question, r Response) (v Verdict, given []string) {
	how := q.Kind.about().mark
	if how == nil {
		return Verdict{}, nil
	}
	v, given = how(q, r)
	if v.Right {
		v.Credit = 1
	}
	return v, given
}
