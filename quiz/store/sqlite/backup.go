package sqlite

import (
	"context"
	"strings"

	"porthole/quiz"
)

// Backup implements command.Archive.
func (a *Archive) Backup(ctx context.Context) (made quiz.Backup, err error) {
	there, err := a.using(ctx, func(ctx context.Context, d *Database) error {
		made, err = a.backUp(ctx, d, whyByHand)
		return err
	})
	if err == nil && !there {
		err = &quiz.StoreError{Path: a.path(), What: "nothing is kept yet", Help: "learn something first"}
	}
	return made, err
}

// backUp checks a database and makes a backup of it.
func (a *Archive) backUp(ctx context.Context, d *Database, why string) (quiz.Backup, error) {
	found, err := inspect(ctx, d.path)
	if err != nil {
		return quiz.Backup{}, err
	}
	if len(found) > 0 {
		return quiz.Backup{}, d.markDamaged(damaged(d.path, clause(found[0]), nil))
	}
	return a.backups().copyOut(ctx, d.path, why)
}

func clause(sentence string) string {
	return strings.ToLower(sentence[:1]) + strings.TrimSuffix(sentence[1:], ".")
}
