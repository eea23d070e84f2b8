//go:build unix

package command_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"testing"
	"time"
)

// TestHeavyDocumentsAreCheap measures the processor time, which other work on the machine does not
// lengthen as it does the time on the wall, and the memory.
func TestHeavyDocumentsAreCheap(t *testing.T) {
	if testing.Short() {
		t.Skip("it writes large files")
	}
	measure := buildPeak(t)
	tests := []struct {
		document string
		args     []string
		most     time.Duration
	}{
		{"rows", []string{"check", "--json"}, time.Second},
		{"rows", []string{"check"}, time.Second},
		{"rows", []string{"drill", "--plain", "--seed", "1"}, time.Second},
		{"tables", []string{"check", "--json"}, 3 * time.Second},
		{"tables", []string{"drill", "--plain", "--seed", "1"}, 3 * time.Second},
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
			took, peak := measure(t, append(test.args, path)...)
			if took > test.most {
				t.Errorf("it took %v of processor time, want at most %v", took, test.most)
			}
			if peak > 200<<20 {
				t.Errorf("it took %d MB of memory, want at most 200", peak>>20)
			}
			t.Logf("%v, %d MB", took, peak>>20)
		})
	}
}

// buildPeak builds the program that measures, and returns what runs porthole under it: that ends
// with 0 or 1, and its processor time and largest resident set in bytes are returned. Neither
// program is watched by the race detector, whose memory would be measured.
func buildPeak(t *testing.T) func(t *testing.T, args ...string) (took time.Duration, peak int64) {
	t.Helper()
	peak := filepath.Join(t.TempDir(), "peak")
	if out, err := exec.CommandContext(t.Context(), "go", "build", "-o", peak, "./testdata/peak").CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, out)
	}
	return func(t *testing.T, args ...string) (time.Duration, int64) {
		t.Helper()
		out, err := exec.CommandContext(t.Context(), peak, append([]string{"porthole"}, args...)...).Output()
		if err != nil {
			t.Fatal(err)
		}
		var code, took, size int64
		if _, err := fmt.Sscan(string(out), &code, &took, &size); err != nil {
			t.Fatal(err)
		}
		if code != 0 && code != 1 {
			t.Fatalf("exit code %d", code)
		}
		if runtime.GOOS != "darwin" { // which counts bytes
			size <<= 10
		}
		return time.Duration(took), size
	}
}
