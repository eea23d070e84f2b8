package memory

import (
	"cmp"
	"hash/fnv"
)

// changes is what was counted over the maps of a record. It is never changed in place: records that came from one another
// share what they have in common, so that keeping each of them costs little more than keeping the last.
type changes struct {
	cards *cardChange
	days  *dayChange
}

// cardChange is what changed of a card, as a node of a tree that is ordered by hashes of the ids.
type cardChange struct {
	hash        uint32
	id          string
	left, right *cardChange
	state       *cardState
}

// cardState is what a record holds of a card.
type cardState struct {
	standing Standing
	mistaken map[string]int // nil where no look-alike was ever given
}

// dayChange is what was done on the last day that changed; below are those before it.
type dayChange struct {
	day       Day
	practised Practised
	below     *dayChange
}

func hashOf(id string) uint32 {
	h := fnv.New32a()
	_, _ = h.Write([]byte(id)) // never fails
	return h.Sum32()
}

func (n *cardChange) compare(hash uint32, id string) int {
	return cmp.Or(cmp.Compare(hash, n.hash), cmp.Compare(id, n.id))
}

// card returns what changed of a card, nil where nothing did.
func (c *changes) card(id string) *cardState {
	if c == nil || c.cards == nil {
		return nil
	}
	hash := hashOf(id)
	for n := c.cards; n != nil; {
		switch order := n.compare(hash, id); {
		case order == 0:
			return n.state
		case order < 0:
			n = n.left
		default:
			n = n.right
		}
	}
	return nil
}

// day returns what was done on a day, where that changed.
func (c *changes) day(d Day) (Practised, bool) {
	if c == nil {
		return Practised{}, false
	}
	for n := c.days; n != nil; n = n.below {
		if n.day == d {
			return n.practised, true
		}
	}
	return Practised{}, false
}

// with returns the tree with the state of a card in it. Only the way to it is made anew.
func (n *cardChange) with(hash uint32, id string, state *cardState) *cardChange {
	if n == nil {
		return &cardChange{hash: hash, id: id, state: state}
	}
	next := *n
	switch order := n.compare(hash, id); {
	case order == 0:
		next.state = state
	case order < 0:
		next.left = n.left.with(hash, id, state)
	default:
		next.right = n.right.with(hash, id, state)
	}
	return &next
}

// with returns the days with one of them as it is now.
func (n *dayChange) with(d Day, p Practised) *dayChange {
	switch {
	case n == nil:
		return &dayChange{day: d, practised: p}
	case n.day == d:
		return &dayChange{day: d, practised: p, below: n.below}
	}
	return &dayChange{day: n.day, practised: n.practised, below: n.below.with(d, p)}
}
