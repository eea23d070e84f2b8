//go:build unix

package tty

import (
	"cmp"
	"errors"
	"os"
	"os/exec"
	"os/signal"
	"runtime"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/creack/pty"
)

// patience turns a program that hangs into a test that fails, and shows its screen. No machine is so
// slow that it decides anything else.
const patience = 5 * time.Minute

// Ground is what a terminal says when it is asked for its background colour.
type Ground int

// The grounds.
const (
	Silent Ground = iota // it does not answer, as some terminals do not
	Dark
	Light
)

// Options describe a terminal. The zero value is one of 80 × 24 cells that keeps silent about its
// colours.
type Options struct {
	Cols, Rows uint16
	Ground     Ground
	// Env is added to a bare environment of PATH, HOME, TERM=xterm-256color and
	// COLORTERM=truecolor; a later entry wins, and "NAME=" sets an empty value.
	Env []string
	// Detached starts the program without this terminal as its controlling one: a hang-up is then
	// the end of its input, and no signal.
	Detached bool
}

// Terminal is a program running in a pseudo-terminal.
type Terminal struct {
	*Window
	cmd    *exec.Cmd
	side   string // the file that is the terminal for the program
	master *os.File
	hangup func() error
	exited chan struct{} // closed when the program has ended
}

// Start runs a program. It is killed when the test ends, if it has not ended before.
func Start(t testing.TB, o Options, program string, args ...string) *Terminal {
	t.Helper()
	size := &pty.Winsize{Cols: cmp.Or(o.Cols, 80), Rows: cmp.Or(o.Rows, 24)}
	cmd := exec.CommandContext(t.Context(), program, args...)
	cmd.Dir = t.TempDir()
	cmd.Env = append([]string{
		"PATH=" + os.Getenv("PATH"), "HOME=" + cmd.Dir, "TERM=xterm-256color", "COLORTERM=truecolor",
	}, o.Env...)
	heedHangups()
	master, err := pty.StartWithAttrs(cmd, size, &syscall.SysProcAttr{Setsid: true, Setctty: !o.Detached})
	if err != nil {
		t.Fatalf("start %s in a pseudo-terminal: %v", program, err)
	}
	side, _ := cmd.Stdout.(*os.File) // the package pty has put it there
	term := &Terminal{
		Window: newWindow(t, o, master), cmd: cmd, side: side.Name(), master: master, hangup: sync.OnceValue(master.Close), exited: make(chan struct{}),
	}
	term.put, term.resize, term.state = term.write, term.setSize, term.stacks
	term.unblock()
	go func() {
		_ = cmd.Wait() // the exit code is in ProcessState
		close(term.exited)
	}()
	go term.read()
	t.Cleanup(term.kill)
	return term
}

// heedHangups lets the program be ended by a hang-up even where the tests themselves are not, as under nohup: what is
// ignored stays so in a program that is started, what is handled does not.
func heedHangups() {
	if signal.Ignored(syscall.SIGHUP) {
		signal.Notify(make(chan os.Signal, 1), syscall.SIGHUP)
	}
}

// unblock lets Hangup interrupt a Read. Asking a file for its descriptor, as package pty does, makes
// it a blocking one.
func (t *Terminal) unblock() {
	t.t.Helper()
	if err := syscall.SetNonblock(int(t.master.Fd()), true); err != nil {
		t.t.Fatalf("open a pseudo-terminal: %v", err)
	}
}

// read shows what the program writes until it has ended: a pseudo-terminal then reports an error.
func (t *Terminal) read() {
	defer close(t.done)
	t.show(t.master)
	<-t.exited
}

// kill ends whatever still runs.
func (t *Terminal) kill() {
	_ = t.cmd.Process.Kill() // it may have ended already
	_ = t.hangup()
	<-t.done
}

// setSize tells the program of the size of its window.
func (t *Terminal) setSize(cols, rows uint16) error {
	defer t.unblock()
	return pty.Setsize(t.master, &pty.Winsize{Cols: cols, Rows: rows}) //nolint:wrapcheck // the Window says what failed
}

// Hangup closes the terminal, as a window is closed: the program's input ends and what it writes
// goes nowhere. Only Linux can do it while output is being read; elsewhere the test is skipped.
func (t *Terminal) Hangup() {
	t.t.Helper()
	if runtime.GOOS != "linux" {
		t.t.Skipf("a pseudo-terminal of %s cannot be closed while it is read", runtime.GOOS)
	}
	if err := t.hangup(); err != nil && !errors.Is(err, os.ErrClosed) {
		t.t.Fatalf("hang up: %v", err)
	}
}

// stacks asks the program what it is doing, and returns what it says: the stacks of a Go program, which
// ends by it.
func (t *Terminal) stacks() string {
	before := len(t.Raw())
	if job, err := t.job(); err != nil || syscall.Kill(-job, syscall.SIGQUIT) != nil {
		_ = t.cmd.Process.Signal(syscall.SIGQUIT) // it may have ended meanwhile
	}
	select {
	case <-t.done:
	case <-time.After(time.Second):
	}
	said := t.Raw()
	return string(said[min(before, len(said)):])
}

// Wait waits for the program to end and returns its exit code, -1 where a signal ended it.
func (t *Terminal) Wait() int {
	t.t.Helper()
	select {
	case <-t.done:
		return t.cmd.ProcessState.ExitCode()
	case <-time.After(patience):
		t.t.Fatalf("after %v the program still runs\n%s", patience, t.Screen())
		return -1
	}
}

// Kill ends the program without a warning, waits until all that it had written is on the screen, and
// gives the terminal back: a machine has some thousands.
func (t *Terminal) Kill() {
	t.t.Helper()
	if err := t.cmd.Process.Kill(); err != nil && !errors.Is(err, os.ErrProcessDone) {
		t.t.Fatalf("kill: %v", err)
	}
	<-t.done
	_ = t.hangup()
}

// CPU is the processor time the program has used, its own and the system's on its behalf, once it
// has ended.
func (t *Terminal) CPU() time.Duration {
	return t.cmd.ProcessState.UserTime() + t.cmd.ProcessState.SystemTime()
}
