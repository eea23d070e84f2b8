package ui

import (
	"slices"
	"sync"

	tea "charm.land/bubbletea/v2"
)

// storeQueue carries out what is asked of the store one by one, in the order in which it was asked for: what takes an answer
// back never overtakes the saving of it, and what reads sees all that was written before. What is written is carried out
// even where the program ends first.
type storeQueue struct {
	mu      sync.Mutex // of waiting
	waiting []*request
	turn    sync.Mutex // held while requests are carried out
}

// request is one thing to do with the store.
type request struct {
	do     func() tea.Msg
	writes bool
	done   bool // under storeQueue.turn, as is msg
	msg    tea.Msg
}

// write returns the command that changes the store.
func (q *storeQueue) write(do func() tea.Msg) tea.Cmd { return q.enter(&request{do: do, writes: true}) }

// read returns the command that reads the store.
func (q *storeQueue) read(do func() tea.Msg) tea.Cmd { return q.enter(&request{do: do}) }

func (q *storeQueue) enter(r *request) tea.Cmd {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.waiting = append(q.waiting, r)
	return func() tea.Msg {
		q.turn.Lock()
		defer q.turn.Unlock()
		for !r.done {
			next := q.next()
			if next == nil { // the program has ended
				break
			}
			next.run()
		}
		return r.msg
	}
}

// next takes the first request off the queue, nil where there is none.
func (q *storeQueue) next() *request {
	q.mu.Lock()
	defer q.mu.Unlock()
	if len(q.waiting) == 0 {
		return nil
	}
	r := q.waiting[0]
	q.waiting = slices.Delete(q.waiting, 0, 1)
	return r
}

func (r *request) run() { r.msg, r.done = r.do(), true }

// finish carries out all that is still to be written, once no more commands are.
func (q *storeQueue) finish() {
	q.turn.Lock()
	defer q.turn.Unlock()
	for r := q.next(); r != nil; r = q.next() {
		if r.writes {
			r.run()
		}
	}
}
