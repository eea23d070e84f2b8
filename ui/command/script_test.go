package command_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/rogpeppe/go-internal/testscript"

	"porthole/quiz/store/postgres/pgtest"
)

// installed has the tests drive the program that a package has put into the system, with the completions beside it.
var installed = flag.Bool("installed", false, "test the porthole of the system, not one that is built for it")

func TestMain(m *testing.M) {
	if os.Getenv(still) != "" {
		os.Exit(runStill())
	}
	if by := os.Getenv(wrongClock); by != "" {
		os.Exit(runAtWrongTime(by))
	}
	flag.Parse()
	os.Exit(runTests(m))
}

// runTests builds the program once for all tests: they drive what a learner runs.
func runTests(m *testing.M) int {
	if *installed {
		return pgtest.Run(m)
	}
	dir, err := os.MkdirTemp("", "porthole")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer func() { _ = os.RemoveAll(dir) }() // what is left is in the system's own folder for such things
	program := filepath.Join(dir, "porthole")
	if runtime.GOOS == "windows" {
		program += ".exe"
	}
	if out, err := exec.Command("go", "build", "-o", program, "porthole").CombinedOutput(); err != nil {
		fmt.Fprintf(os.Stderr, "go build: %v\n%s", err, out)
		return 1
	}
	if err := os.Setenv("PATH", dir+string(os.PathListSeparator)+os.Getenv("PATH")); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	if err := os.Setenv("PORTHOLE_DATA", filepath.Join(dir, "data")); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return pgtest.Run(m)
}

func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: filepath.Join("testdata", "script"),
		Setup: func(env *testscript.Env) error {
			env.Setenv("TERM", "xterm-256color")
			env.Setenv("PORTHOLE_DATA", filepath.Join(env.WorkDir, ".data"))
			for _, document := range []string{seed(), performed()} {
				text, err := os.ReadFile(document)
				if err != nil {
					return err
				}
				if err := os.WriteFile(filepath.Join(env.WorkDir, filepath.Base(document)), text, 0o600); err != nil {
					return err
				}
			}
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits":        exits,
			"restorefirst": restoreFirst,
			"sameasked":    sameAsked,
			"sameexam":     sameExam,
			"noescapes":    noEscapes,
			"generate":     generate,
			"relaid":       relaid,
			"replaced":     replaced,
			"satisfies":    satisfying,
		},
	})
}

// exits runs a program that has to fail with a code: "exits 2 porthole --bogus".
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE PROGRAM ARGUMENT...")
	}
	code := 0
	err := ts.Exec(args[1], args[2:]...)
	if exit, ok := errors.AsType[*exec.ExitError](err); ok {
		code = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	if want := args[0]; strconv.Itoa(code) != want {
		ts.Fatalf("%s ended with %d, want %s", strings.Join(args[1:], " "), code, want)
	}
}

// restoreFirst restores the first backup that the list which was just printed names.
func restoreFirst(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) > 0 {
		ts.Fatalf("usage: restorefirst")
	}
	ts.Check(ts.Exec("porthole", "data", "restore"))
	names := strings.Fields(ts.ReadFile("stdout"))
	if len(names) == 0 {
		ts.Fatalf("there is no backup")
	}
	ts.Check(ts.Exec("porthole", "data", "restore", names[0], "--yes"))
}

// sameAsked checks that two sessions, stdout and a file, went alike but for the time they took.
func sameAsked(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: sameasked FILE")
	}
	took := regexp.MustCompile(`(?m)^(Result: .*), in .*$`)
	now, then := took.ReplaceAllString(ts.ReadFile("stdout"), "$1"), took.ReplaceAllString(ts.ReadFile(args[0]), "$1")
	if now != then {
		ts.Fatalf("one session was\n%s\nthe other\n%s", then, now)
	}
}

// sameExam checks that two exams that were listed, stdout and a file, ask the same in the same order: "sameexam FILE", or
// with ! that they do not.
func sameExam(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 1 {
		ts.Fatalf("usage: [!] sameexam FILE")
	}
	listed := regexp.MustCompile(`(?m)^[0-9]+\. open.*$`)
	now, then := listed.FindAllString(ts.ReadFile("stdout"), -1), listed.FindAllString(ts.ReadFile(args[0]), -1)
	if len(then) == 0 || slices.Equal(now, then) == neg {
		ts.Fatalf("one exam was\n%s\nthe other\n%s", strings.Join(then, "\n"), strings.Join(now, "\n"))
	}
}

// noEscapes checks that a text (stdout, stderr or a file) holds nothing but text and newlines.
func noEscapes(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: noescapes stdout|stderr|FILE")
	}
	ts.Check(harmless(ts.ReadFile(args[0])))
}

