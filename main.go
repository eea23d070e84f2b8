// Porthole teaches ports and protocols in the terminal: lessons and quizzes from Markdown
// documents. This file is the parts list, and the one place that knows the machine: its
// environment, its clock, its chance, its signals.
package main

import (
	"context"
	secret "crypto/rand"
	"math/rand/v2"
	"os"
	"os/signal"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"syscall"
	"time"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"porthole/quiz/store/sqlite"
	"porthole/ui/command"
)

func main() { os.Exit(run()) }

func run() int {
	ending := []os.Signal{syscall.SIGTERM}
	if !signal.Ignored(syscall.SIGHUP) { // as nohup has it
		ending = append(ending, syscall.SIGHUP)
	}
	ctx, stop := signal.NotifyContext(context.Background(), append(ending, os.Interrupt)...)
	defer stop()
	terminated := make(chan os.Signal, 1)
	signal.Notify(terminated, ending...)
	context.AfterFunc(ctx, func() { // a second signal ends the program at once
		stop()
		signal.Stop(terminated)
	})
	boundMemory()
	// Cobra would end the program on a double click in Explorer, which is a good way to start it.
	cobra.MousetrapHelpText = ""
	folder := dataFolder()
	archiveIn := func(folder string, shared bool) *sqlite.Archive {
		return sqlite.New(sqlite.Options{
			Folder: folder, Temp: os.TempDir(), Now: time.Now, Random: rand.Uint64, After: time.After, Shared: shared,
		})
	}
	serving := false
	code := command.Run(ctx, command.World{
		Args: os.Args[1:],
		In:   os.Stdin, Out: os.Stdout, Err: os.Stderr,
		InTTY: term.IsTerminal(os.Stdin.Fd()), OutTTY: term.IsTerminal(os.Stdout.Fd()),
		Environ: os.Environ(),
		Now:     time.Now,
		Seed:    rand.Uint64,
		Folder:  folder,
		Archive: archiveIn(folder, false),
		School:  func(folder string) command.School { return archiveIn(folder, true) },
		Secret:  secret.Reader,
		Version: version(),
		Scratch: sqlite.Make,
		Serving: func() {
			serving = true
			giveRoom()
		},
	})
	if len(terminated) > 0 && !serving { // an interrupt is the learner's own way out; this is somebody else's
		return max(code, 1)
	}
	return code
}

// dataFolder is where everything is kept; "" where the machine does not tell.
func dataFolder() string {
	if folder := os.Getenv("PORTHOLE_DATA"); folder != "" {
		if whole, err := filepath.Abs(folder); err == nil {
			return whole
		}
		return folder
	}
	if folder := os.Getenv("XDG_DATA_HOME"); filepath.IsAbs(folder) { // the standard ignores any other
		return filepath.Join(folder, "porthole")
	}
	switch home, err := os.UserHomeDir(); {
	case runtime.GOOS == "windows":
		if local := os.Getenv("LOCALAPPDATA"); local != "" {
			return filepath.Join(local, "porthole")
		}
		return ""
	case err != nil || !filepath.IsAbs(home):
		return ""
	case runtime.GOOS == "darwin":
		return filepath.Join(home, "Library", "Application Support", "porthole")
	default:
		return filepath.Join(home, ".local", "share", "porthole")
	}
}

// boundMemory keeps the collector quiet until the heap is 16 MB, which is beyond the first frame of
// any course a person writes: collections before it would add a tenth to the time it takes. A
// document made to be large would then let the heap grow to five times what it needs, so from
// 150 MB on the collector runs as often as it must.
func boundMemory() {
	const percent, limit = 400, 150 << 20
	debug.SetGCPercent(percent)
	debug.SetMemoryLimit(limit)
}

// giveRoom lets the heap grow as many sessions need it: about a megabyte for each. GOMEMLIMIT says otherwise. Most of it is
// the cells of their screens, which live long, so that collecting often costs little; once a minute what is free goes back
// to the system, for a class comes and goes.
func giveRoom() {
	const percent, limit, often = 10, 2 << 30, time.Minute
	debug.SetGCPercent(percent)
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(limit)
	}
	go func() {
		for range time.Tick(often) {
			debug.FreeOSMemory()
		}
	}()
}

// version is the module's own, as the Go tool recorded it.
func version() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		return info.Main.Version
	}
	return "(unknown)"
}
