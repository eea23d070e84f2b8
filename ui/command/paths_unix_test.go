//go:build unix

package command_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// Every verb that reads a file takes a link to one, and refuses at once what is none: L5.
func TestEveryVerbThatReadsTakesFilesAlone(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	at := func(name string) string { return filepath.Join(folder, name) }
	course, err := os.ReadFile(seed())
	if err = errors.Join(err,
		os.WriteFile(at("course.md"), course, 0o600), os.Symlink(at("course.md"), at("link.md")),
		syscall.Mkfifo(at("fifo.md"), 0o600), os.Symlink(at("fifo.md"), at("linked-fifo.md")),
		os.Mkdir(at("folder.md"), 0o700), os.Symlink(at("nowhere"), at("dangling.md")), os.Symlink(at("loop.md"), at("loop.md")),
		os.Symlink("/dev/zero", at("zero.md")), os.WriteFile(at("unreadable.md"), course, 0o000),
	); err != nil {
		t.Fatal(err)
	}
	paths := []string{"fifo.md", "linked-fifo.md", "folder.md", "dangling.md", "loop.md", "zero.md", "missing.md", "unreadable.md"}
	for _, args := range [][]string{
		{"--plain"}, {"check"}, {"check", "--json"}, {"drill", "--plain"}, {"exam", "--plain"}, {"match", "--plain"}, {"grid", "--plain"},
		{"find", "993"}, {"goal"}, {"stats"}, {"paper"}, {"share", "--format", "gift"}, {"import"},
	} {
		if args[0] != "import" { // it reads no course
			if said := newMachine(t).run("", append(args, at("link.md"))...); said.code == 2 || strings.Contains(said.err, "link.md") {
				t.Errorf("%q takes no link: exit %d, %s", args, said.code, said.err)
			}
		}
		for _, path := range paths {
			if path == "unreadable.md" && os.Geteuid() == 0 {
				continue // root reads it
			}
			said := newMachine(t).run("", append(args, at(path))...)
			if said.code == 0 || said.out != "" || !strings.Contains(said.err, path) && !strings.Contains(said.err, "nowhere") {
				t.Errorf("%q, %s: exit %d\n%s%s", args, path, said.code, said.out, said.err)
			}
		}
	}
}
