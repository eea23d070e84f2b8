package sqlite

import (
	"context"
	"sync"
	"time"
)

// shared is the database that all stores of an archive use.
type shared struct {
	mu    sync.Mutex
	one   *Database // nil: none is open, or none that can be used
	users map[*Database]int
}

// use opens the database for one who is to close it, and watches it: one that all share, where they do.
func (a *Archive) use(ctx context.Context) (*Database, error) {
	if !a.options.Shared {
		d, err := a.Database(ctx)
		if err == nil {
			d.stop = a.watch(ctx, d)
		}
		return d, err
	}
	s := &a.shared
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.one == nil {
		d, err := a.Database(ctx)
		if err != nil {
			return nil, err
		}
		d.last, d.stop = func() bool { return s.release(d) }, a.watchDaily(ctx, d)
		s.one = d
	}
	if s.users == nil {
		s.users = map[*Database]int{}
	}
	s.users[s.one]++
	return s.one, nil
}

// release counts one less who uses a database, and reports whether that was the last one.
func (s *shared) release(d *Database) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.users[d]--
	if s.users[d] > 0 {
		return false
	}
	delete(s.users, d)
	s.forget(d)
	return true
}

// forsake has nobody given a database any more that cannot be used. Who has it closes it.
func (s *shared) forsake(d *Database) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.forget(d)
}

func (s *shared) forget(d *Database) {
	if s.one == d {
		s.one = nil
	}
}

// watchDaily is watch for a database that is open for days: each day has its check and its backup.
func (a *Archive) watchDaily(ctx context.Context, d *Database) (stop func()) {
	ctx, cancel := context.WithCancel(context.WithoutCancel(ctx))
	var done sync.WaitGroup
	done.Go(func() {
		for pause := quiet; a.wait(ctx, pause) == nil; pause = time.Hour {
			if pause == quiet || !a.backups().madeToday() {
				a.maintain(ctx, d)
			}
		}
	})
	return func() {
		cancel()
		done.Wait()
	}
}
