package attempt

import (
	"bytes"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"strings"

	"porthole/content"
	"porthole/ui/wire/lab"
	"porthole/ui/words"
)

// Overheard is a line of what an eavesdropper reads.
type Overheard struct {
	Conn, Port int
	FromClient bool
	Text       string
	// Means is what the line says to somebody who knows how to read it; "": no more than it says.
	Means  string
	Record bool // it is TLS: Text tells of its outside
	Begins bool // with it TLS begins
}

// Ear makes lines of what passes. The zero value has heard nothing.
type Ear struct {
	lines, hex []Overheard // of the event that is heard
	open       map[half]*listening
}

// half is one direction of a connection.
type half struct {
	conn       int
	fromClient bool
}

// listening is what is known of one direction.
type listening struct {
	rest      []byte // of a line that is not whole yet
	encrypted bool   // records pass
	login     bool   // a command began a login by SASL, and it is not over
	asked     bool   // what comes next answers a challenge in base64
}

const longest = 2000 // bytes of a line that are shown

func (r *Ear) of(conn int, fromClient bool) *listening {
	if r.open == nil {
		r.open = map[half]*listening{}
	}
	h := half{conn, fromClient}
	if r.open[h] == nil {
		r.open[h] = &listening{}
	}
	return r.open[h]
}

// Hear takes in what passed, and returns the lines that are whole with it: in words, and in hexadecimal.
func (r *Ear) Hear(e lab.Event) (lines, hex []Overheard) {
	r.lines, r.hex = nil, nil
	r.hear(e)
	return r.lines, r.hex
}

func (r *Ear) hear(e lab.Event) {
	l := r.of(e.Conn, e.FromClient)
	switch {
	case e.Kind == lab.Opened:
		r.say(Overheard{Conn: e.Conn, Port: e.Port, FromClient: true, Text: fmt.Sprintf("(somebody connects to port %d)", e.Port), Record: true})
	case e.Kind == lab.Hungup:
		r.flush(e, l)
		r.say(Overheard{Conn: e.Conn, Port: e.Port, FromClient: e.FromClient, Text: "(hangs up)", Record: true})
		delete(r.open, half{e.Conn, e.FromClient})
		return
	case e.Record != nil:
		r.flush(e, l)
		r.record(e, l)
	default:
		r.plain(e, l)
	}
	r.dump(e)
}

func (r *Ear) say(o Overheard) { r.lines = append(r.lines, o) }

// plain splits text into lines.
func (r *Ear) plain(e lab.Event, l *listening) {
	l.rest = append(l.rest, e.Bytes...)
	for {
		line, rest, whole := bytes.Cut(l.rest, []byte("\n"))
		if !whole {
			break
		}
		l.rest = append([]byte(nil), rest...)
		r.line(e, l, line)
	}
	if len(l.rest) > longest {
		r.flush(e, l)
	}
}

// flush tells what was read of a line that has no end.
func (r *Ear) flush(e lab.Event, l *listening) {
	if len(l.rest) > 0 {
		r.line(e, l, l.rest)
		l.rest = nil
	}
}

func (r *Ear) line(e lab.Event, l *listening, raw []byte) {
	raw = bytes.TrimRight(raw, "\r")
	text := content.Clean(string(raw[:min(len(raw), longest)]))
	o := Overheard{Conn: e.Conn, Port: e.Port, FromClient: e.FromClient, Text: text}
	if e.FromClient {
		o.Means = clientMeans(text, l.asked)
		l.login = l.login && l.asked || asksToLogIn(text)
		l.asked = false
	} else {
		client := r.of(e.Conn, true)
		o.Means, client.asked = serverMeans(text, client.login)
		client.login = client.asked
	}
	r.say(o)
}

// asksToLogIn tells whether a line of a client's begins a login by SASL: AUTH of SMTP and POP3, AUTHENTICATE of IMAP.
func asksToLogIn(text string) bool {
	words := strings.Fields(text)
	return len(words) > 1 && strings.EqualFold(words[0], "AUTH") || len(words) > 2 && strings.EqualFold(words[1], "AUTHENTICATE")
}

// clientMeans is what a client's line says: a name or a password, in base64 or as it is.
func clientMeans(text string, asked bool) string {
	words := strings.Fields(text)
	if len(words) == 0 {
		return ""
	}
	first := strings.ToUpper(words[0])
	last := words[len(words)-1]
	switch {
	case asked, first == "AUTH" && len(words) == 3, len(words) == 4 && strings.EqualFold(words[1], "AUTHENTICATE"):
		if inside, ok := undo(last); ok {
			return "base64 for " + inside
		}
	case first == "PASS" && len(words) > 1:
		return "a password: " + strings.TrimSpace(text[len("PASS"):])
	case len(words) == 4 && strings.EqualFold(words[1], "LOGIN"):
		return "a password: " + strings.Trim(last, `"`)
	}
	return ""
}

// serverMeans is what a server's line says; challenge: it asks for something in base64, which it does only in a login.
func serverMeans(text string, login bool) (means string, challenge bool) {
	rest, is := strings.CutPrefix(text, "334")
	if !is {
		rest, is = strings.CutPrefix(text, "+ ")
		is = is || text == "+"
	}
	if !is || !login {
		return "", false
	}
	if inside, ok := undo(strings.TrimSpace(rest)); ok {
		means = "base64 for " + inside
	}
	return means, true
}

// undo turns base64 back where it holds text; a NUL parts names and passwords (RFC 4616 §2).
func undo(word string) (string, bool) {
	raw, err := base64.StdEncoding.DecodeString(word)
	if err != nil || len(raw) == 0 {
		return "", false
	}
	var parts []string
	for part := range strings.SplitSeq(string(raw), "\x00") {
		if part = content.Clean(part); part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, " · "), len(parts) > 0
}

// record tells of a TLS record what can be seen of it: that it is one, and how long.
func (r *Ear) record(e lab.Event, l *listening) {
	var text string
	begins := false
	switch e.Record.Type {
	case 22:
		text = "TLS handshake"
		if e.FromClient && !l.encrypted {
			text, begins = "ClientHello", true
			if bytes.Contains(e.Bytes, []byte(content.WireHost)) {
				text = "ClientHello for " + content.WireHost
			}
		}
	case 23:
		text = "encrypted"
	default:
		text = "TLS " + e.Record.Name()
	}
	l.encrypted = true
	r.say(Overheard{Conn: e.Conn, Port: e.Port, FromClient: e.FromClient, Text: text + ", " + words.Count(e.Record.Length, "byte"), Record: true, Begins: begins})
}

// dump keeps the bytes themselves, sixteen in a line.
func (r *Ear) dump(e lab.Event) {
	const wide = 16
	for at := 0; at < len(e.Bytes) && at < longest; at += wide {
		part := e.Bytes[at:min(at+wide, len(e.Bytes))]
		r.hex = append(r.hex, Overheard{
			Conn: e.Conn, Port: e.Port, FromClient: e.FromClient, Text: hex.EncodeToString(part), Means: printable(part), Record: e.Record != nil,
		})
	}
}

// printable has a full stop for each byte that is no printable ASCII.
func printable(b []byte) string {
	out := make([]byte, len(b))
	for i, c := range b {
		if c < ' ' || c > '~' {
			c = '.'
		}
		out[i] = c
	}
	return string(out)
}
