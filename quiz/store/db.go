package store

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"slices"
	"strings"
	"time"

	"porthole/quiz"
	"porthole/quiz/class"
	"porthole/quiz/exam"
)

// DB is a database that the statements of this package run on. It is safe for concurrent use, and one serves as many stores
// as are wanted. Each method returns the context's error when it ends first, and an error in words for the learner.
type DB interface {
	// Read runs f on one state of the database. f may be run more than once, of which the last counts.
	Read(ctx context.Context, f func(context.Context, *Conn) error) error
	// Write runs f in a transaction of its own, which no other one can come between; in a database that is shared none that
	// changes what f holds (see Sharing). What f did is kept if and only if no error is returned: once it began the context no
	// longer ends it. f may be run more than once, of which one counts.
	Write(ctx context.Context, f func(context.Context, *Conn) error) error
	// Keep is Write for what a learner did. f may be run more than once, in another transaction and on another database: what
	// it finds done it does not do twice.
	Keep(ctx context.Context, k Kept, f func(context.Context, *Conn) error) error
	// Rest says that nothing will be written for a while, so that what is not in the database's own file can be brought there.
	Rest(ctx context.Context)
}

// Kept is what a database is to know of a write that it is to Keep.
type Kept struct {
	Promise Promise
	What    string   // what it is called: "answer"; "" where nobody would miss it
	Sets    []string // names of what it sets: one before it that sets no more than that has become idle. None: it adds
}

// A Promise is what becomes of a write that a database is to Keep.
type Promise int

// The promises.
const (
	// Later: where it cannot be written it is kept in memory, and written as soon as it can be. The error says so:
	// quiz.StoreError.Later.
	Later Promise = iota
	// Again: where it cannot be written that is the end of it. Once it was it is written again to a database that takes the
	// place of the one that has it, as all is.
	Again
	// Already: it is in the database, and is only to be written to one that takes its place.
	Already
)

// Sharing is what is particular about a database that many transactions change at the same time, each of whose statements sees
// what others have committed by then. Its zero value is for one in which a transaction that writes is the only one.
type Sharing struct {
	// Hold is what a query ends with that keeps the rows it finds from all other transactions which change or hold them;
	// HoldTogether lets others hold them, too.
	Hold, HoldTogether string
	// Now tells the database's own time, by which all who use it agree; nil: there is one program, whose clock tells it.
	Now func(context.Context, *Conn) (time.Time, error)
}

// Conn is a connection to a database for one at a time: it runs statements, each of which is prepared once.
type Conn struct {
	conn     *sql.Conn
	prepared map[string]*sql.Stmt
	sharing  Sharing
}

// NewConn returns the statements of a connection, which it closes at its end.
func NewConn(conn *sql.Conn) *Conn { return NewSharedConn(conn, Sharing{}) }

// NewSharedConn is NewConn for a database that is shared.
func NewSharedConn(conn *sql.Conn, s Sharing) *Conn {
	return &Conn{conn: conn, prepared: map[string]*sql.Stmt{}, sharing: s}
}

// hold keeps the row that a query finds from other transactions, where these come between.
func (q *Conn) hold(ctx context.Context, query string, args ...any) error {
	if q.sharing.Hold == "" {
		return nil
	}
	return q.Each(ctx, query+q.sharing.Hold, args, func(func(...any) error) error { return nil })
}

// clock tells the time: the database's where it has one of its own, in the zone of the program's.
func (q *Conn) clock(ctx context.Context, own func() time.Time) (time.Time, error) {
	now := own()
	if q.sharing.Now == nil {
		return now, nil
	}
	theirs, err := q.sharing.Now(ctx, q)
	return theirs.In(now.Location()), err
}

// Close gives the connection back.
func (q *Conn) Close() {
	for _, s := range q.prepared {
		_ = s.Close() // with its connection
	}
	_ = q.conn.Close() // to the pool, which the last one closes
}

func (q *Conn) prepare(ctx context.Context, statement string) (*sql.Stmt, error) {
	if s, ok := q.prepared[statement]; ok {
		return s, nil
	}
	s, err := q.conn.PrepareContext(ctx, statement)
	if err == nil {
		q.prepared[statement] = s
	}
	return s, err
}

// Exec runs a statement.
func (q *Conn) Exec(ctx context.Context, statement string, args ...any) error {
	_, err := q.Change(ctx, statement, args...)
	return err
}

// Change runs a statement and returns how many rows it changed.
func (q *Conn) Change(ctx context.Context, statement string, args ...any) (int64, error) {
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

// One reads the first row of a query into places; false: there is none.
func (q *Conn) One(ctx context.Context, query string, args []any, places ...any) (found bool, err error) {
	s, err := q.prepare(ctx, query) //nolint:sqlclosecheck // it is kept as long as its connection
	if err != nil {
		return false, err
	}
	rows, err := s.QueryContext(ctx, args...)
	if err != nil {
		return false, err
	}
	defer func() {
		err = cmp.Or(err, rows.Close(), rows.Err())
		found = found && err == nil
	}()
	if !rows.Next() {
		return false, nil
	}
	return true, scanOf(rows)(places...)
}

// scanOf scans a row. A value of another kind than what is written there is damage.
func scanOf(rows *sql.Rows) func(...any) error {
	return func(places ...any) error {
		err := rows.Scan(places...)
		if err != nil && strings.HasPrefix(err.Error(), "sql: Scan error") { // it has no type of its own
			return &DamageError{"a row has a value that was never written"}
		}
		return err
	}
}

// Each calls f for each row of a query, which scans it.
func (q *Conn) Each(ctx context.Context, query string, args []any, f func(scan func(...any) error) error) error {
	return q.EachOf(ctx, query, args, func(_ int, scan func(...any) error) error { return f(scan) })
}

// Texts returns the texts that a query finds, one in each row.
func (q *Conn) Texts(ctx context.Context, query string) (texts []string, err error) {
	err = q.Each(ctx, query, nil, func(scan func(...any) error) error {
		var text string
		failed := scan(&text)
		texts = append(texts, text)
		return failed
	})
	return texts, err
}

// EachOf is Each where the number of columns is not known.
func (q *Conn) EachOf(
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
		if err := f(len(columns), scanOf(rows)); err != nil {
			return err
		}
	}
	return rows.Err()
}

// Says reports whether an error is what a method of a store has to say: nothing went wrong with the database.
func Says(err error) bool {
	if _, barred := errors.AsType[*class.BarError](err); barred {
		return true
	}
	said := []error{
		quiz.ErrNotFound, quiz.ErrExamHanded, exam.ErrRuns, exam.ErrNotFound,
		class.ErrNotFound, class.ErrTaken, class.ErrMoved, class.ErrChanged, class.ErrRunning,
	}
	return slices.ContainsFunc(said, func(e error) bool { return errors.Is(err, e) })
}
