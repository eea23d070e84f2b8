//go:build unix

package tty_test

import (
	"strings"
	"testing"
	"time"

	"porthole/ui/internal/tty"
)

// bare is a program whose every frame is known.
const bare = "porthole/ui/testdata/bare"

func TestAProgramIsSeenAndTypedTo(t *testing.T) {
	program := tty.Build(t, bare)
	t.Run("seen, typed to and ended", func(t *testing.T) {
		term := tty.Start(t, tty.Options{Ground: tty.Dark}, program)
		term.WaitFor("a bare program", "keys: 0")
		if !term.AltScreen() || term.CursorShown() {
			t.Errorf("alternate screen: %t, cursor: %t; want true, false", term.AltScreen(), term.CursorShown())
		}
		term.Type("a", "up", "ctrl+b")
		term.WaitFor("keys: 3")
		term.Type("q")
		if code := term.Wait(); code != 0 || term.AltScreen() || !term.CursorShown() {
			t.Errorf("exit %d, alternate screen: %t, cursor: %t; want 0, false, true", code, term.AltScreen(), term.CursorShown())
		}
		if term.CPU() <= 0 {
			t.Error("it used no processor time")
		}
	})
	t.Run("painted again at another size", func(t *testing.T) {
		term := tty.Start(t, tty.Options{Cols: 60, Rows: 10}, program)
		term.WaitFor("keys: 0")
		for n, size := range [][2]uint16{{1, 1}, {200, 60}, {20, 3}, {80, 24}} {
			term.Resize(size[0], size[1])
			term.Type("x")
			if size[0] > 10 {
				screen := term.WaitFor("keys: " + string(rune('1'+n)))
				if rows := strings.Count(screen, "\n") + 1; rows != int(size[1]) {
					t.Errorf("%d rows are shown, want %d", rows, size[1])
				}
			}
		}
	})
	t.Run("ended by a hang-up", func(t *testing.T) {
		term := tty.Start(t, tty.Options{}, program)
		term.WaitFor("keys: 0")
		term.Hangup()
		term.Wait()
	})
}

func TestWhatIsWrittenIsShown(t *testing.T) {
	for name, c := range map[string]struct{ written, shown string }{
		"text":                     {`one\r\ntwo`, "one\ntwo\n"},
		"a row of one's own":       {`\033[2;3Hx`, "\n  x\n"},
		"kitty's query moves none": {`ab\033[?u\033[>1uc`, "abc\n\n"},
		"nor do tab stops":         {`\033[?5Wab\tc`, "ab      c\n\n"},
		"a title is not text":      {`\033]2;title\007ab`, "ab\n\n"},
		"signs of several bytes":   {`▇ ✓ ›`, "▇ ✓ ›\n\n"},
		"a cursor of its own form": {`\033[3 qab`, "ab\n\n"},
	} {
		t.Run(name, func(t *testing.T) {
			term := tty.Start(t, tty.Options{Cols: 12, Rows: 3}, "printf", c.written)
			if code := term.Wait(); code != 0 {
				t.Fatalf("printf ended with %d", code)
			}
			if got := term.Screen(); got != c.shown {
				t.Errorf("shown %q, want %q", got, c.shown)
			}
		})
	}
}

// A frame that is still written is not seen: not the half of it, and not its colours.
func TestAFrameIsSeenWhenItIsWhole(t *testing.T) {
	const begin, end = `\033[?2026h`, `\033[?2026l`
	term := tty.Start(t, tty.Options{Cols: 12, Rows: 2}, "sh", "-c",
		`stty -echo; printf '`+begin+`one`+end+begin+`\rtwo\n'; read go; printf '`+end+`'; read go`)
	term.WaitFor("one")
	term.WaitQuiet(20 * time.Millisecond)
	if got := term.Screen(); got != "one\n" {
		t.Errorf("amid a frame %q is seen, want what the last one left", got)
	}
	if got := term.Cells()[0][0].Rune; got != 'o' {
		t.Errorf("amid a frame the first cell is %q, want that of the last one", got)
	}
	term.Type("enter")
	term.WaitFor("two")
	term.Type("enter")
	term.Wait()
}

func TestQueriesAreAnswered(t *testing.T) {
	// The answer to the question is read back by the shell and shown in words.
	const ask = `stty raw -echo min 0 time 50; printf '%b' "$1"; answer=$(dd bs=64 count=1 2>/dev/null); printf '%s' "$answer" | od -An -c`
	for name, c := range map[string]struct {
		ground          tty.Ground
		question, shown string
	}{
		"a dark ground":       {tty.Dark, `\033]11;?\007`, "1010"},
		"a light ground":      {tty.Light, `\033]11;?\033\\`, "fafa"},
		"synchronized output": {tty.Silent, `\033[?2026$p`, "2026;2$y"},
		"what it is":          {tty.Silent, `\033[c`, "?62;22c"},
		"the cursor":          {tty.Silent, `\033[6n`, "1;1R"},
	} {
		t.Run(name, func(t *testing.T) {
			term := tty.Start(t, tty.Options{Ground: c.ground}, "sh", "-c", ask, "sh", c.question)
			term.Wait()
			if got := strings.Join(strings.Fields(term.Screen()), ""); !strings.Contains(got, c.shown) {
				t.Errorf("the program heard %q, want %q", got, c.shown)
			}
		})
	}
}

func TestColoursAreSeen(t *testing.T) {
	for style, coloured := range map[string]bool{
		"0": false, "1": false, "4:3": false, "7": false, "39;49": false, "22;24;27": false,
		"31": true, "1;38;5;9": true, "38;2;1;2;3": true, "48;5;0": true, "97": true, "104": true, "4;58;5;1": true,
	} {
		term := tty.Start(t, tty.Options{}, "printf", `\033[`+style+`mx\033[m`)
		term.Wait()
		if got := len(term.Colours()) > 0; got != coloured {
			t.Errorf("SGR %s sets a colour: %t, want %t", style, got, coloured)
		}
	}
}
