package lab

import (
	"bufio"
	"bytes"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net"
	"strings"
	"sync"
	"time"

	"porthole/content"
)

// Line is the learner's own connection: lines go out, lines come in, and what a mail program does by
// itself is done here too: the handshake on a port that begins with TLS, and after STARTTLS or STLS
// (as `openssl s_client -starttls` does it). Its methods may be called from anywhere.
type Line struct {
	ID   int // of the connection, as in Event.Conn
	Port Port

	world *World
	wire  *wire
	raw   *end
	said  chan Said
	gone  chan struct{}
	once  sync.Once
	trust chan struct{}

	mu      sync.Mutex
	conn    net.Conn
	busy    bool // a handshake goes on
	talk    dialogue
	upgrade string // the tag, or the command, that asked for TLS and is not answered yet
	pending int    // commands of POP3 that are not answered yet, the greeting counted too
	greeted bool
	doubted bool   // the certificate is for another host, and nobody has said what is to be done
	why     string // it was hung up on this side: for that reason
}

// Errors of a line.
var (
	ErrOver  = errors.New("the connection is over")
	ErrBusy  = errors.New("TLS is being agreed on: wait until it is there")
	ErrAsked = errors.New("you asked for TLS: wait for the server's answer")
)

// clientPort is a port for the client of a connection, each its own for as long as there are any.
func clientPort(conn int) int {
	const first, after = 50000, 1 << 16
	return first + conn%(after-first)
}

// longestLine is how much is sent or shown as one line, in bytes: RFC 4954 §4 lets AUTH have 12,288.
const longestLine = 12288

// Dial connects to a port, as a client would that asks for content.WireHost. The errors are
// *RefusedError and ErrClosed.
func (w *World) Dial(call Call) (*Line, error) {
	p, ok := PortOf(call.Port)
	if !ok {
		return nil, &RefusedError{Port: call.Port}
	}
	w.settle()
	c, err := w.connect(p, call)
	if err != nil {
		return nil, err
	}
	c.memory = true
	var up, down *way
	up = newWay(func(b []byte) []byte {
		on, back := c.pass(b, true)
		if len(back) > 0 {
			down.add(back)
		}
		return on
	})
	down = newWay(func(b []byte) []byte {
		on, _ := c.pass(b, false)
		return on
	})
	mine, theirs := address{"client", clientPort(c.id)}, address{content.WireHost, p.Number}
	c.Conn = &end{in: up, out: down, local: theirs, remote: mine}
	l := &Line{
		ID: c.id, Port: p, world: w, wire: c, raw: &end{in: down, out: up, local: mine, remote: theirs},
		said: make(chan Said, 64), gone: make(chan struct{}), trust: make(chan struct{}, 1), pending: 1,
		talk: dialogue{protocol: p.Protocol},
	}
	l.conn = l.raw
	tlsFirst := call.TLS == content.WireTLSNow || call.TLS == content.WireByPort && p.TLS
	l.busy = tlsFirst
	if err := w.start(l, tlsFirst); err != nil {
		_ = c.Close()
		return nil, err
	}
	return l, nil
}

// settle waits a moment until servers have seen who hung up: else whoever comes back at once finds their own mailbox locked.
func (w *World) settle() {
	timer := time.NewTimer(time.Second)
	defer timer.Stop()
	for _, c := range w.hungUp() {
		select {
		case <-c.stopped:
		case <-timer.C:
			return
		}
	}
}

// hungUp are the connections that clients have hung up, and servers not yet.
func (w *World) hungUp() (all []*wire) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for c := range w.open {
		c.mu.Lock()
		if c.up.ended && !c.closed {
			all = append(all, c)
		}
		c.mu.Unlock()
	}
	return all
}

// start lets a line listen, and the server serve it.
func (w *World) start(l *Line, tlsFirst bool) error {
	l.wire.begin() // before a ClientHello goes out
	w.mu.Lock()
	if w.closed {
		w.mu.Unlock()
		return ErrClosed
	}
	w.lines[l] = true
	w.busy.Go(func() { l.listen(tlsFirst) })
	w.mu.Unlock()
	return l.wire.serve()
}

// Lines are what is said, in order. The channel is closed after the one that says that the connection is over.
func (l *Line) Lines() <-chan Said { return l.said }

// Encrypted tells whether what is sent now is.
func (l *Line) Encrypted() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	_, ok := l.conn.(*tls.Conn)
	return ok && !l.busy
}

