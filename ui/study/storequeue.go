package study

import (
	"context"
	"slices"
	"sync"

	tea "charm.land/bubbletea/v2"

	"porthole/quiz/exam"
)

// StoreQueue owns the store and carries out what is asked of it one by one, in the order in which it was asked for: what
// takes an answer back never overtakes the saving of it, and what reads sees all that was written before. What is written
// is carried out even where the program ends first.
type StoreQueue struct {
	ctx     context.Context
	mu      sync.Mutex // of open and waiting
	open    opener
	waiting []*request
	turn    sync.Mutex // held while requests are carried out
}

// NewStoreQueue returns a queue to the store that open returns. It is opened by the first request; where that fails each
// request is told why. The end of ctx ends no request: what was done before the program ended is kept.
func NewStoreQueue(ctx context.Context, open func() (exam.Store, error)) *StoreQueue {
	return &StoreQueue{ctx: context.WithoutCancel(ctx), open: sync.OnceValues(open)}
}

// Use takes another store for all that is asked from now on.
func (q *StoreQueue) Use(s exam.Store) {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.open = func() (exam.Store, error) { return s, nil }
}

// opener opens the store, or returns the one that is open.
type opener func() (exam.Store, error)

// request is one thing to do with the store.
type request struct {
	do     func() tea.Msg
	writes bool
	done   bool // under StoreQueue.turn, as is msg
	msg    tea.Msg
}

// Write returns the command that changes the store. told makes its message of what came of it; it is given the zero T and
// an error where the store could not be opened.
func Write[T any](q *StoreQueue, do func(context.Context, exam.Store) (T, error), told func(T, error) tea.Msg) tea.Cmd {
	return q.enter(asking(q.ctx, do, told), true)
}

// Read returns the command that reads the store, as Write does.
func Read[T any](q *StoreQueue, do func(context.Context, exam.Store) (T, error), told func(T, error) tea.Msg) tea.Cmd {
	return q.enter(asking(q.ctx, do, told), false)
}

func asking[T any](ctx context.Context, do func(context.Context, exam.Store) (T, error), told func(T, error) tea.Msg) func(opener) tea.Msg {
	return func(open opener) tea.Msg {
		store, err := open()
		if err != nil {
			var none T
			return told(none, err)
		}
		return told(do(ctx, store))
	}
}

// enter puts a request at the end of the queue. It is for the store that is in use now.
func (q *StoreQueue) enter(do func(opener) tea.Msg, writes bool) tea.Cmd {
	q.mu.Lock()
	defer q.mu.Unlock()
	open := q.open
	r := &request{do: func() tea.Msg { return do(open) }, writes: writes}
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
func (q *StoreQueue) next() *request {
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

// Finish carries out all that is still to be written, once no more commands are.
func (q *StoreQueue) Finish() {
	q.turn.Lock()
	defer q.turn.Unlock()
	for r := q.next(); r != nil; r = q.next() {
		if r.writes {
			r.run()
		}
	}
}
