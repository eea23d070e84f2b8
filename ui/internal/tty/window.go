//go:build unix

package tty

import (
	"cmp"
	"fmt"
	"io"
	"strings"
	"sync"
	"testing"
	"time"
)

// Window is what a person sees of a program and types to it, wherever it runs. Its methods may be called from one goroutine;
// they fail the test where the program does not do what is waited for.
type Window struct {
	t       testing.TB
	put     func([]byte) error
	resize  func(cols, rows uint16) error
	state   func() string // what the program says it does, where it does not do what is waited for
	done    chan struct{} // closed when all its output is read
	changed chan struct{} // has a token when output has come since the last look

	mu     sync.Mutex
	screen *screen
}

func newWindow(t testing.TB, o Options, replies io.Writer) *Window {
	t.Helper()
	return &Window{
		t: t, done: make(chan struct{}), changed: make(chan struct{}, 1), state: func() string { return "" },
		screen: newScreen(int(cmp.Or(o.Cols, 80)), int(cmp.Or(o.Rows, 24)), o.Ground, replies),
	}
}

// Look opens a window on a program at the other end of a connection: in takes what is typed, out has what is drawn, and
// resize tells it of another size.
func Look(t testing.TB, o Options, in io.Writer, out io.Reader, resize func(cols, rows uint16) error) *Window {
	t.Helper()
	w := newWindow(t, o, in)
	w.resize = resize
	w.put = func(typed []byte) error {
		_, err := in.Write(typed)
		return err //nolint:wrapcheck // Send says what was typed
	}
	go func() {
		defer close(w.done)
		w.show(out)
	}()
	return w
}

// show shows what the program writes until there is no more.
func (t *Window) show(out io.Reader) {
	buffer := make([]byte, 1<<16)
	for {
		n, err := out.Read(buffer)
		t.mu.Lock()
		t.screen.write(buffer[:n])
		if err != nil {
			t.screen.held = nil // what is not whole now never will be
		}
		t.mu.Unlock()
		select {
		case t.changed <- struct{}{}:
		default:
		}
		if err != nil {
			return
		}
	}
}

// Type types keys, one after another: the name of a key ("enter", "up", "ctrl+c", see keys.go) or
// text.
func (t *Window) Type(keys ...string) {
	t.t.Helper()
	for _, k := range keys {
		t.Send(sequence(k))
	}
}

// Paste pastes text as a terminal with bracketed paste does.
func (t *Window) Paste(text string) {
	t.t.Helper()
	t.Send("\x1b[200~" + text + "\x1b[201~")
}

// Send sends bytes as they are. It fails the test where the program has hung up.
func (t *Window) Send(bytes string) {
	t.t.Helper()
	if err := t.put([]byte(bytes)); err != nil {
		t.t.Fatalf("type %q: %v\n%s", bytes, err, t.Screen())
	}
}

// Resize changes the size of the window.
func (t *Window) Resize(cols, rows uint16) {
	t.t.Helper()
	t.mu.Lock()
	t.screen.resize(int(cols), int(rows))
	t.mu.Unlock()
	if err := t.resize(cols, rows); err != nil {
		t.t.Fatalf("resize to %d × %d: %v", cols, rows, err)
	}
}

// WaitFor waits until the screen shows every one of the texts, and returns the screen.
func (t *Window) WaitFor(texts ...string) string {
	t.t.Helper()
	return t.WaitUntil(fmt.Sprintf("%q", texts), func() bool { return containsAll(t.Screen(), texts) })
}

func containsAll(screen string, texts []string) bool {
	for _, text := range texts {
		if !strings.Contains(screen, text) {
			return false
		}
	}
	return true
}

// WaitUntil waits until ready reports true, asking after every change of the screen; what says what
// is waited for. It returns the screen.
func (t *Window) WaitUntil(what string, ready func() bool) string {
	t.t.Helper()
	deadline := time.After(patience)
	for {
		if ready() {
			return t.Screen()
		}
		select {
		case <-t.changed:
		case <-t.done:
			if ready() {
				return t.Screen()
			}
			t.t.Fatalf("the program ended before %s\n%s", what, t.Screen())
		case <-deadline:
			screen := t.Screen()
			t.t.Fatalf("after %v still no %s\n%s\n%s", patience, what, screen, t.state())
		}
	}
}

// WaitQuiet waits until the program has written nothing for a while, for what leaves no text to
// wait for. It is the one wait for time, so nothing right should rest on it.
func (t *Window) WaitQuiet(while time.Duration) {
	t.t.Helper()
	deadline := time.After(patience)
	for {
		select {
		case <-t.changed:
		case <-t.done:
			return
		case <-time.After(while):
			return
		case <-deadline:
			t.t.Fatalf("after %v the program still writes\n%s", patience, t.Screen())
		}
	}
}

// Ended reports whether the program has ended.
func (t *Window) Ended() bool {
	select {
	case <-t.done:
		return true
	default:
		return false
	}
}
