package store

import (
	"context"
	"os"

	"porthole/quiz"
)

// Status implements quiz.Archive. Where the database cannot be used it tells what it can, beside the
// error: all but the answers, the learners and the version, or nothing where there is no folder.
func (a *Archive) Status(ctx context.Context) (s quiz.Status, err error) {
	if failed := a.placed(); failed != nil {
		return quiz.Status{}, failed
	}
	s = quiz.Status{Folder: a.options.Folder, Database: a.path()}
	for _, suffix := range []string{"", "-wal"} {
		if info, failed := os.Stat(s.Database + suffix); failed == nil {
			s.Size += info.Size()
		}
	}
	if s.Backups, err = a.listBackups(); err != nil {
		return s, err
	}
	return s, a.reading(ctx, func(ctx context.Context, q *queries) error {
		known, err := q.one(ctx, `SELECT (SELECT count(*) FROM answers), (SELECT count(*) FROM learners), (SELECT count(*) FROM exams)`,
			nil, &s.Answers, &s.Learners, &s.Exams)
		if known {
			s.Version = newest
		}
		return err
	})
}

// Learners implements quiz.Archive.
func (a *Archive) Learners(ctx context.Context) (names []string, err error) {
	err = a.reading(ctx, func(ctx context.Context, q *queries) error {
		return q.each(ctx, `SELECT name FROM learners ORDER BY name`, nil, func(scan func(...any) error) error {
			var name string
			failed := scan(&name)
			names = append(names, name)
			return failed
		})
	})
	return names, err
}

// Forget implements quiz.Archive.
func (a *Archive) Forget(ctx context.Context, learner string) (answers int, err error) {
	_, err = a.using(ctx, func(ctx context.Context, d *database) error {
		fault := d.write(ctx, func(ctx context.Context, q *queries) error {
			id, known, failed := learnerNamed(ctx, q, keptText(learner))
			if failed != nil || !known {
				return failed
			}
			if _, failed := q.one(ctx, `SELECT count(*) FROM answers WHERE learner = $1`, []any{id}, &answers); failed != nil {
				return failed
			}
			return q.exec(ctx, `DELETE FROM learners WHERE id = $1`, id) // and with it all that belongs to it
		})
		if fault != nil {
			return fault
		}
		return d.settle(ctx)
	})
	if err != nil {
		return 0, err
	}
	return answers, nil
}
