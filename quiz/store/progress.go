package store

import (
	"context"
	"fmt"
	"time"

	"porthole/quiz"
)

// MarkRead implements quiz.Store.
func (s *Store) MarkRead(ctx context.Context, course, lesson string, at time.Time) error {
	at, err := keptTime(at)
	if err != nil {
		return err
	}
	return s.writing(ctx, func(ctx context.Context, q *Conn, learner int64) error {
		_, err := addRead(ctx, q, learner, keptText(course), keptText(lesson), at)
		return err
	})
}

// addRead notes that a lesson was read, unless that is known; it returns how many were added.
func addRead(ctx context.Context, q *Conn, learner int64, course, lesson string, at time.Time) (int64, error) {
	ms, zone := moment(at)
	return q.Change(ctx, `INSERT INTO lessons_read (learner, course, lesson, at, zone, checksum) VALUES ($1, $2, $3, $4, $5, $6)
		ON CONFLICT (learner, course, lesson) DO NOTHING`, sealed("lessons_read", learner, course, lesson, ms, zone)...)
}

// LessonsRead implements quiz.Store.
func (s *Store) LessonsRead(ctx context.Context, course string) (map[string]time.Time, error) {
	read := map[string]time.Time{}
	err := s.reading(ctx, func(ctx context.Context, q *Conn, learner int64) (err error) {
		read, err = courseRows{q, learner, keptText(course)}.lessonsRead(ctx)
		return err
	})
	return read, err
}

func (b courseRows) lessonsRead(ctx context.Context) (map[string]time.Time, error) {
	read := map[string]time.Time{}
	err := b.Each(ctx, `SELECT lesson, at, zone, checksum FROM lessons_read WHERE learner = $1 AND course = $2`,
		[]any{b.learner, b.course}, func(scan func(...any) error) error {
			var lesson string
			var ms, zone, sum int64
			if err := scan(&lesson, &ms, &zone, &sum); err != nil {
				return err
			}
			read[lesson] = timeOf(ms, zone)
			return verify("lessons_read", sum, b.learner, b.course, lesson, ms, zone)
		})
	return read, err
}

// SaveRun implements quiz.Store.
func (s *Store) SaveRun(ctx context.Context, r quiz.Run) error {
	r, err := keptRun(r)
	if err != nil {
		return err
	}
	if r.ID == "" { // so that it does not replace another
		r.ID = fmt.Sprintf("%x", s.options.Random())
	}
	return s.writing(ctx, func(ctx context.Context, q *Conn, learner int64) error {
		if err := q.Exec(ctx, `DELETE FROM runs WHERE learner = $1 AND id = $2`, learner, r.ID); err != nil {
			return err
		}
		_, err := addRun(ctx, q, learner, r)
		return err
	})
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

// addRun adds a run, unless it is there; it returns how many were added.
func addRun(ctx context.Context, q *Conn, learner int64, r quiz.Run) (int64, error) {
	ms, zone := moment(r.At)
	return q.Change(ctx, `INSERT INTO runs (learner, id, course, kind, correct, asked, mistakes, took, at, zone, checksum)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT (learner, id) DO NOTHING`,
		sealed("runs", learner, r.ID, r.Course, r.Kind, int64(r.Right), int64(r.Asked), int64(r.Mistakes), r.Took.Milliseconds(), ms, zone)...)
}

// runColumns are what scanRun scans.
const runColumns = `id, course, kind, correct, asked, mistakes, took, at, zone, checksum`

func scanRun(learner int64, scan func(...any) error) (r quiz.Run, err error) {
	var right, asked, mistakes, took, ms, zone, sum int64
	if err := scan(&r.ID, &r.Course, &r.Kind, &right, &asked, &mistakes, &took, &ms, &zone, &sum); err != nil {
		return r, err
	}
	r.Right, r.Asked, r.Mistakes = int(right), int(asked), int(mistakes)
	r.Took, r.At = time.Duration(took)*time.Millisecond, timeOf(ms, zone)
	return r, verify("runs", sum, learner, r.ID, r.Course, r.Kind, right, asked, mistakes, took, ms, zone)
}

// BestRun implements quiz.Store.
func (s *Store) BestRun(ctx context.Context, course, kind string) (best quiz.Run, found bool, err error) {
	err = s.reading(ctx, func(ctx context.Context, q *Conn, learner int64) error {
		return q.Each(ctx, `SELECT `+runColumns+` FROM runs WHERE learner = $1 AND course = $2 AND kind = $3
			ORDER BY asked DESC, took, at, id LIMIT 1`, []any{learner, keptText(course), keptText(kind)},
			func(scan func(...any) error) (err error) {
				found = true
				best, err = scanRun(learner, scan)
				return err
			})
	})
	return best, found, err
}
