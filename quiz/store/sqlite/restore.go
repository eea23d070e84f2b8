package sqlite

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"porthole/quiz"
)

// Restore implements command.Archive.
func (a *Archive) Restore(ctx context.Context, name string) (aside string, err error) {
	path, err := a.backups().named(name)
	if err != nil {
		return "", err
	}
	release, err := a.hold(ctx, true)
	if err != nil {
		return "", err
	}
	defer release()
	a.enter()
	defer a.leave()
	if _, seen := a.look(ctx); isUnmounted(seen) { // what the link leads to is the database, and will be there again
		return "", seen
	}
	temp, err := temporaryIn(filepath.Dir(a.path()), "restored")
	if err != nil {
		return "", faultOf(a.folder, err)
	}
	defer temp.remove()
	if failed := a.takeBackup(ctx, path, temp.path); failed != nil {
		return "", failed
	}
	aside, err = a.replace(temp)
	return aside, faultOf(a.path(), err)
}

// takeBackup copies a backup to a file, and checks the copy.
func (a *Archive) takeBackup(ctx context.Context, path, target string) error {
	file, err := os.Open(path)
	if err != nil {
		return faultOf(path, err)
	}
	defer func() { _ = file.Close() }() // it was only read
	info, err := file.Stat()
	if err != nil {
		return faultOf(path, err)
	}
	if _, seen := a.lookAt(ctx, path, file, info.Size()); seen != nil {
		return seen
	}
	if failed := copyFile(file, target); failed != nil {
		return faultOf(a.folder, failed)
	}
	if failed := absorb(ctx, path+"-wal", target); failed != nil {
		return failed
	}
	found, err := inspect(ctx, target)
	if err == nil && len(found) > 0 {
		err = &quiz.StoreError{Path: path, What: "this backup is damaged: " + clause(found[0]), Help: "take another one"}
	}
	return err
}

// absorb brings what is written beside a backup, which may be the copy of a database that was in use, into its copy.
func absorb(ctx context.Context, from, target string) error {
	file, err := os.Open(from) // lookAt has seen that it is a file
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return faultOf(from, err)
	}
	defer func() { _ = file.Close() }() // it was only read
	if failed := copyFile(file, target+"-wal"); failed != nil {
		return faultOf(target, failed)
	}
	d, err := connect(target, forWriting())
	if err != nil {
		return faultOf(target, err)
	}
	return cmp.Or(d.settle(ctx), d.Close())
}

// replace puts a file in the place of the database, which is set aside. Should it be interrupted, the
// mark it leaves says so, for a database without what was written beside it is not the whole one.
func (a *Archive) replace(temp temporary) (aside string, err error) {
	if failed := flush(temp.path); failed != nil {
		return "", failed
	}
	if failed := a.markAs("a way back was interrupted"); failed != nil {
		return "", failed
	}
	path := a.path() // which a link no longer leads to once it is set aside
	if aside, err = a.setAside(path); err != nil {
		return "", err
	}
	if err := temp.become(path); err != nil {
		return aside, err
	}
	return aside, a.unmark()
}

// setAside gives the database another name, and what lies beside it, the same one: a -wal belongs to one database, and
// beside another it destroys that. It returns the name, "" where there is nothing of one.
func (a *Archive) setAside(path string) (aside string, err error) {
	name := a.freeAside(filepath.Dir(path))
	for _, suffix := range append(beside()[:2], "") {
		switch err := os.Rename(path+suffix, name+suffix); {
		case err == nil:
			aside = name + suffix
		case !errors.Is(err, fs.ErrNotExist):
			return "", err
		}
	}
	if err := os.Remove(path + "-shm"); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return "", err
	}
	return aside, nil
}

// freeAside returns a name for a database that is set aside: nothing has it, nor what would lie beside one.
func (a *Archive) freeAside(folder string) string {
	stem := filepath.Join(folder, "aside-"+a.options.Now().UTC().Format(stamp))
	name := stem + ".db"
	taken := func(suffix string) bool {
		_, err := os.Lstat(name + suffix)
		return err == nil
	}
	for n := 2; slices.ContainsFunc(append(beside(), ""), taken); n++ {
		name = fmt.Sprintf("%s-%d.db", stem, n)
	}
	return name
}
