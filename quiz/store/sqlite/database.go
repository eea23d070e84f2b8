package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"

	_ "modernc.org/sqlite" // the driver

	"porthole/quiz"
	"porthole/quiz/store"
)

// Database is one connection to the database, for one at a time.
type Database struct {
	line
	path   string
	what   os.FileInfo // of the file; nil: nobody looked
	pool   *sql.DB
	turn   chan struct{} // holds one while the connection is used
	now    *store.Conn   // nil until it is used
	broken atomic.Pointer[quiz.StoreError]
	closed bool
	found  func(*quiz.StoreError) // told of damage, once
	marked func() error           // whether another program has found damage
	stop   func()                 // ends what goes on in the background, and waits for it
	shut   func()                 // gives back what the archive lent
	last   func() bool            // whether who closes it is the last one that has it
	once   sync.Once
	fault  error // of closing it
}

// source returns what the driver opens.
func source(path string, options ...string) string {
	path = filepath.ToSlash(path)
	if !strings.HasPrefix(path, "/") { // a drive of Windows
		path = "/" + path
	}
	return "file://" + (&url.URL{Path: path}).EscapedPath() + "?" + strings.Join(options, "&")
}

// forWriting is how a database is opened to be used: every commit reaches the disk, and who finds it
// busy waits.
func forWriting() []string {
	return []string{
		"mode=rw", // what is not there is made elsewhere, as a whole
		"_txlock=immediate", "_pragma=busy_timeout(20000)", "_pragma=journal_mode(WAL)", "_pragma=synchronous(FULL)",
		"_pragma=foreign_keys(1)", "_pragma=trusted_schema(0)", "_pragma=secure_delete(1)", // so that what is removed is gone
	}
}

// forReading is how a database is opened that is not to be changed.
func forReading() []string {
	return []string{"_pragma=busy_timeout(20000)", "_pragma=query_only(1)", "_pragma=trusted_schema(0)"}
}

// tooLong returns that SQLite has no room for a path, with what it puts behind it.
func tooLong(path string) error {
	const most = 512 - len("-journal")
	if len(path) <= most {
		return nil
	}
	what := fmt.Sprintf("its path is too long, %d bytes; %d are the most", len(path), most)
	return &quiz.StoreError{Path: path, What: what, Help: helpShorter}
}

// connect opens a database. Nothing is read before it is used.
func connect(path string, options []string) (*Database, error) {
	if err := tooLong(path); err != nil {
		return nil, err
	}
	pool, err := sql.Open("sqlite", source(path, options...))
	if err != nil {
		return nil, err
	}
	pool.SetMaxOpenConns(1)
	d := &Database{
		path: path, pool: pool, turn: make(chan struct{}, 1),
		found: func(*quiz.StoreError) {}, marked: func() error { return nil }, stop: func() {}, shut: func() {},
		last: func() bool { return true },
	}
	return d, nil
}

// Read runs f on one state of the database.
func (d *Database) Read(ctx context.Context, f func(context.Context, *store.Conn) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	select {
	case <-ctx.Done():
		return ctx.Err()
	case d.turn <- struct{}{}:
	}
	defer func() { <-d.turn }()
	return d.within(ctx, "BEGIN", f)
}

// Keep implements store.DB: what cannot be written is not kept in mind.
func (d *Database) Keep(ctx context.Context, k store.Kept, f func(context.Context, *store.Conn) error) error {
	if k.Promise == store.Already {
		return nil
	}
	return d.Write(ctx, f)
}

// within runs f in a transaction, for who has the turn.
func (d *Database) within(ctx context.Context, begin string, f func(context.Context, *store.Conn) error) error {
	if d.closed {
		return errClosed
	}
	if broken := d.known(); broken != nil {
		return broken
	}
	err := d.transact(ctx, begin, f)
	if err != nil && ctx.Err() != nil && !store.Says(err) {
		return ctx.Err()
	}
	return d.report(err)
}

