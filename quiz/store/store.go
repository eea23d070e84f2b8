// Package store keeps what learners did in an SQLite database, with everything that keeps it safe:
// checks, backups, ways back from damage, and ways to carry it elsewhere. Answers are kept as they
// were given, each with a checksum; what a quiz.Record tells is derived from them with every answer,
// and can be derived anew.
package store

import (
	"context"
	"sync"

	"porthole/quiz"
)

var _ quiz.OpenStore = (*Store)(nil)

// Store is the quiz.Store of one learner. It is safe for concurrent use, and beside other programs
// that use the same database.
type Store struct {
	*database
	name    string // of the learner
	options Options
	stop    func() // ends what goes on in the background, and waits for it
	shut    func() // gives back what the archive lent
	once    sync.Once
	failed  error
}

// Close implements quiz.OpenStore.
func (s *Store) Close() error {
	s.once.Do(func() {
		s.stop()
		s.failed = s.close()
		s.shut()
	})
	return s.failed
}

// learner returns the learner's id; false: nothing is kept of the learner yet.
func (s *Store) learner(ctx context.Context, q *queries) (id int64, known bool, err error) {
	return learnerNamed(ctx, q, s.name)
}

func learnerNamed(ctx context.Context, q *queries, name string) (id int64, known bool, err error) {
	known, err = q.one(ctx, `SELECT id FROM learners WHERE name = $1`, []any{name}, &id)
	return id, known, err
}

// learnerForWriting returns the learner's id, made where there is none.
func (s *Store) learnerForWriting(ctx context.Context, q *queries) (int64, error) {
	return s.options.learnerForWriting(ctx, q, s.name)
}

func (o Options) learnerForWriting(ctx context.Context, q *queries, name string) (int64, error) {
	id, known, err := learnerNamed(ctx, q, name)
	if err != nil || known {
		return id, err
	}
	id = int64(o.Random()>>2) + 1
	return id, q.exec(ctx, `INSERT INTO learners (id, name, checksum) VALUES ($1, $2, $3)`, sealed("learners", id, name)...)
}

// Record implements quiz.Store.
func (s *Store) Record(ctx context.Context, course string) (r quiz.Record, err error) {
	course = keptText(course)
	fresh := true
	err = s.reading(ctx, func(ctx context.Context, q *queries, learner int64) (err error) {
		b := courseRows{q, learner, course}
		if fresh, err = b.fresh(ctx); err == nil && fresh {
			r, err = b.record(ctx)
		}
		return err
	})
	if err != nil || fresh {
		return r, err
	}
	err = s.writing(ctx, func(ctx context.Context, q *queries, learner int64) (err error) {
		b := courseRows{q, learner, course}
		if err = b.rebuild(ctx); err == nil {
			r, err = b.record(ctx)
		}
		return err
	})
	return r, err
}

// reading runs f on what is kept of the learner; it does not where that is nothing.
func (s *Store) reading(ctx context.Context, f func(context.Context, *queries, int64) error) error {
	return s.read(ctx, func(ctx context.Context, q *queries) error {
		learner, known, err := s.learner(ctx, q)
		if err != nil || !known {
			return err
		}
		return f(ctx, q, learner)
	})
}

// writing runs f to change what is kept of the learner.
func (s *Store) writing(ctx context.Context, f func(context.Context, *queries, int64) error) error {
	return s.write(ctx, func(ctx context.Context, q *queries) error {
		learner, err := s.learnerForWriting(ctx, q)
		if err != nil {
			return err
		}
		return f(ctx, q, learner)
	})
}
