package terminal

import (
	"io"
	"reflect"
	"sync"
	"time"
	"unicode/utf8"

	uv "github.com/charmbracelet/ultraviolet"
)

// Decode reads what a terminal sends and tells each key, click, paste and reply, until the input ends. It returns what the
// input ended with, and nil for io.EOF. The input is taken to be within the bounds of [NewInput].
//
// Bytes become events by the toolkit's decoder. Its reader (ultraviolet, TerminalReader) is not used, for each one makes a
// table of sequences that has 100 KB, a tenth of what a session costs that is served. The decoder knows them, too.
func Decode(in io.Reader, tell func(uv.Event)) error {
	e := &decoding{tell: tell}
	defer e.end()
	room := make([]byte, readAtOnce)
	for {
		n, err := in.Read(room)
		e.take(room[:n])
		switch err {
		case nil:
		case io.EOF:
			return nil
		default:
			return err //nolint:wrapcheck // it is the terminal's
		}
	}
}

// readAtOnce is how many bytes are read at once.
const readAtOnce = 1 << 10

// decoding is the input of one terminal that is decoded.
type decoding struct {
	tell func(uv.Event)

	mu      sync.Mutex
	decoder uv.EventDecoder
	buf     []byte // what is not decoded yet: it may be the beginning of something longer
	pasting bool
	paste   []byte
	late    *time.Timer // nothing more came for a while
	ended   bool
}

// take takes what has come.
func (e *decoding) take(came []byte) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if len(came) == 0 {
		return
	}
	if e.late != nil {
		e.late.Stop()
	}
	e.buf = append(e.buf, came...)
	e.decode(false)
	e.await()
}

// await sees to it that what is left is taken as it is, where nothing more comes.
func (e *decoding) await() {
	switch {
	case len(e.buf) == 0 || e.ended:
	case e.late == nil:
		e.late = time.AfterFunc(escTimeout, e.expire)
	default:
		e.late.Reset(escTimeout)
	}
}

// expire takes what is left as it is. A timer that was stopped too late finds what came since, which is decoded once more.
func (e *decoding) expire() {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.decode(true)
	e.await()
}

// end takes what is left as it is, and stops.
func (e *decoding) end() {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.ended = true
	if e.late != nil {
		e.late.Stop()
	}
	e.decode(true)
}

// decode tells the events that have come whole; and, once nothing more came for a while, what is left as well.
func (e *decoding) decode(expired bool) {
	for len(e.buf) > 0 {
		n, event := e.decoder.Decode(e.buf)
		_, unknown := event.(uv.UnknownEvent)
		short := e.buf[0] == esc && n <= mayBeKey // a key, or the beginning of something longer
		if n <= 0 || !expired && (unknown || short) {
			break
		}
		e.one(e.buf[:n], event)
		e.buf = e.buf[n:]
	}
	if len(e.buf) == 0 {
		e.buf = nil
	}
}

// one takes the bytes of one event.
func (e *decoding) one(b []byte, event uv.Event) {
	_, ends := event.(uv.PasteEndEvent)
	_, begins := event.(uv.PasteStartEvent)
	switch {
	case e.pasting && !ends:
		e.inPaste(b, event)
		return
	case begins:
		e.pasting = true
	case ends:
		e.tell(uv.PasteEvent{Content: string(runes(e.paste))})
		e.pasting, e.paste = false, nil
	}
	if several, ok := event.(uv.MultiEvent); ok {
		for _, event := range several {
			e.tell(event)
		}
		return
	}
	if isEvent(event) {
		e.tell(event)
	}
}

// inPaste takes what stands in a paste: keys are text there.
func (e *decoding) inPaste(b []byte, event uv.Event) {
	switch key, ok := event.(uv.KeyPressEvent); {
	case ok && key.Text != "":
		e.paste = append(e.paste, key.Text...)
	case ok:
		e.paste = append(e.paste, b...)
	}
}

// isEvent reports whether the decoder has something to tell. What it does not know, or drops, is a string of those bytes.
func isEvent(event uv.Event) bool {
	return event != nil && reflect.TypeOf(event).Kind() != reflect.String
}

// runes leaves out what is no UTF-8.
func runes(b []byte) (all []rune) {
	for len(b) > 0 {
		r, n := utf8.DecodeRune(b)
		if r != utf8.RuneError {
			all = append(all, r)
		}
		b = b[n:]
	}
	return all
}
