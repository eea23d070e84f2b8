package store

import (
	"errors"
	"os"
	"path/filepath"
	"slices"

	"porthole/quiz"
)

// unwritable says whether an error means that the folder cannot be written to, which keeps nobody from
// reading what is there.
func unwritable(err error) bool {
	fault, ok := errors.AsType[*quiz.StoreError](err)
	return ok && !fault.Blocks && slices.Contains([]string{helpAllow, helpRoom}, fault.Help)
}

// elsewhere returns an archive of a copy of the database, in a folder where there is room, to be read
// and removed.
func (a *Archive) elsewhere() (_ *Archive, remove func(), err error) {
	if a.options.Temp == "" {
		return nil, nil, os.ErrNotExist
	}
	folder, err := os.MkdirTemp(a.options.Temp, "porthole-*") // mode 0700
	if err != nil {
		return nil, nil, err
	}
	remove = func() { _ = os.RemoveAll(folder) } // a copy
	a.enter()
	defer a.leave()
	options := a.options
	options.Folder, options.Temp = folder, ""
	other := New(options)
	for from, to := range map[string]string{
		a.path(): other.path(), a.path() + "-wal": other.path() + "-wal", a.marker(): other.marker(),
	} {
		if err := a.copyTo(from, to); err != nil && !os.IsNotExist(err) {
			remove()
			return nil, nil, err
		}
	}
	return other, remove, nil
}

// onCopy runs f again on a copy of the archive where it failed because nothing could be written. The
// first error stays where there can be no copy; one that is about the copy names the original.
func (a *Archive) onCopy(failed error, f func(*Archive) error) error {
	if !unwritable(failed) {
		return failed
	}
	other, remove, err := a.elsewhere()
	if err != nil {
		return failed
	}
	defer remove()
	err = f(other)
	if fault, ok := errors.AsType[*quiz.StoreError](err); ok && filepath.Dir(fault.Path) == other.options.Folder {
		named := *fault
		named.Path = filepath.Join(a.options.Folder, filepath.Base(fault.Path))
		return &named
	}
	return err
}
