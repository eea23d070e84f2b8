package postgres

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"slices"
	"sync/atomic"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"

	"porthole/quiz"
	"porthole/quiz/store"
)

var _ store.DB = (*database)(nil)

// mostConnections are those of one server: PostgreSQL has a hundred where nobody says otherwise, and a statement takes well
// under a millisecond.
const mostConnections = 16

// longest is how long a transaction may take before its connection counts as lost.
const longest = 20 * time.Second

// database is the store.DB of a server, with a few connections that are kept open.
type database struct {
	options Options
	name    string
	pool    *sql.DB
	turns   chan *connection // as many as there may be connections; nil is one that is not made yet
	age     atomic.Int64     // of connections: those of an age before were made before one was lost, and are not trusted
	ahead   atomic.Int64     // nanoseconds that the database's clock is ahead of the program's
	writes  atomic.Int64
}

// connection is one, with its prepared statements.
type connection struct {
	*store.Conn
	raw *sql.Conn
	age int64
}

// open connects to a database and brings it up to date where that is due.
func open(ctx context.Context, o Options, name string) (*database, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if err := ReadAddress(o.Address); err != nil {
		return nil, &quiz.StoreError{Path: name, What: "its address is wrong: " + err.Error(), Help: helpAddress}
	}
	config, err := pgx.ParseConfig(o.Address)
	if err != nil {
		return nil, faultOf(name, errors.New("the address cannot be read")) // its own error may repeat it
	}
	const soon = 10 * time.Second
	if config.ConnectTimeout == 0 {
		config.ConnectTimeout = soon
	}
	connector := stdlib.GetConnector(*config, stdlib.OptionAfterConnect(prepared))
	if o.Through != nil {
		connector = o.Through(connector)
	}
	d := &database{options: o, name: name, pool: sql.OpenDB(connector), turns: make(chan *connection, mostConnections)}
	d.pool.SetMaxIdleConns(-1) // they are kept here, with their statements
	for range mostConnections {
		d.turns <- nil
	}
	if err := d.upToDate(ctx); err != nil {
		_ = d.pool.Close() // that it did not open is what counts
		return nil, faultOf(name, err)
	}
	return d, nil
}

// prepared has a database end what a server left behind that was lost: a row that it holds is not to wait for it for hours.
// One that does not know the setting, or a pooler in front of it, ends it in its own time.
func prepared(ctx context.Context, conn *pgx.Conn) error {
	_, err := conn.Exec(ctx, `SET idle_in_transaction_session_timeout = '30s'`)
	if conn.IsClosed() {
		return err
	}
	return nil
}

// Read implements store.DB.
func (d *database) Read(ctx context.Context, f func(context.Context, *store.Conn) error) error {
	return d.insist(ctx, func(ctx context.Context) error {
		return d.transact(ctx, "BEGIN READ ONLY, ISOLATION LEVEL REPEATABLE READ", f)
	})
}

// Write implements store.DB. Where it is not known whether a transaction was kept, because the connection was lost at its
// end, that is found out by a key which it leaves behind.
func (d *database) Write(ctx context.Context, f func(context.Context, *store.Conn) error) error {
	key := newKey()
	again := false
	err := d.insist(ctx, func(ctx context.Context) error {
		err := d.transact(ctx, "BEGIN ISOLATION LEVEL READ COMMITTED", func(ctx context.Context, q *store.Conn) error {
			fresh, err := q.Change(ctx, `INSERT INTO writes (key) VALUES ($1) ON CONFLICT (key) DO NOTHING`, key)
			if err != nil {
				return err
			}
			if fresh == 0 && again {
				return errKept
			}
			return f(ctx, q)
		})
		again = true
		if errors.Is(err, errKept) { // it was, and only the news of it was lost
			return nil
		}
		return err
	})
	if err == nil {
		d.forgetKeys(ctx)
	}
	return err
}

// errKept says that what was to be written is kept already.
var errKept = errors.New("it is kept already")

// Keep implements store.DB: it waits until it is written, and keeps nothing in mind.
func (d *database) Keep(ctx context.Context, k store.Kept, f func(context.Context, *store.Conn) error) error {
	if k.Promise == store.Already {
		return nil
	}
	return d.Write(ctx, f)
}

// Rest implements store.DB: the database looks after itself.
func (d *database) Rest(context.Context) {}

