package sqlite

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"porthole/quiz"
	"porthole/quiz/store"
)

// steady is the store.DB of one program through all that may become of the database's file: it may have no room, be moved,
// removed, replaced, damaged, and be there again. What was done meanwhile is kept in memory, and written as soon as it can
// be; what was written before is written again where another database has taken the place of the one that had it.
type steady struct {
	archive *Archive
	ctx     context.Context // of what is written at the end
	turn    chan struct{}   // holds one while any of the rest is used
	now     *Database       // nil: none is open
	who     identity        // of its files
	was     bool            // one was open
	log     []entry         // all that this program has written or is to write, in its order
	kept    int             // how many of these the database that is open has
	closed  bool
	fault   error // of closing it
}

// entry is one thing to write.
type entry struct {
	store.Kept
	do   func(context.Context, *store.Conn) error
	done bool // it was written once
	lost bool // it cannot be
}

func newSteady(ctx context.Context, a *Archive) *steady {
	return &steady{archive: a, ctx: context.WithoutCancel(ctx), turn: make(chan struct{}, 1)}
}

// alone runs f while nothing else is done.
func (s *steady) alone(ctx context.Context, f func() error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	select {
	case <-ctx.Done():
		return ctx.Err()
	case s.turn <- struct{}{}:
	}
	defer func() { <-s.turn }()
	if s.closed {
		return errClosed
	}
	return f()
}

// Read implements store.DB.
func (s *steady) Read(ctx context.Context, f func(context.Context, *store.Conn) error) error {
	return s.alone(ctx, func() error {
		if s.pending() {
			_ = s.catchUp(ctx) // what cannot be written yet keeps nobody from reading
		}
		return s.said(s.using(ctx, func(d *Database) error { return d.Read(ctx, f) }))
	})
}

// Write implements store.DB.
func (s *steady) Write(ctx context.Context, f func(context.Context, *store.Conn) error) error {
	return s.alone(ctx, func() error { return s.said(s.write(ctx, f)) })
}

// Keep implements store.DB.
func (s *steady) Keep(ctx context.Context, k store.Kept, f func(context.Context, *store.Conn) error) error {
	return s.alone(ctx, func() error {
		if k.Promise == store.Already {
			s.log = slices.Insert(s.log, s.kept, entry{Kept: k, do: f, done: true})
			s.kept++
			return nil
		}
		err := s.catchUp(ctx)
		if err == nil {
			err = s.write(ctx, f)
		}
		fault, isFault := errors.AsType[*quiz.StoreError](err)
		switch {
		case err == nil:
			s.log = append(s.log, entry{Kept: k, do: f, done: true})
			s.kept = len(s.log)
			return nil
		case !isFault || k.Promise != store.Later:
			return err
		}
		s.wait(entry{Kept: k, do: f})
		later := *fault
		later.Later = true
		return s.said(&later)
	})
}

// wait puts what cannot be written yet behind the rest, in the place of what it makes idle.
func (s *steady) wait(e entry) {
	waiting := slices.DeleteFunc(s.log[s.kept:], func(before entry) bool {
		return !before.done && len(before.Sets) > 0 &&
			!slices.ContainsFunc(before.Sets, func(name string) bool { return !slices.Contains(e.Sets, name) })
	})
	s.log = append(s.log[:s.kept+len(waiting)], e)
}

// Rest implements store.DB.
func (s *steady) Rest(ctx context.Context) {
	_ = s.alone(ctx, func() error { // the next one does it
		if s.now == nil || s.pending() {
			return nil
		}
		return s.using(ctx, func(d *Database) error {
			d.Rest(ctx)
			return nil
		})
	})
}

// said returns an error as it is for who has the database open: that it is gone keeps nobody from going on, for what is done
// is kept in memory.
func (s *steady) said(err error) error {
	fault, ok := errors.AsType[*quiz.StoreError](err)
	if !ok || fault.Help == helpDamaged || fault.Blocks && !s.was {
		return err
	}
	open := *fault
	open.Blocks, open.Later = false, true
	return &open
}

func (s *steady) pending() bool { return s.kept < len(s.log) }

func (s *steady) write(ctx context.Context, f func(context.Context, *store.Conn) error) error {
	return s.using(ctx, func(d *Database) error { return d.Write(ctx, f) })
}

// using runs f on the database that lies where it is to lie, before f and after it.
func (s *steady) using(ctx context.Context, f func(*Database) error) error {
	d, err := s.database(ctx)
	if err != nil {
		return err
	}
	err = f(d)
	if d.broken.Load() != nil {
		s.giveUp()
		return err
	}
	if s.who == nil && err == nil {
		s.who = identify(d)
	}
	if moved := s.moved(); moved != nil {
		s.giveUp()
		return moved
	}
	return err
}

