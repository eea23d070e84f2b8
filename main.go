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
	"sync/atomic"
	"syscall"
	"time"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"porthole/quiz/store/postgres"
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
	again := &second{hurry: make(chan struct{})}
	context.AfterFunc(ctx, func() { // a second signal ends the program at once, unless it takes its time to end
		again.listen(append(ending, os.Interrupt))
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
		Shared: func(address string) command.SharedSchool {
			const patience = time.Hour // of a change that waits for the database: who ends the program ends it, too
			return postgres.New(postgres.Options{Address: address, Now: time.Now, Random: rand.Uint64, After: time.After, Patience: patience})
		},
		Database: os.Getenv("PORTHOLE_DB"),
		Secret:   secret.Reader,
		Version:  version(),
		Scratch:  sqlite.Make,
		Serving: func(sessions func() int) {
			serving = true
			giveRoom(sessions)
		},
		Hurry: again.wanted,
	})
	if len(terminated) > 0 && !serving { // an interrupt is the learner's own way out; this is somebody else's
		return max(code, 1)
	}
	return code
}

// second tells of a second signal where somebody wants to know.
type second struct {
	asked atomic.Bool
	hurry chan struct{} // is closed by it
}

// wanted has the second signal be told, and not end the program; a third one does.
func (s *second) wanted() <-chan struct{} {
	s.asked.Store(true)
	return s.hurry
}

// listen begins to wait for the second signal, after the first.
func (s *second) listen(to []os.Signal) {
	if !s.asked.Load() {
		return
	}
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, to...)
	go func() {
		<-signals
		signal.Stop(signals)
		close(s.hurry)
	}()
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
// the cells of their screens, which live long, so that collecting often costs little. When half of those who were there have
// left, what is free goes back to the system; not while they work, for that holds everybody up.
func giveRoom(sessions func() int) {
	const percent, limit, often = 10, 2 << 30, 30 * time.Second
	debug.SetGCPercent(percent)
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(limit)
	}
	go func() {
		most := 0
		for range time.Tick(often) {
			now := sessions()
			if most = max(most, now); now <= most/2 && most > 0 {
				debug.FreeOSMemory()
				most = now
			}
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
