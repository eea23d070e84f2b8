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
	"sync"
	"syscall"
	"time"

	"github.com/charmbracelet/x/term"

	"porthole/quiz"
	"porthole/quiz/store"
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
	var archive quiz.Archive = store.New(store.Options{
		Folder: dataFolder(), Now: time.Now, Random: rand.Uint64, After: time.After,
	})
	opened := &stores{}
	defer opened.close()
	code := command.Run(ctx, command.World{
		Args: os.Args[1:],
		In:   os.Stdin, Out: os.Stdout, Err: os.Stderr,
		InTTY: term.IsTerminal(os.Stdin.Fd()), OutTTY: term.IsTerminal(os.Stdout.Fd()),
		Environ:   os.Environ(),
		Now:       time.Now,
		Seed:      rand.Uint64,
		OpenStore: func() (quiz.Store, error) { return opened.add(archive.Open(ctx, "")) },
		Version:   version(),
	})
	if len(terminated) > 0 { // an interrupt is the learner's own way out; this is somebody else's
		return max(code, 1)
	}
	return code
}

// stores are closed when the program ends.
type stores struct {
	mu  sync.Mutex
	all []quiz.OpenStore
}

func (s *stores) add(o quiz.OpenStore, err error) (quiz.Store, error) {
	if err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.all = append(s.all, o)
	return o, nil
}

func (s *stores) close() {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, o := range s.all {
		_ = o.Close() // each answer was on the disk before it was shown as saved
	}
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
