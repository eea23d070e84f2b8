package store

import (
	"context"
	"database/sql"
	"errors"
	"net/url"
	"path/filepath"
	"strings"
	"sync/atomic"

	_ "modernc.org/sqlite" // the driver

	"porthole/quiz"
)

// database is one connection to the database, for one at a time.
type database struct {
	path   string
	pool   *sql.DB
	turn   chan struct{} // holds one while the connection is used
	now    *queries      // nil until it is used
	broken atomic.Pointer[quiz.StoreError]
	closed bool
	found  func(*quiz.StoreError) // told of damage, once
}

// queries are the statements of one transaction, prepared once for each connection.
type queries struct {
	conn     *sql.Conn
	prepared map[string]*sql.Stmt
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
		"_txlock=immediate", "_pragma=busy_timeout(20000)", "_pragma=journal_mode(WAL)", "_pragma=synchronous(FULL)",
		"_pragma=foreign_keys(1)", "_pragma=trusted_schema(0)", "_pragma=secure_delete(1)", // so that what is removed is gone
	}
}

// forReading is how a database is opened that is not to be changed.
func forReading() []string {
	return []string{"_pragma=busy_timeout(20000)", "_pragma=query_only(1)", "_pragma=trusted_schema(0)"}
}

// connect opens a database. Nothing is read before it is used.
func connect(path string, options []string) (*database, error) {
	pool, err := sql.Open("sqlite", source(path, options...))
	if err != nil {
		return nil, err
	}
	pool.SetMaxOpenConns(1)
	d := &database{path: path, pool: pool, turn: make(chan struct{}, 1), found: func(*quiz.StoreError) {}}
	return d, nil
}

// write runs f in a transaction of its own, which no other program's can come between. What f did is
// kept if and only if no error is returned: once it began the context no longer ends it.
func (d *database) write(ctx context.Context, f func(context.Context, *queries) error) error {
	return d.within(ctx, "BEGIN IMMEDIATE", f)
}

// read runs f on one state of the database.
func (d *database) read(ctx context.Context, f func(context.Context, *queries) error) error {
	return d.within(ctx, "BEGIN", f)
}

func (d *database) within(ctx context.Context, begin string, f func(context.Context, *queries) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	select {
	case <-ctx.Done():
		return ctx.Err()
	case d.turn <- struct{}{}:
	}
	defer func() { <-d.turn }()
	if d.closed {
		return errClosed
	}
	if broken := d.broken.Load(); broken != nil {
		return broken
	}
	err := d.transact(ctx, begin, f)
	if err != nil && ctx.Err() != nil && !answers(err) {
		return ctx.Err()
	}
	return d.report(err)
}

func (d *database) transact(ctx context.Context, begin string, f func(context.Context, *queries) error) error {
	q, err := d.connection(ctx)
	if err != nil {
		return err
	}
	if failed := q.exec(ctx, begin); failed != nil {
		d.hangUp() // an interrupted connection is not used again
		return failed
	}
	sure := context.WithoutCancel(ctx)
	err = f(sure, q)
	if err == nil {
		err = q.exec(sure, "COMMIT")
	}
	if err != nil {
		if q.exec(sure, "ROLLBACK") != nil { // SQLite may have rolled back by itself
			d.hangUp()
		}
	}
	return err
}

// connection returns the connection, made where there is none.
func (d *database) connection(ctx context.Context) (*queries, error) {
	if d.now != nil {
		return d.now, nil
	}
	conn, err := d.pool.Conn(ctx)
	if err != nil {
		return nil, err
	}
	d.now = &queries{conn: conn, prepared: map[string]*sql.Stmt{}}
	return d.now, nil
}

// hangUp gives the connection up; the next one who needs it makes another.
func (d *database) hangUp() {
	if d.now != nil {
		d.now.close()
		d.now = nil
	}
}

// report returns an error in words for the learner, and remembers damage: from then on nothing is
// written, and every method returns the same.
func (d *database) report(err error) error {
	said := faultOf(d.path, err)
	if fault, ok := errors.AsType[*quiz.StoreError](said); ok && isDamage(err) {
		return d.markDamaged(fault)
	}
	return said
}

func (d *database) markDamaged(fault *quiz.StoreError) error {
	if d.broken.CompareAndSwap(nil, fault) {
		d.found(fault)
	}
	return d.broken.Load()
}

// close ends the connection; what another one does ends first.
func (d *database) close() error {
	d.turn <- struct{}{}
	defer func() { <-d.turn }()
	if d.closed {
		return nil
	}
	d.closed = true
	if d.broken.Load() != nil {
		return nil // closing it would write to it what lies beside it; the end of the program does not
	}
	d.hangUp()
	return faultOf(d.path, d.pool.Close())
}

func (q *queries) close() {
	for _, s := range q.prepared {
		_ = s.Close() // with its connection
	}
	_ = q.conn.Close() // to the pool, which the last one closes
}

func (q *queries) prepare(ctx context.Context, statement string) (*sql.Stmt, error) {
	if s, ok := q.prepared[statement]; ok {
		return s, nil
	}
	s, err := q.conn.PrepareContext(ctx, statement)
	if err == nil {
		q.prepared[statement] = s
	}
	return s, err
}

// exec runs a statement.
func (q *queries) exec(ctx context.Context, statement string, args ...any) error {
	_, err := q.change(ctx, statement, args...)
	return err
}

// change runs a statement and returns how many rows it changed.
func (q *queries) change(ctx context.Context, statement string, args ...any) (int64, error) {
	s, err := q.prepare(ctx, statement) //nolint:sqlclosecheck // it is kept as long as its connection
	if err != nil {
		return 0, err
	}
	result, err := s.ExecContext(ctx, args...)
	if err != nil {
		return 0, err
	}
	return result.RowsAffected()
}

// one reads the first row of a query into places; false: there is none.
func (q *queries) one(ctx context.Context, query string, args []any, places ...any) (bool, error) {
	s, err := q.prepare(ctx, query) //nolint:sqlclosecheck // it is kept as long as its connection
	if err != nil {
		return false, err
	}
	err = s.QueryRowContext(ctx, args...).Scan(places...)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	return err == nil, err
}

// each calls f for each row of a query, which scans it.
func (q *queries) each(ctx context.Context, query string, args []any, f func(scan func(...any) error) error) error {
	return q.eachOf(ctx, query, args, func(_ int, scan func(...any) error) error { return f(scan) })
}

// eachOf is each where the number of columns is not known.
func (q *queries) eachOf(
	ctx context.Context, query string, args []any, f func(columns int, scan func(...any) error) error,
) (err error) {
	s, err := q.prepare(ctx, query) //nolint:sqlclosecheck // it is kept as long as its connection
	if err != nil {
		return err
	}
	rows, err := s.QueryContext(ctx, args...)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	columns, err := rows.Columns()
	if err != nil {
		return err
	}
	for rows.Next() {
		if err := f(len(columns), rows.Scan); err != nil {
			return err
		}
	}
	return rows.Err()
}

// settle brings what is written beside the database into it, so that nothing that was removed is left
// there. Who reads at the time may keep it from that; then the next one does it.
func (d *database) settle(ctx context.Context) error {
	d.turn <- struct{}{}
	defer func() { <-d.turn }()
	q, err := d.connection(ctx)
	if err == nil {
		err = q.each(ctx, "PRAGMA wal_checkpoint(TRUNCATE)", nil, func(func(...any) error) error { return nil })
	}
	return d.report(err)
}
