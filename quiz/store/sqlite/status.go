package sqlite

import (
	"context"
	"os"

	"porthole/quiz"
	"porthole/quiz/store"
)

// Status implements command.Archive. Where the database cannot be used it tells what it can, beside the
// error: all but the answers, the learners and the version, or nothing where there is no folder.
func (a *Archive) Status(ctx context.Context) (s quiz.Status, err error) {
	if failed := a.placed(); failed != nil {
		return quiz.Status{}, failed
	}
	s = quiz.Status{Folder: a.folder, Database: a.path()}
	for _, suffix := range []string{"", "-wal"} {
		if info, failed := os.Stat(s.Database + suffix); failed == nil {
			s.Size += info.Size()
		}
	}
	if s.Backups, err = a.backups().list(); err != nil {
		return s, err
	}
	return s, a.reading(ctx, func(ctx context.Context, q *store.Conn) (failed error) {
		if s.Answers, s.Learners, s.Exams, failed = store.Count(ctx, q); failed == nil {
			s.Version = store.Form
		}
		return failed
	})
}

// Learners implements command.Archive.
func (a *Archive) Learners(ctx context.Context) (names []string, err error) {
	err = a.reading(ctx, func(ctx context.Context, q *store.Conn) (failed error) {
		names, failed = store.Learners(ctx, q)
		return failed
	})
	return names, err
}

// Forget implements command.Archive.
func (a *Archive) Forget(ctx context.Context, learner string) (answers int, err error) {
	_, err = a.using(ctx, func(ctx context.Context, d *Database) error {
		fault := d.Write(ctx, func(ctx context.Context, q *store.Conn) (failed error) {
			answers, failed = store.Forget(ctx, q, learner)
			return failed
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
