package lab

import (
	"io"
	"net"
	"os"
	"sync"
	"time"
)

// room is how many bytes may wait in one direction: as in a socket, a writer waits for room and not
// for the reader. Over net.Pipe both ends would wait for each other when TLS closes.
const room = 32 << 10

// way is one direction of a connection in memory.
type way struct {
	mu     sync.Mutex
	moved  *sync.Cond
	bytes  []byte
	ended  bool                // the writer hung up
	cut    bool                // the reader did: nobody wants it any more
	passes func([]byte) []byte // is shown what is written, before the reader gets what it returns
}

func newWay(passes func([]byte) []byte) *way {
	w := &way{passes: passes}
	w.moved = sync.NewCond(&w.mu)
	return w
}

func (w *way) read(b []byte, until *deadline) (int, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for len(w.bytes) == 0 {
		switch {
		case w.cut:
			return 0, net.ErrClosed
		case until.past():
			return 0, os.ErrDeadlineExceeded
		case w.ended:
			return 0, io.EOF
		}
		w.moved.Wait()
	}
	n := copy(b, w.bytes)
	if w.bytes = w.bytes[n:]; len(w.bytes) == 0 {
		w.bytes = nil
	}
	w.moved.Broadcast()
	return n, nil
}

func (w *way) write(b []byte, until *deadline) (int, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	written := 0
	for written < len(b) {
		switch free := room - len(w.bytes); {
		case w.ended:
			return written, net.ErrClosed
		case w.cut:
			return written, io.ErrClosedPipe
		case until.past():
			return written, os.ErrDeadlineExceeded
		case free <= 0:
			w.moved.Wait()
		default:
			some := b[written:min(len(b), written+free)]
			w.bytes = append(w.bytes, w.passes(some)...)
			written += len(some)
			w.moved.Broadcast()
		}
	}
	return written, nil
}

// add puts bytes in that were passed already. It waits for room, as a write does.
func (w *way) add(b []byte) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for len(w.bytes) >= room && !w.ended && !w.cut {
		w.moved.Wait()
	}
	if !w.ended && !w.cut {
		w.bytes = append(w.bytes, b...)
		w.moved.Broadcast()
	}
}

func (w *way) end() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.ended = true
	w.moved.Broadcast()
}

func (w *way) drop() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.cut, w.bytes = true, nil
	w.moved.Broadcast()
}

// deadline is a moment after which an end waits no longer. The libraries set it by the real clock.
type deadline struct {
	mu    sync.Mutex
	at    time.Time
	timer *time.Timer
}

func (d *deadline) set(at time.Time, wake func()) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.at = at
	if d.timer != nil {
		d.timer.Stop()
		d.timer = nil
	}
	if !at.IsZero() {
		d.timer = time.AfterFunc(time.Until(at), wake)
	}
}

func (d *deadline) past() bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	return !d.at.IsZero() && !time.Now().Before(d.at)
}

// end is one end of a connection in memory.
type end struct {
	in, out       *way
	read, written deadline
	local, remote net.Addr
}

var _ net.Conn = (*end)(nil)

func (e *end) Read(b []byte) (int, error)  { return e.in.read(b, &e.read) }
func (e *end) Write(b []byte) (int, error) { return e.out.write(b, &e.written) }

func (e *end) Close() error {
	e.in.drop() // first: who writes on the other way may wait for room on this one
	e.out.end()
	e.read.set(time.Time{}, nil)
	e.written.set(time.Time{}, nil)
	return nil
}

func (e *end) LocalAddr() net.Addr  { return e.local }
func (e *end) RemoteAddr() net.Addr { return e.remote }

func (e *end) SetDeadline(t time.Time) error {
	_ = e.SetReadDeadline(t)
	return e.SetWriteDeadline(t)
}

func (e *end) SetReadDeadline(t time.Time) error {
	e.read.set(t, e.in.wake)
	return nil
}

func (e *end) SetWriteDeadline(t time.Time) error {
	e.written.set(t, e.out.wake)
	return nil
}

func (w *way) wake() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.moved.Broadcast()
}
