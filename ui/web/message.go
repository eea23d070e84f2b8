package web

import (
	"errors"
	"strconv"
	"strings"
	"unicode/utf8"

	"porthole/ui/terminal"
)

// A browser sends messages of text while a session is on: the first byte says which kind it is.
const (
	typedKind = 'i' // what was typed, as it comes from the terminal
	sizeKind  = 's' // the size of the window: columns, a space, rows
	// mostMessage is how many bytes one may have. The page sends a long paste in pieces.
	mostMessage = 8 << 10
)

// message is one of them.
type message struct {
	typed  string
	window terminal.Window // the zero one: there is none
}

var errMessage = errors.New("a message that no page of ours sends")

// readMessage reads a message. The error says that it is none.
func readMessage(data []byte) (message, error) {
	if len(data) == 0 || len(data) > mostMessage || !utf8.Valid(data) {
		return message{}, errMessage
	}
	switch rest := string(data[1:]); data[0] {
	case typedKind:
		return message{typed: rest}, nil
	case sizeKind:
		columns, rows, _ := strings.Cut(rest, " ")
		window, err := readWindow(columns, rows)
		return message{window: window}, err
	}
	return message{}, errMessage
}

// readWindow reads the size of a window, which is bounded elsewhere.
func readWindow(columns, rows string) (terminal.Window, error) {
	const bits = 16
	width, bad := strconv.ParseUint(columns, 10, bits)
	height, wrong := strconv.ParseUint(rows, 10, bits)
	if bad != nil || wrong != nil || width == 0 || height == 0 {
		return terminal.Window{}, errMessage
	}
	return terminal.Window{Width: int(width), Height: int(height)}, nil
}
