// Package postgres keeps classes, and what their members learn, in a PostgreSQL database that several servers share. The
// statements are those of package store, and so are the tables; this package makes transactions of them which end well though
// others write at the same time, connections are lost, or the database goes away for a while.
//
// No more is used of PostgreSQL than other databases have that speak its protocol: no LISTEN, no advisory locks, no sequences,
// no triggers. It wants READ COMMITTED, SELECT ... FOR UPDATE and FOR SHARE, and INSERT ... ON CONFLICT.
package postgres

import (
	"bufio"
	"bytes"
	"context"
	"database/sql/driver"
	"fmt"
	"io"
	"sync"
	"time"

	"porthole/quiz"
	"porthole/quiz/class"
	"porthole/quiz/exam"
	"porthole/quiz/store"
)

// Options are what an Archive is told of the machine, and of the database.
type Options struct {
	Address string // postgres://USER:PASSWORD@HOST:PORT/DATABASE, or "host=... dbname=..."; see ReadAddress
	Now     func() time.Time
	Random  func() uint64
	After   func(time.Duration) <-chan time.Time // time.After
	// OwnTime has deadlines go by Now, for tests that move the time. Else the database's clock decides, as it has to where
	// several servers share it.
	OwnTime bool
	// Patience is how long a change waits for a database that has gone; 0: usualPatience.
	Patience time.Duration
	// Through stands between the program and its connections, for tests of what goes wrong with them; nil: nothing does.
	Through func(driver.Connector) driver.Connector
}

// usualPatience is longer than a database takes that is started anew, or that another one takes the place of.
const usualPatience = 2 * time.Minute

// Archive keeps classes in one database. All that is open of it shares its connections.
type Archive struct {
	options Options
	name    string

	mu    sync.Mutex
	db    *database // nil: none is open
	users int
}

// New returns the archive at an address. Nothing is connected to before it is used.
func New(o Options) *Archive {
	if o.Patience == 0 {
		o.Patience = usualPatience
	}
	return &Archive{options: o, name: NameOf(o.Address)}
}

// Name is the address without the password.
func (a *Archive) Name() string { return a.name }

func (a *Archive) storeOptions() store.Options {
	return store.Options{Now: a.options.Now, Random: a.options.Random}
}

// Open returns the store of a learner; see exam.OpenStore.
func (a *Archive) Open(ctx context.Context, learner string) (exam.OpenStore, error) {
	d, err := a.use(ctx)
	if err != nil {
		return nil, err
	}
	return &openStore{store.New(d, learner, a.storeOptions()), a.closer()}, nil
}

// openStore is a store that shares its database.
type openStore struct {
	*store.Store
	close func() error
}

// Close gives the store back.
func (s *openStore) Close() error { return s.close() }

// classes are the classes of a database that is open.
type classes struct {
	*store.Classes
	close func() error
}

// Close gives the database back.
func (c *classes) Close() error { return c.close() }

// Classes opens the database for who is who in the classes of it. It is made where it is empty, and brought up to date where
// it is older.
func (a *Archive) Classes(ctx context.Context) (class.Book, error) {
	d, err := a.use(ctx)
	if err != nil {
		return nil, err
	}
	return &classes{store.NewClasses(d, a.storeOptions()), a.closer()}, nil
}

// Database opens the database for as many stores as are wanted; close gives it back.
func (a *Archive) Database(ctx context.Context) (db store.DB, closing func() error, err error) {
	d, err := a.use(ctx)
	if err != nil {
		return nil, nil, err
	}
	return d, a.closer(), nil
}

// Export writes all that is kept of a learner as JSON: the same bytes for the same content.
func (a *Archive) Export(ctx context.Context, learner string, to io.Writer) error {
	d, err := a.use(ctx)
	if err != nil {
		return err
	}
	defer func() { _ = a.release() }() // it was only read
	var out *bufio.Writer
	known := false
	var export bytes.Buffer
	err = d.Read(ctx, func(ctx context.Context, q *store.Conn) (failed error) {
		export.Reset() // a transaction that is begun again writes all of it again
		out = bufio.NewWriter(&export)
		known, failed = store.Export(ctx, q, learner, out)
		if failed == nil {
			failed = out.Flush()
		}
		return failed
	})
	if err == nil && !known {
		err = &quiz.StoreError{Path: a.name, What: fmt.Sprintf("nothing is kept of a learner %q", learner), Help: "answer a question first"}
	}
	if err != nil {
		return err
	}
	_, err = to.Write(export.Bytes())
	return err
}

// Now is the time of the database's clock, as far as it was heard of lately; before that the program's. All who share the
// database go by it, whatever their own clocks say.
func (a *Archive) Now() time.Time {
	a.mu.Lock()
	d := a.db
	a.mu.Unlock()
	if d == nil {
		return a.options.Now()
	}
	return d.now()
}

// Sound returns nil where the database answers. It is asked once, and not waited for.
func (a *Archive) Sound(ctx context.Context) error {
	d, err := a.use(ctx)
	if err != nil {
		return err
	}
	defer func() { _ = a.release() }() // others have it, or nobody needs it
	return d.ping(ctx)
}

// use opens the database for one who is to close it.
func (a *Archive) use(ctx context.Context) (*database, error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.db == nil {
		d, err := open(ctx, a.options, a.name)
		if err != nil {
			return nil, err
		}
		a.db = d
	}
	a.users++
	return a.db, nil
}

// closer returns what gives the database back, once.
func (a *Archive) closer() func() error { return sync.OnceValue(a.release) }

func (a *Archive) release() error {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.users--
	if a.users > 0 {
		return nil
	}
	d := a.db
	a.db = nil
	return d.close()
}
