package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"hash/crc64"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"github.com/pressly/goose/v3"

	"porthole/quiz"
	"porthole/quiz/store"
)

// schemaOf returns the digest of the schema that a form has.
func schemaOf(version int) uint64 {
	return [store.Form + 1]uint64{1: 0xabdfb100464cab83, 2: 0xc4010f930df1d428, 3: 0xb83784466f032f65, 4: 0xd3250b873bfa3430, 5: 0x9a5c6d6c938c2d54}[version]
}

// migrate brings a database to a form. Each step is a transaction: killed, it leaves the form before
// or the one after, and the number of the form says which.
func migrate(ctx context.Context, pool *sql.DB, version int64) error {
	var steps []*goose.Migration
	for v := int64(1); v <= store.Form; v++ {
		steps = append(steps, goose.NewGoMigration(v, &goose.GoFunc{RunTx: step(v)}, nil))
	}
	provider, err := goose.NewProvider(goose.DialectSQLite3, pool, nil,
		goose.WithGoMigrations(steps...), goose.WithDisableGlobalRegistry(true), goose.WithLogger(goose.NopLogger()))
	if err != nil {
		return err
	}
	_, err = provider.UpTo(ctx, version)
	return err
}

// step makes the statements of a form, and what only SQLite takes behind them.
func step(version int64) func(context.Context, *sql.Tx) error {
	return func(ctx context.Context, tx *sql.Tx) error {
		if err := store.Migrate(ctx, tx, version, nil); err != nil {
			return err
		}
		marks := fmt.Sprintf("PRAGMA application_id = %d; PRAGMA user_version = %d", application, version)
		_, err := tx.ExecContext(ctx, marks)
		return err
	}
}

// create makes an empty database of the newest form, whole or not at all: it comes into being under
// another name.
func (a *Archive) create(ctx context.Context) error {
	temp, err := temporaryIn(filepath.Dir(a.path()), "new")
	if err != nil {
		return err
	}
	defer temp.remove()
	if err := build(ctx, temp.path, store.Form); err != nil {
		return err
	}
	for _, suffix := range beside() { // an index, or a -wal with nothing in it, of one that is gone
		if err := os.Remove(a.path() + suffix); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return temp.become(a.path())
}

// build makes a database of a form at a path.
func build(ctx context.Context, path string, version int64) error {
	if err := tooLong(path); err != nil {
		return err
	}
	// Nothing has to survive before the file gets its name.
	pool, err := sql.Open("sqlite", source(path, "_txlock=immediate", "_pragma=synchronous(OFF)", "_pragma=journal_mode(MEMORY)"))
	if err != nil {
		return err
	}
	err = migrate(ctx, pool, version)
	if err == nil {
		_, err = pool.ExecContext(ctx, "PRAGMA journal_mode = WAL")
	}
	return cmp.Or(err, pool.Close())
}

// upgrade brings the database to the newest form, after a backup.
func (a *Archive) upgrade(ctx context.Context) error {
	d, err := connect(a.path(), forWriting())
	if err != nil {
		return err
	}
	d.found = a.mark
	if _, failed := a.backUp(ctx, d, whyMigration); failed != nil {
		return failed
	}
	defer func() { _ = d.pool.Close() }() // what counts was committed
	if failed := migrate(ctx, d.pool, store.Form); failed != nil {
		return failed
	}
	_, err = d.pool.ExecContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)") // so that the file itself tells its form
	return err
}

// schemaFault says what is wrong with the schema of a database, which is read from its copy.
func schemaFault(ctx context.Context, path, where string, version int, options ...string) error {
	got, err := digest(ctx, where, options...)
	if fault, ok := errors.AsType[*quiz.StoreError](err); ok && slices.Contains([]string{helpDisk, helpRoom, helpAllow, helpRead, helpFolder, helpPlace, helpBusy, helpShorter}, fault.Help) {
		return err // which says nothing of the database
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err != nil {
		return damaged(path, "its schema cannot be read", err)
	}
	if got != schemaOf(version) {
		return damaged(path, fmt.Sprintf("its tables are not those of form %d", version), nil)
	}
	return nil
}

// digest returns the digest of the schema of a database that is opened with options.
func digest(ctx context.Context, path string, options ...string) (sum uint64, err error) {
	d, err := connect(path, options)
	if err != nil {
		return 0, err
	}
	defer func() { _ = d.Close() }() // it was only read
	err = d.Read(ctx, func(ctx context.Context, q *store.Conn) error {
		return q.Each(ctx, `SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema ORDER BY type, name`, nil,
			func(scan func(...any) error) error {
				var kind, name, table, text string
				if failed := scan(&kind, &name, &table, &text); failed != nil {
					return failed
				}
				sum = crc64.Update(sum, crc64.MakeTable(crc64.ECMA), fmt.Appendf(nil, "%q %q %q %q\n", kind, name, table, text))
				return nil
			})
	})
	return sum, err
}

// folders are made for the learner alone.
func makeFolder(path string) error {
	if err := os.MkdirAll(path, 0o700); err != nil {
		if unmounted := leadsNowhere(path); unmounted != nil {
			return unmounted
		}
		if errors.Is(err, fs.ErrNotExist) { // no folder can be made where it should be, or its disk is not there
			return &quiz.StoreError{Path: path, What: "the folder cannot be made", Help: helpPlace, Err: err}
		}
		return faultOf(path, err)
	}
	info, err := os.Stat(path)
	if err != nil {
		return faultOf(path, err)
	}
	if !info.IsDir() {
		return &quiz.StoreError{Path: path, What: "there is a file where a folder should be", Help: helpFolder}
	}
	return nil
}
