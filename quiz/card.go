// Package quiz asks, marks and keeps count. It works on the values of content alone and is pure:
// the time and the random source are arguments, and a session is a value whose transitions are
// functions that return the next value.
package quiz

import (
	"cmp"
	"slices"
	"strings"

	"porthole/content"
)

// Direction is the way a fact is asked.
type Direction int

// The directions.
const (
	Forward Direction = iota // subject given, value asked: SMTPS → port
	Reverse                  // value given, subject asked: 465 → protocol
)

// String returns "forward" or "reverse".
func (d Direction) String() string { return [...]string{"forward", "reverse"}[d] }

// Card is a fact asked in one direction. What a learner remembers is kept per card.
type Card struct {
	// ID names the card in a learner's memory: for Forward made of course, authority, subject and
	// relation, for Reverse of course, authority, relation and value; so correcting a value or a
	// wording keeps the memory. "email/forward//smtps/secure port", "email/reverse//secure port/465".
	ID        string
	Direction Direction
	// Facts are indexes into Course.Facts: one for Forward; for Reverse every fact of the relation
	// and authority that has the value, secondary ones first: a named variant (SMTPS) is a better
	// answer than the row it stands in (SMTP).
	Facts  []int
	Value  string // Reverse: the value that is given
	Lesson int    // index into Course.Lessons, of the first fact
}

// cardSet is every card of a course.
type cardSet struct {
	course string // its ID
	cards  []Card
	byID   map[string]int
	asked  []string // of each fact, what a reverse card asks for
	ofFact [][]int  // cards that tell of a fact, its forward one first
}

func newCardSet(c *content.Course) *cardSet {
	h := &cardSet{course: c.ID, byID: make(map[string]int, 2*len(c.Facts)), ofFact: make([][]int, len(c.Facts))}
	h.asked = askedFor(c)
	var telling []func() // cards that would say their answer: asked only where another fact has the value, too
	for i, f := range c.Facts {
		h.add(i, Card{ID: h.forwardID(f.Course, f.Authority, f.SubjectKey(), f.Relation), Direction: Forward, Lesson: f.Lesson})
		if f.OneWay || c.PhrasesOf(&f).OneWay {
			continue // "Yes: boat?" has an answer, and makes no sense
		}
		for _, v := range f.Values {
			card := Card{ID: h.reverseID(f.Course, f.Authority, f.Relation, v.Key()), Direction: Reverse, Value: v.Text, Lesson: f.Lesson}
			if content.Says(v.Key(), f.SubjectKey()) { // "POP3S is the secure variant of which protocol?"
				telling = append(telling, func() {
					if at, ok := h.byID[card.ID]; ok && h.asks(i) == h.asks(h.cards[at].Facts[0]) {
						h.add(i, card)
					}
				})
				continue
			}
			h.add(i, card)
		}
	}
	for _, joinOthers := range telling {
		joinOthers()
	}
	for i := range h.cards {
		card := &h.cards[i]
		if len(card.Facts) > 1 {
			slices.SortFunc(card.Facts, func(a, b int) int { return cmp.Or(primary(c.Facts[a])-primary(c.Facts[b]), a-b) })
			card.Lesson = c.Facts[card.Facts[0]].Lesson
		}
	}
	return h
}

// asks returns what a reverse card asks for.
func (h *cardSet) asks(fact int) string { return h.asked[fact] }

// askedFor returns the heading of each fact's subject, and that of the row for a secondary fact; "" where a phrase asks.
func askedFor(c *content.Course) []string {
	type row struct{ table, row int }
	heading := make(map[row]string, len(c.Facts))
	for _, f := range c.Facts {
		if !f.Secondary {
			heading[row{f.Table, f.Row}] = content.Key(f.SubjectHeading)
		}
	}
	asked := make([]string, len(c.Facts))
	for i, f := range c.Facts {
		if !usable(c.PhrasesOf(&f).Reverse, "{value}") {
			asked[i] = heading[row{f.Table, f.Row}]
		}
	}
	return asked
}

func primary(f content.Fact) int {
	if f.Secondary {
		return 0
	}
	return 1
}

// add puts the fact on its card, which is made where there is none. A value that stands in two tables of different things is
// asked about twice: what has a speed of "20 Mbps" is a standard in one, and a nickname in the other.
func (h *cardSet) add(fact int, card Card) {
	if at, ok := h.byID[card.ID]; ok && card.Direction == Reverse && h.asks(fact) != h.asks(h.cards[at].Facts[0]) {
		card.ID += joinID("", h.asks(fact))
	}
	at, ok := h.byID[card.ID]
	if !ok {
		at = len(h.cards)
		h.byID[card.ID] = at
		h.cards = append(h.cards, card)
	}
	if slices.Contains(h.ofFact[fact], at) {
		return
	}
	h.ofFact[fact] = append(h.ofFact[fact], at)
	if c := &h.cards[at]; card.Direction == Reverse || len(c.Facts) == 0 {
		c.Facts = append(c.Facts, fact)
	}
}

// forwardID returns the id of a forward card; course is that of the fact, subject is in the form of a key, as is value for
// reverseID.
func (h *cardSet) forwardID(course, authority, subject, relation string) string {
	return joinID(h.owner(course), Forward.String(), content.Key(authority), subject, content.Key(relation))
}

func (h *cardSet) reverseID(course, authority, relation, value string) string {
	return joinID(h.owner(course), Reverse.String(), content.Key(authority), content.Key(relation), value)
}

// owner returns the course that a card is kept with: the one that its fact is from, in the course of an exam.
func (h *cardSet) owner(course string) string { return content.Key(cmp.Or(course, h.course)) }

// joinID joins with slashes; a slash within a part is escaped, so that different parts never make
// the same id.
func joinID(parts ...string) string {
	for i, p := range parts {
		if strings.ContainsAny(p, `\/`) {
			parts[i] = strings.ReplaceAll(strings.ReplaceAll(p, `\`, `\\`), "/", `\/`)
		}
	}
	return strings.Join(parts, "/")
}
