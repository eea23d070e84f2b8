package postgres

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"regexp"
	"time"

	"github.com/jackc/pgx/v5/pgconn"
	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/lock"

	"porthole/quiz"
	"porthole/quiz/store"
)

// own are the tables that only a shared database has: the keys of what was written lately (see database.Write), and what all
// servers have to agree on.
const own = `
CREATE TABLE writes (
    key TEXT        NOT NULL PRIMARY KEY,
    at  TIMESTAMPTZ NOT NULL DEFAULT now()
);
CREATE INDEX writes_by_time ON writes (at);
CREATE TABLE agreed (
    name  TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
);
`

// said says the statements of a form as PostgreSQL wants them: texts are put in order by their bytes, as elsewhere, whatever
// the language of the database.
func said(statements string) string {
	return regexp.MustCompile(`\bTEXT\b`).ReplaceAllString(statements, `TEXT COLLATE "C"`)
}

// upToDate brings the database to the form that this program knows. Of several servers that find it older one does it.
func (d *database) upToDate(ctx context.Context) error {
	const tries, pause = 5, 100 * time.Millisecond
	for n := 1; ; n++ {
		err := d.migrate(ctx)
		failed, ok := errors.AsType[*pgconn.PgError](err)
		if n == tries || !ok || failed.Code != "23505" && failed.Code != "42P07" { // another one made the same table
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-d.options.After(pause):
		}
	}
}

func (d *database) migrate(ctx context.Context) error {
	form, err := d.form(ctx)
	if err != nil || form == store.Form {
		return err
	}
	if form > store.Form {
		what := fmt.Sprintf("a newer porthole has written this database (its form is %d, and this one knows %d)", form, store.Form)
		return &quiz.StoreError{Path: d.name, What: what, Help: helpNewer, Blocks: true}
	}
	const interval, most = 200 * time.Millisecond, 600 // two minutes
	locker, err := lock.NewPostgresTableLocker(
		lock.WithTableLockTimeout(interval, most), lock.WithTableLogger(slog.New(slog.NewTextHandler(io.Discard, nil))))
	if err != nil {
		return err
	}
	var steps []*goose.Migration
	for v := int64(1); v <= store.Form; v++ {
		steps = append(steps, goose.NewGoMigration(v, &goose.GoFunc{RunTx: step(v)}, nil))
	}
	provider, err := goose.NewProvider(goose.DialectPostgres, d.pool, nil, goose.WithGoMigrations(steps...),
		goose.WithDisableGlobalRegistry(true), goose.WithLogger(goose.NopLogger()), goose.WithLocker(locker))
	if err != nil {
		return err
	}
	_, err = provider.Up(ctx)
	return err
}

// form is the one that the database has; 0 where it is empty.
func (d *database) form(ctx context.Context) (form int64, err error) {
	var there bool
	err = d.pool.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM information_schema.tables
		WHERE table_schema = current_schema() AND table_name = 'goose_db_version')`).Scan(&there)
	if err != nil || !there {
		return 0, err
	}
	err = d.pool.QueryRowContext(ctx, `SELECT coalesce(max(version_id), 0) FROM goose_db_version WHERE is_applied`).Scan(&form)
	return form, err
}

// step makes the statements of a form, and what only a shared database has before the first.
func step(version int64) func(context.Context, *sql.Tx) error {
	return func(ctx context.Context, tx *sql.Tx) error {
		if version == 1 {
			if _, err := tx.ExecContext(ctx, said(own)); err != nil {
				return err
			}
		}
		return store.Migrate(ctx, tx, version, said)
	}
}
