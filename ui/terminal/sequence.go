package terminal

import (
	"fmt"
	"slices"
	"unicode/utf8"
)

// state is what the bytes that come are part of (ECMA-48 §5.3 to §5.6).
type state int

const (
	inText      state = iota // keys
	inEscape                 // an escape byte came
	inCSI                    // a control sequence
	inSS3                    // a key of the keypad
	inString                 // OSC, DCS, APC, PM or SOS
	inStringEnd              // the same, and an escape byte came
	inMouse                  // the three bytes of a mouse report as X10 had it
)

const (
	esc = 0x1b
	bel = 0x07
	can = 0x18
	sub = 0x1a
	del = 0x7f
)

// Sequences that are written here.
const (
	// nothing means nothing to anybody (a device status report, which nobody asks for). It ends what the toolkit waits for.
	nothing   = "\x1b[0n"
	escapeKey = "\x1b[27u"
	pasteEnd  = "\x1b[201~"
)

// take deals with one byte.
func (in *Input) take(b byte) {
	switch in.state {
	case inText:
		in.text(b)
	case inEscape:
		in.escape(b)
	case inCSI:
		in.control(b)
	case inSS3:
		in.keypad(b)
	case inString:
		in.string(b)
	case inStringEnd:
		in.stringEnd(b)
	case inMouse:
		in.mouse(b)
	}
}

// text takes a byte that is part of no sequence.
func (in *Input) text(b byte) {
	switch {
	case len(in.part) > 0 && b&0xc0 != 0x80: // the rune does not go on
		in.part, in.alt = in.part[:0], false
		in.text(b)
	case b >= utf8.RuneSelf:
		in.runes(b)
	case b == esc:
		in.begin()
	default:
		in.char(b)
	}
}

// runes puts a rune together. Of what is not UTF-8 nothing is passed on: a lone C1 control would begin a sequence.
func (in *Input) runes(b byte) {
	in.part = append(in.part, b)
	if !utf8.FullRune(in.part) {
		return
	}
	r, size := utf8.DecodeRune(in.part)
	switch {
	case size < len(in.part) || r == utf8.RuneError && size == 1 || r < 0xa0:
	case in.alt:
		in.pass(fmt.Appendf(nil, "\x1b[%d;3u", r))
	default:
		in.char(in.part...)
	}
	in.part, in.alt = in.part[:0], false
}

// char passes on a character. Of a paste only text is, and no more than there is room for.
func (in *Input) char(c ...byte) {
	if in.pasting {
		if c[0] < ' ' && c[0] != '\t' && c[0] != '\n' && c[0] != '\r' || c[0] == del {
			return
		}
		if in.left < len(c) {
			in.left = 0
			return
		}
		in.left -= len(c)
	}
	in.pass(c)
}

// begin begins a sequence.
func (in *Input) begin() {
	in.seq, in.given = append(in.seq[:0], esc), 0
	in.state, in.form, in.bad, in.escapes = inEscape, form{}, false, 0
}

// abandon forgets the sequence that is under way. Where its beginning was passed on, the toolkit is told that it has ended.
func (in *Input) abandon() {
	if in.given > 0 {
		in.pass([]byte(nothing))
		in.stuck = max(in.stuck, 1)
	}
	in.finish()
}

func (in *Input) finish() {
	in.state, in.seq, in.given = inText, in.seq[:0], 0
}

// complete passes the sequence on, or drops it.
func (in *Input) complete(good bool) {
	if !good || in.bad || in.pasting {
		in.abandon()
		return
	}
	in.pass(in.seq[in.given:])
	in.finish()
}

// giveEscapes passes on the escape key, where it was pressed before the escape byte that begins the sequence.
func (in *Input) giveEscapes() {
	if in.escapes > 0 && !in.pasting {
		in.pass([]byte(escapeKey))
	}
	in.escapes = 0
}

// opens reports whether a byte after an escape byte begins something longer.
func opens(b byte) bool { return slices.Contains([]byte("[O]P_^X"), b) }

// escape takes the byte after an escape byte.
func (in *Input) escape(b byte) {
	switch {
	case b == esc && in.given > 0:
		in.abandon()
		in.begin()
	case b == esc:
		in.escapes = 1
	case opens(b):
		in.seq = append(in.seq, b)
		in.bad = in.escapes > 0 && !in.pasting // a key with alt, as rxvt has it: the toolkit would wait
		switch b {
		case '[':
			in.state = inCSI
		case 'O':
			in.state = inSS3
		default:
			in.state = inString
		}
	case in.pasting && b >= ' ' && b <= '/': // it has more bytes
	case in.pasting && b >= ' ' && b < del:
		in.finish()
	case in.pasting:
		in.finish()
		in.text(b)
	default:
		in.withAlt(b)
	}
}

