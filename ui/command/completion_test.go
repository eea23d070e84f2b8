package command_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// breaks is what bash has in COMP_WORDBREAKS.
const breaks = " \t\n\"'><=;|&(:"

// completed is what bash is offered for a line: first the options for compopt.
func completed(t *testing.T, m *machine, kind, line string) (options string, replies []string) {
	t.Helper()
	out := m.run("", "__bash", kind, breaks, "60", line)
	out.wants(t, 0)
	lines := strings.Split(strings.TrimSuffix(out.out, "\n"), "\n")
	return lines[0], lines[1:]
}

// Bash puts what it is offered into the line as it is, in the place of what it takes for the last word.
func TestBashIsOfferedWhatItCanTakeOver(t *testing.T) {
	m := newMachine(t)
	for line, want := range map[string][]string{
		"porthole paper --format ":                      {"html", "markdown"},
		"porthole paper --format=h":                     {"html"},
		"porthole drill --lesson What":                  {`What\ mail\ needs`, `What\ POP3\ deletes,\ and\ when`, `What\ a\ listener\ sees`},
		`porthole drill --lesson What\ m`:               {`What\ mail\ needs`},
		`porthole drill --lesson "What m`:               {"What mail needs"},
		`porthole drill --lesson='What m`:               {"What mail needs"},
		`porthole drill --lesson Who\ m`:                {`Who\ may\ send\:\ SPF\ and\ DKIM`},
		`porthole drill --lesson Who\ may\ send:`:       {`\ SPF\ and\ DKIM`}, // for bash the word begins after the colon
		`porthole drill --lesson Who\ may\ send\:`:      {`Who\ may\ send\:\ SPF\ and\ DKIM`},
		`porthole drill --lesson "Who may send:`:        {"Who may send: SPF and DKIM"},
		`porthole drill --lesson "S`:                    {"SMTP sends mail", "Submission and relay", "Settings and mistakes"},
		"porthole drill --lesson nothing":               nil,
		"porthole dr":                                   {"drill"},
		"porthole --lea":                                {"--learner"},
		"porthole drill --theme h":                      {"high-contrast"},
		"porthole drill --count ":                       nil,
		"porthole drill $(reboot) --theme u":            {"usual"},
		"'/opt/my porthole' data res":                   {"rescue", "restore"},
		"porthole drill --lesson 'Login m' --kind true": {"true-false"},
	} {
		if _, got := completed(t, m, "9", line); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", line, got, want)
		}
	}
}

// A list to look at has no backslashes, tells what is said of each word, and fits the window.
func TestBashListsForTheEye(t *testing.T) {
	m := newMachine(t)
	for line, want := range map[string][]string{
		"porthole drill --lesson What": {"What mail needs", "What POP3 deletes, and when", "What a listener sees"},
		"porthole d":                   {"data   (Show where your progress lies, check it, back it u…", "drill  (Answer questions: what is due, or what you choose)"},
	} {
		if _, got := completed(t, m, "63", line); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", line, got, want)
		}
	}
}

// Documents and folders stand beside the built-in courses, and nothing else does.
func TestDocumentsAreOfferedAtOnce(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, name := range []string{"notes.md", "other.txt", "TABLE.CSV", ".hidden.md", "courses/capitals.md", "my notes.md"} {
		if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	m := newMachine(t)
	for line, want := range map[string][]string{
		"porthole check ":               {"", "email", "ports", "TABLE.CSV", "courses/", `my\ notes.md`, "notes.md"},
		"porthole check email n":        {"", "notes.md"},
		"porthole check .":              {"", ".hidden.md"},
		"porthole check c":              {"-o nospace", "courses/"},
		"porthole check courses/":       {"", "courses/capitals.md"},
		"porthole drill my":             {"", `my\ notes.md`},
		"porthole find 993 co":          {"-o nospace", "courses/"},
		"porthole drill notes.md ":      {"+o default"},
		"porthole paper --format ht":    {"+o default", "html"},
		"porthole paper -o ":            {""}, // any file, by bash itself
		"porthole check nowhere/at-all": {""},
	} {
		options, got := completed(t, m, "9", line)
		if got = append([]string{options}, got...); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", line, got, want)
		}
	}
}