// transact runs f in a transaction: once it began the context no longer ends it.
func (d *database) transact(ctx context.Context, begin string, f func(context.Context, *store.Conn) error) (err error) {
	c, err := d.take(ctx)
	if err != nil {
		return err
	}
	whole := false
	defer func() { // f may panic, too: then the connection is not used again
		if broken(err) {
			d.age.CompareAndSwap(c.age, c.age+1) // else others were made since
		}
		d.give(c, whole)
	}()
	sure, cancel := context.WithTimeout(context.WithoutCancel(ctx), longest)
	defer cancel()
	if failed := c.plain(sure, begin); failed != nil {
		return failed
	}
	if err = f(sure, c.Conn); err == nil {
		if err = c.unbroken(); err == nil {
			err = c.plain(sure, "COMMIT")
			whole = err == nil
			return err
		}
	}
	whole = c.plain(sure, "ROLLBACK") == nil
	return err
}

// plain runs a statement that is not prepared.
func (c *connection) plain(ctx context.Context, statement string) error {
	_, err := c.raw.ExecContext(ctx, statement)
	return err
}

// unbroken reports that no statement of the transaction has failed: a COMMIT of one that has would undo it and say nothing.
func (c *connection) unbroken() error {
	const failed = 'E'
	var status byte
	err := c.raw.Raw(func(conn any) error {
		if is, ok := conn.(interface{ Conn() *pgx.Conn }); ok {
			status = is.Conn().PgConn().TxStatus()
		}
		return nil
	})
	if err == nil && status == failed {
		err = errors.New("a statement has failed, and nobody looked")
	}
	return err
}

// take waits for a connection, and makes it where there is none.
func (d *database) take(ctx context.Context) (*connection, error) {
	var c *connection
	select {
	case <-ctx.Done():
		return nil, ctx.Err()
	case c = <-d.turns:
	}
	age := d.age.Load()
	if c != nil && c.age == age {
		return c, nil
	}
	if c != nil {
		c.hangUp()
	}
	raw, err := d.pool.Conn(ctx)
	if err != nil {
		d.turns <- nil
		return nil, err
	}
	return &connection{Conn: store.NewSharedConn(raw, d.sharing()), raw: raw, age: age}, nil
}

// give gives a connection back, or up where it is not whole.
func (d *database) give(c *connection, whole bool) {
	if !whole {
		c.hangUp()
		c = nil
	}
	d.turns <- c
}

func (c *connection) hangUp() {
	_ = c.raw.Raw(func(any) error { return driver.ErrBadConn }) // so that the pool does not keep it
	c.Close()
}

// sharing tells what the statements are to know: all transactions but those that only read see what others have committed.
func (d *database) sharing() store.Sharing {
	s := store.Sharing{Hold: " FOR UPDATE", HoldTogether: " FOR SHARE", Now: d.theirs}
	if d.options.OwnTime {
		s.Now = nil
	}
	return s
}

// theirs asks the database for the time.
func (d *database) theirs(ctx context.Context, q *store.Conn) (time.Time, error) {
	const trusted = 250 * time.Millisecond // for a way there and back that takes longer nobody knows when it was read
	before := d.options.Now()
	var micros int64
	if _, err := q.One(ctx, `SELECT CAST(extract(epoch FROM clock_timestamp()) * 1000000 AS BIGINT)`, nil, &micros); err != nil {
		return time.Time{}, err
	}
	theirs := time.UnixMicro(micros)
	if took := d.options.Now().Sub(before); took >= 0 && took < trusted {
		d.ahead.Store(int64(theirs.Sub(before.Add(took / 2)))) //nolint:mnd // halfway
	}
	return theirs, nil
}

// now is the time of the database's clock as it was heard of last.
func (d *database) now() time.Time {
	return d.options.Now().Add(time.Duration(d.ahead.Load()))
}

// ping asks the database whether it is there, and what time it is.
func (d *database) ping(ctx context.Context) error {
	return faultOf(d.name, d.transact(ctx, "BEGIN READ ONLY", func(ctx context.Context, q *store.Conn) error {
		_, err := d.theirs(ctx, q)
		return err
	}))
}

// forgetKeys removes keys that nobody asks for any more, once in a while.
func (d *database) forgetKeys(ctx context.Context) {
	const often = 1000
	if d.writes.Add(1)%often != 0 {
		return
	}
	_ = d.transact(ctx, "BEGIN", func(ctx context.Context, q *store.Conn) error { // the next one does it
		return q.Exec(ctx, `DELETE FROM writes WHERE at < now() - INTERVAL '1 hour'`)
	})
}

// close waits for what goes on, and closes the connections.
func (d *database) close() error {
	for _, c := range slices.Collect(d.all) {
		if c != nil {
			c.Close()
		}
	}
	return faultOf(d.name, d.pool.Close())
}

// all takes every connection there is, each as soon as it is given back.
func (d *database) all(yield func(*connection) bool) {
	for range mostConnections {
		if !yield(<-d.turns) {
			return
		}
	}
}
