package sqlite

import (
	"cmp"
	"context"
	"errors"
	"sync"
	"time"

	"porthole/quiz/store"
)

// quiet is how long the check waits, so that nothing that is waited for waits for it.
const quiet = 2 * time.Second

// watch checks the database in the background, and makes the backup of the day. stop ends it and
// waits for its end.
func (a *Archive) watch(ctx context.Context, d *Database) (stop func()) {
	ctx, cancel := context.WithCancel(context.WithoutCancel(ctx))
	var done sync.WaitGroup
	done.Go(func() {
		if a.wait(ctx, quiet) == nil {
			a.maintain(ctx, d)
		}
	})
	return func() {
		cancel()
		done.Wait()
	}
}

// maintain is one check, and one backup where the day has none. What it finds wrong ends all writing;
// where a backup cannot be made the next start tries again, and the learner goes on learning.
func (a *Archive) maintain(ctx context.Context, d *Database) {
	a.sweepElsewhere()
	found, err := inspect(ctx, d.path)
	switch {
	case ctx.Err() != nil:
		return
	case len(found) > 0:
		_ = d.markDamaged(damaged(d.path, clause(found[0]), nil)) // the next who asks is told
	case err == nil && !a.backups().madeToday():
		_ = a.backups().makeToday(ctx, d.path) // the next start tries again
	}
}

// using runs f on the database, made up to date; false: there is none.
func (a *Archive) using(ctx context.Context, f func(context.Context, *Database) error) (there bool, err error) {
	if there, err = a.exists(); err != nil || !there {
		return false, cmp.Or(err, ctx.Err())
	}
	d, err := a.Database(ctx)
	if err != nil {
		return true, err
	}
	return true, errors.Join(f(ctx, d), d.Close())
}

// reading runs f on one state of the database, made up to date, on a copy where nothing can be written;
// f is not run where there is none, and never twice.
func (a *Archive) reading(ctx context.Context, f func(context.Context, *store.Conn) error) error {
	began := false
	read := func(a *Archive) error {
		_, err := a.using(ctx, func(ctx context.Context, d *Database) error {
			return d.Read(ctx, func(ctx context.Context, q *store.Conn) error {
				began = true
				return f(ctx, q)
			})
		})
		return err
	}
	err := read(a)
	if began {
		return err
	}
	return a.onCopy(err, read)
}
