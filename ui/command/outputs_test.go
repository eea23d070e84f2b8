package command_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"syscall"
	"testing"

	"porthole/quiz"
)

// everyVerb are the verbs, each as it prints something.
func everyVerb(export, report string) [][]string {
	return [][]string{
		{"--plain"}, {"drill", "--count", "1"}, {"exam"}, {"exam", "--history"}, {"exam", "--history", "--json"}, {"match"}, {"grid"},
		{"find", "993"}, {"goal"}, {"goal", "--exam", "in 10 days"}, {"goal", "--json"}, {"stats"}, {"stats", "--json"},
		{"check", seed()}, {"check", "--json", seed()}, {"courses"}, {"paper", "--versions", "2"}, {"share", "--format", "csv"}, {"share", "--format", "json"},
		{"results", report}, {"results", "--csv", report}, {"results", "--json", report},
		{"data"}, {"data", "--json"}, {"data", "check"}, {"data", "backup"}, {"data", "restore"}, {"data", "restore", "daily", "--yes"},
		{"data", "rescue", "--yes"}, {"export"}, {"import", export}, {"forget", "--yes"},
		{"class"}, {"class", "list"}, {"class", "list", "--json"}, {"class", "code"}, {"class", "code", "--new", "--json"}, {"class", "teacher", "--json"},
		{"completion", "bash"}, {"completion", "zsh"}, {"completion", "fish"}, {"completion", "powershell"},
		{"serve", "--listen", "127.0.0.1:0"},
		{"wire", "--list"},
		{"help"}, {"help", "drill"}, {"version"}, {"--version"}, {"--help"},
	}
}

// failing is an output that takes nothing.
type failing struct{ error }

func (f failing) Write([]byte) (int, error) {
	return 0, &fs.PathError{Op: "write", Path: "/dev/stdout", Err: f.error}
}

// Whatever is asked for, output that is lost is no success.
func TestEveryVerbFailsWhereItsOutputIsFullOrClosed(t *testing.T) {
	t.Parallel()
	export := filepath.Join(t.TempDir(), "ada.json")
	if err := os.WriteFile(export, []byte("{}"), 0o600); err != nil {
		t.Fatal(err)
	}
	m := schooled(t)
	m.archive.status.Backups = []quiz.Backup{{Name: "daily", Path: "/data/backups/daily.db", Size: 4096, At: m.now, Why: "daily"}}
	tried := map[string]bool{"man": true, "new": true} // they print nothing but a word to the error output
	report := filepath.Join(t.TempDir(), "report.json")
	m.run(strings.Repeat("1\n", 40), "drill", "--count", "1", "--report", report).wants(t, 0)
	for _, args := range everyVerb(export, report) {
		tried[args[0]] = true
		for name, c := range map[string]struct {
			fails error
			says  string
		}{
			"full":   {syscall.ENOSPC, "no space left"},
			"closed": {syscall.EPIPE, ""}, // whoever reads no more wants no more
		} {
			if len(m.archive.stores) == 0 { // at first, and once all is forgotten
				m.run("1\n", "--plain", "drill", "--count", "1")
			}
			said := m.runTo(failing{c.fails}, "1\n", args...)
			if said.code != 1 || !strings.Contains(said.err, c.says) || c.says == "" && said.err != "" {
				t.Errorf("%s, %q: exit %d, said %q", name, args, said.code, said.err)
			}
		}
	}
	help := newMachine(t).run("", "--help")
	verbs := regexp.MustCompile(`(?m)^  ([a-z]+) {3,}[A-Z]`).FindAllStringSubmatch(help.out, -1)
	if len(verbs) < 15 || slices.ContainsFunc(verbs, func(verb []string) bool { return !tried[verb[1]] }) {
		t.Errorf("of the verbs %v only %v were tried", verbs, tried)
	}
}
