//go:build unix

package tty

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
	"github.com/hinshun/vt10x"
)

// Cell is what stands at one place of the screen. Colours compare; what they are is the emulator's.
type Cell struct {
	Rune       rune
	Foreground uint32
	Background uint32
}

// screen is the receiving side: an emulator, and before it what the emulator does not know. vt10x
// takes some private sequences for others (it moves the cursor on the kitty keyboard query), does
// not answer most queries, and loses tab stops when it grows.
type screen struct {
	cols, rows int
	ground     Ground
	replies    io.Writer
	emulator   vt10x.Terminal

	raw     []byte              // all that was written
	pending []byte              // a sequence that is not complete yet
	styles  map[string]struct{} // the parameters of every SGR sequence seen
	queried bool                // the background colour was asked for
	held    *seen               // the last whole frame, while the next one is written
}

// seen is what stands on a screen: rows as text and as cells.
type seen struct {
	text  string
	cells [][]Cell
}

func newScreen(cols, rows int, ground Ground, replies io.Writer) *screen {
	s := &screen{cols: cols, rows: rows, ground: ground, replies: replies, styles: map[string]struct{}{}}
	s.emulator = s.blank()
	return s
}

func (s *screen) blank() vt10x.Terminal {
	return vt10x.New(vt10x.WithSize(s.cols, s.rows), vt10x.WithWriter(s.replies))
}

// resize starts on an empty screen: a program has to paint again whatever it wants seen, and what a
// terminal does with the old text is its own affair.
func (s *screen) resize(cols, rows int) {
	mode := s.emulator.Mode()
	s.cols, s.rows, s.held = cols, rows, nil
	s.emulator = s.blank()
	if mode&vt10x.ModeAltScreen != 0 {
		s.pass("\x1b[?1049h")
	}
	if mode&vt10x.ModeHide != 0 {
		s.pass("\x1b[?25l")
	}
}

// write takes in what the program wrote, sequence by sequence.
func (s *screen) write(b []byte) {
	s.raw = append(s.raw, b...)
	b = append(s.pending, b...)
	for len(b) > 0 {
		sequence, _, n, state := ansi.DecodeSequence(b, ansi.NormalState, nil)
		if n == len(b) && (state != ansi.NormalState || !wholeRunes(sequence)) {
			break // the rest is still to come
		}
		s.take(string(sequence))
		b = b[n:]
	}
	s.pending = slices.Clone(b)
}

func wholeRunes(b []byte) bool {
	start := len(b) - 1
	for start > 0 && !utf8.RuneStart(b[start]) && len(b)-start < utf8.UTFMax {
		start--
	}
	return utf8.FullRune(b[start:])
}

// take answers a query, or passes on what the emulator understands.
func (s *screen) take(sequence string) {
	switch {
	case sequence == "\x1b[?2026$p": // synchronized output: known, and not in use
		s.reply("\x1b[?2026;2$y")
	case sequence == "\x1b[?2026h": // what is drawn from here on is seen when it is whole
		s.held = &seen{s.text(), s.cells()}
	case sequence == "\x1b[?2026l":
		s.held = nil
	case sequence == "\x1b[c" || sequence == "\x1b[0c": // what are you? A VT220 with colours.
		s.reply("\x1b[?62;22c")
	case strings.HasPrefix(sequence, "\x1b]11;?"):
		s.queried = true
		s.tellGround()
	case strings.HasPrefix(sequence, "\x1b["):
		s.takeCSI(sequence[2:])
	case len(sequence) > 1 && sequence[0] == '\x1b' && strings.ContainsRune("]P_^X", rune(sequence[1])):
		// A title, a link, a colour: nothing that is seen.
	default:
		s.pass(sequence)
	}
}

