package store

import (
	"context"
	"fmt"
	"time"

	"porthole/quiz"
)

// MarkRead implements exam.Store.
func (s *Store) MarkRead(ctx context.Context, course, lesson string, at time.Time) error {
	at, err := keptTime(at)
	if err != nil {
		return err
	}
	return s.keeping(ctx, Kept{What: "lesson"}, func(ctx context.Context, q *Conn, learner int64) error {
		_, err := lessonsRead().add(ctx, q, learner, carriedRead{keptText(course), keptText(lesson), at})
		return err
	})
}

// LessonsRead implements exam.Store.
func (s *Store) LessonsRead(ctx context.Context, course string) (map[string]time.Time, error) {
	read := map[string]time.Time{}
	err := s.reading(ctx, func(ctx context.Context, q *Conn, learner int64) (err error) {
		read, err = courseRows{Conn: q, learner: learner, course: keptText(course)}.lessonsRead(ctx)
		return err
	})
	return read, err
}

func (b courseRows) lessonsRead(ctx context.Context) (map[string]time.Time, error) {
	read := map[string]time.Time{}
	courses := b.parts()
	err := lessonsRead().each(ctx, b.Conn, b.learner, among(courses), values(courses), func(r carriedRead) error {
		read[r.Lesson] = r.At
		return nil
	})
	return read, err
}

// SaveRun implements exam.Store.
func (s *Store) SaveRun(ctx context.Context, r quiz.Run) error {
	r, err := keptRun(r)
	if err != nil {
		return err
	}
	if r.ID == "" { // so that it does not replace another
		r.ID = fmt.Sprintf("%x", s.options.Random())
	}
	err = s.keeping(ctx, Kept{What: "result", Sets: []string{"run " + r.ID}}, func(ctx context.Context, q *Conn, learner int64) error {
		return runs().put(ctx, q, learner, r)
	})
	if err == nil {
		s.db.Rest(ctx)
	}
	return err
}

// keptRun returns a run as it comes back from the store.
func keptRun(r quiz.Run) (quiz.Run, error) {
	for _, text := range []*string{&r.ID, &r.Course, &r.Kind} {
		*text = keptText(*text)
	}
	r.Took = r.Took.Truncate(time.Millisecond)
	var err error
	r.At, err = keptTime(r.At)
	return r, err
}

// BestRun implements exam.Store.
func (s *Store) BestRun(ctx context.Context, course, kind string) (best quiz.Run, found bool, err error) {
	err = s.reading(ctx, func(ctx context.Context, q *Conn, learner int64) (failed error) {
		best, found, failed = runs().one(ctx, q, learner, ` AND course = $2 AND kind = $3 ORDER BY asked DESC, took, at, id LIMIT 1`,
			keptText(course), keptText(kind))
		return failed
	})
	return best, found, err
}

// BestRuns implements exam.Store.
func (s *Store) BestRuns(ctx context.Context, courses ...string) (best []quiz.Run, err error) {
	if len(courses) == 0 {
		return nil, ctx.Err()
	}
	wanted := keptTexts(courses)
	of := among(wanted)
	err = s.reading(ctx, func(ctx context.Context, q *Conn, learner int64) (failed error) {
		best, failed = runs().all(ctx, q, learner, of+` AND id IN (SELECT id FROM (
			SELECT id, row_number() OVER (PARTITION BY course, kind ORDER BY asked DESC, took, at, id) AS place
				FROM runs WHERE learner = $1`+of+`) AS ranked WHERE place = 1)`, values(wanted)...)
		return failed
	})
	return best, err
}
