package attempt

import (
	"errors"
	"sync"
	"time"

	"porthole/content"
)

// Bench is where one learner tries exercises: one at a time, so that no more than one network is there for a learner.
type Bench struct {
	Now func() time.Time

	mu     sync.Mutex
	turns  int // that were taken
	turn   int // whose exercise it is; 0: nobody's
	open   *Attempt
	closed bool
}

// Turn takes the bench for an exercise that is to begin. What was there before is to end: Begin sees to it.
func (b *Bench) Turn() int {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.turns++
	b.turn = b.turns
	return b.turn
}

// errLeft says that an exercise is wanted no more: it was left, or another one began, or the program ends.
var errLeft = errors.New("the exercise was left before it began")

// Begin begins the exercise of a turn, and ends the one before. It may wait. The error is that of Begin, or says that the turn
// is over.
func (b *Bench) Begin(turn int, w content.Wire) (*Attempt, error) {
	b.mu.Lock()
	before, mine := b.open, b.turn == turn
	if mine {
		b.open = nil
	}
	b.mu.Unlock()
	if !mine {
		return nil, errLeft
	}
	before.Close()
	a, err := Begin(w, b.Now)
	if err != nil {
		return nil, err
	}
	b.mu.Lock()
	mine = b.turn == turn && !b.closed
	if mine {
		b.open = a
	}
	b.mu.Unlock()
	if !mine {
		a.Close()
		return nil, errLeft
	}
	return a, nil
}

// End ends the exercise of a turn, also one that is only to begin; a later one goes on. It may wait.
func (b *Bench) End(turn int) {
	b.mu.Lock()
	var a *Attempt
	if b.turn == turn {
		a, b.open, b.turn = b.open, nil, 0
	}
	b.mu.Unlock()
	a.Close()
}

// Close ends what is open: nothing begins any more.
func (b *Bench) Close() {
	b.mu.Lock()
	a := b.open
	b.open, b.closed = nil, true
	b.mu.Unlock()
	a.Close()
}
