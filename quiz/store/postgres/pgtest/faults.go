package pgtest

import (
	"context"
	"database/sql/driver"
	"io"
	"strings"
	"sync"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
)

// Fault is what goes wrong with a statement.
type Fault int

// The faults.
const (
	Crossed    Fault = iota // the database says that another transaction came between (40001)
	LostBefore              // the connection is lost before the database has seen the statement
	LostAfter               // it is lost once the statement was done, and nobody hears of that
)

// Faults has statements fail: each once after each other one, from BEGIN to COMMIT.
type Faults struct {
	Fault Fault

	mu     sync.Mutex
	failed map[[2]string]bool
}

// Count is how many have failed.
func (f *Faults) Count() int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return len(f.failed)
}

// due reports whether a statement that follows another one is to fail.
func (f *Faults) due(before, statement string) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	pair := [2]string{before, statement}
	if strings.HasPrefix(statement, "SET ") || strings.HasPrefix(statement, "ROLLBACK") || f.failed[pair] {
		return false
	}
	if f.failed == nil {
		f.failed = map[[2]string]bool{}
	}
	f.failed[pair] = true
	return true
}

// Through puts the faults between a program and its connections.
func (f *Faults) Through(c driver.Connector) driver.Connector { return &connector{c, f} }

type connector struct {
	driver.Connector
	faults *Faults
}

// Connect implements driver.Connector.
func (c *connector) Connect(ctx context.Context) (driver.Conn, error) {
	conn, err := c.Connector.Connect(ctx)
	if err != nil {
		return nil, err
	}
	whole, ok := conn.(pgxConn)
	if !ok {
		panic("pgtest: no connection of pgx's")
	}
	return &faulty{whole, c.faults, ""}, nil
}

// pgxConn is what stdlib.Conn implements.
type pgxConn interface {
	driver.Conn
	driver.ConnPrepareContext
	driver.ExecerContext
	driver.QueryerContext
	driver.NamedValueChecker
	Conn() *pgx.Conn
}

// faulty is a connection on which statements fail.
type faulty struct {
	pgxConn
	faults *Faults
	before string
}

// run does a statement, or has it fail.
func (c *faulty) run(statement string, do func() error) error {
	before := c.before
	c.before = statement
	if strings.HasPrefix(statement, "BEGIN") {
		before = ""
	}
	if !c.faults.due(before, statement) {
		return do()
	}
	lost := io.ErrUnexpectedEOF
	switch c.faults.Fault {
	case Crossed:
		return &pgconn.PgError{Code: "40001", Message: "could not serialize access, says the test"}
	case LostAfter:
		if err := do(); err != nil {
			return err
		}
	case LostBefore:
	}
	_ = c.Conn().PgConn().Conn().Close() // it is to be gone
	return lost
}

// ExecContext implements driver.ExecerContext.
func (c *faulty) ExecContext(ctx context.Context, query string, args []driver.NamedValue) (result driver.Result, err error) {
	err = c.run(query, func() (failed error) {
		result, failed = c.pgxConn.ExecContext(ctx, query, args)
		return failed
	})
	return result, err
}

// PrepareContext implements driver.ConnPrepareContext.
func (c *faulty) PrepareContext(ctx context.Context, query string) (driver.Stmt, error) {
	s, err := c.pgxConn.PrepareContext(ctx, query)
	if err != nil {
		return nil, err
	}
	whole, ok := s.(stmt)
	if !ok {
		panic("pgtest: no statement of pgx's")
	}
	return &faultyStmt{whole, c, query}, nil
}

type stmt interface {
	driver.Stmt
	driver.StmtExecContext
	driver.StmtQueryContext
}

type faultyStmt struct {
	stmt
	conn  *faulty
	query string
}

// ExecContext implements driver.StmtExecContext.
func (s *faultyStmt) ExecContext(ctx context.Context, args []driver.NamedValue) (result driver.Result, err error) {
	err = s.conn.run(s.query, func() (failed error) {
		result, failed = s.stmt.ExecContext(ctx, args)
		return failed
	})
	return result, err
}

// QueryContext implements driver.StmtQueryContext.
func (s *faultyStmt) QueryContext(ctx context.Context, args []driver.NamedValue) (rows driver.Rows, err error) {
	err = s.conn.run(s.query, func() (failed error) {
		rows, failed = s.stmt.QueryContext(ctx, args)
		return failed
	})
	if err != nil && rows != nil {
		_ = rows.Close() // its connection is gone
		rows = nil
	}
	return rows, err
}
