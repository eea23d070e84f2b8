package command_test

import (
	"context"
	"crypto/rand"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/charmbracelet/x/term"

	"porthole/quiz/store/sqlite"
	"porthole/ui/command"
)

// still is the variable by which the tests' own binary is asked to be the program of main.go with no chance in what is asked:
// two that are started ask the same, so that they can be compared. The built program does not know it.
const still = "PORTHOLE_STILL"

func runStill() int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	folder := os.Getenv("PORTHOLE_DATA")
	random := func() uint64 {
		var bits [8]byte
		_, _ = rand.Read(bits[:]) // it does not fail
		return uint64(bits[0]) | uint64(bits[1])<<8 | uint64(bits[2])<<16 | uint64(bits[3])<<24 | uint64(bits[4])<<32 | uint64(bits[5])<<40 | uint64(bits[6])<<48
	}
	archive := func(folder string, shared bool) *sqlite.Archive {
		return sqlite.New(sqlite.Options{Folder: folder, Temp: os.TempDir(), Now: time.Now, Random: random, After: time.After, Shared: shared})
	}
	return command.Run(ctx, command.World{
		Args: os.Args[1:], In: os.Stdin, Out: os.Stdout, Err: os.Stderr,
		InTTY: term.IsTerminal(os.Stdin.Fd()), OutTTY: term.IsTerminal(os.Stdout.Fd()), Environ: os.Environ(),
		Now: time.Now, Seed: func() uint64 { return 7 }, Folder: folder,
		Archive: archive(folder, false), School: func(folder string) command.School { return archive(folder, true) },
		Secret: rand.Reader, Version: "still", Scratch: sqlite.Make,
	})
}
