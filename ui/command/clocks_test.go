package command_test

import (
	"context"
	secret "crypto/rand"
	"encoding/binary"
	"os"
	"os/signal"
	"syscall"
	"time"
	"unsafe"

	"porthole/quiz/store/postgres"
	"porthole/ui/command"
)

// wrongClock is the variable by which the tests' own binary is asked to be the program of main.go on a machine whose clock is
// wrong by so much. The built program does not know it.
const wrongClock = "PORTHOLE_WRONG_CLOCK"

// wrongBy is the time of a clock that is wrong by some seconds, and runs as it should: what is measured between two of its
// times is right, as on such a machine. Time.Add would move both.
func wrongBy(off time.Duration) time.Time {
	const fraction = 30 // bits that lie below the seconds (package time, Time.wall)
	now := time.Now()
	*(*uint64)(unsafe.Pointer(&now)) += uint64(int64(off/time.Second)) << fraction //nolint:gosec // there is no other way to make one
	return now
}

func runAtWrongTime(by string) int {
	off, err := time.ParseDuration(by)
	if err != nil {
		return 1
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	now := func() time.Time { return wrongBy(off) }
	chance := func() uint64 {
		var bits [8]byte
		_, _ = secret.Read(bits[:]) // it does not fail
		return binary.NativeEndian.Uint64(bits[:])
	}
	return command.Run(ctx, command.World{
		Args: os.Args[1:], In: os.Stdin, Out: os.Stdout, Err: os.Stderr, Environ: os.Environ(), Now: now, Seed: chance,
		Shared: func(address string) command.SharedSchool {
			return postgres.New(postgres.Options{Address: address, Now: now, Random: chance, After: time.After})
		},
		Database: os.Getenv("PORTHOLE_DB"), Secret: secret.Reader, Version: "wrong",
	})
}