// withAlt passes on a key with alt. In the form that terminals have for it, an escape byte and the key, the toolkit waits
// whether more comes, and reads all again that has come meanwhile; in the form CSI u it does not.
func (in *Input) withAlt(b byte) {
	in.giveEscapes()
	switch given := in.given > 0; {
	case given && b >= utf8.RuneSelf: // perhaps no rune comes, and then the escape byte is to stand alone
		in.abandon()
		in.text(b)
	case given:
		in.finish()
		in.stuck = max(in.stuck, 1)
		in.text(b)
	case b >= utf8.RuneSelf:
		in.finish()
		in.alt = true
		in.text(b)
	default:
		in.finish()
		code, modifiers := altKey(b)
		in.pass(fmt.Appendf(nil, "\x1b[%d;%du", code, modifiers))
	}
}

// altKey is a key with alt as CSI u has it: its code, and one more than its modifiers (shift 1, alt 2, ctrl 4).
func altKey(b byte) (code, modifiers int) {
	switch {
	case b == 0:
		return ' ', 7
	case b == '\t', b == '\r', b >= ' ' && (b < 'A' || b > 'Z'):
		return int(b), 3
	case b >= 'A':
		return int(b) + 'a' - 'A', 4
	case b <= sub:
		return int(b) + 0x60, 7
	}
	return int(b) + 0x40, 7
}

// keypad takes a byte of a key of the keypad (SS3).
func (in *Input) keypad(b byte) {
	switch {
	case b <= ' ' || b >= del:
		in.abandon()
		in.text(b)
	case b >= '0' && b <= '9':
		in.add(b, maxDigits)
	default:
		in.seq = append(in.seq, b)
		in.complete(true)
	}
}

// add adds a byte to the sequence. Of one that is too long only the beginning is kept: what is kept leaves less to be read
// at once.
func (in *Input) add(b byte, most int) {
	if len(in.seq) >= most {
		in.bad, in.seq = true, in.seq[:2]
	}
	in.seq = append(in.seq, b)
}

// control takes a byte of a control sequence.
func (in *Input) control(b byte) {
	switch {
	case b == can || b == sub:
		in.abandon()
	case b < ' ' || b >= del:
		in.abandon()
		in.text(b)
	default:
		in.add(b, maxSequence)
		in.bad = !in.form.take(b, maxParams) || in.bad
		if b >= '@' {
			in.controlEnd(b)
		}
	}
}

// The parameters of the sequences around a paste.
const (
	pasteBegins = 200
	pasteEnds   = 201
)

// controlEnd takes the last byte of a control sequence.
func (in *Input) controlEnd(final byte) {
	plain := !in.form.private && in.form.between == 0
	switch {
	case plain && final == '~' && (in.form.first == pasteBegins || in.form.first == pasteEnds):
		in.paste(in.form.first == pasteBegins)
	case plain && final == 'M' && !in.pasting:
		in.bad = in.bad || in.form.digits > 0 || in.form.params > 0
		in.form.digits = 0
		in.state = inMouse
	case plain && final == 't', plain && final == '_':
		in.complete(false) // sizes, which nobody asks the input for, and keys as Windows has them, which may hold an escape byte
	default:
		in.complete(true)
	}
}

// paste begins a paste, or ends it.
func (in *Input) paste(begins bool) {
	if in.bad || in.form.params > 0 || begins == in.pasting {
		in.abandon()
		return
	}
	in.pasting, in.left = false, maxPaste
	in.complete(true)
	in.pasting = begins
}

// endPaste ends a paste whose end did not come.
func (in *Input) endPaste() {
	in.pasting = false
	in.pass([]byte(pasteEnd))
}

// mouse takes a byte of a mouse report as X10 had it: button, column, row.
func (in *Input) mouse(b byte) {
	if b < ' ' {
		in.abandon()
		in.text(b)
		return
	}
	in.bad = in.bad || b >= del
	in.add(b, maxSequence)
	in.form.digits++
	if in.form.digits == 3 {
		in.complete(true)
	}
}

// string takes a byte of a string. One with anything but printable ASCII in it is dropped.
func (in *Input) string(b byte) {
	switch {
	case b == bel && in.seq[1] == ']':
		in.seq = append(in.seq, bel)
		in.complete(validString(in.seq[:len(in.seq)-1]))
	case b == esc:
		in.state = inStringEnd
	case b == can || b == sub:
		in.abandon()
	case b < ' ' || b >= del:
		in.bad = true
	default:
		in.add(b, maxString-2)
	}
}

// stringEnd takes the byte after an escape byte in a string: it ends it, or another sequence has begun.
func (in *Input) stringEnd(b byte) {
	if b == '\\' {
		good := validString(in.seq)
		in.seq = append(in.seq, esc, '\\')
		in.complete(good)
		return
	}
	in.abandon()
	in.begin()
	in.escape(b)
}
