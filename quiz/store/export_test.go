package store

import (
	"context"

	"porthole/quiz"
	"porthole/quiz/memory"
)

// Images is of how many answers what was before them is kept.
const Images = images

// Replayed is what quiz.Replay makes of the answers that are stored.
func Replayed(ctx context.Context, s *Store, course string) (r memory.Record, err error) {
	err = s.reading(ctx, func(ctx context.Context, q *Conn, learner int64) (err error) {
		r, err = courseRows{Conn: q, learner: learner, course: course}.replay(ctx)
		return err
	})
	return r, err
}

// HasImage reports whether what was before an answer is kept.
func HasImage(ctx context.Context, s *Store, course string, id int64) (can bool, err error) {
	err = s.reading(ctx, func(ctx context.Context, q *Conn, learner int64) (err error) {
		_, can, err = courseRows{Conn: q, learner: learner, course: course}.image(ctx, id)
		return err
	})
	return can, err
}

// AnswerOf returns an answer as it is kept.
func AnswerOf(ctx context.Context, s *Store, id int64) (a quiz.Answer, found bool, err error) {
	err = s.reading(ctx, func(ctx context.Context, q *Conn, learner int64) (err error) {
		_, a, found, err = findAnswer(ctx, q, learner, id)
		return err
	})
	return a, found, err
}

// IDsOf returns the ids of the answers of a session.
func IDsOf(ctx context.Context, s *Store, session string) (ids []int64, err error) {
	err = s.reading(ctx, func(ctx context.Context, q *Conn, learner int64) error {
		ids = nil
		return q.Each(ctx, `SELECT id FROM answers WHERE learner = $1 AND session = $2 ORDER BY id`, []any{learner, session},
			func(scan func(...any) error) error {
				var id int64
				failed := scan(&id)
				ids = append(ids, id)
				return failed
			})
	})
	return ids, err
}

// ByRules makes what is derived in a course look as if other rules had made it, which knew of no cards.
func ByRules(ctx context.Context, s *Store, rules int) error {
	return s.writing(ctx, func(ctx context.Context, q *Conn, _ int64) error {
		if err := q.Exec(ctx, `DELETE FROM cards`); err != nil {
			return err
		}
		return q.Exec(ctx, `UPDATE records SET rules = $1`, int64(rules))
	})
}

// ByFirstRules makes what is derived of a card look as the first rules made it, which counted no days of recall.
func ByFirstRules(ctx context.Context, s *Store, course, card string) error {
	return s.writing(ctx, func(ctx context.Context, q *Conn, learner int64) error {
		b := courseRows{Conn: q, learner: learner, course: course}
		r, err := b.record(ctx)
		if err != nil {
			return err
		}
		standing := r.Cards[card]
		standing.Recalled, standing.RecalledOn = 0, 0
		if failed := b.writeCard(ctx, card, &standing); failed != nil {
			return failed
		}
		text, err := encode(restOf(r))
		if err != nil {
			return err
		}
		row := sealed("records", learner, course, int64(1), text)
		return q.Exec(ctx, `UPDATE records SET rules = $3, rest = $4, checksum = $5 WHERE learner = $1 AND course = $2`, row...)
	})
}

// MostReplayed is how many answers are counted at each load before a snapshot is taken.
const MostReplayed = mostReplayed

// SnapshotUpTo returns the last answer that the snapshot of an exam's course knows, 0 where none is of use.
func SnapshotUpTo(ctx context.Context, s *Store, course string) (last int64, err error) {
	err = s.reading(ctx, func(ctx context.Context, q *Conn, learner int64) (err error) {
		_, last, err = courseRows{Conn: q, learner: learner, course: course}.snapshot(ctx)
		return err
	})
	return last, err
}

// SpoilSnapshots changes the text of each snapshot behind its checksum's back.
func SpoilSnapshots(ctx context.Context, s *Store, course string) error {
	return s.writing(ctx, func(ctx context.Context, q *Conn, learner int64) error {
		return q.Exec(ctx, `UPDATE images SET image = 'x' || image WHERE learner = $1 AND course = $2`, learner, course)
	})
}
