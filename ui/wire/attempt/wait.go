package attempt

import (
	"context"
	"slices"
	"strings"
	"time"

	"porthole/ui/wire/lab"
)

// How long an answer is waited for where lines of text are written, and how long nothing may come until it counts as whole.
const (
	firstLine = 2 * time.Second
	quiet     = 120 * time.Millisecond
)

// Await waits until what the device in hand sent last is answered, and hears the answer. It is for lines of text, which have
// no other way to tell that more may come.
func (a *Attempt) Await(ctx context.Context) {
	d := a.Hand()
	line, device := d.Line, a.At
	if line == nil || d.Over || d.Silent() {
		return
	}
	upgrade := d.asksForTLS()
	wait := firstLine
	for d.Doubt == "" {
		within, cancel := context.WithTimeout(ctx, wait)
		said, ok, late := next(within, line)
		cancel()
		if !ok || late {
			return
		}
		a.Hear(device, line, said)
		wait = quiet
		switch {
		case upgrade && said.Kind == lab.Spoke && good(said.Text), said.Kind == lab.Presented:
			wait = firstLine // the handshake comes
		case said.Kind == lab.Secured && !upgrade:
			wait = firstLine // then the greeting
		case d.answered(said):
			return
		}
	}
}

// answered reports whether what was said is the end of an answer, as far as that can be told.
func (d *Device) answered(said lab.Said) bool {
	if said.Kind != lab.Spoke {
		return said.Kind == lab.Secured || said.Kind == lab.Ended
	}
	return ends(d.Protocol(), d.sinceConnected(), said.Text)
}

// ends reports whether a server's line is the last of an answer to what was asked; "": it is the greeting.
func ends(p lab.Protocol, asked, text string) bool {
	words := strings.Fields(strings.ToUpper(asked))
	goesOn := text == "+" || strings.HasPrefix(text, "+ ")
	switch {
	case p == lab.SMTP:
		return len(text) > 3 && text[3] == ' '
	case len(words) == 0 || goesOn:
		return true
	case p == lab.IMAP:
		tag, _, _ := strings.Cut(text, " ")
		return strings.EqualFold(tag, words[0])
	}
	return text == "." || strings.HasPrefix(text, "-ERR") || strings.HasPrefix(text, "+OK") && !manyLines(words)
}

// manyLines reports whether a command of POP3 is answered by several lines (RFC 1939 §3).
func manyLines(asked []string) bool {
	switch asked[0] {
	case "CAPA", "RETR", "TOP":
		return true
	case "LIST", "UIDL":
		return len(asked) == 1
	}
	return false
}

// sinceConnected is what the learner sent last on the connection in hand; "": nothing.
func (d *Device) sinceConnected() string {
	for _, s := range slices.Backward(d.talk.last) {
		switch {
		case s.By == Learner:
			return s.Text
		case s.By == Network && strings.HasPrefix(s.Text, connectedTo):
			return ""
		}
	}
	return ""
}

func next(ctx context.Context, line *lab.Line) (said lab.Said, ok, late bool) {
	select {
	case said, ok = <-line.Lines():
		return said, ok, false
	case <-ctx.Done():
		return said, true, true
	}
}

// good reports whether a server's line says yes.
func good(text string) bool {
	return strings.HasPrefix(text, "220") || strings.HasPrefix(text, "+OK") || strings.Contains(strings.ToUpper(text), " OK")
}

// last is what was said last by a speaker.
func (d *Device) last(by Speaker) string {
	for _, s := range slices.Backward(d.talk.last) {
		if s.By == by {
			return s.Text
		}
	}
	return ""
}

// Silent reports whether the server takes the text of a message, and answers nothing until it ends.
func (d *Device) Silent() bool {
	return strings.HasPrefix(d.last(Server), "354") && d.last(Learner) != "." && !strings.EqualFold(d.last(Learner), "DATA")
}

func (d *Device) asksForTLS() bool {
	words := strings.Fields(strings.ToUpper(d.last(Learner)))
	return len(words) > 0 && (words[len(words)-1] == "STARTTLS" || words[len(words)-1] == "STLS")
}
