package lab

import (
	"bufio"
	"bytes"
	"context"
	"crypto/tls"
	"encoding/base64"
	"errors"
	"fmt"
	"net"
	"os"
	"strings"
	"sync"
	"time"

	"github.com/emersion/go-imap/v2"

	"porthole/content"
)

// popServer is POP3: RFC 1939, with CAPA (RFC 2449), STLS (RFC 2595 §4), AUTH PLAIN (RFC 5034) and the code IN-USE (RFC 2449 §8.1.2).
type popServer struct {
	world *World
	busy  sync.WaitGroup
}

func (s *popServer) take(w *wire) {
	s.busy.Go(func() {
		p := &popSession{world: s.world, wire: w, conn: w}
		p.serve()
	})
}

func (s *popServer) stop() { s.busy.Wait() }

// popSession is one connection: until there is a box it is in the state AUTHORIZATION, then in TRANSACTION.
type popSession struct {
	world *World
	wire  *wire
	conn  net.Conn
	in    *bufio.Reader
	user  string
	box   *mailbox
	drop  []popMessage
	wrong int // things said that a server does not understand, or passwords that are not right
	over  bool
}

type popMessage struct {
	uid     imap.UID
	text    []byte
	deleted bool
}

// patience is how often a client may be wrong before the server hangs up, and how long it may take to read an answer.
const (
	patience    = 10
	popPatience = time.Minute
)

func (p *popSession) serve() {
	defer func() {
		p.world.journal.done(p.wire) // first: who logs in next finds this session over
		p.unlock()
		_ = p.conn.Close()
		_ = p.wire.Close()
	}()
	if p.wire.port.TLS && !p.secure() {
		return
	}
	p.in = bufio.NewReaderSize(p.conn, longestCommand+1)
	p.say("+OK %s POP3 server ready", content.WireHost)
	for !p.over {
		line, err := readLine(p.in, longestCommand)
		if err != nil {
			p.end(err)
			return
		}
		c, ok := parsePop(line)
		if !ok {
			p.mistake("-ERR that is no command")
			continue
		}
		p.obey(c)
	}
}

// end says why the server hangs up, where anybody may still hear it.
func (p *popSession) end(err error) {
	switch {
	case errors.Is(err, errTooLong):
		p.say("-ERR the line is too long: a command has 255 bytes at most; closing")
	case errors.Is(err, os.ErrDeadlineExceeded):
		p.say("-ERR nothing came for too long, or too much at once; closing")
	}
}

// secure makes the connection TLS.
func (p *popSession) secure() bool {
	conn := tls.Server(p.wire, p.world.serverTLS())
	p.conn = conn
	return conn.HandshakeContext(context.Background()) == nil
}

func (p *popSession) say(format string, args ...any) {
	p.send(fmt.Appendf(nil, format+"\r\n", args...))
}

func (p *popSession) send(b []byte) {
	_ = p.conn.SetWriteDeadline(time.Now().Add(popPatience))
	if _, err := p.conn.Write(b); errors.Is(err, os.ErrDeadlineExceeded) {
		p.over = true // else whoever hung up may have sent more before, and that is done
	}
}

// lines sends what has several lines, with its dots stuffed and its end (RFC 1939 §3).
func (p *popSession) lines(first string, text []byte) {
	var b bytes.Buffer
	b.WriteString(first + "\r\n")
	for line := range bytes.Lines(text) {
		if line[0] == '.' {
			b.WriteByte('.')
		}
		b.Write(bytes.TrimRight(line, "\r\n"))
		b.WriteString("\r\n")
	}
	b.WriteString(".\r\n")
	p.send(b.Bytes())
}

// mistake answers what is not understood, and hangs up after too many.
func (p *popSession) mistake(format string, args ...any) {
	if p.wrong++; p.wrong > patience {
		p.say("-ERR too many mistakes; closing")
		p.over = true
		return
	}
	p.say(format, args...)
}

func (p *popSession) did(verb, what string, ok bool, reply string) {
	c := Command{Verb: verb, What: what, TLS: isTLS(p.conn), OK: ok, Reply: reply, Box: strings.ToLower(p.user)}
	if p.box != nil {
		c.Box = p.box.user
	}
	p.world.journal.command(p.wire, c)
	p.world.change()
}

