package store

import (
	"context"
	"database/sql"
	"errors"
)

// DB is a database that the statements of this package run on. It is safe for concurrent use, and one serves as many stores
// as are wanted. Each method returns the context's error when it ends first, and an error in words for the learner.
type DB interface {
	// Read runs f on one state of the database.
	Read(ctx context.Context, f func(context.Context, *Conn) error) error
	// Write runs f in a transaction of its own, which no other one can come between. What f did is kept if and only if no
	// error is returned: once it began the context no longer ends it.
	Write(ctx context.Context, f func(context.Context, *Conn) error) error
}

// Conn is a connection to a database for one at a time: it runs statements, each of which is prepared once.
type Conn struct {
	conn     *sql.Conn
	prepared map[string]*sql.Stmt
}

// NewConn returns the statements of a connection, which it closes at its end.
func NewConn(conn *sql.Conn) *Conn {
	return &Conn{conn: conn, prepared: map[string]*sql.Stmt{}}
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
func (q *Conn) One(ctx context.Context, query string, args []any, places ...any) (bool, error) {
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

// Each calls f for each row of a query, which scans it.
func (q *Conn) Each(ctx context.Context, query string, args []any, f func(scan func(...any) error) error) error {
	return q.EachOf(ctx, query, args, func(_ int, scan func(...any) error) error { return f(scan) })
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
		if err := f(len(columns), rows.Scan); err != nil {
			return err
		}
	}
	return rows.Err()
}
