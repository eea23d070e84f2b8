package lab

import (
	"sync"
	"time"

	"porthole/ui/wire/pcap"
)

// EventKind tells what happened on the wire.
type EventKind int

// The kinds of events.
const (
	Opened EventKind = iota // a client connected
	Passed                  // bytes went by
	Hungup                  // one end closed; FromClient tells which
)

// Event is one thing that the eavesdropper saw. Bytes are as they passed: inside TLS they are cipher text.
type Event struct {
	N          int // counts from 1, without gaps
	At         time.Time
	Kind       EventKind
	Conn       int    // counts from 1 in a world
	Port       int    // the port as it is known by name: 25 also where Listen added to it
	Device     string // whose connection it is, where Call says so
	Other      bool   // it is somebody else's
	FromClient bool
	Bytes      []byte
	Record     *Record // where Bytes are a TLS record: its type and length, never what is in it
	Was        []byte  // what the other end had sent, where somebody in the middle changed it
	Offset     int64   // of Bytes, in what this end of the connection sent
}

// perEvent is what an event is counted as beside its bytes.
const perEvent = 200

// tap keeps the last events, up to so many bytes.
type tap struct {
	now     func() time.Time
	most    int
	changed func()
	capture *pcap.Writer // nil: nobody wants it

	mu     sync.Mutex
	events []Event
	size   int
	last   int
}

func (t *tap) add(e Event) {
	t.mu.Lock()
	defer t.mu.Unlock()
	defer t.changed()
	t.last++
	e.N, e.At = t.last, t.now()
	t.events = append(t.events, e)
	t.size += e.size()
	drop := 0
	for t.size > t.most && drop < len(t.events)-1 {
		t.size -= t.events[drop].size()
		t.events[drop] = Event{} // the array lives on
		drop++
	}
	t.events = t.events[drop:]
	if t.capture != nil {
		e.capture(t.capture)
	}
}

// capture tells a file of packets what happened.
func (e *Event) capture(to *pcap.Writer) {
	c := pcap.Conn{ID: e.Conn, Client: clientPort(e.Conn), Server: e.Port}
	switch e.Kind {
	case Opened:
		to.Opened(c, e.At)
	case Passed:
		to.Passed(c, pcap.Part{At: e.At, FromClient: e.FromClient, Bytes: e.Bytes, Offset: e.Offset})
	case Hungup:
		to.Hungup(c, e.At, e.FromClient)
	}
}

// CaptureErr is the first error of writing to Options.Capture.
func (w *World) CaptureErr() error {
	w.tap.mu.Lock()
	defer w.tap.mu.Unlock()
	if w.tap.capture == nil {
		return nil
	}
	return w.tap.capture.Err()
}

func (e *Event) size() int { return perEvent + len(e.Bytes) + len(e.Was) }

// Tap returns what passed after the event of that number, 0 for all that is still kept.
func (w *World) Tap(after int) []Event {
	t := w.tap
	t.mu.Lock()
	defer t.mu.Unlock()
	from := max(0, len(t.events)-max(0, t.last-after))
	return append([]Event(nil), t.events[min(from, len(t.events)):]...)
}
