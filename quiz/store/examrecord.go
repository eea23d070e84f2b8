package store

import (
	"context"

	"porthole/quiz/memory"
)

// The record of an exam's course is derived from the answers of all the courses that it is made of, in the order in which
// they were given. To count thousands of them takes a quarter of a second, so that a snapshot is kept of it among the images:
// what was known up to an answer. Of the answers after it there are few, and they are counted anew each time.

// mostReplayed is how many answers are counted at each load before a snapshot is taken.
const mostReplayed = 500

// snapshot is the record up to an answer, and what tells whether the answers are still those that it was derived from.
type snapshot struct {
	Rules      int64
	Answers    answersSum
	Rest       rest
	Cards      map[string]memory.Standing
	Confusions map[string]map[string]int
	Days       map[memory.Day]memory.Practised
}

// answersSum tells answers from others: how many they are, and the sum of their checksums.
type answersSum struct{ Count, Sum int64 }

// recordOfExam reads the record of an exam's course.
func (b courseRows) recordOfExam(ctx context.Context) (memory.Record, error) {
	s, last, err := b.snapshot(ctx)
	if err != nil {
		return memory.Record{}, err
	}
	r := s.Rest.record()
	r.Cards, r.Confusions, r.Days = s.Cards, s.Confusions, s.Days
	r, counted, err := b.replayAfter(ctx, r, last)
	if b.replayed != nil {
		*b.replayed = counted
	}
	return r, err
}

// snapshot returns the snapshot that is kept, and the last answer that it knows; the zero one where there is none, or where
// it was derived by other rules or from other answers.
func (b courseRows) snapshot(ctx context.Context) (s snapshot, last int64, err error) {
	row, found, err := imagesKept().one(ctx, b.Conn, b.learner, ` AND course = $2`, b.course)
	if err == nil && found {
		err = decode("images", row.text, &s)
	}
	if isDamage(err) { // the answers say the same
		return snapshot{}, 0, nil
	}
	if err != nil || !found {
		return s, 0, err
	}
	sum, err := b.sumUpTo(ctx, row.of)
	if err != nil || s.Rules != memory.Rules || s.Answers != sum {
		return snapshot{}, 0, err
	}
	return s, row.of, nil
}

// sumUpTo sums the answers of the course up to one.
func (b courseRows) sumUpTo(ctx context.Context, last int64) (sum answersSum, err error) {
	courses := b.parts()
	_, err = b.One(ctx, `SELECT count(*), CAST(coalesce(sum(checksum % 1000000007), 0) AS BIGINT) FROM answers WHERE learner = $1`+
		among(courses)+` AND id <= `+place(len(courses)), append(append([]any{b.learner}, values(courses)...), last), &sum.Count, &sum.Sum)
	return sum, err
}

// takeSnapshot keeps what is known by now in the place of what was.
func (b courseRows) takeSnapshot(ctx context.Context) error {
	courses := b.parts()
	var last int64
	if _, err := b.One(ctx, `SELECT coalesce(max(id), 0) FROM answers WHERE learner = $1`+among(courses),
		append([]any{b.learner}, values(courses)...), &last); err != nil {
		return err
	}
	r, err := b.recordOfExam(ctx)
	if err != nil {
		return err
	}
	sum, err := b.sumUpTo(ctx, last)
	if err != nil {
		return err
	}
	if err := b.Exec(ctx, `DELETE FROM images WHERE learner = $1 AND course = $2`, b.learner, b.course); err != nil {
		return err
	}
	return keep(ctx, b, imagesKept(), last, snapshot{memory.Rules, sum, restOf(r), r.Cards, r.Confusions, r.Days})
}
