package main

import (
	"debug/elf"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// L9: the binary that the README's command builds needs no library of the system, with a C compiler there or not.
func TestTheBinaryOfTheReadmeNeedsNoLibrary(t *testing.T) {
	t.Parallel()
	const command = "CGO_ENABLED=0 go build"
	if text, err := os.ReadFile("README.md"); err != nil || !strings.Contains(string(text), "`"+command+"`") {
		t.Fatalf("the README does not say %q (%v)", command, err)
	}
	path := filepath.Join(t.TempDir(), "porthole")
	build := exec.CommandContext(t.Context(), "go", "build", "-o", path, ".")
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	binary, err := elf.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = binary.Close() }() // it was only read
	libraries, err := binary.ImportedLibraries()
	loaded := slices.ContainsFunc(binary.Progs, func(p *elf.Prog) bool { return p.Type == elf.PT_INTERP })
	if len(libraries) > 0 || loaded || err != nil {
		t.Errorf("it needs %v, and a loader: %v (%v)", libraries, loaded, err)
	}
}
