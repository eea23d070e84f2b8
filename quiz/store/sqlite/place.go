package sqlite

import (
	"context"
	"errors"
	"io/fs"
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

// name is where the database lies, or a link to it.
func (p place) name() string { return filepath.Join(p.folder, "porthole.db") }

// path is where the database itself lies: SQLite follows a link, and keeps beside the
// file what it writes beside it. Of a link to what is no file it is the link.
func (p place) path() string {
	if info, err := os.Lstat(p.name()); err == nil && info.Mode()&fs.ModeSymlink != 0 {
		target, err := filepath.EvalSymlinks(p.name())
		if to, failed := os.Stat(p.name()); err == nil && failed == nil && to.Mode().IsRegular() {
			return target
		}
	}
	return p.name()
}

// Beside returns what may lie beside a database and be a part of it: what was committed and is not in it yet, the journal of
// a program that writes without one, and the index of the first.
func beside() []string { return []string{"-wal", "-journal", "-shm"} }

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

// exists reports whether there is a database, or what is left of one. What keeps one from telling is an error.
func (p place) exists() (bool, error) {
	if err := p.placed(); err != nil {
		return false, err
	}
	for _, path := range []string{p.name(), p.path() + "-wal", p.path() + "-journal", p.marker()} {
		switch _, err := os.Lstat(path); {
		case err == nil:
			return true, nil
		case !errors.Is(err, fs.ErrNotExist):
			return false, unreadable(path, err)
		}
	}
	return false, p.absent()
}

// absent returns why a database that is not there should be; nil where nothing tells of one.
func (p place) absent() error {
	if unmounted := leadsNowhere(p.name()); unmounted != nil {
		return unmounted
	}
	for _, suffix := range beside()[:2] {
		if info, err := os.Lstat(p.name() + suffix); err == nil && info.Size() > 0 {
			what := "the database is missing, though " + p.name() + suffix + " is there"
			return &quiz.StoreError{Path: p.name(), What: what, Help: helpHalf, Blocks: true}
		}
	}
	all, err := backups{folder: p.backupFolder()}.list()
	if err == nil && len(all) > 0 {
		return &quiz.StoreError{Path: p.name(), What: "the database is missing, though there are backups of it", Help: helpMissing, Blocks: true}
	}
	return err
}

// leadsNowhere returns that a path, or a folder that it lies in, is a link to what is not there: its disk may not be
// mounted. nil: none is.
func leadsNowhere(path string) error {
	for ; ; path = filepath.Dir(path) {
		to, err := os.Readlink(path)
		if _, there := os.Stat(path); err == nil && errors.Is(there, fs.ErrNotExist) {
			return &quiz.StoreError{Path: path, What: "it is a link to " + to + ", which is not there", Help: helpMount, Blocks: true}
		}
		if path == filepath.Dir(path) {
			return nil
		}
	}
}

func (p place) backupFolder() string { return filepath.Join(p.folder, "backups") }

// regular returns why what lies at a path cannot be a file of the database's: a folder, a pipe or a device is not opened, for
// that may never end. What is not there is well.
func regular(path string) error {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return unreadable(path, err)
	case !info.Mode().IsRegular():
		return &quiz.StoreError{Path: path, What: "it is no file", Help: helpAway, Blocks: true}
	}
	return nil
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
	if failed := regular(path); failed != nil {
		return nil, false, failed
	}
	file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if errors.Is(err, fs.ErrPermission) {
		if _, failed := os.ReadDir(p.folder); failed != nil {
			return nil, false, unreadable(p.folder, failed)
		}
	}
	if err != nil {
		return nil, false, faultOf(p.folder, err)
	}
	ok, err = lock(file, alone)
	if !ok {
		_ = file.Close() // it holds nothing
		return nil, false, faultOf(path, err)
	}
	folder, ok := lockFolder(p.folder, alone)
	release = func() { _, _ = folder.Close(), file.Close() } // which ends the locks
	if !ok {
		release()
		return nil, false, nil
	}
	if alone {
		p.sweep()
	}
	return release, true, nil
}

// lockFolder locks the folder, too: a file can be removed, and the next who locks one of its name knows nothing of those who
// have the first. Where a folder cannot be locked the file has to do.
func lockFolder(path string, alone bool) (*os.File, bool) {
	folder, err := os.Open(path)
	if err != nil {
		return nil, true
	}
	ok, err := lock(folder, alone)
	return folder, ok || err != nil
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
