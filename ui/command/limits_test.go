//go:build unix

package command_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"syscall"
	"testing"
	"time"
)

// TestHeavyDocumentsAreCheap measures the processor time, which other work on the machine does not
// lengthen as it does the time on the wall, and the memory.
func TestHeavyDocumentsAreCheap(t *testing.T) {
	if testing.Short() {
		t.Skip("it writes large files")
	}
	tests := []struct {
		document string
		args     []string
		most     time.Duration
	}{
		{"rows", []string{"check", "--json"}, time.Second},
		{"rows", []string{"check"}, time.Second},
		{"rows", []string{"drill", "--plain", "--seed", "1"}, time.Second},
		{"quotes", []string{"check"}, time.Second},
		{"over-limit", []string{"check"}, 3 * time.Second},
		{"binary", []string{"check"}, time.Second},
	}
	for _, test := range tests {
		t.Run(test.document+" "+test.args[0], func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "document.md")
			if err := os.WriteFile(path, document(test.document), 0o600); err != nil {
				t.Fatal(err)
			}
			command := exec.Command("porthole", append(test.args, path)...)
			var out bytes.Buffer
			command.Stdout = &out
			if err := command.Run(); err != nil && command.ProcessState.ExitCode() != 1 {
				t.Fatal(err)
			}
			state := command.ProcessState
			if took := state.UserTime() + state.SystemTime(); took > test.most {
				t.Errorf("it took %v of processor time, want at most %v", took, test.most)
			}
			if peak := peakMemory(t, state); peak > 200<<20 {
				t.Errorf("it took %d MB of memory, want at most 200", peak>>20)
			}
		})
	}
}

// peakMemory is the largest resident set of a process that has ended, in bytes.
func peakMemory(t *testing.T, state *os.ProcessState) int64 {
	t.Helper()
	usage, ok := state.SysUsage().(*syscall.Rusage)
	if !ok {
		t.Skip("this system does not tell the memory of a process")
	}
	if runtime.GOOS == "darwin" {
		return int64(usage.Maxrss) //nolint:unconvert // it is narrower on some systems
	}
	return int64(usage.Maxrss) << 10 //nolint:unconvert // it is narrower on some systems
}
