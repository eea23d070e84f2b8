package command_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Each verb that writes a file refuses them, whatever it is told to replace.
func TestEveryVerbThatWritesRefusesTheProgramsOwnFiles(t *testing.T) {
	folder := t.TempDir()
	own := filepath.Join(folder, "porthole.db")
	if err := os.WriteFile(own, []byte("kept"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{
		{"share", "-o", own, "--format", "gift", "--force"}, {"paper", "-o", own, "--format", "html", "--force"}, {"export", own, "--force"},
		{"drill", "--plain", "--report", own}, {"exam", "--plain", "--report", own + "-wal"}, {"new", filepath.Join(folder, "porthole.md")},
	} {
		m := newMachine(t)
		m.folder = folder
		m.run("1\n", "--plain", "drill", "--count", "1") // so that there is something to export
		said := m.run("", args...)
		if said.code == 0 || !strings.Contains(said.err, "porthole's own") {
			t.Errorf("%q: exit %d, %s", args, said.code, said.err)
		}
		if kept, err := os.ReadFile(own); err != nil || string(kept) != "kept" {
			t.Fatalf("%q: the file holds %q (%v)", args, kept, err)
		}
	}
}
