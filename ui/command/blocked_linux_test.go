package command_test

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"
)

// L7: whoever holds the other end of a pipe and reads nothing does not keep a verb from being ended.
func TestAVerbIsEndedThoughNobodyReadsItsOutput(t *testing.T) {
	t.Parallel()
	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _, _ = read.Close(), write.Close() }()
	stuff(t, write)
	data := t.TempDir()
	for _, args := range [][]string{
		{"--plain"}, {"exam"}, {"stats", "--json"}, {"check", seed()}, {"share", "--format", "csv"}, {"--help"},
	} {
		c := exec.CommandContext(t.Context(), "porthole", args...)
		c.Env = append(os.Environ(), "PORTHOLE_DATA="+data)
		c.Stdout = write
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		for !writes(t, c.Process.Pid) {
			runtime.Gosched()
		}
		if err := c.Process.Signal(syscall.SIGTERM); err != nil {
			t.Fatal(err)
		}
		_ = c.Wait() // the code says it
		if code := c.ProcessState.ExitCode(); code != 1 {
			t.Errorf("%q: %v, want exit 1", args, c.ProcessState)
		}
	}
}

// stuff fills a pipe.
func stuff(t *testing.T, write *os.File) {
	t.Helper()
	side, err := write.SyscallConn()
	if err != nil {
		t.Fatal(err)
	}
	for size := 1 << 16; size > 0; {
		var full error
		err := side.Write(func(fd uintptr) bool {
			_, full = syscall.Write(int(fd), make([]byte, size))
			return true
		})
		if err != nil || full != nil && !errors.Is(full, syscall.EAGAIN) {
			t.Fatal(err, full)
		}
		if full != nil {
			size /= 2
		}
	}
}

// writes reports whether a thread of a program waits in writing to its output.
func writes(t *testing.T, pid int) bool {
	t.Helper()
	threads, err := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/syscall", pid))
	if err != nil {
		t.Fatal(err)
	}
	for _, thread := range threads {
		now, err := os.ReadFile(thread)
		if err == nil && strings.HasPrefix(string(now), fmt.Sprintf("%d 0x1 ", unix.SYS_WRITE)) {
			return true
		}
	}
	if len(threads) == 0 {
		t.Fatal("the program has ended")
	}
	return false
}
