package terminal

import (
	"io"
	"os"
	"time"
	"unicode/utf8"
)

// The bounds of what a terminal may send at once. What is larger is dropped whole.
const (
	maxSequence = 256      // bytes of an escape sequence
	maxParams   = 32       // its parameters; with one more x/ansi.DecodeSequence panics
	maxDCS      = 16       // parameters of a device control string: the toolkit reads no more
	maxDigits   = 9        // of a parameter, which keeps it within 32 bits
	maxString   = 4 << 10  // bytes of OSC, DCS and APC
	maxPaste    = 64 << 10 // bytes of text in a bracketed paste; it is cut there
)

// How long a terminal may take over what belongs together.
const (
	// escTimeout is the time after which what has come of a sequence is all that comes. The toolkit takes the same time
	// (ultraviolet, DefaultEscTimeout).
	escTimeout = 50 * time.Millisecond
	// endTimeout is the time after which a paste without an end has ended, and a sequence of which more has come than may
	// be a key.
	endTimeout = 500 * time.Millisecond
)

// Input is the input of a terminal within bounds: keys, mouse, pastes and replies that are well formed, and nothing else.
// What is not is dropped, and the next key is read as one. It takes a time that grows with the number of bytes, no
// faster, and keeps at most some KiB.
//
// An escape byte at the end of what has come is passed on at once, for it may be the key; so are the two bytes that begin
// a sequence and may be a key with alt. The toolkit waits for more and tells. Everything longer is passed on when it is
// whole. A rune is never passed on in parts.
type Input struct {
	from io.Reader
	now  func() time.Time
	wait func(time.Duration)

	last    time.Time // when something came last
	flooded bool      // it filled all the room: there was more, and whoever is late is the one who reads
	state   state
	seq     []byte // of the sequence that is under way
	given   int    // how many of its bytes were passed on
	form    form   // of its parameters
	bad     bool   // it is dropped when it ends
	part    []byte // the first bytes of a rune
	alt     bool   // of a key with alt
	left    int    // bytes that the paste may still have
	pasting bool
	escapes int // 1: the escape key was pressed before the escape byte that begins the sequence, perhaps often
	stuck   int // bytes passed on since the toolkit was left waiting; 0: it is not
	out     []byte
	buf     []byte
	err     error // of the last read, which had bytes, too
}

// NewInput returns the input of a terminal within bounds. now is the clock, and wait holds up the one who reads.
func NewInput(from io.Reader, now func() time.Time, wait func(time.Duration)) *Input {
	return &Input{from: from, now: now, wait: wait}
}

// Read implements io.Reader. It may return no byte and no error, where all that came was dropped.
//
// It reads no more from the terminal than it can pass on at once: whoever waits for the terminal to have something to
// read (epoll, in Bubble Tea) does not wait for what lies here.
func (in *Input) Read(p []byte) (int, error) {
	if len(in.out) == 0 {
		if err := in.fill(len(p)); err != nil {
			return 0, err
		}
	}
	n := copy(p, in.out)
	in.out = append(in.out[:0], in.out[n:]...)
	return n, nil
}

// growth is how much longer what is passed on may be than what came: three bytes, escape and a key with
// alt, become thirteen.
const growth = 5

// fill reads once, and makes what is to be passed on of it.
func (in *Input) fill(room int) error {
	if in.err != nil {
		return in.err
	}
	most := max(1, (room-len(in.seq))/growth)
	if len(in.buf) < most {
		in.buf = make([]byte, most)
	}
	n, err := in.from.Read(in.buf[:most])
	if n == 0 {
		return err //nolint:wrapcheck // it is the terminal's
	}
	in.err = err
	in.resume(in.buf[0])
	in.flooded = n == most && (n >= flood || in.flooded)
	for _, b := range in.buf[:n] {
		in.take(b)
	}
	if n < most || most < flood {
		in.pause()
	}
	if in.stuck > maxStuck {
		in.wait(escTimeout + escTimeout/5)
		in.stuck = 0
	}
	return nil
}

// flood is how many bytes at once are no typing: there is more.
const flood = 64

// resume looks at how long nothing came before the byte b. After a while what was under way has ended.
func (in *Input) resume(b byte) {
	now := in.now()
	gap := now.Sub(in.last)
	in.last = now
	if gap < escTimeout || in.flooded {
		return
	}
	in.stuck = 0
	switch {
	case gap < endTimeout && in.pasting:
		return
	case gap < endTimeout && len(in.seq) > mayBeKey: // the rest of it is no keys; the toolkit has taken what it was given for some
		in.bad = in.bad || in.given > 0
		return
	case in.pasting:
		in.finish()
		in.endPaste()
	case in.state == inEscape && in.given == 0: // it came at the end of a flood
		in.pass([]byte(escapeKey))
		in.finish()
	case in.state == inEscape && b < utf8.RuneSelf && !opens(b): // the key, or, if the toolkit is late, one with alt
		in.finish()
	default:
		in.abandon()
	}
	in.part, in.alt = in.part[:0], false
}

// mayBeKey is how many bytes of a sequence may be a key: an escape byte, and a letter with alt.
const mayBeKey = 2

// pause passes on what may be a key, for nothing more has come so far.
func (in *Input) pause() {
	if few := len(in.seq) <= mayBeKey && in.state != inText; few && !in.pasting && in.given < len(in.seq) {
		in.giveEscapes()
		in.pass(in.seq[in.given:])
		in.given = len(in.seq)
	}
}

// maxStuck is how many bytes are passed on while the toolkit waits whether an escape byte is a key: it reads all of them
// again with each read, until nothing comes for a while.
const maxStuck = 4 << 10

// pass passes bytes on.
func (in *Input) pass(b []byte) {
	in.out = append(in.out, b...)
	if in.stuck > 0 {
		in.stuck += len(b)
	}
}

// Terminal returns the input of a terminal within bounds, and calls ended when it ends, which Bubble Tea does not notice.
// A file stays one, for Bubble Tea sets its mode and waits for it.
func Terminal(from io.Reader, ended func()) io.Reader {
	in := NewInput(from, time.Now, time.Sleep)
	e := ending{in, ended}
	if file, ok := from.(*os.File); ok {
		return terminalFile{file, e}
	}
	return e
}

// ending tells when an input has ended.
type ending struct {
	io.Reader
	ended func()
}

// Read reads; at the end of the input, or when the terminal has gone, it says so.
func (e ending) Read(p []byte) (int, error) {
	n, err := e.Reader.Read(p)
	if err != nil {
		e.ended()
	}
	return n, err //nolint:wrapcheck // it is the terminal's
}

// terminalFile is a terminal that is read by way of its bounds.
type terminalFile struct {
	*os.File
	in io.Reader
}

// Read implements io.Reader.
func (f terminalFile) Read(p []byte) (int, error) { return f.in.Read(p) } //nolint:wrapcheck // it is the terminal's
