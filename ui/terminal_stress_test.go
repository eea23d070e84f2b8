//go:build unix

package ui_test

import (
	"math/rand/v2"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"porthole/ui/internal/tty"
)

func resizeAtRandom(t *testing.T, program string) {
	r := rand.New(rand.NewPCG(1, 2))
	keys := []string{
		"enter", "enter", "enter", "esc", "up", "down", "left", "right", "tab", "space", "pgup", "pgdown", "home", "end",
		"1", "2", "3", "a", "y", "n", "t", "u", "s", "?", "/", "c", "993", "SMTP", "backspace", "ctrl+d",
	}
	term := tty.Start(t, tty.Options{Ground: tty.Dark}, program)
	for range 200 {
		term.Resize(uint16(1+r.IntN(200)), uint16(1+r.IntN(60)))
		for range r.IntN(4) {
			term.Type(keys[r.IntN(len(keys))])
		}
		term.WaitQuiet(5 * time.Millisecond) // most rounds see their frame, some overtake it
		if term.Ended() {                    // escape on the home screen: on with another one
			ends(t, term)
			term = tty.Start(t, tty.Options{Ground: tty.Dark}, program)
		}
	}
	term.Resize(39, 12)
	// A window before this one may have been too small as well: its words are not waited for.
	term.WaitUntil("word on the size", func() bool { return term.Ended() || strings.Contains(term.Screen(), "needs 40 × 12, is 39") })
	if !term.Ended() {
		term.Type("ctrl+c")
	}
	ends(t, term)
}

// ends waits for the program to end and checks that it did so in peace.
func ends(t *testing.T, term *tty.Terminal) {
	t.Helper()
	if code, raw := term.Wait(), string(term.Raw()); code != 0 || strings.Contains(raw, "panic") {
		t.Fatalf("exit %d, want 0\n%s", code, raw[max(0, len(raw)-10_000):])
	}
}

// hostile is text that tries to control the terminal: colours, the title, the clipboard, the end of
// a paste, C1 controls, a change of direction, and what cannot be seen.
const hostile = "\x1b[31mred\x1b]2;owned\x07\x1b]52;c;b3duZWQ=\x07\x1b[2J\x9b31m\u009b31m\u202egnp\u200b\x00\x07\x08"

func survivePaste(t *testing.T, program string) {
	course := write(t, "ports.md", portsCourse)
	for name, c := range map[string]struct {
		args  []string
		shows string
	}{
		"in a field":      {[]string{"drill", course, "--kind=typed"}, "1 of "},
		"before a choice": {[]string{"drill", course, "--kind=choice"}, "1 of "},
		"at home":         {[]string{course}, "Start"},
	} {
		t.Run(name, func(t *testing.T) {
			term := tty.Start(t, tty.Options{Ground: tty.Dark}, program, c.args...)
			term.WaitFor(c.shows)
			term.Paste(hostile)
			term.Paste(strings.Repeat("long ", 50_000))
			term.Send("\x1b[200~" + strings.Repeat("never ends ", 1000)) // and its end does not come
			term.Send("\x1b[201~")
			term.WaitQuiet(settle)
			harmless(t, term)
			term.Type("ctrl+c")
			ends(t, term)
		})
	}
}

func surviveCourse(t *testing.T, program string) {
	text := strings.ReplaceAll(hostile, "\x00", "") // with it the file is refused as binary
	course := strings.NewReplacer("Mail", "Mail"+text, "SMTP", "SM"+text+"TP", "carry", text+" carry", "Few", text+"Few").Replace(portsCourse)
	term := tty.Start(t, tty.Options{Ground: tty.Dark}, program, write(t, "a"+text+".md", course))
	term.WaitFor("Few ports", "Start")
	for range 6 { // into the lesson, its questions and an answer
		term.Type("enter", "1")
		term.WaitQuiet(settle)
	}
	harmless(t, term)
	term.Type("ctrl+c")
	ends(t, term)
}

// settle is how long the screen is to stand still before it is looked at for what must not be there.
const settle = 100 * time.Millisecond

// harmless checks that none of the hostile text has reached the terminal as anything but text.
func harmless(t *testing.T, term *tty.Terminal) {
	t.Helper()
	raw := string(term.Raw())
	for _, bad := range []string{"\x1b[31m", "\x1b]2;owned", "\x1b]52", "\u009b", "\u202e", "\u200b", "\x00"} {
		if strings.Contains(raw, bad) {
			t.Errorf("the terminal was sent %q", bad)
		}
	}
	if !utf8.ValidString(raw) {
		t.Error("the terminal was sent what is not UTF-8")
	}
}
