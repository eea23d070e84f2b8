package lab

import (
	"bufio"
	"errors"
	"strings"
)

// The longest lines of POP3, CRLF included: a command's (RFC 2449 §4), and that of an answer to AUTH (RFC 5034 §4).
const (
	longestCommand = 255
	longestAnswer  = longestLine
)

var errTooLong = errors.New("the line is too long")

// readLine reads a line of so many bytes at most, without its end. An error tells that nothing more is to be read.
func readLine(r *bufio.Reader, most int) (string, error) {
	var line []byte
	for {
		some, err := r.ReadSlice('\n')
		line = append(line, some...)
		switch {
		case len(line) > most:
			return "", errTooLong
		case err == nil:
			return strings.TrimSuffix(strings.TrimSuffix(string(line), "\n"), "\r"), nil
		case !errors.Is(err, bufio.ErrBufferFull):
			return "", err
		}
	}
}

// popCommand is a line of a client's: a keyword of three or four letters, in capitals here, and its arguments (RFC 1939 §3).
type popCommand struct {
	verb string
	args []string
	rest string // all behind the keyword, for a password may have spaces in it
}

// parsePop reads a command; not ok: nobody could mean that.
func parsePop(line string) (c popCommand, ok bool) {
	verb, rest, _ := strings.Cut(line, " ")
	if len(verb) < 3 || len(verb) > 4 {
		return c, false
	}
	for _, r := range line {
		if r < ' ' || r == 0x7f {
			return c, false
		}
	}
	return popCommand{verb: strings.ToUpper(verb), args: strings.Fields(rest), rest: rest}, true
}
