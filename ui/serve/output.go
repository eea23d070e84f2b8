package serve

import (
	"bytes"
	"io"
	"time"
)

// paper is what a session writes on. Whoever does not take it in time is cut off: their answers are kept.
type paper struct {
	to   io.Writer
	raw  bool // the terminal moves down at a line feed, and not to the left
	wait time.Duration
	slow func() // is called when a write was not taken in time
}

// Write implements io.Writer.
func (p *paper) Write(b []byte) (int, error) {
	out := b
	if p.raw {
		out = returned(b)
	}
	late := time.AfterFunc(p.wait, p.slow)
	defer late.Stop()
	if _, err := p.to.Write(out); err != nil {
		return 0, err //nolint:wrapcheck // it is the connection's
	}
	return len(b), nil
}

// returned puts a carriage return before each line feed, as the driver of a terminal does.
func returned(b []byte) []byte {
	if bytes.IndexByte(b, '\n') < 0 {
		return b
	}
	return bytes.ReplaceAll(b, []byte("\n"), []byte("\r\n"))
}
