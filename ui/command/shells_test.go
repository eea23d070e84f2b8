//go:build unix

package command_test

import (
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"porthole/ui/internal/tty"
)

// The shells take time and have to be installed: .ci/run release does both.
var shells = flag.String("shells", "", "complete lines in these shells of the system: bash,zsh,fish")

// shell is a shell of the system: how it is started without anybody's settings, and how it gets its completions.
type shell struct {
	command       []string
	fresh, system string // from the program; from where a package puts them
}

func shellOf(name string) shell {
	return map[string]shell{
		"bash": {
			[]string{"bash", "--norc", "--noprofile", "-i"},
			"source <(porthole completion bash)", "source /usr/share/bash-completion/bash_completion",
		},
		"zsh": {
			[]string{"zsh", "-f", "-i"},
			"autoload -U compinit; compinit -u; source <(porthole completion zsh)", "autoload -U compinit; compinit -u",
		},
		"fish": {[]string{"fish", "-i"}, "porthole completion fish | source", "true"},
	}[name]
}

// eachShell runs a test in each of the shells that were asked for.
func eachShell(t *testing.T, test func(t *testing.T, name string)) {
	t.Helper()
	if *shells == "" {
		t.Skip("-shells says which shells are there")
	}
	for name := range strings.SplitSeq(*shells, ",") {
		t.Run(name, func(t *testing.T) { test(t, name) })
	}
}

// start opens a shell in a folder with a few files.
func start(t *testing.T, name string) *tty.Terminal {
	t.Helper()
	folder := t.TempDir()
	for _, file := range []string{"notes.md", "my notes.md", "other.txt"} {
		if err := os.WriteFile(filepath.Join(folder, file), []byte("# Capitals\n\n| Country | Capital |\n|---|---|\n| Uruguay | Montevideo |\n"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	s := shellOf(name)
	term := tty.Start(t, tty.Options{Cols: 200, Rows: 50, Env: []string{"LANG=C.UTF-8", "PORTHOLE_DATA=" + t.TempDir()}}, s.command[0], s.command[1:]...)
	load := s.fresh
	if *installed {
		load = s.system
	}
	term.Type(load+"; cd "+folder+"; echo rea''dy", "enter")
	term.WaitFor("ready")
	return term
}

// What can stand at the cursor is listed, and nothing else.
func TestShellsListWhatCanStandHere(t *testing.T) {
	eachShell(t, func(t *testing.T, name string) {
		for _, line := range []struct {
			typed  string
			listed []string
		}{
			{"porthole paper --format ", []string{"html", "markdown"}},
			{"porthole share --format ", []string{"gift", "moodle-xml", "xlsx"}},
			{"porthole check ", []string{"email", "ports", "notes.md", "my notes.md"}},
			{"porthole drill --lesson What", []string{"What mail needs", "What POP3 deletes, and when", "What a listener sees"}},
			{"porthole drill --theme ", []string{"usual", "high-contrast"}},
			{"porthole dr", []string{"drill"}},
		} {
			term := start(t, name)
			term.Type(line.typed, "tab", "tab", "tab")
			screen := term.WaitUntil(strings.Join(line.listed, ", ")+" for "+line.typed, func() bool {
				text := strings.ReplaceAll(term.Screen(), `\ `, " ")
				return !slices.ContainsFunc(line.listed, func(one string) bool { return !strings.Contains(text, one) })
			})
			if strings.Contains(screen, "other.txt") {
				t.Errorf("%s: files are listed\n%s", line.typed, screen)
			}
			term.Kill()
		}
	})
}

// A title with spaces, a comma and a colon becomes one argument, whatever was typed of it.
func TestShellsQuoteWhatTheyComplete(t *testing.T) {
	eachShell(t, func(t *testing.T, name string) {
		for _, line := range []struct{ typed, end string }{
			{`porthole paper --count 1 --lesson Who\ m`, "DKIM"},
			{`porthole paper --count 1 --lesson=Who\ m`, "DKIM"},
			{`porthole paper --count 1 --lesson "Who m`, "DKIM"},
			{`porthole paper --count 1 --lesson 'Who m`, "DKIM"},
			{`porthole paper --count 1 --lesson Who\ may\ send\:`, "DKIM"},
			{`porthole paper --count 1 --lesson Who\ may\ send:`, "DKIM"},
			{"porthole check my", "notes.md"},
			{"porthole check ./no", "./notes.md"},
		} {
			term := start(t, name)
			term.Type("clear", "enter")
			term.Type(line.typed, "tab")
			term.WaitFor(line.end)
			term.Type(" && echo it''-ran || echo it''-failed", "enter")
			screen := term.WaitUntil("the end of "+line.typed, func() bool {
				return strings.Contains(term.Screen(), "it-ran") || strings.Contains(term.Screen(), "it-failed")
			})
			if strings.Contains(screen, "it-failed") {
				t.Errorf("%s\n%s", line.typed, screen)
			}
			term.Kill()
		}
	})
}

// A line may hold a lesson's title that a stranger wrote: to complete what stands behind it runs none of it.
func TestShellsRunNothingThatIsTyped(t *testing.T) {
	eachShell(t, func(t *testing.T, name string) {
		for _, title := range []string{"'(touch ran)'", "'$(touch ran)'", "'`touch ran`'", "';touch ran;'", "$(touch ran)", `"a\$(touch ran)"`} {
			term := start(t, name)
			term.Type("porthole drill --lesson "+title+" --theme hi", "tab")
			term.WaitFor("high-contrast")
			term.Type("ctrl+u", "clear", "enter", "ls; echo lis''ted", "enter")
			if screen := term.WaitFor("listed"); strings.Contains(screen, "ran") {
				t.Errorf("%s was run\n%s", title, screen)
			}
			term.Kill()
		}
	})
}
