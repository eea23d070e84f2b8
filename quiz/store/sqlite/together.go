package sqlite

import (
	"context"
	"errors"
	"slices"
	"sync"

	"porthole/quiz/store"
)

// line are the writes that wait for their turn. Whoever has the turn runs all of them in one transaction: what costs most is
// its commit, which they share. Each is told of what became of it after the commit.
type line struct {
	mu      sync.Mutex
	waiting []*write
}

// write is one of them.
type write struct {
	do   func(context.Context, *store.Conn) error
	err  error
	done chan struct{} // closed once err is known
}

// mostTogether is how many writes share a transaction at most: whoever comes after them is not to wait for ever.
const mostTogether = 256

func (l *line) join(do func(context.Context, *store.Conn) error) *write {
	w := &write{do: do, done: make(chan struct{})}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.waiting = append(l.waiting, w)
	return w
}

// leave takes a write out of the line; false: it is being done, or was.
func (l *line) leave(w *write) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	before := len(l.waiting)
	l.waiting = slices.DeleteFunc(l.waiting, func(other *write) bool { return other == w })
	return len(l.waiting) < before
}

// next takes those out of the line whose turn it is.
func (l *line) next() []*write {
	l.mu.Lock()
	defer l.mu.Unlock()
	n := min(len(l.waiting), mostTogether)
	all := slices.Clone(l.waiting[:n])
	l.waiting = slices.Delete(l.waiting, 0, n)
	return all
}

// Write runs f in a transaction of its own, or in one that it shares with others of this program's, which no other program's
// can come between. What f did is kept if and only if no error is returned: once it began the context no longer ends it.
func (d *Database) Write(ctx context.Context, f func(context.Context, *store.Conn) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	w := d.join(f)
	select {
	case d.turn <- struct{}{}:
		defer func() { <-d.turn }()
		for !w.over() {
			d.together(ctx, d.next())
		}
	case <-ctx.Done():
		if d.leave(w) {
			return ctx.Err()
		}
		<-w.done
	case <-w.done:
	}
	return w.err
}

func (w *write) over() bool {
	select {
	case <-w.done:
		return true
	default:
		return false
	}
}

var errUnknown = errors.New("what came of it is not known")

// together runs writes in one transaction, for who has the turn. ctx is that of one of them: it ends the wait for other
// programs where that is the only one.
func (d *Database) together(ctx context.Context, all []*write) {
	for _, w := range all {
		w.err = errUnknown // for as long as f may panic
	}
	defer func() {
		for _, w := range all {
			close(w.done)
		}
	}()
	if len(all) == 1 {
		all[0].err = d.within(ctx, "BEGIN IMMEDIATE", all[0].do)
		return
	}
	each := make([]error, len(all))
	err := d.within(context.WithoutCancel(ctx), "BEGIN IMMEDIATE", func(ctx context.Context, q *store.Conn) error {
		for i, w := range all {
			var failed error
			if each[i], failed = apart(ctx, q, w.do); failed != nil {
				return failed
			}
		}
		return nil
	})
	for i, w := range all {
		w.err = err
		if err == nil {
			w.err = d.report(each[i])
		}
	}
}

// apart runs f within a transaction so that an error undoes no more than what f did. failed is an error that ends the whole
// transaction.
func apart(ctx context.Context, q *store.Conn, f func(context.Context, *store.Conn) error) (err, failed error) {
	if begun := q.Exec(ctx, "SAVEPOINT one"); begun != nil {
		return nil, begun
	}
	err = f(ctx, q)
	switch {
	case isDamage(err):
		return err, err
	case err != nil:
		if back := q.Exec(ctx, "ROLLBACK TO one"); back != nil {
			return err, errors.Join(err, back) // SQLite has rolled everything back by itself
		}
	}
	return err, q.Exec(ctx, "RELEASE one")
}