// takeCSI passes on a control sequence unless it is private in a way the emulator does not know.
func (s *screen) takeCSI(body string) {
	private := strings.ContainsAny(body[:1], "<=>") || strings.ContainsAny(body, " $!\"'") || body == "?u"
	if private {
		return
	}
	if parameters, ok := strings.CutSuffix(body, "m"); ok {
		s.styles[parameters] = struct{}{}
	}
	s.pass("\x1b[" + body)
}

func (s *screen) pass(sequence string) {
	if _, err := s.emulator.Write([]byte(sequence)); err != nil {
		panic(fmt.Sprintf("the emulator refused %q: %v", sequence, err))
	}
}

// reply answers the program; one that has ended does not listen any more.
func (s *screen) reply(answer string) { _, _ = io.WriteString(s.replies, answer) }

func (s *screen) tellGround() {
	switch s.ground {
	case Silent:
	case Dark:
		s.reply("\x1b]11;rgb:1010/1010/1010\x1b\\")
	case Light:
		s.reply("\x1b]11;rgb:fafa/fafa/fafa\x1b\\")
	}
}

// text is what stands on the screen now, or stood there with the last whole frame.
func (s *screen) text() string {
	if s.held != nil {
		return s.held.text
	}
	rows := strings.Split(strings.TrimSuffix(s.emulator.String(), "\n"), "\n")
	for i, row := range rows {
		rows[i] = strings.TrimRight(strings.ReplaceAll(row, "\x00", " "), " ")
	}
	return strings.Join(rows, "\n")
}

// cells is text with its colours.
func (s *screen) cells() [][]Cell {
	if s.held != nil {
		return s.held.cells
	}
	s.emulator.Lock()
	defer s.emulator.Unlock()
	rows := make([][]Cell, s.rows)
	for y := range rows {
		for x := range s.cols {
			g := s.emulator.Cell(x, y)
			rows[y] = append(rows[y], Cell{g.Char, uint32(g.FG), uint32(g.BG)})
		}
	}
	return rows
}

// Screen returns what is seen: rows of the window without the blanks at their ends.
func (t *Window) Screen() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.screen.text()
}

// Cells returns what is seen with its colours: rows of cells.
func (t *Window) Cells() [][]Cell {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.screen.cells()
}

// Raw returns every byte the program has written.
func (t *Window) Raw() []byte {
	t.mu.Lock()
	defer t.mu.Unlock()
	return bytes.Clone(t.screen.raw)
}

// Written returns how many bytes the program has written.
func (t *Window) Written() int {
	t.mu.Lock()
	defer t.mu.Unlock()
	return len(t.screen.raw)
}

// Colours returns the parameters of the SGR sequences that set a colour, sorted; none where the
// program draws without.
func (t *Window) Colours() []string {
	t.mu.Lock()
	defer t.mu.Unlock()
	var colours []string
	for style := range t.screen.styles {
		if setsColour(style) {
			colours = append(colours, style)
		}
	}
	slices.Sort(colours)
	return colours
}

// setsColour reports whether SGR parameters name a colour (ECMA-48 §8.3.117: 30–38 and 40–48; 90–107
// and 58 are xterm's). 39, 49 and 59 take one back.
func setsColour(parameters string) bool {
	for p := range strings.FieldsFuncSeq(parameters, func(r rune) bool { return r == ';' || r == ':' }) {
		switch {
		case p == "39" || p == "49":
		case len(p) == 2 && (p[0] == '3' || p[0] == '4') || p == "58":
			return true
		case len(p) == 2 && p[0] == '9' || len(p) == 3 && p[:2] == "10":
			return true
		}
	}
	return false
}

// AskedGround reports whether the program has asked for the background colour.
func (t *Window) AskedGround() bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.screen.queried
}

// AltScreen reports whether the program has taken the whole window and not given it back.
func (t *Window) AltScreen() bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.screen.emulator.Mode()&vt10x.ModeAltScreen != 0
}

// CursorShown reports whether the cursor is seen.
func (t *Window) CursorShown() bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.screen.emulator.CursorVisible()
}
