package postgres

import (
	"context"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
	"testing"
	"time"

	"github.com/jackc/pgx/v5/pgconn"

	"porthole/quiz"
	"porthole/quiz/class"
	"porthole/quiz/store/internal/storetest"
)

// waiting is a database of no connections, whose patience is a minute.
func waiting(clock *storetest.Clock) *database {
	return &database{name: "test", options: Options{
		Now: clock.Now, Random: storetest.Counter(), Patience: time.Minute,
		After: func(d time.Duration) <-chan time.Time {
			clock.Set(clock.Now().Add(d))
			passed := make(chan time.Time, 1)
			passed <- clock.Now()
			return passed
		},
	}}
}

func TestPatienceCountsTheTimeOfTriesToo(t *testing.T) {
	for _, c := range []struct {
		each time.Duration // that a try takes
		most int           // tries
	}{{25 * time.Second, 3}, {10 * time.Second, 7}, {0, 150}} {
		clock, tries := storetest.NewClock(storetest.Noon()), 0
		err := waiting(clock).insist(t.Context(), func(context.Context) error {
			tries++
			clock.Set(clock.Now().Add(c.each))
			return io.ErrUnexpectedEOF
		})
		fault, ok := errors.AsType[*quiz.StoreError](err)
		if !ok || fault.Help != helpReach || tries < 2 || tries > c.most {
			t.Errorf("%d tries of %v each; %v", tries, c.each, err)
		}
		if took := clock.Now().Sub(storetest.Noon()); took > time.Minute+c.each {
			t.Errorf("tries of %v each took %v", c.each, took)
		}
	}
}

// A clock that stands, or was set back, does not make a wait without end.
func TestPatienceEndsThoughTheClockStands(t *testing.T) {
	d := waiting(storetest.NewClock(storetest.Noon()))
	d.options.Now, d.options.After = storetest.Noon, func(time.Duration) <-chan time.Time {
		passed := make(chan time.Time)
		close(passed)
		return passed
	}
	if err := d.insist(t.Context(), func(context.Context) error { return io.EOF }); err == nil {
		t.Error("no error")
	}
}

func TestWhoeverEndsAWaitIsToldSo(t *testing.T) {
	for _, failed := range []error{io.EOF, errors.New("for good"), &pgconn.PgError{Code: "40001"}} {
		ctx, cancel := context.WithCancel(t.Context())
		tries := 0
		err := waiting(storetest.NewClock(storetest.Noon())).insist(ctx, func(context.Context) error {
			tries++
			cancel()
			return failed
		})
		if !errors.Is(err, context.Canceled) || tries != 1 {
			t.Errorf("%v: %d tries, %v", failed, tries, err)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := waiting(storetest.NewClock(storetest.Noon())).insist(ctx, func(context.Context) error { return class.ErrTaken }); !errors.Is(err, class.ErrTaken) {
		t.Errorf("what it has to say is lost: %v", err)
	}
}

// Only where a connection was lost those beside it are not trusted any more.
func TestConnectionsAreNotTrustedOnceOneWasLost(t *testing.T) {
	coded := func(code string) error { return fmt.Errorf("it failed: %w", &pgconn.PgError{Code: code}) }
	for _, c := range []struct {
		err  error
		want bool
	}{
		{io.EOF, true},
		{driver.ErrBadConn, true},
		{context.DeadlineExceeded, true},
		{coded("57P01"), true},
		{coded("57P02"), true},
		{coded("08006"), true},
		{coded("25006"), true},
		{nil, false},
		{coded("53300"), false},
		{coded("57P03"), false},
		{coded("57P05"), false},
		{coded("25P03"), false},
		{coded("40001"), false},
		{coded("23505"), false},
		{&pgconn.ConnectError{}, false},
		{class.ErrTaken, false},
		{errors.New("for good"), false},
	} {
		if got := broken(c.err); got != c.want {
			t.Errorf("%v: %v", c.err, got)
		}
	}
}
