package postgres

import (
	"context"
	"crypto/rand"
	"database/sql"
	"database/sql/driver"
	"errors"
	"io"
	"net"
	"strings"
	"time"

	"github.com/jackc/pgx/v5/pgconn"

	"porthole/quiz"
	"porthole/quiz/store"
)

// newKey returns what a write is known by.
func newKey() string { return rand.Text() }

// trouble is what became of a transaction that was not kept, or of which that is not known.
type trouble int

const (
	forGood trouble = iota // it would end like this again
	crossed                // another one came between: it is begun again at once
	away                   // the database, or the way to it, is gone for now
)

// troubleOf tells what an error of the database means (PostgreSQL 15, appendix A).
func troubleOf(err error) trouble {
	if failed, ok := errors.AsType[*pgconn.PgError](err); ok {
		switch failed.Code {
		case "40001", "40P01", "40003", "55P03": // serialization, deadlock, completion unknown, a lock that is not to be had
			return crossed
		case "23505", "23503": // two made the same thing, or one removed what another one used: the next time it is seen
			return crossed
		case "57P01", "57P02", "57P03", "57P05", "25P03", "25006", "53300", "XX000":
			// It is shut down, crashed, started, waited too long; it only reads for now; it has no room for one more.
			return away
		}
		if strings.HasPrefix(failed.Code, "08") { // the connection
			return away
		}
		return forGood
	}
	_, unconnected := errors.AsType[*pgconn.ConnectError](err)
	_, network := errors.AsType[net.Error](err)
	if unconnected || network || pgconn.SafeToRetry(err) || errors.Is(err, driver.ErrBadConn) || errors.Is(err, io.EOF) ||
		errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, net.ErrClosed) || errors.Is(err, context.DeadlineExceeded) || lost(err) {
		return away
	}
	return forGood
}

// lost reports whether a connection was found closed, of which pgx says no more than that. database/sql says it of one that it
// gave up between two statements.
func lost(err error) bool {
	return errors.Is(err, sql.ErrConnDone) || strings.Contains(err.Error(), "conn closed")
}

// broken reports whether an error means that a connection was lost which had been there: those made before it are not trusted
// either. One that could not be made, or for which there is no room, says nothing of the others.
func broken(err error) bool {
	if failed, ok := errors.AsType[*pgconn.PgError](err); ok {
		switch failed.Code {
		case "57P01", "57P02", "25006": // it is shut down, crashed, or another server has taken its place
			return true
		}
		return strings.HasPrefix(failed.Code, "08")
	}
	if _, unconnected := errors.AsType[*pgconn.ConnectError](err); unconnected || err == nil {
		return false
	}
	return troubleOf(err) == away
}

// patience is how long one still waits.
type patience struct {
	now    func() time.Time
	end    time.Time
	pauses time.Duration // that are left, for a clock that stands
}

func (d *database) patience() *patience {
	return &patience{d.options.Now, d.options.Now().Add(d.options.Patience), d.options.Patience}
}

// out reports whether a pause is longer than one waits: tries take their time, too.
func (p *patience) out(pause time.Duration) bool {
	p.pauses -= pause
	return p.pauses < 0 || p.now().Add(pause).After(p.end)
}

// insist runs a transaction until it ends well, or with an error that it would end with again, or patience is at an end.
func (d *database) insist(ctx context.Context, f func(context.Context) error) error {
	const mostCrossed = 100
	wait := d.patience()
	for tries := 0; ; tries++ {
		err := f(ctx)
		if err == nil || answers(err) {
			return err
		}
		if ctx.Err() != nil {
			return ctx.Err() // whoever ended the wait knows why
		}
		if _, is := errors.AsType[*store.DamageError](err); is {
			return faultOf(d.name, err)
		}
		pause := time.Duration(0)
		switch troubleOf(err) {
		case forGood:
			return faultOf(d.name, err)
		case crossed:
			if tries >= mostCrossed {
				return faultOf(d.name, err)
			}
			pause = d.jitter(time.Duration(min(tries, 10)) * 2 * time.Millisecond) //nolint:mnd // others come and go within milliseconds
		case away:
			pause = d.jitter(min(time.Duration(tries*tries)*10*time.Millisecond, time.Second)) //nolint:mnd // at once, then ever later
		}
		if wait.out(pause) {
			return faultOf(d.name, err)
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-d.options.After(pause):
		}
	}
}

// jitter is a pause of about that long, so that not all come back at the same moment.
func (d *database) jitter(about time.Duration) time.Duration {
	const half = 2
	if about <= 0 {
		return 0
	}
	return about/half + time.Duration(d.options.Random()%uint64(about)) //nolint:gosec // it is positive
}

// answers reports whether an error is what a method has to say, and nothing went wrong.
func answers(err error) bool {
	if _, said := errors.AsType[*quiz.StoreError](err); said {
		return true
	}
	return store.Says(err)
}
