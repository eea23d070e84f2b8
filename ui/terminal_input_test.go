//go:build unix

package ui_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"porthole/ui/internal/tty"
)

// hostileInput is what ends a program, hangs it or fills its memory where nothing bounds what a terminal sends.
func hostileInput() map[string]string {
	return map[string]string{
		"33 parameters":                    "\x1b[" + strings.Repeat("1;", 33) + "m", // H1
		"33 parameters in a paste":         "\x1b[200~\x1b[" + strings.Repeat("1;", 33) + "m\x1b[201~",
		"33 parameters of a string":        "\x1bP" + strings.Repeat("1;", 33) + "q\x1b\\",
		"33 parameters in eight bits":      "\x9b" + strings.Repeat("1;", 33) + "m",
		"10,000 parameters":                "\x1b[" + strings.Repeat("1:", 10_000) + "~",
		"a click at row 0":                 "\x1b[<0;0;0M\x1b[<0;1;0M\x1b[<0;0;1M", // H3
		"clicks beyond":                    "\x1b[<0;1000;1000M\x1b[<0;999999999;999999999M\x1b[M\x20\x20\x20",
		"a window of 4000 × 4000":          "\x1b[8;4000;4000t\x1b[48;65535;65535;1;1t", // L7
		"a window of 1 × 1":                "\x1b[8;1;1t",
		"a paste of 7 MB, full of escapes": "\x1b[200~" + strings.Repeat("\x1b[31mred \x1bx\x1b", 560_000) + "\x1b[201~",
		"keys with alt":                    strings.Repeat("\x1bx", 2000) + "\x1b[I",
		"a string without end":             "\x1b]52;c;" + strings.Repeat("QUJD", 250_000) + "\x18",
	}
}

// H1, H3, L7: whoever holds the terminal, what is sent to the program ends it only where it is meant to, and the key that
// comes next is obeyed.
func surviveInput(t *testing.T, program string) {
	for name, place := range map[string]struct {
		args  []string
		shows []string
	}{
		"at home":      {nil, homeShows()},
		"amid a drill": {[]string{"drill", write(t, "ports.md", portsCourse), "--kind=choice"}, []string{"1 of ", "h hint"}},
	} {
		t.Run(name, func(t *testing.T) {
			term := tty.Start(t, tty.Options{Ground: tty.Dark}, program, place.args...)
			term.WaitFor(place.shows...)
			for row, sent := range hostileInput() {
				t.Log(row) // the last one is it
				term.Send(sent)
				term.Type("?")
				term.WaitFor("quit, from anywhere")
				term.Type("esc")
				term.WaitUntil("end of the help", func() bool { return !strings.Contains(term.Screen(), "quit, from anywhere") })
			}
			term.Type("ctrl+c")
			givenBack(t, term, 0)
		})
	}
	t.Run("before the first frame", func(t *testing.T) {
		term := tty.Start(t, tty.Options{Ground: tty.Dark}, "/bin/sh", "-c", "stty raw -echo; echo ready; exec "+program)
		term.WaitFor("ready")
		for row, sent := range hostileInput() {
			if len(sent) < 200 { // a terminal keeps 4 KiB of what nobody reads
				t.Log(row)
				term.Send(sent)
			}
		}
		term.WaitFor(homeShows()...)
		term.Type("?")
		term.WaitFor("quit, from anywhere")
		term.Type("ctrl+c")
		if code := term.Wait(); code != 0 { // the terminal was raw before
			t.Errorf("exit %d, want 0\n%s", code, term.Screen())
		}
	})
}

// givenBack waits for the end, and checks that the program has ended with a code and left the terminal as it was.
func givenBack(t *testing.T, term *tty.Terminal, want int) {
	t.Helper()
	if code := term.Wait(); code != want || term.IsRaw() || term.AltScreen() || !term.CursorShown() {
		t.Errorf("exit %d, raw %t, alternate screen %t, cursor %t; want %d and the terminal as it was\n%s",
			code, term.IsRaw(), term.AltScreen(), term.CursorShown(), want, term.Screen())
	}
}