// Send sends a line; CRLF is put behind it. It waits for room where the server takes nothing.
func (l *Line) Send(text string) error {
	if len(text) > longestLine {
		return fmt.Errorf("the line has %d bytes, and %d are the most", len(text), longestLine)
	}
	conn, err := l.ready(text)
	if err != nil {
		return err
	}
	if _, err := io.WriteString(conn, text+"\r\n"); err != nil {
		return ErrOver
	}
	return nil
}

// ready notes what a line asks for, and is the connection to send it on.
func (l *Line) ready(text string) (net.Conn, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	switch {
	case l.busy:
		return nil, ErrBusy
	case l.upgrade != "":
		return nil, ErrAsked
	}
	l.pending++
	if l.talk.owed > 0 {
		l.talk.owed = max(0, l.talk.owed-len(text)-len("\r\n"))
		return l.conn, nil
	}
	asks := l.talk.asksForTLS(text)
	if _, ok := l.conn.(*tls.Conn); !ok {
		l.upgrade = asks
	}
	return l.conn, nil
}

// Hangup closes the connection, as when a program is killed.
func (l *Line) Hangup() { l.end("you hung up") }

// end closes the connection for a reason, unless there was one before.
func (l *Line) end(why string) {
	l.once.Do(func() {
		l.mu.Lock()
		inDoubt := l.doubted
		l.why = why
		l.mu.Unlock()
		close(l.gone)
		if inDoubt { // TLS says so to the server before it closes the line
			return
		}
		l.close()
	})
}

func (l *Line) close() {
	l.wire.hungup(true)
	_ = l.raw.Close()
}

// GoOn says to a certificate that is doubted: all the same. A careful client would hang up.
func (l *Line) GoOn() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if !l.doubted {
		return errors.New("no certificate is in doubt")
	}
	l.doubted = false
	l.trust <- struct{}{}
	return nil
}

// listen tells what comes until the connection is over.
func (l *Line) listen(tlsFirst bool) {
	defer close(l.said)
	defer l.forget()
	why := ""
	if tlsFirst {
		why = l.secure()
	}
	if why == "" {
		why = l.read()
	}
	l.Hangup()
	l.close()
	select { // nobody may be there to hear it
	case l.said <- Said{At: l.world.options.Now(), Kind: Ended, Text: why}:
	default:
	}
}

func (l *Line) forget() {
	l.world.mu.Lock()
	defer l.world.mu.Unlock()
	delete(l.world.lines, l)
}

// read tells the server's lines, and makes the connection TLS where that was agreed on.
func (l *Line) read() string {
	r := bufio.NewReaderSize(l.current(), longestLine)
	for {
		text, err := r.ReadSlice('\n')
		if len(text) > 0 {
			l.tell(Said{Kind: Spoke, Text: string(bytes.TrimRight(text, "\r\n"))})
		}
		if err != nil && !errors.Is(err, bufio.ErrBufferFull) {
			return l.reason(err)
		}
		if !l.agreed(string(text)) {
			continue
		}
		if why := l.secure(); why != "" {
			return why
		}
		r.Reset(l.current()) // what came in the clear after the go-ahead counts for nothing (RFC 3207 §6)
	}
}

func (l *Line) reason(err error) string {
	select {
	case <-l.gone:
		l.mu.Lock()
		defer l.mu.Unlock()
		return l.why
	default:
	}
	if errors.Is(err, io.EOF) {
		return "the server hung up"
	}
	return "the connection broke: " + content.Clean(err.Error())
}

func (l *Line) current() net.Conn {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.conn
}

// tell hands on what is said, and waits for somebody to take it.
func (l *Line) tell(s Said) {
	s.At, s.Text, s.TLS = l.world.options.Now(), content.Clean(s.Text), l.Encrypted()
	select {
	case l.said <- s:
	case <-l.gone:
	}
}

// agreed tells whether a server's line is the go-ahead for TLS; from then on nothing is sent in the clear.
func (l *Line) agreed(text string) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.talk.hears(strings.TrimRight(text, "\r\n"))
	greeting := !l.greeted
	l.greeted = true
	var answered, yes bool
	switch l.Port.Protocol {
	case SMTP:
		answered, yes = !greeting && len(text) > 3 && text[3] == ' ' && !strings.HasPrefix(text, "250"), strings.HasPrefix(text, "220")
	case POP3:
		yes = strings.HasPrefix(text, "+OK")
		if yes || strings.HasPrefix(text, "-ERR") {
			l.pending--
			answered = l.pending == 0
		}
	case IMAP:
		tag, rest, _ := strings.Cut(text, " ")
		answered, yes = tag == l.upgrade, strings.HasPrefix(strings.ToUpper(rest), "OK")
	}
	if l.upgrade == "" || !answered {
		return false
	}
	l.upgrade = ""
	l.busy = yes
	return yes
}
