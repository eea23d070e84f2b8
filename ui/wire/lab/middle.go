package lab

import (
	"bytes"
	"strings"
)

// middle is somebody between the learner and a server who will have no TLS: the offer is taken out of
// what the server says, and who asks for it all the same is refused in the server's name (RFC 3207 §6).
// Only commands are refused: the text of a message may say STARTTLS.
type middle struct {
	dialogue

	held []byte // of a line of the client's that is not whole yet
}

// longestHeld is how much of a line is waited for; a longer one is no command.
const longestHeld = 1024

// change returns what goes on of what came, and what the client is answered at once.
func (m *middle) change(b []byte, fromClient bool) (on, back []byte) {
	if fromClient {
		return m.commands(b)
	}
	for line := range bytes.Lines(b) {
		m.hears(strings.TrimRight(string(line), "\r\n"))
		on = append(on, m.withoutOffer(line)...)
	}
	return on, nil
}

// withoutOffer is a server's line, or nothing, with what offers TLS left out.
func (m *middle) withoutOffer(line []byte) []byte {
	text := strings.TrimRight(string(line), "\r\n")
	switch m.protocol {
	case SMTP:
		if text == "250-STARTTLS" {
			return nil
		}
	case POP3:
		if text == "STLS" {
			return nil
		}
	case IMAP:
		if strings.Contains(text, "CAPABILITY ") {
			return bytes.ReplaceAll(line, []byte(" STARTTLS"), nil)
		}
	}
	return line
}

// commands lets whole lines on, and answers those that ask for TLS.
func (m *middle) commands(b []byte) (on, back []byte) {
	m.held = append(m.held, b...)
	for len(m.held) > 0 {
		some, line := m.next()
		if some == nil {
			break
		}
		no := ""
		if line {
			no = m.refusal(strings.TrimRight(string(some), "\r\n"))
		}
		if no != "" {
			back = append(back, no+"\r\n"...)
		} else {
			on = append(on, some...)
		}
	}
	return on, back
}

// next takes what is whole of what the client sent: a line, or bytes that are none. Nil: nothing is.
func (m *middle) next() (some []byte, line bool) {
	if m.owed > 0 {
		some = m.take(min(m.owed, len(m.held)))
		m.owed -= len(some)
		return some, false
	}
	if at := bytes.IndexByte(m.held, '\n'); at >= 0 {
		return m.take(at + 1), true
	}
	first := append(bytes.Clone(m.held[:min(len(m.held), recordHeader)]), 0)
	if begins, _ := begin(first); begins || len(m.held) > longestHeld {
		return m.take(len(m.held)), false
	}
	return nil, false
}

func (m *middle) take(n int) []byte {
	some := m.held[:n]
	m.held = m.held[n:]
	return some
}

// refusal is what a line is answered that asks for TLS; "" for any other.
func (m *middle) refusal(text string) string {
	tag := m.asksForTLS(text)
	switch {
	case tag == "":
		return ""
	case m.protocol == SMTP:
		return "454 4.7.0 TLS not available due to temporary reason"
	case m.protocol == POP3:
		return "-ERR command not available"
	}
	return tag + " BAD command not available"
}
