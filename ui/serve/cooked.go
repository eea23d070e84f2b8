package serve

import (
	"io"
	"unicode/utf8"
)

// cooked is a terminal for a program that reads lines: over SSH there is no driver that would echo what is typed, take back
// what was typed wrong, and end the input. It writes no escape sequences.
type cooked struct {
	from io.Reader
	out  io.Writer
	line []byte // is being typed
	done []byte // is to be read
	last byte
	err  error
}

// The keys that a line knows.
const (
	ctrlC     = 0x03
	ctrlD     = 0x04
	backspace = 0x08
	ctrlU     = 0x15
	escape    = 0x1b
	rubOut    = 0x7f
)

// longestLine is how many bytes a line may have: more than any answer.
const longestLine = 4 << 10

// Read implements io.Reader.
func (c *cooked) Read(p []byte) (int, error) {
	var buf [256]byte
	for len(c.done) == 0 {
		if c.err != nil {
			return 0, c.err
		}
		n, err := c.from.Read(buf[:])
		var echo []byte
		for _, b := range buf[:n] {
			echo = c.take(b, echo)
		}
		if _, failed := c.out.Write(echo); failed != nil && err == nil {
			err = failed
		}
		if c.err == nil {
			c.err = err
		}
	}
	n := copy(p, c.done)
	c.done = c.done[n:]
	return n, nil
}

// take takes one byte, and adds to what is echoed of it.
func (c *cooked) take(b byte, echo []byte) []byte {
	last := c.last
	c.last = b
	switch {
	case c.err != nil:
		return echo
	case b == '\n' && last == '\r': // one end of a line, not two
		return echo
	case b == '\r', b == '\n':
		c.done = append(append(c.done, c.line...), '\n')
		c.line = c.line[:0]
		return append(echo, '\n')
	case b == ctrlC, b == ctrlD && len(c.line) == 0:
		c.err = io.EOF
		return append(echo, '\n')
	case b == backspace, b == rubOut:
		return c.erase(echo)
	case b == ctrlU:
		for len(c.line) > 0 {
			echo = c.erase(echo)
		}
		return echo
	case b < ' ' && b != '\t' && b != escape, len(c.line) >= longestLine:
		return echo
	}
	c.line = append(c.line, b)
	if b == escape || b == '\t' {
		return echo // what begins with it would move the cursor
	}
	return append(echo, b)
}

// erase takes the last character back.
func (c *cooked) erase(echo []byte) []byte {
	if len(c.line) == 0 {
		return echo
	}
	r, size := utf8.DecodeLastRune(c.line)
	c.line = c.line[:len(c.line)-size]
	if r == escape || r == '\t' {
		return echo
	}
	return append(echo, "\b \b"...)
}
