package sqlite

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"

	"porthole/quiz"
	"porthole/quiz/exam"
)

// unwritable reports whether an error means that the folder cannot be written to, which keeps nobody from
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

// OpenToRead implements command.Archive.
func (a *Archive) OpenToRead(ctx context.Context, learner string) (exam.OpenStore, error) {
	s, err := a.openAndRead(ctx, learner)
	if !unwritable(err) {
		return s, err
	}
	other, remove, failed := a.elsewhere()
	if failed != nil {
		return nil, err
	}
	copied, failed := other.openAndRead(ctx, learner)
	if failed != nil {
		remove()
		return nil, a.named(other, failed)
	}
	return ofCopy{copied, remove}, nil
}

// openAndRead opens a store and reads a little of it, for a full disk is met no earlier.
func (a *Archive) openAndRead(ctx context.Context, learner string) (exam.OpenStore, error) {
	s, err := a.Open(ctx, learner)
	if err != nil {
		return nil, err
	}
	if _, err := s.Record(ctx, ""); err != nil {
		_ = s.Close() // it is not used
		return nil, err
	}
	return s, nil
}

// ofCopy is a store whose copy is removed with it.
type ofCopy struct {
	exam.OpenStore
	remove func()
}

// Close closes the store, then removes the copy.
func (s ofCopy) Close() error {
	defer s.remove()
	return s.OpenStore.Close()
}

// named names the original in an error about a copy.
func (a *Archive) named(other *Archive, err error) error {
	fault, ok := errors.AsType[*quiz.StoreError](err)
	if !ok || filepath.Dir(fault.Path) != other.folder {
		return err
	}
	named := *fault
	named.Path = filepath.Join(a.folder, filepath.Base(fault.Path))
	return &named
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
	return a.named(other, f(other))
}
