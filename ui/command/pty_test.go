//go:build unix

package command_test

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/creack/pty"
)

// terminal is a run of the program in a terminal of its own.
type terminal struct {
	t       *testing.T
	tty     *os.File
	command *exec.Cmd
	printed chan string
	all     strings.Builder
}

func startTerminal(t *testing.T, environ []string, args ...string) *terminal {
	t.Helper()
	command := exec.Command("porthole", args...)
	command.Env = append(append(os.Environ(), "PORTHOLE_DATA="+t.TempDir()), environ...)
	tty, err := pty.Start(command)
	if err != nil {
		t.Fatal(err)
	}
	term := &terminal{t: t, tty: tty, command: command, printed: make(chan string)}
	t.Cleanup(func() { _ = tty.Close() })
	go term.read()
	return term
}

// read hands on what the program writes.
func (term *terminal) read() {
	defer close(term.printed)
	buf := make([]byte, 4096)
	for {
		n, err := term.tty.Read(buf)
		if n > 0 {
			term.printed <- string(buf[:n])
		}
		if err != nil {
			return
		}
	}
}

// until waits for a text to be printed.
func (term *terminal) until(text string) {
	term.t.Helper()
	from := term.all.Len()
	hangs := time.After(5 * time.Minute) // then the test fails, and shows what was printed
	for !strings.Contains(term.all.String()[from:], text) {
		select {
		case more, ok := <-term.printed:
			if !ok {
				term.t.Fatalf("ended before %q:\n%s", text, term.all.String())
			}
			term.all.WriteString(more)
		case <-hangs:
			term.t.Fatalf("no %q in:\n%s", text, term.all.String())
		}
	}
}

func (term *terminal) say(line string) {
	term.t.Helper()
	if _, err := term.tty.WriteString(line); err != nil {
		term.t.Fatal(err)
	}
}

// end waits for the program to end and returns all it printed, and its exit code.
func (term *terminal) end() (string, int) {
	term.t.Helper()
	for more := range term.printed {
		term.all.WriteString(more)
	}
	err := term.command.Wait()
	if exit := (*exec.ExitError)(nil); err != nil && !errors.As(err, &exit) {
		term.t.Fatal(err)
	}
	return term.all.String(), term.command.ProcessState.ExitCode()
}

func noEscapeByte(t *testing.T, printed string) {
	t.Helper()
	for i, b := range []byte(printed) {
		if b != '\r' && b != '\n' && (b < ' ' || b == 0x7f) { // the terminal itself writes \r before \n
			t.Fatalf("byte %#x in %q", b, printed[max(0, i-40):min(len(printed), i+40)])
		}
	}
}

func TestDumbTerminalGetsLinesOfText(t *testing.T) {
	for _, environ := range [][]string{
		{"TERM=dumb", "NO_COLOR="}, {"TERM=dumb", "NO_COLOR=1"}, {"TERM=dumb", "NO_COLOR=yes"},
		{"TERM="}, // it does not say what it can
	} {
		term := startTerminal(t, environ, seed())
		term.until("/quit: ")
		term.say("2\n")
		term.until("go back: ")
		term.say("4\n")
		term.until("goes back: ")
		term.say("b\nq\n")
		term.say("q\n")
		printed, code := term.end()
		noEscapeByte(t, printed)
		if code != 0 {
			t.Errorf("exit code %d", code)
		}
		if !strings.Contains(printed, "Operates over Port 25") {
			t.Errorf("no lesson in:\n%s", printed)
		}
	}
}

func TestEndOfInputKeyEndsPlainMode(t *testing.T) {
	term := startTerminal(t, nil, "drill", "--plain", "--seed", "1", seed())
	term.until("Question 1 of")
	term.say("\x04")
	printed, code := term.end()
	if code != 0 {
		t.Errorf("exit code %d after:\n%s", code, printed)
	}
	noEscapeByte(t, strings.ReplaceAll(printed, "^D\b\b", "")) // the terminal's echo of the key
}

func TestInterruptEndsPlainModeCleanly(t *testing.T) {
	term := startTerminal(t, nil, "drill", "--plain", "--kind", "typed", "--seed", "1", seed())
	term.until("Answer: ")
	term.say("7\n")
	term.until("Question 2 of")
	if err := term.command.Process.Signal(syscall.SIGINT); err != nil {
		t.Fatal(err)
	}
	printed, code := term.end()
	if code != 0 || !strings.Contains(printed, "Result: 0 of 1 right") {
		t.Errorf("exit code %d after:\n%s", code, printed)
	}
}

func TestTerminationIsAFailure(t *testing.T) {
	term := startTerminal(t, nil, "drill", "--plain", "--kind", "typed", "--seed", "1", seed())
	term.until("Answer: ")
	term.say("7\n")
	term.until("Question 2 of")
	if err := term.command.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	printed, code := term.end()
	if code != 1 || !strings.Contains(printed, "Result: 0 of 1 right") {
		t.Errorf("exit code %d after:\n%s", code, printed)
	}
}

func TestTerminationOfTheScreensIsAFailure(t *testing.T) {
	term := startTerminal(t, []string{"TERM=xterm-256color"}, seed())
	term.until("\x1b[?1049h") // the screens have begun
	if err := term.command.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	if printed, code := term.end(); code != 1 || !strings.Contains(printed, "\x1b[?1049l") {
		t.Errorf("exit code %d after %q", code, printed)
	}
}

func TestTheScreensWriteAReport(t *testing.T) {
	file := filepath.Join(t.TempDir(), "homework.json")
	term := startTerminal(t, []string{"TERM=xterm-256color"}, "drill", "--kind", "choice", "--count", "3", "--seed", "1", "--report", file, seed())
	term.until("1 of 3")
	term.say("1")
	term.until("next")
	term.say("\x03")
	printed, code := term.end()
	if code != 0 || !strings.Contains(printed, "The result is in "+file) {
		t.Errorf("exit code %d after %q", code, printed[max(0, len(printed)-200):])
	}
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var h homework
	decode(t, string(text), &h)
	if h.Finished || len(h.Answers) != 1 || h.Seed != "1" {
		t.Errorf("%+v", h)
	}
}

func TestClosedPipeIsNoError(t *testing.T) {
	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := read.Close(); err != nil {
		t.Fatal(err)
	}
	defer func() { _ = write.Close() }()
	for _, args := range [][]string{{"courses"}, {"check", seed()}, {"--help"}, {"drill", seed()}} {
		var complaints bytes.Buffer
		command := exec.Command("porthole", args...)
		command.Stdout, command.Stderr = write, &complaints
		if err := command.Run(); err == nil {
			t.Errorf("%v: exit code 0, though nothing could be written", args)
		}
		if complaints.Len() > 0 {
			t.Errorf("%v: complained: %s", args, complaints.String())
		}
	}
}

func TestFullDiskIsAnError(t *testing.T) {
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Skip("no /dev/full here")
	}
	defer func() { _ = full.Close() }()
	for _, args := range [][]string{{"courses"}, {"check", seed()}, {"check", "--json", seed()}, {"version"}, {"--help"}, {"find", "993", seed()}} {
		var complaints bytes.Buffer
		command := exec.Command("porthole", args...)
		command.Stdout, command.Stderr = full, &complaints
		if err := command.Run(); command.ProcessState.ExitCode() != 1 || !strings.Contains(complaints.String(), "no space left") {
			t.Errorf("%v: %v: %s", args, err, complaints.String())
		}
	}
}
