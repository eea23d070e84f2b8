package lab

import (
	"bufio"
	"bytes"
	"errors"
	"strings"
	"testing"
)

// FuzzSplit: what is split is what came, however it was cut, and a record is as long as it says.
func FuzzSplit(f *testing.F) {
	f.Add([]byte("220 hello\r\n\x16\x03\x01\x00\x02ab\x17\x03\x03\x00\x01c"), uint8(3))
	f.Add([]byte("\x15\x03\x03\x00\x02\x02\x28plain"), uint8(1))
	f.Add([]byte("a\x16\x03\x01\x00\x02ab"), uint8(200))
	f.Fuzz(func(t *testing.T, b []byte, size uint8) {
		var s splitter
		var back []byte
		for rest := b; len(rest) > 0; {
			n := min(len(rest), int(size)+1)
			for _, p := range s.split(rest[:n]) {
				if p.record != nil && p.record.Length+recordHeader != len(p.bytes) {
					t.Fatalf("a record of %d bytes says that it has %d", len(p.bytes), p.record.Length)
				}
				back = append(back, p.bytes...)
			}
			rest = rest[n:]
			if len(s.held) > recordHeader+longest {
				t.Fatalf("%d bytes are held", len(s.held))
			}
		}
		if back = append(back, s.flush()...); !bytes.Equal(back, b) {
			t.Fatalf("%q came, and %q is told", b, back)
		}
	})
}

// FuzzPOP3: a line is no longer than it may be, and a command is made of one that a person can read.
func FuzzPOP3(f *testing.F) {
	f.Add([]byte("USER bob\r\nPASS a b\r\nLIST\n\x00\r\n"))
	f.Add(bytes.Repeat([]byte("x"), 300))
	f.Fuzz(func(t *testing.T, b []byte) {
		r := bufio.NewReaderSize(bytes.NewReader(b), 16)
		for {
			line, err := readLine(r, longestCommand)
			if err != nil {
				if len(b) > longestCommand && !errors.Is(err, errTooLong) && !bytes.Contains(b, []byte("\n")) {
					t.Fatalf("a line of %d bytes: %v", len(b), err)
				}
				return
			}
			if len(line) > longestCommand {
				t.Fatalf("a line of %d bytes", len(line))
			}
			if c, ok := parsePop(line); ok && (strings.ContainsAny(line, "\x00\x1b\r") || c.verb != strings.ToUpper(c.verb)) {
				t.Fatalf("%q is taken for a command", line)
			}
		}
	})
}