// harmless returns an error for a text that could control a terminal or hide something.
func harmless(text string) error {
	if !utf8.ValidString(text) {
		return errors.New("it is not UTF-8")
	}
	for i, r := range text {
		if r != '\n' && (unicode.IsControl(r) || unicode.Is(unicode.Cf, r)) {
			return fmt.Errorf("it holds %q: %q", r, text[max(0, i-40):min(len(text), i+40)])
		}
	}
	return nil
}

// generate writes a document that is too large or too odd to stand in a script.
func generate(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: generate rows|tables|quotes|over-limit|binary|latin-1|hostile FILE")
	}
	text := document(args[0])
	if text == nil {
		ts.Fatalf("generate: no document %q", args[0])
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), text, 0o600))
}

// document makes one of the generated documents, nil where there is none of the name.
func document(name string) []byte {
	switch name {
	case "rows":
		var b bytes.Buffer
		b.WriteString("# Rows\n\n| Name | Number |\n|---|---|\n")
		for i := range 100_000 {
			fmt.Fprintf(&b, "| name %d | %d |\n", i, i)
		}
		return b.Bytes()
	case "tables":
		return manyTables(8<<20 - 1024)
	case "quotes":
		return []byte("# Quotes\n\n" + strings.Repeat("> ", 10_000) + "deep\n")
	case "over-limit":
		return []byte("# Much\n\n" + strings.Repeat("many words, and more of them\n", 50<<20/29))
	case "binary":
		return append([]byte("\x7fELF\x02\x01\x01\x00"), make([]byte, 4096)...)
	case "latin-1":
		return []byte("# Caf\xe9\n\n| A | B |\n|---|---|\n| caf\xe9 | 1 |\n")
	case "hostile":
		return []byte("---\ntitle: \"a\\e]0;owned\\a\\u202eb\"\nbogus\x1b[2J: 1\n---\n# T\x1b[31m\n\n## L\u200b\x9b1mx\n\n" +
			"| A\x1b]8;;http://e\x1b\\ | B |\n|---|---|\n| s\u2066 | 1\x07 |\n| t\ufeff | 2\u2028 |\n")
	}
	return nil
}

// manyTables makes a document of nothing but small tables, up to a size in bytes.
func manyTables(size int) []byte {
	var b bytes.Buffer
	b.WriteString("# Tables\n")
	for lesson := 0; b.Len() < size-512; lesson++ {
		fmt.Fprintf(&b, "\n## Lesson %d\n\n| Name | Port | Secure port |\n|---|---|---|\n", lesson)
		for row := range 10 {
			fmt.Fprintf(&b, "| n%dx%d | %d | %d, %d |\n", lesson, row, lesson*10+row, lesson+row, row+7)
		}
	}
	return b.Bytes()
}

func TestArgumentsAreHarmlessWhereTheyAreEchoed(t *testing.T) {
	const bad = "\x1b[31mred\u009b\u202e\x07\r\xff"
	for _, args := range [][]string{
		{bad}, {bad, "x"}, {"--" + bad}, {"-" + bad}, {"check", bad + ".md"}, {"check", "./" + bad},
		{"drill", "--lesson", bad}, {"drill", "--relation", bad}, {"drill", "--kind", bad},
		{"drill", "--direction", bad}, {"drill", "--count", bad}, {"drill", "--minutes", bad},
		{"drill", "--plain=" + bad}, {"drill", "x.md", bad}, {"find", bad}, {"help", bad},
		{"completion", bad}, {"check", strings.Repeat("x", 5000)}, {strings.Repeat("--", 5000)},
	} {
		var printed, complaints bytes.Buffer
		command := exec.Command("porthole", args...)
		command.Stdout, command.Stderr = &printed, &complaints
		if err := command.Run(); err == nil {
			t.Errorf("%q succeeded", args)
		}
		if err := harmless(complaints.String()); err != nil {
			t.Errorf("%q: %v", args, err)
		}
		if printed.Len() > 0 || complaints.Len() == 0 || complaints.Len() > 500 {
			t.Errorf("%q: printed %q and %d bytes of complaint", args, printed.String(), complaints.Len())
		}
	}
}

// relaid writes the JSON of a file to another one, all in one line and with its fields sorted: "relaid FROM TO".
func relaid(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: relaid FROM TO")
	}
	var value map[string]any
	ts.Check(json.Unmarshal([]byte(ts.ReadFile(args[0])), &value))
	text, err := json.Marshal(value)
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), text, 0o600))
}

// replaced writes a file to another one with one text in the place of another: "replaced FROM TO OLD NEW".
func replaced(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 4 {
		ts.Fatalf("usage: replaced FROM TO OLD NEW")
	}
	text := ts.ReadFile(args[0])
	if !strings.Contains(text, args[2]) {
		ts.Fatalf("%s has no %s", args[0], args[2])
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(strings.Replace(text, args[2], args[3], 1)), 0o600))
}
