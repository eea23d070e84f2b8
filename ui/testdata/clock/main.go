// Clock is Porthole with a clock that a test sets: PORTHOLE_CLOCK is the time at which it starts, and at which it stays
// where PORTHOLE_CLOCK_STANDS is set.
package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"time"

	"porthole/quiz/store/sqlite"
	"porthole/ui/command"
)

func main() {
	began, err := time.Parse(time.RFC3339, os.Getenv("PORTHOLE_CLOCK"))
	if err != nil {
		fmt.Fprintln(os.Stderr, "PORTHOLE_CLOCK:", err)
		os.Exit(2)
	}
	started := time.Now()
	now := func() time.Time { return began.Add(time.Since(started)) }
	if os.Getenv("PORTHOLE_CLOCK_STANDS") != "" {
		now = func() time.Time { return began }
	}
	archive := sqlite.New(sqlite.Options{
		Folder: os.Getenv("PORTHOLE_DATA"), Temp: os.TempDir(), Now: now, Random: rand.Uint64, After: time.After,
	})
	os.Exit(command.Run(context.Background(), command.World{
		Args: os.Args[1:], In: os.Stdin, Out: os.Stdout, Err: os.Stderr, InTTY: true, OutTTY: true,
		Environ: os.Environ(), Now: now, Seed: func() uint64 { return 7 }, Archive: archive, Version: "test",
	}))
}
