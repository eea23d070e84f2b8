package lab

import (
	"crypto/tls"
	"fmt"
	"net"
	"sync"
)

// Protocol is what is spoken on a port.
type Protocol int

// The protocols.
const (
	SMTP Protocol = iota // RFC 5321; submission (RFC 6409) on ports of its own
	POP3                 // RFC 1939
	IMAP                 // RFC 3501
)

// Port is one of the seven, as IANA's registry has it.
type Port struct {
	Number   int
	Service  string // as the registry names it
	Protocol Protocol
	TLS      bool // from the first byte
}

// Ports are all that a world has, by number.
func Ports() []Port {
	return []Port{
		{25, "smtp", SMTP, false},
		{110, "pop3", POP3, false},
		{143, "imap", IMAP, false},
		{465, "submissions", SMTP, true},
		{587, "submission", SMTP, false},
		{993, "imaps", IMAP, true},
		{995, "pop3s", POP3, true},
	}
}

// PortOf is the port of a number; not ok: a world has none.
func PortOf(number int) (Port, bool) {
	for _, p := range Ports() {
		if p.Number == number {
			return p, true
		}
	}
	return Port{}, false
}

// submits tells whether a port is for sending one's own mail, and asks who one is.
func (p Port) submits() bool { return p.Protocol == SMTP && p.Number != 25 }

// RefusedError says that nobody takes a connection.
type RefusedError struct {
	Port int
	Why  string // "": nobody listens there
}

// Error is what a program says of it, as the network does.
func (e *RefusedError) Error() string {
	if e.Why == "" {
		return fmt.Sprintf("port %d: connection refused: no server listens there", e.Port)
	}
	return fmt.Sprintf("port %d: %s", e.Port, e.Why)
}

// newServer makes a port's server; it has no goroutine until it takes a connection.
func (w *World) newServer(p Port) server {
	switch p.Protocol {
	case POP3:
		return &popServer{world: w}
	case IMAP:
		return &imapServer{world: w}
	case SMTP:
	}
	return newSMTP(w, p)
}

// listener hands a library's server the connections that a world has for it.
type listener struct {
	conns chan net.Conn
	gone  chan struct{}
	once  sync.Once
}

func newListener() *listener {
	return &listener{conns: make(chan net.Conn), gone: make(chan struct{})}
}

// Accept waits for the next.
func (l *listener) Accept() (net.Conn, error) {
	select {
	case c := <-l.conns:
		return c, nil
	case <-l.gone:
		return nil, net.ErrClosed
	}
}

// Close may be called again.
func (l *listener) Close() error {
	l.once.Do(func() { close(l.gone) })
	return nil
}

// Addr is no address: nothing listens.
func (l *listener) Addr() net.Addr { return address{"mail", 0} }

// give hands over a connection.
func (l *listener) give(w *wire) {
	c := secured(w)
	select {
	case l.conns <- c:
	case <-l.gone:
		_ = c.Close()
	}
}

// secured is the server's end of a connection, over TLS where the port begins with it.
func secured(w *wire) net.Conn {
	if w.port.TLS {
		return tls.Server(w, w.world.serverTLS())
	}
	return w
}

// single is a listener that one connection came to.
type single struct {
	conn net.Conn
}

// Accept returns it once.
func (s *single) Accept() (net.Conn, error) {
	if s.conn == nil {
		return nil, net.ErrClosed
	}
	c := s.conn
	s.conn = nil
	return c, nil
}

// Close has nothing to close.
func (s *single) Close() error { return nil }

// Addr is no address: nothing listens.
func (s *single) Addr() net.Addr { return address{"mail", 0} }

// serverTLS is how servers speak TLS.
func (w *World) serverTLS() *tls.Config { return w.cert.config }

// address is an end of a connection in memory.
type address struct {
	host string
	port int
}

// Network is "memory".
func (a address) Network() string { return "memory" }

// String is host:port.
func (a address) String() string { return fmt.Sprintf("%s:%d", a.host, a.port) }
