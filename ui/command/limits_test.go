//go:build unix

package command_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
)

// heavy are documents that ask much of what reads them, and what is done with them.
func heavy() [][]string {
	return [][]string{
		{"rows", "check", "--json"}, {"rows", "check"}, {"rows", "drill", "--plain", "--seed", "1"},
		{"tables", "check", "--json"}, {"tables", "drill", "--plain", "--seed", "1"},
		{"quotes", "check"}, {"over-limit", "check"}, {"binary", "check"},
	}
}

// written writes the document that a command line begins with, and puts its file at the end.
func written(t testing.TB, args []string) []string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "document.md")
	if err := os.WriteFile(path, document(args[0]), 0o600); err != nil {
		t.Fatal(err)
	}
	return append(slices.Clone(args[1:]), path)
}

// TestHeavyDocumentsTakeLittleMemory says nothing of the time, which BenchmarkHeavyDocuments tells.
func TestHeavyDocumentsTakeLittleMemory(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("it writes large files")
	}
	measure := buildPeak(t)
	for _, args := range heavy() {
		t.Run(strings.Join(args[:2], " "), func(t *testing.T) {
			t.Parallel()
			if _, peak := measure(t, written(t, args)); peak > 200<<20 {
				t.Errorf("it took %d MB of memory, want at most 200", peak>>20)
			}
		})
	}
}

// BenchmarkHeavyDocuments reports the processor time, which other work on the machine does not lengthen as it does the time
// on the wall, and the memory.
func BenchmarkHeavyDocuments(b *testing.B) {
	measure := buildPeak(b)
	for _, args := range heavy() {
		b.Run(strings.Join(args[:min(3, len(args))], " "), func(b *testing.B) {
			line := written(b, args)
			var took time.Duration
			var most int64
			for b.Loop() {
				used, peak := measure(b, line)
				took, most = took+used, max(most, peak)
			}
			b.ReportMetric(took.Seconds()*1000/float64(b.N), "cpu-ms/op")
			b.ReportMetric(float64(most>>20), "peak-MB")
		})
	}
}

// buildPeak builds the program that measures, and returns what runs porthole under it: that ends with 0 or 1, and its
// processor time and largest resident set in bytes are returned. Neither program is watched by the race detector, whose
// memory would be measured.
func buildPeak(t testing.TB) func(t testing.TB, args []string) (took time.Duration, peak int64) {
	t.Helper()
	peak := filepath.Join(t.TempDir(), "peak")
	if out, err := exec.CommandContext(t.Context(), "go", "build", "-o", peak, "./testdata/peak").CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, out)
	}
	return func(t testing.TB, args []string) (time.Duration, int64) {
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