// L7: the first window is bounded like every later one.
func boundTheWindow(t *testing.T, program string) {
	term := tty.Start(t, tty.Options{Ground: tty.Dark}, "/bin/sh", "-c", "stty cols 65535 rows 65535; exec "+program)
	term.WaitUntil("frame", func() bool { return strings.Contains(string(term.Raw()), "Secure port") })
	most := 120
	if tty.RaceDetector { // it keeps several bytes for each
		most *= 5
	}
	if took := term.MemoryMB(); took > most {
		t.Errorf("it took %d MB, want at most %d", took, most)
	}
	term.Type("ctrl+c")
	ends(t, term)
}

// L7: a terminal that takes no output hinders nobody from ending the program.
func endThoughOutputIsBlocked(t *testing.T, program string) {
	for name, c := range map[string]struct {
		end  func(*tty.Terminal)
		code int
	}{
		"ctrl+c":  {func(term *tty.Terminal) { term.Type("ctrl+c") }, 0},
		"SIGTERM": {func(term *tty.Terminal) { term.Signal(syscall.SIGTERM) }, 1},
		"SIGHUP":  {func(term *tty.Terminal) { term.Signal(syscall.SIGHUP) }, 1},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			// What the race detector has to say would wait for the terminal for ever. It tells at times of the toolkit, which
			// closes its reader of keys while that reads (cancelreader).
			report := "GORACE=log_path=" + filepath.Join(t.TempDir(), "race")
			term := tty.Start(t, tty.Options{Ground: tty.Dark, Env: []string{report}}, program)
			term.WaitFor(homeShows()...)
			term.Block()
			term.Type("?")
			c.end(term)
			if code := term.Wait(); code != c.code {
				t.Errorf("exit %d, want %d", code, c.code)
			}
			if term.IsRaw() {
				t.Error("the terminal is raw")
			}
		})
	}
}

// L7: while the program is stopped the shell has its terminal, and afterwards all stands there again.
func goOnAfterAStop(t *testing.T, program string) {
	for name, c := range map[string]struct {
		stop  func(*tty.Terminal)
		kills bool // it stops the program before that can give the terminal back
	}{
		"ctrl+z":  {func(term *tty.Terminal) { term.Type("ctrl+z") }, false},
		"SIGTSTP": {func(term *tty.Terminal) { term.SignalJob(syscall.SIGTSTP) }, false},
		"SIGSTOP": {func(term *tty.Terminal) { term.SignalJob(syscall.SIGSTOP) }, true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			script := fmt.Sprintf(`set -m; '%s'; stty -a; echo set aside; read -r go; fg; echo "exit $?"`, program)
			term := tty.Start(t, tty.Options{Ground: tty.Dark}, "/bin/sh", "-c", script)
			term.WaitFor(homeShows()...)
			c.stop(term)
			term.WaitUntil("word of the shell", func() bool { return strings.Contains(string(term.Raw()), "set aside") })
			if raw := string(term.Raw()); !c.kills && (term.AltScreen() || !term.CursorShown() || strings.Contains(raw, "-icanon")) {
				t.Errorf("stopped: alternate screen %t, cursor %t\n%s", term.AltScreen(), term.CursorShown(), term.Screen())
			}
			before := term.Written()
			term.Send("\n")
			term.WaitUntil("screen, drawn anew", func() bool {
				return term.AltScreen() && strings.Contains(string(term.Raw()[before:]), "Secure port")
			})
			term.Type("?")
			term.WaitFor("quit, from anywhere")
			term.Type("ctrl+c")
			term.WaitFor("exit 0")
		})
	}
}

// Where there is no shell that could continue it, the program goes on by itself.
func goOnWithoutAShell(t *testing.T, program string) {
	term := tty.Start(t, tty.Options{Ground: tty.Dark}, program)
	term.WaitFor(homeShows()...)
	before := term.Written()
	term.Type("ctrl+z")
	term.WaitUntil("screen, given back and taken again", func() bool {
		_, after, back := strings.Cut(string(term.Raw()[before:]), "\x1b[?1049l")
		return back && strings.Contains(after, "Secure port")
	})
	term.Type("?")
	term.WaitFor("quit, from anywhere")
	term.Type("ctrl+c")
	ends(t, term)
}
