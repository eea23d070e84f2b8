package sqlite

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"sync"
	"syscall"
	"time"

	"porthole/quiz"
	"porthole/quiz/store"
)

// Options are what an Archive is told of the machine.
type Options struct {
	Folder string // of everything; it is made where it is not there
	Temp   string // for a copy to read where Folder cannot be written to; "": there is none
	Now    func() time.Time
	Random func() uint64
	After  func(time.Duration) <-chan time.Time // time.After
}

// Archive is the command.Archive of a folder. A program has no more than one for a folder: what it reads
// by hand would end the locks of another one.
type Archive struct {
	options Options

	mu       sync.Mutex
	stores   int        // that are open
	borrowed []borrowed // files of the database
}

// borrowed is a file of the database that is read by hand. The end of any descriptor of a file ends every POSIX lock that
// the process has on it (fcntl(2)), SQLite's own included. So it stays open as long as a store is, and who wants to read
// the same file meanwhile is given the same descriptor.
type borrowed struct {
	*os.File
	how  int // it was opened
	what os.FileInfo
}

// New returns the archive of a folder. Nothing is touched before it is used.
func New(o Options) *Archive {
	if whole, err := filepath.Abs(o.Folder); err == nil && o.Folder != "" {
		o.Folder = whole // SQLite is told where a file is by its whole path
	}
	return &Archive{options: o}
}

func (a *Archive) path() string { return filepath.Join(a.options.Folder, "porthole.db") }

// borrow opens a file of the database to be read by hand at offsets. It is closed when no store is open any more.
func (a *Archive) borrow(path string, how int) (*os.File, error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	for _, b := range a.borrowed {
		if b.how == how && os.SameFile(b.what, info) {
			return b.File, nil
		}
	}
	file, err := os.OpenFile(path, how, 0)
	if err != nil {
		return nil, err
	}
	a.borrowed = append(a.borrowed, borrowed{file, how, info})
	if opened, err := file.Stat(); err == nil {
		a.borrowed[len(a.borrowed)-1].what = opened // another one may have taken its name meanwhile
	}
	return file, nil
}

// enter says that the database is in use; leave, that it is no longer.
func (a *Archive) enter() {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.stores++
}

func (a *Archive) leave() {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.stores--
	if a.stores > 0 {
		return
	}
	for _, file := range a.borrowed {
		_ = file.Close() // it was only read
	}
	a.borrowed = nil
}

// hold takes the lock of the folder: shared by all who use the database, or for one alone. It waits
// for others, but not for ever.
func (a *Archive) hold(ctx context.Context, alone bool) (release func(), err error) {
	const patience, step = 10 * time.Second, 10 * time.Millisecond
	for waited := time.Duration(0); ; waited += step {
		release, ok, err := a.tryHold(alone)
		if ok || err != nil {
			return release, err
		}
		if waited >= patience {
			return nil, &quiz.StoreError{Path: a.path(), What: "another porthole has it open", Help: "close it and try again"}
		}
		if err := a.wait(ctx, step); err != nil {
			return nil, err
		}
	}
}

// placed returns why there cannot be a folder for everything: nothing names it, or a file has its name.
func (a *Archive) placed() error {
	folder := a.options.Folder
	if folder == "" {
		return &quiz.StoreError{
			Path: "the folder for what you learn", What: "nothing says where it is", Help: "set PORTHOLE_DATA to a folder",
		}
	}
	info, err := os.Stat(folder)
	if err == nil && !info.IsDir() {
		err = syscall.ENOTDIR
	}
	if errors.Is(err, syscall.ENOTDIR) {
		return faultOf(folder, err)
	}
	return nil // what else may be wrong is said where it is in the way
}

// tryHold takes the lock if it is free.
func (a *Archive) tryHold(alone bool) (release func(), ok bool, err error) {
	if failed := a.placed(); failed != nil {
		return nil, false, failed
	}
	if failed := makeFolder(a.options.Folder); failed != nil {
		return nil, false, failed
	}
	path := filepath.Join(a.options.Folder, "porthole.lock")
	file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, false, faultOf(a.options.Folder, err)
	}
	ok, err = lock(file, alone)
	if !ok {
		_ = file.Close() // it holds nothing
		return nil, false, faultOf(path, err)
	}
	return func() { _ = file.Close() }, true, nil // which ends the lock
}

// wait waits for a time, or for the end of the context.
func (a *Archive) wait(ctx context.Context, d time.Duration) error {
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-a.options.After(d):
		return nil
	}
}

// Open returns the store of a learner; see quiz.OpenStore.
func (a *Archive) Open(ctx context.Context, learner string) (quiz.OpenStore, error) {
	d, err := a.Database(ctx)
	if err != nil {
		return nil, err
	}
	d.stop = a.watch(ctx, d)
	return &openStore{store.New(d, learner, a.storeOptions()), d}, nil
}

// openStore is a store that has a database of its own.
type openStore struct {
	*store.Store
	*Database
}

func (a *Archive) storeOptions() store.Options {
	return store.Options{Now: a.options.Now, Random: a.options.Random}
}

// Database opens the database for as many stores as are wanted, made and brought up to date where that is due.
func (a *Archive) Database(ctx context.Context) (*Database, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	for range 3 { // another program may be doing the same
		d, err := a.openNewest(ctx)
		if err != nil || d != nil {
			return d, faultOf(a.path(), err)
		}
		if err := a.prepare(ctx); err != nil {
			return nil, err
		}
	}
	return nil, &quiz.StoreError{Path: a.path(), What: "it changes all the time", Help: helpBusy}
}

// openNewest opens the database where it has the newest form; nil where it is to be made, or to be brought up to date.
func (a *Archive) openNewest(ctx context.Context) (*Database, error) {
	release, err := a.hold(ctx, false)
	if err != nil {
		return nil, err
	}
	a.enter()
	shut := func() {
		a.leave()
		release()
	}
	version, err := a.lookTwice(ctx, a.lookUnlessMarked)
	if err != nil || version != store.Form {
		shut()
		return nil, err
	}
	d, err := connect(a.path(), forWriting())
	if err != nil {
		shut()
		return nil, err
	}
	d.found, d.shut = a.mark, shut
	return d, nil
}

// lookTwice looks again where what was seen may have been another program's work in progress.
func (a *Archive) lookTwice(ctx context.Context, look func(context.Context) (int, error)) (version int, err error) {
	const tries, pause = 4, 25 * time.Millisecond
	for range tries {
		version, err = look(ctx)
		if fault, ok := errors.AsType[*quiz.StoreError](err); !ok || fault.Help != helpDamaged || !a.busy() {
			return version, err
		}
		if failed := a.wait(ctx, pause); failed != nil {
			return 0, failed
		}
	}
	return version, err
}

// busy reports whether another program may be using the database.
func (a *Archive) busy() bool {
	info, err := os.Stat(a.path() + "-wal")
	return err == nil && info.Size() > 0
}

// prepare makes the database, or brings it to the store.Form form, alone.
func (a *Archive) prepare(ctx context.Context) error {
	release, err := a.hold(ctx, true)
	if err != nil {
		return err
	}
	defer release()
	a.enter()
	defer a.leave()
	version, err := a.lookUnlessMarked(ctx)
	switch {
	case err != nil:
		return err
	case version == 0:
		err = a.create(ctx)
	case version < store.Form:
		err = a.upgrade(ctx)
	}
	return faultOf(a.path(), err)
}
