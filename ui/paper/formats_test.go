package paper_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"porthole/content"
	"porthole/quiz"
	"porthole/ui/paper"
)

// The readers of other programs take time and have to be installed: .ci/run formats does both.
var (
	formats = flag.Bool("formats", false, "have pages judged by html-validate and axe")
	modules = flag.String("node-modules", "", "the folder in which html-validate, axe-core and jsdom are installed")
)

// pages writes what is printed and projected of every built-in course, all its questions of a kind that paper takes.
func pages(t *testing.T) []string {
	t.Helper()
	if !*formats {
		t.Skip("-formats says that Node and its modules are there")
	}
	dir := t.TempDir()
	var paths []string
	for _, name := range content.BuiltinNames() {
		test := paper.New("Mail & <more>", questions(t, name, quiz.Selection{Count: -1, Seed: 7}), 2, 7, day())
		for kind, write := range map[string]func(io.Writer) error{"sheet": test.HTML, "key": test.HTMLKey, "slides": test.Slides} {
			path := filepath.Join(dir, name+"-"+kind+".html")
			if err := os.WriteFile(path, []byte(written(t, write)), 0o600); err != nil {
				t.Fatal(err)
			}
			paths = append(paths, path)
		}
	}
	return paths
}

// judged runs a program of Node on the pages and reads the JSON that it prints into found.
func judged(t *testing.T, found any, script string, args ...string) {
	t.Helper()
	program := exec.CommandContext(t.Context(), "node", append([]string{script}, args...)...)
	program.Dir = *modules
	var faults bytes.Buffer
	program.Stderr = &faults
	out, err := program.Output() // html-validate ends with 1 where it finds something, and prints it
	if failed := json.Unmarshal(out, found); failed != nil {
		t.Fatalf("node %s: %v, %v\n%s", script, err, failed, faults.String())
	}
}

func TestPagesAreWellFormedForHTMLValidate(t *testing.T) {
	paths, rules := pages(t), filepath.Join(t.TempDir(), "rules.json")
	if err := os.WriteFile(rules, []byte(`{"root": true, "extends": ["html-validate:standard"]}`), 0o600); err != nil {
		t.Fatal(err)
	}
	judge := func(paths ...string) (found []struct {
		FilePath string
		Messages []struct {
			RuleID, Message string
			Line            int
		}
	}) {
		judged(t, &found, filepath.Join(*modules, "node_modules", "html-validate", "bin", "html-validate.js"),
			append([]string{"--config", rules, "--formatter", "json"}, paths...)...)
		return found
	}
	for _, page := range judge(paths...) {
		t.Errorf("%s: %+v", page.FilePath, page.Messages)
	}
	broken := filepath.Join(t.TempDir(), "broken.html")
	if err := os.WriteFile(broken, []byte("<!DOCTYPE html><html><body><p><div></p></div></body></html>"), 0o600); err != nil {
		t.Fatal(err)
	}
	if len(judge(broken)) == 0 {
		t.Error("nothing is said of a page that is broken")
	}
}

func TestPagesCanBeReadAloudForAxe(t *testing.T) {
	script, err := filepath.Abs("testdata/axe.mjs")
	if err != nil {
		t.Fatal(err)
	}
	found, paths := map[string]struct {
		Violations []string
		Passes     int
	}{}, pages(t)
	judged(t, &found, script, paths...)
	for _, path := range paths {
		if page := found[path]; len(page.Violations) > 0 || page.Passes < 10 {
			t.Errorf("%s: %d rules kept, %q", filepath.Base(path), page.Passes, page.Violations)
		}
	}
}
