package lab

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/emersion/go-sasl"
	"github.com/emersion/go-smtp"

	"porthole/content"
)

// smtpServer is SMTP on one port: 25 takes mail for the mailboxes here from anybody and passes none
// on; the others take it from who has an account, for anywhere.
type smtpServer struct {
	world    *World
	server   *smtp.Server
	listener *listener
	served   chan struct{} // is closed when no connection is accepted any more
}

func newSMTP(w *World, p Port) server {
	s := &smtpServer{world: w, listener: newListener(), served: make(chan struct{})}
	s.server = smtp.NewServer(smtp.BackendFunc(s.session))
	s.server.Domain = content.WireHost
	s.server.TLSConfig = w.serverTLS()
	s.server.MaxMessageBytes = int64(w.limits.Message)
	s.server.MaxRecipients = 10
	s.server.AllowInsecureAuth = !w.needsTLS() || !p.submits() // on port 25 it is refused for another reason
	s.server.ErrorLog = silence{}
	w.busy.Go(func() {
		defer close(s.served)
		_ = s.server.Serve(s.listener) // it ends with an error only when the listener is closed
	})
	return s
}

func (s *smtpServer) take(w *wire) { s.listener.give(w) }

func (s *smtpServer) stop() {
	_ = s.listener.Close()
	<-s.served // the library counts connections that it accepts, and may not do so while it waits for them
	ctx, stop := context.WithTimeout(context.Background(), closing)
	defer stop()
	_ = s.server.Shutdown(ctx) // its connections are closed: it waits for their goroutines
}

// closing is how long a library's server may take to end when all its connections are closed.
const closing = 10 * time.Second

// silence is a log that nobody reads.
type silence struct{}

func (silence) Printf(string, ...any) {}
func (silence) Println(...any)        {}

// letter is one session's state: who it is, and the message on its way.
type letter struct {
	world *World
	conn  *smtp.Conn
	wire  *wire
	user  string // who logged in
	from  string
	to    []string
}

var _ smtp.AuthSession = (*letter)(nil)

func (s *smtpServer) session(c *smtp.Conn) (smtp.Session, error) {
	w := wireOf(c.Conn())
	if w == nil {
		return nil, errors.New("no connection of this network's")
	}
	l := &letter{world: s.world, conn: c, wire: w}
	l.did("EHLO", c.Hostname(), nil)
	return l, nil
}

// did keeps a command and its outcome for whoever looks at what was done.
func (l *letter) did(verb, what string, err error) {
	l.world.journal.command(l.wire, Command{Verb: verb, What: what, TLS: isTLS(l.conn.Conn()), OK: err == nil, Reply: replyOf(err)})
}

func replyOf(err error) string {
	if e, ok := errors.AsType[*smtp.SMTPError](err); ok {
		return fmt.Sprintf("%d %d.%d.%d", e.Code, e.EnhancedCode[0], e.EnhancedCode[1], e.EnhancedCode[2])
	}
	return ""
}

// AuthMechanisms are those offered: none on port 25, where nobody is asked who they are.
func (l *letter) AuthMechanisms() []string {
	if !l.wire.port.submits() {
		return nil
	}
	return mechanisms()
}

// Auth checks a name and a password (RFC 4954).
func (l *letter) Auth(name string) (sasl.Server, error) {
	check := func(user, password string) (err error) {
		defer func() { l.did("AUTH", name, err) }()
		if l.world.login(l.wire, user, password) == nil {
			return smtp.ErrAuthFailed
		}
		l.user = user
		return nil
	}
	if !l.wire.port.submits() {
		return nil, &smtp.SMTPError{Code: 502, EnhancedCode: smtp.EnhancedCode{5, 5, 1}, Message: "AUTH is for the ports of submission, 587 and 465"}
	}
	if s := mechanism(name, check, smtp.ErrAuthFailed); s != nil {
		return s, nil
	}
	return nil, smtp.ErrAuthUnknownMechanism
}

// Mail takes a sender: on the ports of submission from nobody unknown (RFC 6409 §4.3).
func (l *letter) Mail(from string, _ *smtp.MailOptions) (err error) {
	defer func() { l.did("MAIL", from, err) }()
	if l.wire.port.submits() && l.user == "" {
		return &smtp.SMTPError{Code: 530, EnhancedCode: smtp.EnhancedCode{5, 7, 0}, Message: "Authentication required"}
	}
	l.from = from
	return nil
}

// Rcpt takes a recipient: mail for elsewhere only from who has logged in, or this were an open relay (RFC 5321 §7.9).
func (l *letter) Rcpt(to string, _ *smtp.RcptOptions) (err error) {
	defer func() { l.did("RCPT", to, err) }()
	local := isLocal(to)
	switch {
	case !local && l.user == "":
		return &smtp.SMTPError{Code: 550, EnhancedCode: smtp.EnhancedCode{5, 7, 1}, Message: "Relaying denied: no mailbox of " + content.WireDomain + ", and you have not logged in"}
	case local && l.world.box(to) == nil:
		return &smtp.SMTPError{Code: 550, EnhancedCode: smtp.EnhancedCode{5, 1, 1}, Message: "No such user here"}
	}
	l.to = append(l.to, to)
	return nil
}

func isLocal(address string) bool {
	_, domain, found := strings.Cut(address, "@")
	return !found || strings.EqualFold(domain, content.WireDomain)
}

// Data takes the message and delivers it.
func (l *letter) Data(r io.Reader) (err error) {
	defer func() { l.did("DATA", "", err) }()
	text, err := io.ReadAll(r) // the library bounds it
	if err != nil {
		return err
	}
	text = append([]byte(l.received()), text...)
	for _, to := range l.to {
		if err := l.deliver(to, text); err != nil {
			return err
		}
	}
	return nil
}

func (l *letter) deliver(to string, text []byte) error {
	box := l.world.box(to)
	if box != nil {
		if _, err := box.add(inbox, text, nil); errors.Is(err, errFull) {
			return &smtp.SMTPError{Code: 452, EnhancedCode: smtp.EnhancedCode{4, 2, 2}, Message: "Mailbox full"}
		} else if err != nil {
			return smtp.ErrDataTooLarge
		}
	}
	l.world.journal.delivery(l.wire, Delivery{
		From: l.from, To: to, User: l.user, TLS: isTLS(l.conn.Conn()), Local: box != nil, Subject: subjectOf(text), Size: len(text),
	})
	return nil
}

// received is the line that a server puts before a message (RFC 5321 §4.4), with how it came (RFC 3848).
func (l *letter) received() string {
	with := "ESMTP"
	if isTLS(l.conn.Conn()) {
		with += "S"
	}
	if l.user != "" {
		with += "A"
	}
	return fmt.Sprintf("Received: from %s by %s with %s; %s\r\n", l.conn.Hostname(), content.WireHost, with,
		l.world.options.Now().Format(time.RFC1123Z))
}

// Reset forgets the message on its way.
func (l *letter) Reset() { l.from, l.to = "", nil }

// Logout is called when the connection ends.
func (l *letter) Logout() error { return nil }
