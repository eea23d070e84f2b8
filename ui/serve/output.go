package serve

import (
	"bytes"
	"errors"
	"io"
	"net"
	"os"
	"time"
)

// paper is what a session writes on. Whoever does not take it in time is cut off: their answers are kept.
type paper struct {
	to   io.Writer
	raw  bool // the terminal moves down at a line feed, and not to the left
	wait time.Duration
	slow func() // is called when a write was not taken in time
	done func() // is called when one was
}

// Write implements io.Writer. Two clocks watch it: its own, for a terminal that gives no leave to send more, and the
// connection's, for one that does not take what was sent. Whichever comes first, the session ends.
func (p *paper) Write(b []byte) (int, error) {
	out := b
	if p.raw {
		out = returned(b)
	}
	late := time.AfterFunc(p.wait, p.slow)
	defer late.Stop()
	if _, err := p.to.Write(out); err != nil {
		if errors.Is(err, os.ErrDeadlineExceeded) && late.Stop() {
			p.slow()
		}
		return 0, err //nolint:wrapcheck // it is the connection's
	}
	p.done()
	return len(b), nil
}

// returned puts a carriage return before each line feed, as the driver of a terminal does.
func returned(b []byte) []byte {
	if bytes.IndexByte(b, '\n') < 0 {
		return b
	}
	return bytes.ReplaceAll(b, []byte("\n"), []byte("\r\n"))
}

// patient is a connection that fails where what is written to it is not taken in time.
type patient struct {
	net.Conn
	wait time.Duration
	now  func() time.Time
}

// Write implements net.Conn.
func (p *patient) Write(b []byte) (int, error) {
	if err := p.SetWriteDeadline(p.now().Add(p.wait)); err != nil {
		return 0, err //nolint:wrapcheck // it is the connection's
	}
	return p.Conn.Write(b) //nolint:wrapcheck // it is the connection's
}

// stranger is a connection that is read until a moment once its first line is there. Before that it may be read for less long:
// who connects and says nothing holds the place of somebody else.
type stranger struct {
	net.Conn
	until time.Time
	spoke bool // belongs to the goroutine that reads
}

// Read implements net.Conn.
func (s *stranger) Read(b []byte) (int, error) {
	n, err := s.Conn.Read(b)
	if !s.spoke && bytes.IndexByte(b[:n], '\n') >= 0 {
		s.spoke = true
		_ = s.SetReadDeadline(s.until)
	}
	return n, err //nolint:wrapcheck // it is the connection's
}
