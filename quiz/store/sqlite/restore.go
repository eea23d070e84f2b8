package sqlite

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

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
	temp, err := temporaryIn(a.folder, "restored")
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
	if _, seen := lookAt(ctx, path, file, info.Size()); seen != nil {
		return seen
	}
	if failed := copyFile(file, target); failed != nil {
		return faultOf(a.folder, failed)
	}
	found, err := inspect(ctx, target)
	if err == nil && len(found) > 0 {
		err = &quiz.StoreError{Path: path, What: "this backup is damaged: " + clause(found[0]), Help: "take another one"}
	}
	return err
}

// replace puts a file in the place of the database, which is set aside. Should it be interrupted, the
// mark it leaves says so, for a database without what was written beside it is not the whole one.
func (a *Archive) replace(temp temporary) (aside string, err error) {
	if failed := flush(temp.path); failed != nil {
		return "", failed
	}
	if failed := os.WriteFile(a.marker(), []byte("a way back was interrupted\n"), 0o600); failed != nil {
		return "", failed
	}
	if aside, err = a.setAside(); err != nil {
		return "", err
	}
	if err := temp.become(a.path()); err != nil {
		return aside, err
	}
	return aside, a.unmark()
}

// setAside gives the database another name, with what is written beside it; "" where there is none.
func (a *Archive) setAside() (aside string, err error) {
	if _, err := os.Lstat(a.path()); errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	aside = filepath.Join(a.folder, "aside-"+a.options.Now().UTC().Format(stamp)+".db")
	for _, err := os.Lstat(aside); err == nil; _, err = os.Lstat(aside) {
		aside = strings.TrimSuffix(aside, ".db") + "-2.db"
	}
	for _, suffix := range []string{"-wal", ""} {
		if err := os.Rename(a.path()+suffix, aside+suffix); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return "", err
		}
	}
	if err := os.Remove(a.path() + "-shm"); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return "", err
	}
	return aside, nil
}
