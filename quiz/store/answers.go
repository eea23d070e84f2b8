package store

import (
	"context"
	"time"

	"porthole/quiz"
)

// keptAnswer returns an answer as it comes back from the store, so that what is derived from it when
// it is given is what will be derived from it later.
func keptAnswer(a quiz.Answer) (quiz.Answer, error) {
	for _, text := range []*string{&a.Session, &a.Course, &a.Card, &a.Given} {
		*text = keptText(*text)
	}
	a.Options, a.Members, a.Mistaken = keptTexts(a.Options), keptTexts(a.Members), keptTexts(a.Mistaken)
	a.Latency = a.Latency.Truncate(time.Millisecond)
	var err error
	a.At, err = keptTime(a.At)
	return a, err
}

// SaveAnswer implements exam.Store.
func (s *Store) SaveAnswer(ctx context.Context, a quiz.Answer) (id int64, err error) {
	if a, err = keptAnswer(a); err != nil {
		return 0, err
	}
	err = s.db.Write(ctx, func(ctx context.Context, q *Conn) error {
		learner, failed := s.options.learnerForWriting(ctx, q, s.learner)
		if failed != nil {
			return failed
		}
		id, failed = s.addAnswer(ctx, courseRows{q, learner, a.Course}, a)
		return failed
	})
	if err != nil {
		return 0, err
	}
	return id, nil
}

// addAnswer adds an answer that keptAnswer has returned, and counts it.
func (s *Store) addAnswer(ctx context.Context, b courseRows, a quiz.Answer) (id int64, err error) {
	if id, err = s.nextID(ctx, b.Conn); err != nil {
		return 0, err
	}
	if _, err := answers().add(ctx, b.Conn, b.learner, answerRow{id, a}); err != nil {
		return 0, err
	}
	return id, b.count(ctx, id, a)
}

// nextID returns an identity of an answer: the time in its upper bits and chance in its lower ones,
// so that the answers of two machines can be put together; but always more than the one before.
func (s *Store) nextID(ctx context.Context, q *Conn) (id int64, err error) {
	const chance = 20 // bits
	fresh := s.options.Now().UnixMilli()<<chance | int64(s.options.Random()>>(64-chance))
	_, err = q.One(ctx, `INSERT INTO identities (name, last) VALUES ('answer', $1)
		ON CONFLICT (name) DO UPDATE SET last =
			CASE WHEN excluded.last > identities.last THEN excluded.last ELSE identities.last + 1 END
		RETURNING last`, []any{max(1, fresh)}, &id)
	return id, err
}

// TakeBack implements exam.Store. The last answer is taken back by what it changed; for any other one
// all answers are counted anew.
func (s *Store) TakeBack(ctx context.Context, id int64) error {
	return s.amend(ctx, id, func(ctx context.Context, b courseRows, _ quiz.Answer) error {
		if err := b.Exec(ctx, `DELETE FROM answers WHERE learner = $1 AND id = $2`, b.learner, id); err != nil {
			return err
		}
		return b.Exec(ctx, `DELETE FROM images WHERE learner = $1 AND course = $2 AND answer >= $3`, b.learner, b.course, id)
	})
}

// MarkGuess implements exam.Store.
func (s *Store) MarkGuess(ctx context.Context, id int64) error {
	return s.amend(ctx, id, func(ctx context.Context, b courseRows, a quiz.Answer) error {
		a.Guess = true
		if err := answers().put(ctx, b.Conn, b.learner, answerRow{id, a}); err != nil {
			return err
		}
		return b.Exec(ctx, `DELETE FROM images WHERE learner = $1 AND course = $2 AND answer > $3`, b.learner, b.course, id)
	})
}

// amend changes one answer, or removes it, and brings the record to what it would be had it always
// been so.
func (s *Store) amend(ctx context.Context, id int64, change func(context.Context, courseRows, quiz.Answer) error) error {
	return s.db.Write(ctx, func(ctx context.Context, q *Conn) error {
		learner, known, err := learnerNamed(ctx, q, s.learner)
		if err != nil {
			return err
		}
		b, a, found, err := findAnswer(ctx, q, learner, id)
		if err != nil || !known || !found {
			return notFound(err)
		}
		if over, _, failed := (examRows{q, learner}).state(ctx, a.Session); failed != nil || over {
			return stateError(over, true, failed)
		}
		undo, can, err := b.image(ctx, id)
		if err != nil {
			return err
		}
		if failed := change(ctx, b, a); failed != nil {
			return failed
		}
		if !can {
			return b.rebuild(ctx)
		}
		if failed := b.put(ctx, a, undo); failed != nil {
			return failed
		}
		_, a, found, err = findAnswer(ctx, q, learner, id)
		if err != nil || !found {
			return err
		}
		return b.count(ctx, id, a)
	})
}

// notFound returns the error, or else that there is no such answer.
func notFound(err error) error {
	if err == nil {
		return quiz.ErrNotFound
	}
	return err
}

// findAnswer returns an answer of a learner, and the rows of the course that it counts for.
func findAnswer(ctx context.Context, q *Conn, learner, id int64) (b courseRows, a quiz.Answer, found bool, err error) {
	row, found, err := answers().one(ctx, q, learner, ` AND id = $2`, id)
	return courseRows{q, learner, row.Course}, row.Answer, found, err
}
