package lab

import (
	"strconv"
	"strings"
)

// dialogue tells commands from what a client sends beside them: the lines of a message, answers to challenges, literals.
type dialogue struct {
	protocol Protocol
	body     bool // lines of the client's are a message's, until a full stop
	answers  bool // the next line of the client's answers a challenge
	literal  int  // bytes of IMAP's literal that come once the server says so
	owed     int  // bytes of the client's that are no lines
}

// hears notes what the server waits for: a message, an answer, a literal.
func (d *dialogue) hears(text string) {
	smtp := d.protocol == SMTP
	goesOn := !smtp && (text == "+" || strings.HasPrefix(text, "+ "))
	switch {
	case smtp && strings.HasPrefix(text, "354"):
		d.body = true
	case goesOn && d.literal > 0:
		d.owed, d.literal = d.literal, 0
	default:
		d.answers = goesOn || smtp && strings.HasPrefix(text, "334")
	}
}

// asksForTLS takes a line of the client's. It is the command, or the tag of it, by which the line asks for TLS; "": it does not.
func (d *dialogue) asksForTLS(text string) string {
	switch {
	case d.body:
		d.body = text != "."
		return ""
	case d.answers:
		d.answers = false
		return ""
	}
	words := strings.Fields(text)
	d.announced(text, words)
	switch {
	case d.protocol == SMTP && len(words) == 1 && strings.EqualFold(words[0], "STARTTLS"),
		d.protocol == POP3 && len(words) == 1 && strings.EqualFold(words[0], "STLS"),
		d.protocol == IMAP && len(words) == 2 && strings.EqualFold(words[1], "STARTTLS"):
		return words[0]
	}
	return ""
}

// announced notes how many bytes a command says that follow it: BDAT of SMTP (RFC 3030 §2), a literal of IMAP (RFC 3501 §4.3;
// with a plus it comes at once, RFC 7888 §3).
func (d *dialogue) announced(text string, words []string) {
	switch {
	case d.protocol == SMTP && len(words) > 1 && strings.EqualFold(words[0], "BDAT"):
		d.owed = size(words[1])
	case d.protocol == IMAP && strings.HasSuffix(text, "}"):
		number := strings.TrimSuffix(text[strings.LastIndexByte(text, '{')+1:], "}")
		if at, atOnce := strings.CutSuffix(number, "+"); atOnce {
			d.owed = size(at)
		} else {
			d.literal = size(number)
		}
	}
}

// size reads a number of bytes; 0 where it is none.
func size(text string) int {
	n, err := strconv.Atoi(text)
	if err != nil || n < 0 {
		return 0
	}
	return n
}
