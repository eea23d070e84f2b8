package sqlite

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"time"

	"porthole/quiz"
)

// A place is the folder where everything lies, and its lock.
type place struct {
	folder string
	after  func(time.Duration) <-chan time.Time
}

func (p place) path() string { return filepath.Join(p.folder, "porthole.db") }

// placed returns why there cannot be a folder for everything: nothing names it, or a file has its name.
func (p place) placed() error {
	if p.folder == "" {
		return &quiz.StoreError{
			Path: "the folder for what you learn", What: "nothing says where it is", Help: "set PORTHOLE_DATA to a folder",
		}
	}
	info, err := os.Stat(p.folder)
	if err == nil && !info.IsDir() {
		err = syscall.ENOTDIR
	}
	if errors.Is(err, syscall.ENOTDIR) {
		return faultOf(p.folder, err)
	}
	return nil // what else may be wrong is said where it is in the way
}

// exists reports whether there is a database, or what is left of one.
func (p place) exists() (bool, error) {
	if err := p.placed(); err != nil {
		return false, err
	}
	for _, path := range []string{p.path(), p.path() + "-wal", p.marker()} {
		if _, err := os.Lstat(path); err == nil {
			return true, nil
		}
	}
	return false, nil
}

// busy reports whether another program may be using the database.
func (p place) busy() bool {
	info, err := os.Stat(p.path() + "-wal")
	return err == nil && info.Size() > 0
}

// hold takes the lock of the folder: shared by all who use the database, or for one alone. It waits
// for others, but not for ever.
func (p place) hold(ctx context.Context, alone bool) (release func(), err error) {
	const patience, step = 10 * time.Second, 10 * time.Millisecond
	for waited := time.Duration(0); ; waited += step {
		release, ok, err := p.tryHold(alone)
		if ok || err != nil {
			return release, err
		}
		if waited >= patience {
			return nil, &quiz.StoreError{Path: p.path(), What: "another porthole has it open", Help: "close it and try again"}
		}
		if err := p.wait(ctx, step); err != nil {
			return nil, err
		}
	}
}

// holdForLooking takes the lock for one alone where it is free, else the shared one.
func (p place) holdForLooking(ctx context.Context) (release func(), alone bool, err error) {
	release, alone, err = p.tryHold(true)
	if alone || err != nil {
		return release, alone, err
	}
	release, err = p.hold(ctx, false)
	return release, false, err
}

// tryHold takes the lock if it is free.
func (p place) tryHold(alone bool) (release func(), ok bool, err error) {
	if failed := p.placed(); failed != nil {
		return nil, false, failed
	}
	if failed := makeFolder(p.folder); failed != nil {
		return nil, false, failed
	}
	path := filepath.Join(p.folder, "porthole.lock")
	file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, false, faultOf(p.folder, err)
	}
	ok, err = lock(file, alone)
	if !ok {
		_ = file.Close() // it holds nothing
		return nil, false, faultOf(path, err)
	}
	return func() { _ = file.Close() }, true, nil // which ends the lock
}

// wait waits for a time, or for the end of the context.
func (p place) wait(ctx context.Context, d time.Duration) error {
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-p.after(d):
		return nil
	}
}
