package postgres

import (
	"context"
	"errors"
	"io"
	"net"
	"syscall"
	"time"

	"github.com/jackc/pgx/v5/pgconn"
)

// longestStart is how long a program that starts waits for its database: a machine that comes up anew takes minutes, and a
// mistake that looks like a database that is away is to be told in the end.
const longestStart = 10 * time.Minute

// Await returns nil as soon as the database answers, and brings it up to date. Where it is gone for now, told is called once
// with why, and it is asked again and again, for ten minutes at most. What no waiting mends is an error at once: a password
// that is wrong, a database or a machine that there is not, a certificate that nobody signed.
func (a *Archive) Await(ctx context.Context, told func(why error)) error {
	const pause = time.Second
	wait := &patience{a.options.Now, a.options.Now().Add(longestStart), longestStart}
	for tries := 0; ; tries++ {
		err := a.Sound(ctx)
		if err == nil || ctx.Err() != nil || !comesBack(err) || wait.out(pause) {
			return err
		}
		if tries == 0 {
			told(err)
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-a.options.After(pause):
		}
	}
}

// comesBack reports whether an error is of a database that may answer in a while, though nobody does anything about its
// address. troubleOf knows less: what it is asked of has answered before, so that all but the database is right.
func comesBack(err error) bool {
	if _, answered := errors.AsType[*pgconn.PgError](err); answered {
		return troubleOf(err) == away
	}
	if name, ok := errors.AsType[*net.DNSError](err); ok {
		return !name.IsNotFound
	}
	if network, ok := errors.AsType[net.Error](err); ok && network.Timeout() {
		return true
	}
	for _, gone := range []error{
		syscall.ECONNREFUSED, syscall.ECONNRESET, syscall.EPIPE, syscall.EHOSTUNREACH, syscall.ENETUNREACH,
		syscall.ENOENT, // of a socket
		io.EOF, io.ErrUnexpectedEOF,
	} {
		if errors.Is(err, gone) {
			return true
		}
	}
	return false
}
