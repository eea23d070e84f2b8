package lab

import (
	"bytes"
	"encoding/base64"
	"strings"
)

// Why a server refused, where it has no code for that.
const (
	NoTLS = "no TLS"
	InUse = "in use"
)

// passed looks at what went by, as an eavesdropper does. A wire calls it with its own lock held.
func (j *journal) passed(w *wire, e Event) {
	if len(e.Bytes) == 0 {
		return
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	c := j.conn(w.id)
	if !e.FromClient {
		c.ServerSpoke = true
		w.down.lines(e, func(line string) { j.serverLine(w, c, line) })
		return
	}
	c.ClientFirst = c.ClientFirst || !c.ServerSpoke
	c.Hello = c.Hello || !c.ClientSpoke && e.Record != nil && e.Record.Type == handshake
	c.ClientSpoke = true
	if e.Record == nil {
		c.Leaked += len(e.Bytes)
	}
	w.up.lines(e, func(line string) { j.clientLine(w, c, line) })
}

// handshake is a record's type (RFC 8446 §B.1).
const handshake = 22

// lines calls see for every whole line in the clear.
func (d *direction) lines(e Event, see func(line string)) {
	if e.Record != nil {
		return
	}
	d.line = append(d.line, e.Bytes...)
	for {
		at := bytes.IndexByte(d.line, '\n')
		if at < 0 {
			break
		}
		see(strings.TrimRight(string(d.line[:at]), "\r"))
		d.line = d.line[at+1:]
	}
	if len(d.line) > longestLine {
		d.line = nil
	}
}

// serverLine takes what a server says of TLS.
func (j *journal) serverLine(w *wire, c *Conn, line string) {
	c.Answered = true
	upper := strings.ToUpper(line)
	switch w.port.Protocol {
	case SMTP:
		c.Offered = c.Offered || strings.HasPrefix(upper, "250") && strings.HasSuffix(upper, "STARTTLS")
		if strings.HasPrefix(line, "523 ") {
			j.refusedLogin(w)
		}
	case POP3:
		c.Offered = c.Offered || upper == "STLS"
	case IMAP:
		capabilities := strings.Contains(upper, "CAPABILITY ")
		c.Asked = c.Asked || capabilities
		c.Offered = c.Offered || capabilities && strings.Contains(upper, " STARTTLS")
		if strings.Contains(upper, "[PRIVACYREQUIRED]") {
			j.refusedLogin(w)
		}
	}
}

// refusedLogin keeps that a library refused a login for want of TLS. It is called with the lock held.
func (j *journal) refusedLogin(w *wire) {
	j.seen.Commands = kept(append(j.seen.Commands, Command{
		At: j.now(), Conn: w.id, Port: w.port.Number, Other: w.call.Other, Verb: "AUTH", Reply: NoTLS,
	}))
}

// clientLine takes what a client gives away.
func (j *journal) clientLine(w *wire, c *Conn, line string) {
	words := strings.Fields(line)
	for _, word := range words {
		if strings.EqualFold(word, "EHLO") || strings.EqualFold(word, "CAPA") {
			c.Asked = true
		}
	}
	for _, b := range j.boxes {
		if gives(line, words, b.password) {
			j.seen.Leaks = kept(append(j.seen.Leaks, Leak{Conn: w.id, Port: w.port.Number, User: b.user, Other: w.call.Other}))
		}
	}
}

// gives tells whether a line has a password in it, as it is or in base64.
func gives(line string, words []string, password string) bool {
	if password == "" || strings.Contains(line, password) {
		return password != ""
	}
	for _, word := range words {
		if plain, err := base64.StdEncoding.DecodeString(word); err == nil && bytes.Contains(plain, []byte(password)) {
			return true
		}
	}
	return false
}
