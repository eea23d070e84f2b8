//go:build unix

package command_test

import (
	"bytes"
	"cmp"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/charmbracelet/x/term"
	"github.com/creack/pty"

	"porthole/ui/command"
)

// A mistake of the program's own, amid a drill in a terminal: a clock that panics stands for it.
func TestAPanicGivesTheTerminalBackAndIsReported(t *testing.T) {
	t.Parallel()
	master, slave, err := pty.Open()
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _, _ = master.Close(), slave.Close() }()
	before, failed := term.GetState(slave.Fd())
	if err = cmp.Or(pty.Setsize(master, &pty.Winsize{Rows: 24, Cols: 80}), failed); err != nil {
		t.Fatal(err)
	}
	m, folder := newMachine(t), t.TempDir()
	var broken atomic.Bool
	var errs bytes.Buffer
	ended := make(chan int, 1)
	go func() {
		ended <- command.Run(t.Context(), command.World{
			Args: []string{"drill", "--kind", "choice", "--count", "3", seed()},
			In:   slave, Out: slave, Err: &errs, InTTY: true, OutTTY: true, Environ: []string{"TERM=xterm-256color"},
			Folder: folder, Archive: m.archive, Version: "v1.2.3", Seed: func() uint64 { return 11 },
			Now: func() time.Time {
				if broken.CompareAndSwap(true, false) {
					panic("the clock is broken")
				}
				return m.now
			},
		})
	}()
	shown := &terminal{t: t, tty: master, printed: make(chan string)}
	go shown.read()
	shown.until("1 of 3")
	shown.say("1")
	shown.until("next")
	broken.Store(true)
	shown.say("\r")
	code := shown.drain(ended)
	after, err := term.GetState(slave.Fd())
	if err != nil {
		t.Fatal(err)
	}
	if all := shown.all.String(); code != 1 || !reflect.DeepEqual(before, after) || strings.LastIndex(all, "\x1b[?1049l") < strings.LastIndex(all, "\x1b[?1049h") {
		t.Errorf("exit %d, want 1; the terminal is %v, and was %v\n%q", code, after, before, all)
	}
	reports, err := filepath.Glob(filepath.Join(folder, "crash-*.txt"))
	if err != nil || len(reports) != 1 {
		t.Fatalf("the reports are %v (%v)", reports, err)
	}
	if said := errs.String(); !strings.Contains(said, "mistake in the program") || !strings.Contains(said, "The report lies in "+reports[0]) {
		t.Errorf("it said %q", said)
	}
	report, err := os.ReadFile(reports[0])
	info, missing := os.Stat(reports[0])
	if err = cmp.Or(err, missing); err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(report, []byte("the clock is broken")) || !bytes.Contains(report, []byte("goroutine ")) || info.Mode() != 0o600 {
		t.Errorf("the report (%v):\n%s", info.Mode(), report)
	}
	if n := m.archive.stores[""].saved.Load(); n != 1 {
		t.Errorf("%d answers were saved, want 1", n)
	}
}

// drain waits for a program to end, and for all that it has printed, and returns its exit code.
func (term *terminal) drain(ended <-chan int) int {
	term.t.Helper()
	for {
		select {
		case more := <-term.printed:
			term.all.WriteString(more)
		case code := <-ended:
			term.say("\n") // it is echoed behind all else
			term.until("\n")
			return code
		}
	}
}