// database returns the database, opened where none is. One that is gone is not made anew: it may come back.
func (s *steady) database(ctx context.Context) (*Database, error) {
	if s.now != nil {
		moved := s.moved()
		if moved == nil {
			return s.now, nil
		}
		s.giveUp()
		return nil, moved
	}
	if s.was {
		if err := s.archive.gone(); err != nil {
			return nil, err
		}
	}
	d, err := s.archive.use(ctx)
	if err != nil {
		return nil, err
	}
	s.now, s.who, s.was = d, nil, true
	return d, nil
}

// moved returns what has become of the files of the database that is open; nil: they lie where they are to lie.
func (s *steady) moved() error {
	if s.who.holds(s.now) {
		return nil
	}
	if err := s.archive.gone(); err != nil {
		return err
	}
	return &quiz.StoreError{Path: s.now.path, What: "its files have been replaced, or some of them removed", Help: helpSwapped}
}

// giveUp closes the database, so that a way back can be taken. Whatever takes its place is to have all that was done.
func (s *steady) giveUp() {
	s.archive.forsake(s.now)
	_ = s.now.Close() // it is not where it was, or not to be written to
	s.now, s.kept = nil, 0
}

// catchUp writes what is not written yet.
func (s *steady) catchUp(ctx context.Context) error {
	if _, err := s.database(ctx); err != nil || !s.pending() {
		return err
	}
	waiting := s.log[s.kept:]
	tried := slices.Clone(waiting)
	err := s.write(ctx, func(ctx context.Context, q *store.Conn) error {
		for i := range tried {
			if failed := tried[i].writeAgain(ctx, q); failed != nil {
				return failed
			}
		}
		return nil
	})
	if err == nil {
		copy(waiting, tried)
		s.kept = len(s.log)
	}
	return err
}

// writeAgain writes an entry to a database that may have it already. An error ends the transaction.
func (e *entry) writeAgain(ctx context.Context, q *store.Conn) error {
	if err := q.Exec(ctx, "SAVEPOINT entry"); err != nil {
		return err
	}
	err := e.do(ctx, q)
	if err != nil && !store.Says(err) && ctx.Err() == nil {
		if fault, ok := errors.AsType[*quiz.StoreError](faultOf("", err)); !ok || fault.Help != helpUnknown {
			return err // it is about the database, and not about this entry
		}
	}
	e.done, e.lost = true, err != nil && !errors.Is(err, quiz.ErrExamHanded)
	if err != nil {
		if failed := q.Exec(ctx, "ROLLBACK TO entry"); failed != nil {
			return failed
		}
	}
	return q.Exec(ctx, "RELEASE entry")
}

// Close writes what is not written yet and closes the database. It returns a *quiz.UnsavedError where something is not kept.
// A second Close does nothing.
func (s *steady) Close() error {
	s.turn <- struct{}{}
	defer func() { <-s.turn }()
	if s.closed {
		return s.fault
	}
	s.closed = true
	why := error(nil)
	if s.now != nil {
		if why = s.moved(); why != nil {
			s.giveUp()
		}
	}
	if s.pending() {
		why = s.catchUp(s.ctx)
	}
	if s.now != nil {
		s.fault = s.now.Close()
	}
	if unsaved := s.unsaved(); unsaved != "" {
		s.fault = &quiz.UnsavedError{What: unsaved, Err: cmp.Or(why, s.fault)}
	}
	return s.fault
}

// unsaved says what is not kept, "" where everything is.
func (s *steady) unsaved() string {
	never, there := map[string]int{}, map[string]int{}
	for i, e := range s.log {
		switch {
		case e.What == "":
		case !e.done || e.lost:
			never[e.What]++
		case i >= s.kept:
			there[e.What]++
		}
	}
	parts := []string{}
	if says := counted(never); says != "" {
		parts = append(parts, says+" not saved")
	}
	if says := counted(there); says != "" {
		parts = append(parts, says+" only in the database that is gone")
	}
	return strings.Join(parts, ", ")
}

// counted says how many of each there are: "1 answer and 2 exam steps".
func counted(things map[string]int) string {
	var out []string
	for what, n := range things {
		if n != 1 {
			what += "s"
		}
		out = append(out, fmt.Sprint(n, " ", what))
	}
	slices.Sort(out)
	return strings.Join(out, " and ")
}