func (p *popSession) obey(c popCommand) {
	switch c.verb {
	case "CAPA":
		p.capabilities()
	case "QUIT":
		p.quit()
	case "STLS", "USER", "PASS", "AUTH":
		if p.box != nil {
			p.mistake("-ERR %s is for before you log in", c.verb)
			return
		}
		p.authorize(c)
	case "STAT", "LIST", "RETR", "DELE", "NOOP", "RSET", "TOP", "UIDL":
		if p.box == nil {
			p.mistake("-ERR log in first")
			return
		}
		p.transact(c)
	default:
		p.mistake("-ERR unknown command")
	}
}

// mayLogIn tells whether a password is taken now.
func (p *popSession) mayLogIn() bool { return isTLS(p.conn) || !p.world.needsTLS() }

// capabilities are those of RFC 2449 §6; USER and SASL only where they would be taken.
func (p *popSession) capabilities() {
	list := "TOP\nUIDL\nRESP-CODES\nPIPELINING\nEXPIRE NEVER\n"
	if p.mayLogIn() {
		list += "USER\nSASL PLAIN\n"
	}
	if !isTLS(p.conn) {
		list += "STLS\n"
	}
	p.lines("+OK this is what I can do", []byte(list))
}

func (p *popSession) authorize(c popCommand) {
	switch {
	case c.verb == "STLS":
		p.startTLS()
	case !p.mayLogIn():
		p.did(c.verb, "", false, NoTLS)
		p.say("-ERR no password is taken before TLS: STLS comes first")
	case c.verb == "USER" && c.rest != "":
		p.user = c.rest
		p.say("+OK now the password")
	case c.verb == "PASS" && p.user != "":
		p.login(p.user, c.rest, "PASS")
	case c.verb == "PASS":
		p.mistake("-ERR USER comes first")
	case c.verb == "AUTH":
		p.auth(c)
	default:
		p.mistake("-ERR %s wants a name", c.verb)
	}
}

func (p *popSession) startTLS() {
	if isTLS(p.conn) {
		p.mistake("-ERR it is TLS already")
		return
	}
	p.say("+OK begin TLS")
	if p.over = p.over || !p.secure(); p.over {
		return
	}
	p.user = "" // what was said in the clear counts for nothing (RFC 2595 §4)
	p.in = bufio.NewReaderSize(p.conn, longestCommand+1)
}

// auth is AUTH PLAIN, with its answer in the command or after it.
func (p *popSession) auth(c popCommand) {
	if len(c.args) == 0 || !strings.EqualFold(c.args[0], "PLAIN") {
		p.mistake("-ERR the only mechanism here is PLAIN")
		return
	}
	answer, ok := p.answer(c)
	if !ok {
		return
	}
	plain, err := base64.StdEncoding.DecodeString(answer)
	parts := strings.Split(string(plain), "\x00")
	if err != nil || len(parts) != 3 || parts[0] != "" && parts[0] != parts[1] {
		p.mistake("-ERR that is not base64 of NUL, name, NUL, password")
		return
	}
	p.login(parts[1], parts[2], "AUTH")
}

// answer is what comes with the command, or what is asked for after it; not ok: nothing came.
func (p *popSession) answer(c popCommand) (string, bool) {
	if len(c.args) > 1 {
		return c.args[1], true
	}
	p.say("+ ")
	answer, err := readLine(p.in, longestAnswer)
	if err != nil {
		p.end(err)
		p.over = true
	}
	return answer, err == nil
}

func (p *popSession) login(user, password, verb string) {
	box := p.world.login(p.wire, user, password)
	if box == nil {
		p.did(verb, "", false, "")
		p.user = ""
		p.mistake("-ERR [AUTH] no such name and password")
		return
	}
	p.user = box.user
	if !box.lock() {
		p.did(verb, "", false, InUse)
		p.say("-ERR [IN-USE] another session has this maildrop open")
		return
	}
	p.box = box
	uids, err := box.uids(inbox, imap.SearchCriteria{})
	if err != nil {
		p.over = true
		return
	}
	for _, uid := range uids {
		p.drop = append(p.drop, popMessage{uid: uid, text: box.text(inbox, uid)})
	}
	p.did(verb, "", true, "")
	count, size := p.stat()
	p.say("+OK %s, %s", counted(count, "message"), counted(size, "byte"))
}
