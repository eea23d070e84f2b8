//go:build unix

package tty

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/charmbracelet/x/term"
	"golang.org/x/sys/unix"
)

// write writes all bytes. It asks again and again whether there is room: Linux does not always tell the poller of the runtime
// when a pseudo-terminal that was full has some again.
func (t *Terminal) write(bytes []byte) error {
	side, err := t.master.SyscallConn()
	if err != nil {
		return fmt.Errorf("the pseudo-terminal: %w", err)
	}
	for deadline := time.Now().Add(patience); len(bytes) > 0; {
		var failed error
		err := side.Write(func(fd uintptr) bool {
			var n int
			n, failed = syscall.Write(int(fd), bytes)
			bytes = bytes[max(n, 0):]
			return true
		})
		switch full := errors.Is(failed, syscall.EAGAIN); {
		case err != nil || failed != nil && !full:
			return errors.Join(err, failed)
		case full && time.Now().After(deadline):
			return fmt.Errorf("after %v the program still reads nothing", patience)
		case full:
			err = side.Control(func(fd uintptr) {
				const atMost = 10 // ms
				_, _ = unix.Poll([]unix.PollFd{{Fd: int32(fd), Events: unix.POLLOUT}}, atMost)
			})
			if err != nil {
				return fmt.Errorf("the pseudo-terminal: %w", err)
			}
		}
	}
	return nil
}

// Block has the terminal take no output, as where nobody reads it. What the program writes from now on waits for ever.
func (t *Terminal) Block() {
	t.t.Helper()
	side, err := os.OpenFile(t.side, os.O_RDWR|syscall.O_NOCTTY, 0)
	if err == nil {
		err = errors.Join(stopOutput(int(side.Fd())), side.Close())
	}
	if err != nil {
		t.t.Fatalf("block the output of a pseudo-terminal: %v", err)
	}
}

// Signal sends the program a signal.
func (t *Terminal) Signal(s syscall.Signal) {
	t.t.Helper()
	if err := t.cmd.Process.Signal(s); err != nil {
		t.t.Fatalf("%v: %v", s, err)
	}
}

// IsRaw reports whether the terminal hands on each key at once and does nothing by itself, as a program of screens sets it.
func (t *Terminal) IsRaw() bool {
	t.t.Helper()
	state, err := term.GetState(t.master.Fd())
	if err != nil {
		t.t.Fatalf("the mode of the terminal: %v", err)
	}
	t.unblock()
	return state.Lflag&syscall.ICANON == 0
}

// SignalJob sends a signal to the job that has the terminal, which may be one of the program's children.
func (t *Terminal) SignalJob(s syscall.Signal) {
	t.t.Helper()
	job, err := t.job()
	if err == nil {
		err = syscall.Kill(-job, s)
	}
	if err != nil {
		t.t.Fatalf("%v: %v", s, err)
	}
}

// job is the process group that has the terminal.
func (t *Terminal) job() (int, error) {
	defer t.unblock()
	job, err := unix.IoctlGetInt(int(t.master.Fd()), unix.TIOCGPGRP)
	if err == nil && job <= 1 {
		err = syscall.ESRCH // nobody has it
	}
	if err != nil {
		return 0, fmt.Errorf("who has the terminal: %w", err)
	}
	return job, nil
}

// PID is the number of the program's process.
func (t *Terminal) PID() int { return t.cmd.Process.Pid }

// MemoryMB is the memory that the program holds now (its resident set), in MB.
func (t *Terminal) MemoryMB() int {
	t.t.Helper()
	out, err := exec.CommandContext(t.t.Context(), "ps", "-o", "rss=", "-p", strconv.Itoa(t.PID())).Output()
	if err != nil {
		t.t.Fatalf("the memory of the program: %v", err)
	}
	kib, err := strconv.Atoi(strings.TrimSpace(string(out)))
	if err != nil {
		t.t.Fatal(err)
	}
	return kib >> 10
}
