package plain

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"io"

	"porthole/content"
)

// maxLine is the length in bytes of the longest line that is taken.
const maxLine = 64 << 10

// line is one line of input, cleaned, without its end.
type line struct {
	text    string
	tooLong bool // it was longer than maxLine and is dropped
}

// readLines reads lines of r on a goroutine of its own, one at a time as they are asked for, so
// that a wait for input can be left. The channel is closed at the end of input, which an error is
// too, and once ctx is done.
func readLines(ctx context.Context, r io.Reader) <-chan line {
	lines := make(chan line)
	go func() {
		defer close(lines)
		in := bufio.NewReaderSize(r, maxLine)
		for {
			text, ok := readLine(in)
			if !ok {
				return
			}
			select {
			case lines <- text:
			case <-ctx.Done():
				return
			}
		}
	}()
	return lines
}

// readLine reads one line; false: there is none left. A last line without an end counts.
func readLine(in *bufio.Reader) (line, bool) {
	raw, err := in.ReadSlice('\n')
	if errors.Is(err, bufio.ErrBufferFull) {
		for errors.Is(err, bufio.ErrBufferFull) {
			_, err = in.ReadSlice('\n')
		}
		return line{tooLong: true}, true
	}
	if err != nil && len(raw) == 0 {
		return line{}, false
	}
	return line{text: content.Clean(string(bytes.TrimRight(raw, "\r\n")))}, true
}
