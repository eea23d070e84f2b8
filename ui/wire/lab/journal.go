package lab

import (
	"bufio"
	"bytes"
	"net/textproto"
	"sync"
	"time"
)

// Seen is what was done in a world and what came of it, for whoever checks whether an exercise's goal is reached.
type Seen struct {
	Conns       []Conn
	Commands    []Command
	Credentials []Credential
	Leaks       []Leak
	Deliveries  []Delivery
	Mailboxes   []Contents
}

// Conn is one connection.
type Conn struct {
	ID          int
	Port        int
	Device      string
	Other       bool // somebody else's, as Call says
	Opened      time.Time
	ClientFirst bool // the client sent before the server did
	ClientSpoke bool
	ServerSpoke bool
	TLS         bool        // a handshake was finished
	Closed      bool        // an end hung up
	Done        bool        // the server did: it has done all that was sent before
	Certificate Certificate // that the learner's own line saw
	Judged      Judgement
	Asked       bool // the client asked in the clear what the server can do, or was told in the greeting
	Offered     bool // the server offered STARTTLS or STLS to it
	Answered    bool // the server sent a line in the clear
	Hello       bool // the client began with TLS
	Leaked      int  // bytes that the client sent in the clear
}

// Judgement is what a client made of a certificate that is not for the host that it asked for.
type Judgement int

// The judgements.
const (
	NotJudged Judgement = iota // no such certificate was seen
	Stopped                    // the client broke off, as a careful one does
	WentOn                     // the client went on all the same
)

// Command is one that a server understood.
type Command struct {
	At    time.Time
	Conn  int
	Port  int
	Other bool
	Box   string // whose mailbox it is about
	Verb  string // in capitals: MAIL, DELE, STORE; and what is no command: REMOVED, TOLD of a flag that another connection set
	What  string // an address, a message's number, flags; of a password nothing
	TLS   bool   // it came inside TLS
	OK    bool
	Reply string // where it was refused: of SMTP code and enhanced code, else why: NoTLS, InUse
}

// Leak is a password that an eavesdropper could read: as it is, or in base64.
type Leak struct {
	Conn  int
	Port  int
	User  string
	Other bool
}

// Credential is a name and a password that a client gave.
type Credential struct {
	Conn     int
	Port     int
	User     string
	Password string
	Other    bool
	InClear  bool // an eavesdropper read it
	Right    bool
}

// Delivery is a message that a server took for one recipient.
type Delivery struct {
	At       time.Time
	Conn     int
	Port     int
	From, To string
	Other    bool
	User     string // who had logged in; "": nobody
	TLS      bool   // it came inside TLS
	Local    bool   // it lies in a mailbox here
	Subject  string
	Size     int // in bytes
}

// Contents is a mailbox as it is now.
type Contents struct {
	User     string
	Messages []Message
	Deleted  int // messages that are gone for good
}

// Message is one in the inbox.
type Message struct {
	UID     uint32
	Subject string
	Size    int
	Flags   []string // as IMAP writes them: \Seen, \Flagged
}

// most of each kind that a journal keeps, so that it is bounded whatever is sent.
const mostKept = 500

// journal keeps what was done.
type journal struct {
	now   func() time.Time
	boxes []*mailbox // whose passwords are looked for

	mu   sync.Mutex
	seen Seen
}

func (j *journal) opened(w *wire) {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.seen.Conns = kept(append(j.seen.Conns, Conn{ID: w.id, Port: w.port.Number, Device: w.call.Device, Other: w.call.Other, Opened: j.now()}))
}

// kept leaves the last ones. Those before them go when the slice grows next.
func kept[T any](all []T) []T { return all[max(0, len(all)-mostKept):] }

// conn is that of a wire; it is asked with the lock held.
func (j *journal) conn(id int) *Conn {
	for i := len(j.seen.Conns) - 1; i >= 0; i-- {
		if j.seen.Conns[i].ID == id {
			return &j.seen.Conns[i]
		}
	}
	return &Conn{} // it is forgotten
}

// secured tells that a handshake was finished.
func (j *journal) secured(w *wire) {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.conn(w.id).TLS = true
}

// done tells that the server has done all that was sent over a connection.
func (j *journal) done(w *wire) {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.conn(w.id).Done = true
}

func (j *journal) hungup(w *wire, client bool) {
	j.mu.Lock()
	defer j.mu.Unlock()
	conn := j.conn(w.id)
	conn.Closed = true
	conn.Done = conn.Done || !client
}

func (j *journal) command(w *wire, c Command) {
	j.mu.Lock()
	defer j.mu.Unlock()
	c.At, c.Conn, c.Port, c.Other = j.now(), w.id, w.port.Number, w.call.Other
	j.seen.Commands = kept(append(j.seen.Commands, c))
	if c.TLS {
		j.conn(w.id).TLS = true
	}
}

func (j *journal) credential(w *wire, user, password string, right bool) {
	open := !w.encrypted()
	j.mu.Lock()
	defer j.mu.Unlock()
	j.seen.Credentials = kept(append(j.seen.Credentials, Credential{
		Conn: w.id, Port: w.port.Number, Other: w.call.Other, User: user, Password: password, InClear: open, Right: right,
	}))
}

func (j *journal) delivery(w *wire, d Delivery) {
	j.mu.Lock()
	defer j.mu.Unlock()
	d.At, d.Conn, d.Port, d.Other = j.now(), w.id, w.port.Number, w.call.Other
	j.seen.Deliveries = kept(append(j.seen.Deliveries, d))
}

// judged keeps what the learner's line saw of a certificate.
func (j *journal) judged(w *wire, c Certificate, judgement Judgement) {
	j.mu.Lock()
	defer j.mu.Unlock()
	conn := j.conn(w.id)
	conn.Certificate, conn.Judged = c, judgement
}

// encrypted tells whether what the client sends now is.
func (c *wire) encrypted() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.up.encrypted
}

// Seen returns what was done until now.
func (w *World) Seen() Seen {
	w.journal.mu.Lock()
	s := w.journal.seen
	s.Conns = append([]Conn(nil), s.Conns...)
	s.Commands = append([]Command(nil), s.Commands...)
	s.Leaks = append([]Leak(nil), s.Leaks...)
	s.Credentials = append([]Credential(nil), s.Credentials...)
	s.Deliveries = append([]Delivery(nil), s.Deliveries...)
	w.journal.mu.Unlock()
	for _, b := range w.boxes {
		s.Mailboxes = append(s.Mailboxes, b.contents())
	}
	return s
}

// subjectOf is a message's, "" where it has none.
func subjectOf(text []byte) string {
	header, _ := textproto.NewReader(bufio.NewReader(bytes.NewReader(text))).ReadMIMEHeader() // what was read until an error counts
	return header.Get("Subject")
}
