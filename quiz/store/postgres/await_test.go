package postgres

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5/pgconn"

	"porthole/quiz"
	"porthole/quiz/store/internal/storetest"
	"porthole/quiz/store/postgres/pgtest"
)

// A database that is gone for now is waited for when a program starts; what somebody has to correct is not.
func TestOnlyWhatComesBackByItselfIsWaitedFor(t *testing.T) {
	t.Parallel()
	dial := func(err error) error {
		return &net.OpError{Op: "dial", Net: "tcp", Err: os.NewSyscallError("connect", err)}
	}
	for _, c := range []struct {
		err  error
		want bool
	}{
		{dial(syscall.ECONNREFUSED), true},
		{dial(syscall.EHOSTUNREACH), true},
		{dial(syscall.ENOENT), true},
		{dial(syscall.EACCES), false},
		{io.ErrUnexpectedEOF, true},
		{fmt.Errorf("a try: %w", context.DeadlineExceeded), true},
		{&net.DNSError{Err: "no such host", IsNotFound: true}, false},
		{&net.DNSError{Err: "server misbehaving", IsTemporary: true}, true},
		{errors.New("server refused TLS connection"), false},
		{&pgconn.PgError{Code: "57P03"}, true},  // it is being started
		{&pgconn.PgError{Code: "53300"}, true},  // no room
		{&pgconn.PgError{Code: "28P01"}, false}, // the password
		{&pgconn.PgError{Code: "28000"}, false}, // the user
		{&pgconn.PgError{Code: "3D000"}, false}, // no such database
		{&pgconn.PgError{Code: "42501"}, false}, // not allowed
		{errors.Join(dial(syscall.ECONNREFUSED), &pgconn.PgError{Code: "28P01"}), false},
		{&quiz.StoreError{Blocks: true}, false}, // a newer form
	} {
		if got := comesBack(faultOf("test", c.err)); got != c.want {
			t.Errorf("%v is waited for: %v", c.err, got)
		}
	}
}

// awaiting is an archive at an address whose waits take no time, and after each of them something may happen.
func awaiting(address string, after func(waits int)) (*Archive, *storetest.Clock) {
	clock, waits := storetest.NewClock(storetest.Noon()), 0
	return New(Options{
		Address: address, Now: clock.Now, Random: storetest.Counter(), OwnTime: true,
		After: func(d time.Duration) <-chan time.Time {
			clock.Set(clock.Now().Add(d))
			waits++
			after(waits)
			passed := make(chan time.Time, 1)
			passed <- clock.Now()
			return passed
		},
	}), clock
}

func TestAStartWaitsTenMinutesAndNoLonger(t *testing.T) {
	t.Parallel()
	l, err := net.Listen("tcp", "127.0.0.1:0") //nolint:noctx // it is closed at once
	if err != nil {
		t.Fatal(err)
	}
	address := "postgres://a@" + l.Addr().String() + "/x?sslmode=disable"
	_ = l.Close() // so that nobody is there
	told := 0
	a, clock := awaiting(address, func(int) {})
	err = a.Await(t.Context(), func(error) { told++ })
	fault, ok := errors.AsType[*quiz.StoreError](err)
	if took := clock.Now().Sub(storetest.Noon()); !ok || fault.Help != helpReach || told != 1 || took < 9*time.Minute || took > longestStart {
		t.Errorf("it waited %v, told why %d times: %v", took, told, err)
	}
	ctx, end := context.WithCancel(t.Context())
	a, _ = awaiting(address, func(waits int) {
		if waits == 3 {
			end()
		}
	})
	if err = a.Await(ctx, func(error) {}); !errors.Is(err, context.Canceled) {
		t.Errorf("a wait that was ended says %v", err)
	}
}

func TestAStartGoesOnWhenTheDatabaseIsBack(t *testing.T) {
	server := pgtest.Of(t)
	name := server.Database(t, nil)
	t.Cleanup(func() { _ = server.Restart() })
	if err := server.Stop("fast"); err != nil {
		t.Fatal(err)
	}
	var why []error
	a, _ := awaiting(server.Address(name), func(waits int) {
		if waits == 3 {
			if err := server.Restart(); err != nil {
				t.Error(err)
			}
		}
	})
	if err := a.Await(t.Context(), func(err error) { why = append(why, err) }); err != nil || len(why) != 1 || !strings.Contains(why[0].Error(), "does not answer") {
		t.Errorf("it ended with %v, and said %v", err, why)
	}
	a, _ = awaiting(strings.Replace(server.Address(name), name, "none_such", 1), func(int) { t.Error("a database that there is not is waited for") })
	if err := a.Await(t.Context(), func(error) { t.Error("told") }); err == nil || !strings.Contains(err.Error(), "there is no such database") {
		t.Errorf("it says %v", err)
	}
}
