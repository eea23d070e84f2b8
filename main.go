// Porthole teaches ports and protocols in the terminal: lessons and quizzes from Markdown
// documents. This file is the parts list, and the one place that knows the machine: its
// environment, its clock, its chance, its signals.
package main

import (
	"context"
	"math/rand/v2"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"
	"time"

	"github.com/charmbracelet/x/term"

	"porthole/quiz"
	"porthole/ui/command"
)

func main() { os.Exit(run()) }

func run() int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	debug.SetGCPercent(400)
	context.AfterFunc(ctx, stop) // a second interrupt ends the program at once
	return command.Run(ctx, command.World{
		Args: os.Args[1:],
		In:   os.Stdin, Out: os.Stdout, Err: os.Stderr,
		InTTY: term.IsTerminal(os.Stdin.Fd()), OutTTY: term.IsTerminal(os.Stdout.Fd()),
		Environ:   os.Environ(),
		Now:       time.Now,
		Seed:      rand.Uint64,
		OpenStore: func() (quiz.Store, error) { return quiz.NewInMemory(), nil },
		Version:   version(),
	})
}

// version is the module's own, as the Go tool recorded it.
func version() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		return info.Main.Version
	}
	return "(unknown)"
}