func (d *Database) transact(ctx context.Context, begin string, f func(context.Context, *store.Conn) error) error {
	q, err := d.connection(ctx)
	if err != nil {
		return err
	}
	if failed := q.Exec(ctx, begin); failed != nil {
		d.hangUp() // an interrupted connection is not used again
		return failed
	}
	sure := context.WithoutCancel(ctx)
	kept := false
	defer func() { // f may panic, too
		if !kept && q.Exec(sure, "ROLLBACK") != nil { // SQLite may have rolled back by itself
			d.hangUp()
		}
	}()
	err = f(sure, q)
	if err == nil {
		err = q.Exec(sure, "COMMIT")
	}
	kept = err == nil
	return err
}

// connection returns the connection, made where there is none.
func (d *Database) connection(ctx context.Context) (*store.Conn, error) {
	if d.now != nil {
		return d.now, nil
	}
	conn, err := d.pool.Conn(ctx)
	if err != nil {
		return nil, err
	}
	d.now = store.NewConn(conn)
	return d.now, nil
}

// hangUp gives the connection up; the next one who needs it makes another.
func (d *Database) hangUp() {
	if d.now != nil {
		d.now.Close()
		d.now = nil
	}
}

// report returns an error in words for the learner, and remembers damage: from then on nothing is
// written, and every method returns the same.
func (d *Database) report(err error) error {
	said := faultOf(d.path, err)
	if fault, ok := errors.AsType[*quiz.StoreError](said); ok && isDamage(err) {
		return d.markDamaged(fault)
	}
	return said
}

// known returns the damage that is known of: from then on nothing is written.
func (d *Database) known() *quiz.StoreError {
	if fault, ok := errors.AsType[*quiz.StoreError](d.marked()); ok {
		d.broken.CompareAndSwap(nil, fault)
	}
	return d.broken.Load()
}

func (d *Database) markDamaged(fault *quiz.StoreError) error {
	if d.broken.CompareAndSwap(nil, fault) {
		d.found(fault)
	}
	return d.broken.Load()
}

// Close ends the connection; what another one does ends first. A second Close does nothing. One that is shared ends with the
// last who has it, each of whom closes it once.
func (d *Database) Close() error {
	if !d.last() {
		return nil
	}
	d.once.Do(func() {
		d.stop()
		d.fault = d.close()
		d.shut()
	})
	return d.fault
}

func (d *Database) close() error {
	d.turn <- struct{}{}
	defer func() { <-d.turn }()
	d.closed = true
	if d.known() != nil {
		return nil // closing it would write to it what lies beside it; the end of the program does not
	}
	d.hangUp()
	return faultOf(d.path, d.pool.Close())
}

// settle brings what is written beside the database into it, so that nothing that was removed is left
// there. Who reads at the time may keep it from that; then the next one does it.
func (d *Database) settle(ctx context.Context) error {
	d.turn <- struct{}{}
	defer func() { <-d.turn }()
	return d.checkpoint(ctx)
}

func (d *Database) checkpoint(ctx context.Context) error {
	if broken := d.known(); broken != nil {
		return broken
	}
	q, err := d.connection(ctx)
	if err == nil {
		err = q.Each(ctx, "PRAGMA wal_checkpoint(TRUNCATE)", nil, func(func(...any) error) error { return nil })
	}
	return d.report(err)
}

// Rest implements store.DB: what lies beside the database can be damaged, too, so that it does not lie there longer than
// somebody writes. It waits for nobody.
func (d *Database) Rest(ctx context.Context) {
	d.turn <- struct{}{}
	defer func() { <-d.turn }()
	if info, err := os.Stat(d.path + "-wal"); d.closed || err != nil || info.Size() == 0 {
		return
	}
	q, err := d.connection(ctx)
	if err != nil || q.Exec(ctx, "PRAGMA busy_timeout = 0") != nil {
		return
	}
	_ = d.checkpoint(ctx) // the next one does it
	if q.Exec(ctx, "PRAGMA busy_timeout = 20000") != nil {
		d.hangUp()
	}
}
