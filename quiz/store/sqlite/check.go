package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"strings"

	"porthole/quiz"
	"porthole/quiz/store"
)

// Check implements command.Archive.
func (a *Archive) Check(ctx context.Context) (found []string, err error) {
	if there, failed := a.exists(); failed != nil || !there {
		return nil, failed
	}
	found, err = a.check(ctx)
	if err != nil {
		err = a.onCopy(err, func(other *Archive) (failed error) {
			found, failed = other.check(ctx)
			return failed
		})
	}
	return found, err
}

// check examines a database that is there, and forgets what was wrong with it where that is no longer so.
func (a *Archive) check(ctx context.Context) (found []string, err error) {
	release, alone, err := a.holdForLooking(ctx)
	if err != nil {
		return nil, err
	}
	defer release()
	a.enter()
	defer a.leave()
	found, err = a.examine(ctx, alone)
	if err == nil && len(found) == 0 {
		err = a.unmark()
	}
	return found, err
}

// examine looks at every row, and marks the database where it is damaged: on a copy where nobody uses the database, else beside those who do, for
// a copy of what changes would be none.
func (a *Archive) examine(ctx context.Context, alone bool) ([]string, error) {
	if _, err := a.lookTwice(ctx, a.look); err != nil {
		if fault, ok := errors.AsType[*quiz.StoreError](err); ok && rescuable(err) && fault.Help != helpHalf {
			if fault.Help == helpDamaged { // the others are no database, which every look finds
				a.mark(fault)
			}
			return []string{sentence(fault.What)}, nil
		}
		return nil, err
	}
	path := a.path()
	if alone {
		folder, remove, err := a.copied()
		if err != nil {
			return nil, faultOf(a.path(), err)
		}
		defer remove()
		path = filepath.Join(folder, "porthole.db")
	}
	found, err := inspect(ctx, path)
	if err == nil && len(found) > 0 {
		a.mark(damaged(a.path(), clause(found[0]), nil))
	}
	return found, err
}

// copied copies the database, and what is written beside it, to a folder of its own beside the
// backups.
func (a *Archive) copied() (folder string, remove func(), err error) {
	if failed := makeFolder(a.backups().folder); failed != nil {
		return "", nil, failed
	}
	folder, err = os.MkdirTemp(a.backups().folder, "examined-*.tmp") // mode 0700
	if err != nil {
		return "", nil, err
	}
	remove = func() { _ = os.RemoveAll(folder) }
	for _, suffix := range []string{"", "-wal"} {
		err := a.copyTo(a.path()+suffix, filepath.Join(folder, "porthole.db"+suffix))
		if err != nil && !os.IsNotExist(err) {
			remove()
			return "", nil, err
		}
	}
	return folder, remove, nil
}

func (a *Archive) copyTo(from, to string) error {
	file, err := a.borrow(from, os.O_RDONLY)
	if err != nil {
		return err
	}
	return copyFile(io.NewSectionReader(file, 0, math.MaxInt64), to)
}

func sentence(clause string) string { return strings.ToUpper(clause[:1]) + clause[1:] + "." }

// inspect examines every row of a database, and changes nothing. It returns what is wrong, a sentence
// each.
func inspect(ctx context.Context, path string) (found []string, err error) {
	d, err := connect(path, forReading())
	if err != nil {
		return nil, err
	}
	defer func() {
		// The last one to close a database writes to it what lies beside it. A damaged one is left as it is.
		if len(found) == 0 {
			_ = d.Close() // it was only read
		}
	}()
	err = d.Read(ctx, func(ctx context.Context, q *store.Conn) error {
		looks := []func(context.Context, *store.Conn) ([]string, error){pages, references}
		tables, failed := q.Texts(ctx, `SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`)
		if failed != nil && !isDamage(failed) {
			return failed
		}
		for _, look := range append(looks, store.Checks(tables)...) {
			more, failed := look(ctx, q)
			if isDamage(failed) {
				more, failed = append(more, sentence("the database is damaged")), nil
			}
			if failed != nil {
				return failed
			}
			found = append(found, more...)
		}
		return nil
	})
	if fault, ok := errors.AsType[*quiz.StoreError](err); ok && fault.Help == helpDamaged {
		return append(found, sentence(fault.What)), nil
	}
	return found, err
}

const most = 10 // findings of a sort

// pages lets SQLite look at the structure.
func pages(ctx context.Context, q *store.Conn) (found []string, err error) {
	err = q.Each(ctx, fmt.Sprintf("PRAGMA integrity_check(%d)", most), nil, func(scan func(...any) error) error {
		var text string
		failed := scan(&text)
		if text != "ok" && failed == nil {
			found = append(found, sentence(strings.TrimSpace(strings.ReplaceAll(text, "\n", ", "))))
		}
		return failed
	})
	return found, err
}

// references finds rows of a learner that is not there.
func references(ctx context.Context, q *store.Conn) (found []string, err error) {
	err = q.Each(ctx, "PRAGMA foreign_key_check", nil, func(scan func(...any) error) error {
		var table, parent string
		var row, key sql.NullInt64
		failed := scan(&table, &row, &parent, &key)
		if failed == nil && len(found) < most {
			found = append(found, fmt.Sprintf("A row of %s belongs to one of %s that is not there.", table, parent))
		}
		return failed
	})
	return found, err
}
