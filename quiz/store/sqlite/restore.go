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
	path, err := a.backupNamed(name)
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
	temp, err := a.temporary("restored")
	if err != nil {
		return "", faultOf(a.options.Folder, err)
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
		return faultOf(a.options.Folder, failed)
	}
	found, err := inspect(ctx, target)
	if err == nil && len(found) > 0 {
		err = &quiz.StoreError{Path: path, What: "this backup is damaged: " + clause(found[0]), Help: "take another one"}
	}
	return err
}

// backupNamed returns the path of a backup, by its name or its path.
func (a *Archive) backupNamed(name string) (string, error) {
	all, err := a.listBackups()
	if err != nil {
		return "", err
	}
	var names []string
	for _, b := range all {
		if b.Name == name || b.Path == name {
			return b.Path, nil
		}
		names = append(names, b.Name)
	}
	if info, err := os.Stat(name); err == nil && info.Mode().IsRegular() {
		return name, nil
	}
	help := "there are " + strings.Join(names, ", ")
	if len(names) == 0 {
		help = "there are no backups yet"
	}
	return "", &quiz.StoreError{Path: name, What: "there is no such backup", Help: help}
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
	aside = filepath.Join(a.options.Folder, "aside-"+a.options.Now().UTC().Format(stamp)+".db")
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
