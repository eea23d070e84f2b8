package store

import (
	"context"
	"errors"
	"io"
	"porthole/quiz"
)

const whyMigration = "before migration"

var errTodo = errors.New("not built yet")

func (a *Archive) backup(ctx context.Context, why string) (quiz.Backup, error) {
	return quiz.Backup{}, nil
}
func (a *Archive) Status(ctx context.Context) (quiz.Status, error)          { return quiz.Status{}, errTodo }
func (a *Archive) Check(ctx context.Context) ([]string, error)              { return nil, errTodo }
func (a *Archive) Backup(ctx context.Context) (quiz.Backup, error)          { return quiz.Backup{}, errTodo }
func (a *Archive) Restore(ctx context.Context, name string) (string, error) { return "", errTodo }
func (a *Archive) Rescue(ctx context.Context) (saved, lost int, aside string, err error) {
	return 0, 0, "", errTodo
}
func (a *Archive) Learners(ctx context.Context) ([]string, error)                 { return nil, errTodo }
func (a *Archive) Export(ctx context.Context, learner string, to io.Writer) error { return errTodo }
func (a *Archive) Import(ctx context.Context, learner string, from io.Reader) (quiz.Imported, error) {
	return quiz.Imported{}, errTodo
}
func (a *Archive) Forget(ctx context.Context, learner string) (int, error) { return 0, errTodo }
