package lab

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"github.com/emersion/go-imap/v2"
)

// quit ends the session; in TRANSACTION it is what makes DELE count (RFC 1939 §6).
func (p *popSession) quit() {
	p.over = true
	var gone []imap.UID
	for _, m := range p.drop {
		if m.deleted {
			gone = append(gone, m.uid)
		}
	}
	if p.box != nil {
		if err := p.box.remove(inbox, gone); err != nil {
			p.say("-ERR some deleted messages not removed")
			return
		}
	}
	for _, uid := range gone {
		p.did(removed, strconv.Itoa(int(uid)), true, "")
	}
	p.did("QUIT", "", true, "")
	p.unlock()
	p.say("+OK good-bye")
}

// removed is what Command.Verb says of a message that is gone for good.
const removed = "REMOVED"

func (p *popSession) unlock() {
	if p.box != nil {
		p.box.unlock()
		p.box = nil
	}
}

func (p *popSession) stat() (count, size int) {
	for _, m := range p.drop {
		if !m.deleted {
			count, size = count+1, size+len(m.text)
		}
	}
	return count, size
}

func (p *popSession) transact(c popCommand) {
	switch c.verb {
	case "STAT":
		count, size := p.stat()
		p.say("+OK %d %d", count, size)
	case "LIST":
		p.list(c, func(m popMessage) string { return strconv.Itoa(len(m.text)) })
	case "UIDL":
		p.list(c, func(m popMessage) string { return fmt.Sprintf("porthole-%d", m.uid) })
	case "RETR":
		if m := p.message(c); m != nil {
			p.did("RETR", strconv.Itoa(int(m.uid)), true, "")
			p.lines("+OK "+counted(len(m.text), "byte"), m.text)
		}
	case "TOP":
		p.top(c)
	case "DELE":
		if m := p.message(c); m != nil {
			m.deleted = true
			p.did("DELE", strconv.Itoa(int(m.uid)), true, "")
			p.say("+OK marked; QUIT deletes it")
		}
	case "NOOP":
		p.say("+OK")
	case "RSET":
		for i := range p.drop {
			p.drop[i].deleted = false
		}
		p.did("RSET", "", true, "")
		p.say("+OK no message is marked")
	}
}

// counted is a number with its noun.
func counted(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return strconv.Itoa(n) + " " + noun + "s"
}

// message is the one that a command names; nil: there is none, and the client was told.
func (p *popSession) message(c popCommand) *popMessage {
	if len(c.args) == 0 {
		p.mistake("-ERR which message? %s 1 is the first", c.verb)
		return nil
	}
	n, err := strconv.Atoi(c.args[0])
	if err != nil || n < 1 || n > len(p.drop) || p.drop[n-1].deleted {
		p.mistake("-ERR no such message")
		return nil
	}
	return &p.drop[n-1]
}

// list answers LIST and UIDL, for one message or for all.
func (p *popSession) list(c popCommand, what func(popMessage) string) {
	if len(c.args) > 0 {
		if m := p.message(c); m != nil {
			p.say("+OK %s %s", c.args[0], what(*m))
		}
		return
	}
	var b strings.Builder
	for i, m := range p.drop {
		if !m.deleted {
			fmt.Fprintf(&b, "%d %s\n", i+1, what(m))
		}
	}
	count, size := p.stat()
	p.lines(fmt.Sprintf("+OK %s, %s", counted(count, "message"), counted(size, "byte")), []byte(b.String()))
}

// top sends the header and so many lines of the body.
func (p *popSession) top(c popCommand) {
	m := p.message(c)
	if m == nil {
		return
	}
	most := -1
	if len(c.args) > 1 {
		if n, err := strconv.Atoi(c.args[1]); err == nil {
			most = n
		}
	}
	if most < 0 {
		p.mistake("-ERR how many lines? TOP 1 5 sends the header and five lines")
		return
	}
	header, body, _ := bytes.Cut(m.text, []byte("\r\n\r\n"))
	text := append(append([]byte(nil), header...), "\r\n\r\n"...)
	for line := range bytes.Lines(body) {
		if most--; most < 0 {
			break
		}
		text = append(text, line...)
	}
	p.lines("+OK", text)
}
