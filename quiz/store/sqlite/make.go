package sqlite

import (
	"context"
	"database/sql"
	"errors"
)

// Make makes a database of a file that is not there yet, for another program to read: fill runs statements in one
// transaction. Nothing has to survive before the file gets its name, so nothing is waited for.
func Make(ctx context.Context, path string, fill func(exec func(statement string, values ...any) error) error) error {
	pool, err := sql.Open("sqlite", source(path, "_pragma=synchronous(OFF)", "_pragma=journal_mode(MEMORY)"))
	if err != nil {
		return err
	}
	pool.SetMaxOpenConns(1)
	return errors.Join(within(ctx, pool, fill), pool.Close())
}

func within(ctx context.Context, pool *sql.DB, fill func(exec func(statement string, values ...any) error) error) error {
	tx, err := pool.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	err = fill(func(statement string, values ...any) error {
		_, failed := tx.ExecContext(ctx, statement, values...)
		return failed
	})
	if err != nil {
		return errors.Join(err, tx.Rollback())
	}
	return tx.Commit()
}
