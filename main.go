// Porthole teaches ports and protocols in the terminal: lessons and quizzes from Markdown
// documents. This file is the parts list, and the one place that knows the machine: its
// environment, its clock, its chance, its signals.
package main

import (
	"context"
	"math/rand/v2"
	"os"
	"os/signal"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"syscall"
	"time"

	"github.com/charmbracelet/x/term"

	"porthole/quiz/store/sqlite"
	"porthole/ui/command"
)

func main() { os.Exit(run()) }

func run() int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	terminated := make(chan os.Signal, 1)
	signal.Notify(terminated, syscall.SIGTERM)
	context.AfterFunc(ctx, func() { // a second signal ends the program at once
		stop()
		signal.Stop(terminated)
	})
	boundMemory()
	folder := dataFolder()
	archive := sqlite.New(sqlite.Options{
		Folder: folder, Temp: os.TempDir(), Now: time.Now, Random: rand.Uint64, After: time.After,
	})
	code := command.Run(ctx, command.World{
		Args: os.Args[1:],
		In:   os.Stdin, Out: os.Stdout, Err: os.Stderr,
		InTTY: term.IsTerminal(os.Stdin.Fd()), OutTTY: term.IsTerminal(os.Stdout.Fd()),
		Environ: os.Environ(),
		Now:     time.Now,
		Seed:    rand.Uint64,
		Folder:  folder,
		Archive: archive,
		Version: version(),
	})
	if len(terminated) > 0 { // an interrupt is the learner's own way out; this is somebody else's
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

// version is the module's own, as the Go tool recorded it.
func version() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		return info.Main.Version
	}
	return "(unknown)"
}
