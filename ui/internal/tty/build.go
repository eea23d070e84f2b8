//go:build unix

package tty

import (
	"os/exec"
	"path"
	"path/filepath"
	"testing"
)

// Build builds a program, named by its import path or its folder, into a folder of the test, and
// returns its path. A test run under the race detector gets a program that is watched by it too.
func Build(t testing.TB, program string) string {
	t.Helper()
	binary := filepath.Join(t.TempDir(), path.Base(program))
	args := []string{"build", "-o", binary}
	if RaceDetector {
		args = append(args, "-race")
	}
	if out, err := exec.CommandContext(t.Context(), "go", append(args, program)...).CombinedOutput(); err != nil {
		t.Fatalf("go build %s: %v\n%s", program, err, out)
	}
	return binary
}
