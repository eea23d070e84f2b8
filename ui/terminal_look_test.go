//go:build unix

package ui_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"porthole/ui/internal/tty"
)

func drawWithoutColour(t *testing.T, program string) {
	for _, value := range []string{"1", "yes"} {
		for _, ground := range []tty.Ground{tty.Silent, tty.Light} {
			term := tty.Start(t, tty.Options{Ground: ground, Env: []string{"NO_COLOR=" + value}}, program)
			term.WaitFor(homeShows()...)
			term.Type("enter")
			term.WaitFor("1 of ")
			term.Type("?")
			term.WaitFor("ctrl+c")
			if colours := term.Colours(); len(colours) > 0 {
				t.Errorf("with NO_COLOR=%s the colours %q are set", value, colours)
			}
		}
	}
	term := tty.Start(t, tty.Options{Env: []string{"NO_COLOR="}}, program)
	term.WaitFor(homeShows()...)
	if len(term.Colours()) == 0 {
		t.Error("with NO_COLOR set to nothing there is no colour; only a value counts")
	}
}

func drawOnEitherGround(t *testing.T, program string) {
	colours := map[tty.Ground][]string{}
	text := map[tty.Ground]string{}
	for _, ground := range []tty.Ground{tty.Dark, tty.Light} {
		term := tty.Start(t, tty.Options{Cols: 100, Rows: 30, Ground: ground}, program)
		term.WaitFor(homeShows()...)
		term.Type("t") // another screen, drawn after the answer has come
		term.WaitFor("SMTPS", "993")
		term.WaitUntil("question about the ground", term.AskedGround)
		if ground == tty.Light { // the answer may come after the frame that was waited for
			term.WaitUntil("colours of a light ground", func() bool { return !slices.Equal(inks(term), colours[tty.Dark]) })
		}
		text[ground], colours[ground] = term.Screen(), inks(term)
	}
	if text[tty.Dark] != text[tty.Light] {
		t.Errorf("the text differs\ndark:\n%s\nlight:\n%s", text[tty.Dark], text[tty.Light])
	}
	if len(colours[tty.Dark]) < 2 || slices.Equal(colours[tty.Dark], colours[tty.Light]) {
		t.Errorf("the colours are %v on both grounds", colours[tty.Dark])
	}
}

// inks are the colours on the screen, sorted.
func inks(term *tty.Terminal) []string {
	var colours []string
	for _, row := range term.Cells() {
		for _, cell := range row {
			colours = append(colours, fmt.Sprint(cell.Foreground))
		}
	}
	slices.Sort(colours)
	return slices.Compact(colours)
}

func drawInFewColours(t *testing.T, program string) {
	for name, env := range map[string][]string{
		"16":  {"TERM=xterm", "COLORTERM="},
		"256": {"TERM=xterm-256color", "COLORTERM="},
	} {
		term := tty.Start(t, tty.Options{Ground: tty.Dark, Env: env}, program)
		term.WaitFor(homeShows()...)
		colours := term.Colours()
		if len(colours) == 0 {
			t.Errorf("in %s colours there is none", name)
		}
		for _, c := range colours {
			if strings.Contains(c, "38;2") || name == "16" && strings.Contains(c, "38;5") {
				t.Errorf("a terminal of %s colours is sent %q", name, c)
			}
		}
	}
}

func openWithoutAnAnswer(t *testing.T, program string) {
	term := tty.Start(t, tty.Options{Ground: tty.Silent}, program)
	term.WaitFor(homeShows()...)
	term.Type("q")
	if code := term.Wait(); code != 0 {
		t.Errorf("exit %d, want 0", code)
	}
}

func giveTheTerminalBack(t *testing.T, program string) {
	for name, leave := range map[string]func(*tty.Terminal){
		"q":      func(term *tty.Terminal) { term.Type("q") },
		"ctrl+c": func(term *tty.Terminal) { term.Type("ctrl+c") },
		"ctrl+c within a lesson": func(term *tty.Terminal) {
			term.Type("enter")
			term.WaitFor("1 of ")
			term.Type("ctrl+c")
		},
		"q, back from a lesson": func(term *tty.Terminal) {
			term.Type("enter")
			term.WaitFor("1 of ")
			term.Type("esc")
			term.WaitFor("Secure port")
			term.Type("q")
		},
	} {
		t.Run(name, func(t *testing.T) {
			term := tty.Start(t, tty.Options{Ground: tty.Dark}, program)
			term.WaitFor(homeShows()...)
			if !term.AltScreen() || term.CursorShown() {
				t.Errorf("before: alternate screen %t, cursor %t; want true, false", term.AltScreen(), term.CursorShown())
			}
			leave(term)
			code := term.Wait()
			if code != 0 || term.AltScreen() || !term.CursorShown() {
				t.Errorf("exit %d, alternate screen %t, cursor %t; want 0, false, true", code, term.AltScreen(), term.CursorShown())
			}
			// What was switched on is switched off: bracketed paste, mouse, the kitty keyboard.
			raw := string(term.Raw())
			for on, off := range map[string]string{
				"\x1b[?2004h": "\x1b[?2004l", "\x1b[?1002h": "\x1b[?1002l", "\x1b[?1006h": "\x1b[?1006l", "\x1b[>": "\x1b[<",
			} {
				if strings.LastIndex(raw, off) < strings.LastIndex(raw, on) {
					t.Errorf("after %q there is no %q", on, off)
				}
			}
		})
	}
	t.Run("a window that is closed", func(t *testing.T) {
		term := tty.Start(t, tty.Options{Ground: tty.Dark, Detached: true}, program)
		term.WaitFor(homeShows()...)
		term.Hangup()
		if code := term.Wait(); code != 0 {
			t.Errorf("exit %d at the end of input, want 0", code)
		}
	})
	t.Run("a terminal that hangs up", func(t *testing.T) {
		term := tty.Start(t, tty.Options{Ground: tty.Dark}, program)
		term.WaitFor(homeShows()...)
		term.Hangup()
		term.Wait() // by its signal or by itself: it does not go on without a terminal
	})
}

func stayPlainOnADumbTerminal(t *testing.T, program string) {
	term := tty.Start(t, tty.Options{Env: []string{"TERM=dumb"}}, program, "drill", write(t, "ports.md", portsCourse), "--count=1", "--kind=typed")
	term.WaitUntil("question", func() bool { return knows(term.Screen()) != nil })
	term.Type(knows(term.Screen())[0], "enter")
	term.WaitFor("Right: ")
	term.Type("enter") // to the result
	if code := term.Wait(); code != 0 {
		t.Errorf("exit %d, want 0\n%s", code, term.Screen())
	}
	if raw := string(term.Raw()); strings.ContainsRune(raw, '\x1b') {
		t.Errorf("there is an escape byte in %q", raw)
	}
}
