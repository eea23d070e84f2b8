// Package sqlite keeps what was learnt in one SQLite file, and takes care of it: locks, backups, checks, rescue. The
// statements are those of package store.
package sqlite

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"time"

	"porthole/quiz"
	"porthole/quiz/exam"
	"porthole/quiz/store"
)

// Options are what an Archive is told of the machine.
type Options struct {
	Folder string // of everything; it is made where it is not there
	Temp   string // for a copy to read where Folder cannot be written to; "": there is none
	Now    func() time.Time
	Random func() uint64
	After  func(time.Duration) <-chan time.Time // time.After
	// Shared has all stores share one connection to the database: many learners use it at a time, and what they answer at
	// the same time is committed together.
	Shared bool
}

// Archive is the command.Archive of a folder. A program has no more than one for a folder: what it reads
// by hand would end the locks of another one.
type Archive struct {
	place
	lent
	shared
	options Options
}

// New returns the archive of a folder. Nothing is touched before it is used.
func New(o Options) *Archive {
	if whole, err := filepath.Abs(o.Folder); err == nil && o.Folder != "" {
		o.Folder = whole // SQLite is told where a file is by its whole path
	}
	return &Archive{place: place{o.Folder, o.After}, options: o}
}

// Open returns the store of a learner; see exam.OpenStore.
func (a *Archive) Open(ctx context.Context, learner string) (exam.OpenStore, error) {
	d := newSteady(ctx, a)
	// Without room learning goes on: there may be some later.
	if _, err := d.database(ctx); err != nil && !saysHelp(err, helpRoom) {
		return nil, err
	}
	return &openStore{store.New(d, learner, a.storeOptions()), d}, nil
}

// openStore is a store that has a database of its own.
type openStore struct {
	*store.Store
	*steady
}

func (a *Archive) storeOptions() store.Options {
	return store.Options{Now: a.options.Now, Random: a.options.Random}
}

// Database opens the database for as many stores as are wanted, made and brought up to date where that is due.
func (a *Archive) Database(ctx context.Context) (*Database, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	a.sweepAtStart()
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
	if file, failed := a.borrow(a.path(), os.O_RDWR); failed == nil {
		d.what, _ = file.Stat() // nil: it is not known
	}
	d.found, d.marked, d.shut = a.mark, a.marked, shut
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

// prepare makes the database, or brings it to the newest form, alone.
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
