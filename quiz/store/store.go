// Package store keeps what learners did in a database: the statements, written once for every database that a neighbour
// opens (quiz/store/sqlite), and what they promise. Answers are kept as they were given, each with a checksum; what a
// memory.Record tells is derived from them with every answer, and can be derived anew.
package store

import (
	"context"
	"time"

	"porthole/quiz/exam"
	"porthole/quiz/memory"
)

var _ exam.Store = (*Store)(nil)

// Options are what a Store is told of the machine.
type Options struct {
	Now    func() time.Time
	Random func() uint64
}

// Store is the exam.Store of one learner. It is safe for concurrent use, and beside other programs that use the same
// database.
type Store struct {
	db      DB
	learner string // by name
	options Options

	promised promised
	noted    noted
}

// New returns the store of a learner in a database. Nothing is read or written before it is used.
func New(db DB, learner string, o Options) *Store {
	return &Store{db: db, learner: keptText(learner), options: o}
}

// Record implements exam.Store.
func (s *Store) Record(ctx context.Context, course string) (r memory.Record, err error) {
	err = s.derived(ctx, course, func(ctx context.Context, b courseRows) (err error) {
		r, err = b.record(ctx)
		return err
	})
	return r, err
}

// Learner implements exam.Store.
func (s *Store) Learner(ctx context.Context, course string) (l exam.Learner, err error) {
	l.Read = map[string]time.Time{}
	err = s.derived(ctx, course, func(ctx context.Context, b courseRows) (err error) {
		l, err = b.known(ctx)
		return err
	})
	if err == nil && l.Running != nil {
		s.note(ctx, *l.Running)
	}
	if err == nil { // it is read before a session and after it
		s.db.Rest(ctx)
	}
	return l, err
}

// known reads all that is kept of the learner in the course.
func (b courseRows) known(ctx context.Context) (p exam.Learner, err error) {
	if p.Record, err = b.record(ctx); err != nil {
		return p, err
	}
	if p.Read, err = b.lessonsRead(ctx); err != nil {
		return p, err
	}
	if p.Goal, err = b.goal(ctx); err != nil {
		return p, err
	}
	if p.Forecasts, err = b.forecasts(ctx); err != nil {
		return p, err
	}
	d := examRows{b.Conn, b.learner}
	if p.Exams, err = d.results(ctx, b.course); err != nil {
		return p, err
	}
	running, runs, err := d.running(ctx, b.course)
	if runs {
		p.Running = &running
	}
	return p, err
}

// derived runs f on one state of a course in which what is derived was derived by the rules of this program; it does not
// where nothing is kept of the learner.
func (s *Store) derived(ctx context.Context, course string, f func(context.Context, courseRows) error) error {
	course = keptText(course)
	fresh, replayed := true, 0
	err := s.reading(ctx, func(ctx context.Context, q *Conn, learner int64) (err error) {
		b := courseRows{Conn: q, learner: learner, course: course, replayed: &replayed}
		if fresh, err = b.fresh(ctx); err == nil && fresh {
			err = f(ctx, b)
		}
		return err
	})
	if err == nil && replayed > mostReplayed {
		// What was read is right without it, so that a database which cannot be written to is none the worse.
		_ = s.writing(ctx, func(ctx context.Context, q *Conn, learner int64) error {
			return courseRows{Conn: q, learner: learner, course: course}.takeSnapshot(ctx)
		})
	}
	if err != nil || fresh {
		return err
	}
	return s.writing(ctx, func(ctx context.Context, q *Conn, learner int64) error {
		b := courseRows{Conn: q, learner: learner, course: course}
		if err := b.rebuild(ctx); err != nil {
			return err
		}
		return f(ctx, b)
	})
}

// reading runs f on what is kept of the learner; it does not where that is nothing.
func (s *Store) reading(ctx context.Context, f func(context.Context, *Conn, int64) error) error {
	return s.db.Read(ctx, func(ctx context.Context, q *Conn) error {
		learner, known, err := learnerNamed(ctx, q, s.learner)
		if err != nil || !known {
			return err
		}
		return f(ctx, q, learner)
	})
}

// writing runs f to change what is derived of the learner.
func (s *Store) writing(ctx context.Context, f func(context.Context, *Conn, int64) error) error {
	return s.db.Write(ctx, s.ofLearner(f))
}

// keeping runs f to keep something of the learner, and what that is called; see DB.Keep.
func (s *Store) keeping(ctx context.Context, k Kept, f func(context.Context, *Conn, int64) error) error {
	return s.db.Keep(ctx, k, s.ofLearner(f))
}

func (s *Store) ofLearner(f func(context.Context, *Conn, int64) error) func(context.Context, *Conn) error {
	return func(ctx context.Context, q *Conn) error {
		learner, err := s.options.learnerForWriting(ctx, q, s.learner)
		if err != nil {
			return err
		}
		return f(ctx, q, learner)
	}
}
