package ui

import (
	"slices"
	"sync"

	tea "charm.land/bubbletea/v2"
)

// ledger carries out what is asked of the store one by one, in the order in which it was asked for: what takes an answer
// back never overtakes the saving of it, and what reads sees all that was written before. What is written is carried out
// even where the program ends first.
type ledger struct {
	mu    sync.Mutex // of queue
	queue []*errand
	turn  sync.Mutex // held while errands are carried out
}

// errand is one thing to do with the store.
type errand struct {
	do     func() tea.Msg
	writes bool
	done   bool // under ledger.turn, as is msg
	msg    tea.Msg
}

// write returns the command that changes the store.
func (l *ledger) write(do func() tea.Msg) tea.Cmd { return l.enter(&errand{do: do, writes: true}) }

// read returns the command that reads the store.
func (l *ledger) read(do func() tea.Msg) tea.Cmd { return l.enter(&errand{do: do}) }

func (l *ledger) enter(e *errand) tea.Cmd {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.queue = append(l.queue, e)
	return func() tea.Msg {
		l.turn.Lock()
		defer l.turn.Unlock()
		for !e.done {
			next := l.next()
			if next == nil { // the program has ended
				break
			}
			next.run()
		}
		return e.msg
	}
}

// next takes the first errand off the queue, nil where there is none.
func (l *ledger) next() *errand {
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(l.queue) == 0 {
		return nil
	}
	e := l.queue[0]
	l.queue = slices.Delete(l.queue, 0, 1)
	return e
}

func (e *errand) run() { e.msg, e.done = e.do(), true }

// finish carries out all that is still to be written, once no more commands are.
func (l *ledger) finish() {
	l.turn.Lock()
	defer l.turn.Unlock()
	for e := l.next(); e != nil; e = l.next() {
		if e.writes {
			e.run()
		}
	}
}
