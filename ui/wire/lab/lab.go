// Package lab is a small network with real mail servers on it, inside the program: SMTP and
// submission (RFC 5321, RFC 6409), POP3 (RFC 1939) and IMAP (RFC 3501), on their seven ports, with
// two mailboxes and a certificate made at start. Somebody listens: the tap keeps every byte that
// passed, and of TLS only what an eavesdropper sees. It knows no screen.
//
// A World is one learner's. Its connections are buffers in memory; only Listen opens sockets, and
// those on 127.0.0.1 alone. All of it is bounded, in bytes and in time, and gone after Close.
package lab

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"
	"time"

	"porthole/content"
	"porthole/ui/wire/pcap"
)

// Limits bound a world. A zero takes the value that stands beside its field.
type Limits struct {
	Open     int           // connections at one time: 16
	Conns    int           // connections in the world's life: 400
	Sent     int           // bytes that clients may send in one connection: 256 KiB
	Rate     int           // bytes a second and connection that a server takes once 64 KiB came at once: 32 KiB
	Tap      int           // bytes that the tap keeps; older ones go first: 256 KiB
	Message  int           // bytes of a message: 64 KiB
	Messages int           // messages in all folders of one mailbox: 60
	Idle     time.Duration // until a silent connection is ended; RFC 3501 §5.4 asks for 30 minutes at least: 30 minutes
	Life     time.Duration // until the world closes by itself: an hour
}

// Options say what a world is like. Now is needed; all else has a usual value.
type Options struct {
	Now       func() time.Time
	Rand      io.Reader          // for keys and TLS; nil is crypto/rand's
	Server    content.WireServer // how the servers behave, and what is wrong on the way to them
	Mailboxes []Mailbox
	Limits    Limits
	Capture   io.Writer // is written what passes, as it passes, in the format of pcap; nil: nothing is
}

// Mailbox is somebody who has mail here. Nil Mailboxes make those of content.WireAccounts, with some of it.
type Mailbox struct {
	User, Password string   // the address is User@ the domain of the host
	Mail           []string // messages as in RFC 5322, each with "\n" or "\r\n" at its lines' ends
}

// World is one learner's network: seven ports, two mailboxes, a tap. Its methods may be called from anywhere.
type World struct {
	options Options
	limits  Limits
	cert    *certificates
	boxes   []*mailbox
	servers map[int]server
	tap     *tap
	journal *journal
	changed chan struct{}
	done    chan struct{}

	mu     sync.Mutex
	open   map[*wire]bool
	lines  map[*Line]bool
	conns  int // that there ever were
	closed bool
	life   *time.Timer
	ports  listening
	busy   sync.WaitGroup // goroutines of our own
}

// server takes connections until it is stopped, and waits then for what it began.
type server interface {
	take(w *wire)
	stop()
}

// ErrClosed is what a world says that is over.
var ErrClosed = errors.New("the network is gone: its time was over, or it was closed")

// New makes a world. It costs a few milliseconds and holds no goroutine until somebody connects. The
// errors are those of making keys and of a mailbox that cannot be filled.
func New(o Options) (*World, error) {
	if o.Rand == nil {
		o.Rand = rand.Reader
	}
	w := &World{
		options: o, limits: o.Limits.orUsual(), journal: &journal{now: o.Now},
		changed: make(chan struct{}, 1), done: make(chan struct{}), servers: map[int]server{}, open: map[*wire]bool{}, lines: map[*Line]bool{},
	}
	w.tap = &tap{now: o.Now, most: w.limits.Tap, changed: w.change}
	var err error
	if w.cert, err = newCertificates(o.Rand, o.Now(), w.names()); err != nil {
		return nil, fmt.Errorf("make the servers' certificate: %w", err)
	}
	if o.Capture != nil {
		if w.tap.capture, err = pcap.NewWriter(o.Capture); err != nil {
			return nil, err
		}
	}
	if err := w.fill(); err != nil {
		return nil, err
	}
	w.life = time.AfterFunc(w.limits.Life, func() { w.end("the time of this network is over") })
	return w, nil
}

// names are those in the servers' certificate.
func (w *World) names() []string {
	if w.options.Server == content.WireOtherName {
		return []string{"mail.another.test"}
	}
	return []string{content.WireHost}
}

// fill makes the mailboxes and puts their first mail in.
func (w *World) fill() error {
	boxes := w.options.Mailboxes
	if boxes == nil {
		boxes = usualMailboxes(w.options.Now())
	}
	for _, b := range boxes {
		box, err := newMailbox(b, w.limits, w.options.Now)
		if err != nil {
			return fmt.Errorf("fill the mailbox of %s: %w", b.User, err)
		}
		w.boxes = append(w.boxes, box)
	}
	w.journal.boxes = w.boxes
	return nil
}

// box is the mailbox of a user or an address, in any case; nil: nobody has it.
func (w *World) box(name string) *mailbox {
	user, domain, found := strings.Cut(name, "@")
	if found && !strings.EqualFold(domain, content.WireDomain) {
		return nil
	}
	for _, b := range w.boxes {
		if strings.EqualFold(b.user, user) {
			return b
		}
	}
	return nil
}

// login is the mailbox that a name and a password open; nil: none.
func (w *World) login(conn *wire, user, password string) *mailbox {
	box := w.box(user)
	if box != nil && box.password != password {
		box = nil
	}
	w.journal.credential(conn, user, password, box != nil)
	return box
}

// needsTLS tells whether the servers take no password before TLS.
func (w *World) needsTLS() bool {
	switch w.options.Server {
	case content.WireAllowsPlain, content.WireStripped:
		return false
	case content.WireUsual, content.WireOtherName:
	}
	return true
}

// Changed is given a value whenever something happened since it was last asked: on the wire, or in what Seen tells.
func (w *World) Changed() <-chan struct{} { return w.changed }

func (w *World) change() {
	select {
	case w.changed <- struct{}{}:
	default: // it is known already
	}
}

// Done is closed once the world is: by Close, or because its time is over.
func (w *World) Done() <-chan struct{} { return w.done }

// Close ends every connection and waits until nothing of the world runs any more. It may be called again.
func (w *World) Close() error {
	w.end("the network was closed")
	return nil
}

// end is Close for a reason, which lines tell.
func (w *World) end(why string) {
	w.mu.Lock()
	if w.closed {
		w.mu.Unlock()
		w.busy.Wait()
		return
	}
	w.closed = true
	close(w.done)
	if w.life != nil {
		w.life.Stop()
	}
	open, lines, servers, ports := w.open, w.lines, w.servers, w.ports
	w.open, w.lines, w.servers = nil, nil, nil
	w.mu.Unlock()
	ports.close()
	for l := range lines {
		l.end(why)
	}
	for c := range open {
		_ = c.Close() // who hung up first is told by the other end
	}
	for _, s := range servers {
		s.stop()
	}
	w.busy.Wait()
}

func (l Limits) orUsual() Limits {
	usual(&l.Open, 16)
	usual(&l.Conns, 400)
	usual(&l.Sent, 256<<10)
	usual(&l.Rate, 32<<10)
	usual(&l.Tap, 256<<10)
	usual(&l.Message, 64<<10)
	usual(&l.Messages, 60)
	usual(&l.Idle, 30*time.Minute)
	usual(&l.Life, time.Hour)
	return l
}

func usual[T comparable](field *T, value T) {
	var none T
	if *field == none {
		*field = value
	}
}
