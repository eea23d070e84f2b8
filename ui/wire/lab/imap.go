package lab

import (
	"sync"

	"github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapserver"
	"github.com/emersion/go-imap/v2/imapserver/imapmemserver"
	"github.com/emersion/go-sasl"
)

// imapServer is IMAP4rev1 (RFC 3501) on one port, with UIDPLUS (RFC 4315) and MOVE (RFC 6851).
type imapServer struct {
	world    *World
	sessions sync.WaitGroup
}

// take serves a connection, by a server of the library's that has this one alone: what it notes of it is then this one's.
func (s *imapServer) take(w *wire) {
	f := &folder{server: s, wire: w}
	can := make(imap.CapSet)
	for _, c := range []imap.Cap{imap.CapIMAP4rev1, imap.CapUIDPlus, imap.CapMove} {
		can[c] = struct{}{}
	}
	server := imapserver.New(&imapserver.Options{
		NewSession: func(c *imapserver.Conn) (imapserver.Session, *imapserver.GreetingData, error) {
			f.conn = c
			return f, nil, nil
		},
		Caps:         can,
		Logger:       f,
		TLSConfig:    s.world.serverTLS(),
		InsecureAuth: !s.world.needsTLS(),
	})
	w.mu.Lock()
	w.ending = func() { f.bye("nothing came for too long, or too much at once") }
	w.mu.Unlock()
	s.sessions.Add(1)                           // until the session is closed
	_ = server.Serve(&single{conn: secured(w)}) // it has begun one, and there is no other
}

func (s *imapServer) stop() { s.sessions.Wait() }

// folder is one session: the library's own for a mailbox, with its bounds, and with a note of what is done.
type folder struct {
	imapserver.Session // nil until somebody has logged in
	server             *imapServer
	wire               *wire
	conn               *imapserver.Conn
	box                *mailbox
	name               string // of the folder that is selected
	readOnly           bool   // it was opened by EXAMINE
	polled, fetched    int    // how many of the box's changes of flags were told, by themselves and by FETCH
}

var (
	_ imapserver.SessionAppendLimit = (*folder)(nil)
	_ imapserver.SessionMove        = (*folder)(nil)
	_ imapserver.SessionSASL        = (*folder)(nil)
)

// Printf is the library's log. It says nothing to the client where it gives a connection up for what came on it: the client is
// told here (RFC 9051 §7.1.5).
func (f *folder) Printf(format string, _ ...any) {
	if format == "failed to read command: %v" {
		f.bye("what came is no command; closing")
	}
}

// bye says why, and closes the connection.
func (f *folder) bye(why string) { _ = f.conn.Bye(why) }

func (f *folder) did(verb, what string, err error) {
	c := Command{Verb: verb, What: what, TLS: isTLS(f.conn.NetConn()), OK: err == nil}
	if f.box != nil {
		c.Box = f.box.user
	}
	f.server.world.journal.command(f.wire, c)
	f.server.world.change()
}

// Close ends the session.
func (f *folder) Close() error {
	defer f.server.sessions.Done()
	if f.Session == nil {
		return nil
	}
	return f.Session.Close()
}

// Login opens a mailbox.
func (f *folder) Login(user, password string) error {
	box := f.server.world.login(f.wire, user, password)
	if box == nil {
		f.did("LOGIN", user, imapserver.ErrAuthFailed)
		return imapserver.ErrAuthFailed
	}
	f.box, f.Session = box, imapmemserver.NewUserSession(box.folders)
	f.did("LOGIN", user, nil)
	return nil
}

// AuthenticateMechanisms are those offered.
func (f *folder) AuthenticateMechanisms() []string { return mechanisms() }

// Authenticate is AUTHENTICATE, which ends as LOGIN does.
func (f *folder) Authenticate(name string) (sasl.Server, error) {
	if s := mechanism(name, f.Login, imapserver.ErrAuthFailed); s != nil {
		return s, nil
	}
	return nil, no("", "There is no such mechanism here")
}
