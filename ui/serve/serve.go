package serve

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"net"
	"net/netip"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/crypto/ssh"

	"porthole/ui/terminal"
)

// Options are what a server is told.
type Options struct {
	HostKey ssh.Signer
	Gate    Gate
	Session Session
	Log     *slog.Logger
	Now     func() time.Time
	Random  func() uint64
	Limits  Limits // [Usual], or others in a test
	// Presence is told who is connected; nil: nobody wants to know.
	Presence *Presence
}

// Session is what somebody sees who has logged in: it is called once for each connection, on a goroutine of its own, and
// ends when ctx is done. What is wrong with it is logged; whoever sits there has been told already.
type Session func(ctx context.Context, p Person, t Terminal) error

// Terminal is what somebody sits at. What they type is bounded in number and rate; what it means is not looked at.
type Terminal struct {
	In      io.Reader
	Out     io.Writer
	Environ []string // of the client's: TERM, COLORTERM, NO_COLOR and its language
	// Window is its size in cells, and Sizes has the latest one whenever it changes.
	Window terminal.Window
	Sizes  <-chan terminal.Window
	// Plain says that it takes lines of text and nothing else.
	Plain bool
	// Export says that their owner wants what they learnt as a file, and nothing else.
	Export bool
	// Does is to be told what its owner does now, in a few words. It is safe for concurrent use.
	Does func(what string)
}

// Serve serves sessions to whoever connects to one of the listeners, until ctx is done. Then nobody is let in any more, and
// everyone who is there is told to come back and has [Limits.Goodbye] to go. The error is of a listener that failed.
func Serve(ctx context.Context, o Options, listeners ...net.Listener) error {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	s := &server{Options: o, door: newDoor(o.Limits, o.Now, o.Random), open: map[net.Conn]bool{}}
	var accepting sync.WaitGroup
	for _, l := range listeners {
		context.AfterFunc(ctx, func() { _ = l.Close() })
		accepting.Go(func() {
			if err := s.accept(ctx, l); err != nil {
				stop(err)
			}
		})
	}
	accepting.Wait()
	stop(nil)
	s.goodbye()
	if err := context.Cause(ctx); !errors.Is(err, context.Canceled) {
		return err //nolint:wrapcheck // it is the listener's
	}
	return nil
}

// server is what its connections share.
type server struct {
	Options
	door   *door
	served atomic.Uint64 // connections so far: the number of one stands in the log

	everyone sync.WaitGroup
	mu       sync.Mutex
	open     map[net.Conn]bool
}

// accept lets people in. A connection that fails while it comes in, or for want of descriptors, ends nothing.
func (s *server) accept(ctx context.Context, l net.Listener) error {
	const pause = 100 * time.Millisecond
	for {
		conn, err := l.Accept()
		switch {
		case ctx.Err() != nil:
			if err == nil {
				_ = conn.Close()
			}
			return nil
		case errors.Is(err, net.ErrClosed):
			return err //nolint:wrapcheck // it says which listener
		case err != nil:
			s.Log.Error("accept", "error", short(err.Error()))
			select {
			case <-ctx.Done():
			case <-time.After(pause):
			}
			continue
		}
		s.admit(ctx, conn)
	}
}

// admit lets a connection in, where there is room for it.
func (s *server) admit(ctx context.Context, conn net.Conn) {
	from := addressOf(conn)
	if why := s.door.knock(from); why != "" {
		s.Log.Warn("turned away", "why", string(why), "from", from.String())
		_ = conn.Close()
		return
	}
	s.keep(conn)
	number := s.served.Add(1)
	s.everyone.Go(func() {
		defer s.door.leave()
		defer s.drop(conn)
		log := s.Log.With("connection", number)
		safely(log, "connection", func() { s.receive(ctx, conn, from, log) })
	})
}

func (s *server) keep(conn net.Conn) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.open[conn] = true
}

func (s *server) drop(conn net.Conn) {
	_ = conn.Close() // it may be closed
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.open, conn)
}

// receive has somebody log in, and serves them.
func (s *server) receive(ctx context.Context, conn net.Conn, from netip.Addr, log *slog.Logger) {
	server, channels, requests, err := s.greet(ctx, conn, from, log)
	if err != nil {
		log.Warn("login failed", "from", from.String(), "error", short(err.Error()))
		return
	}
	person, _ := personOf(server)
	log.Info("login", "teacher", person.Teacher)
	v := newVisit(s, server, person, log)
	v.serve(ctx, channels, requests)
	log.Info("logout", "after", s.Now().Sub(v.began).Round(time.Second))
}

var errNobody = errors.New("nobody was let in")

// greet exchanges keys and has somebody log in, each within its time.
func (s *server) greet(ctx context.Context, conn net.Conn, from netip.Addr, log *slog.Logger) (
	server *ssh.ServerConn, channels <-chan ssh.NewChannel, requests <-chan *ssh.Request, err error,
) {
	ctx, cancel := context.WithTimeout(ctx, s.Limits.Handshake+s.Limits.Login)
	defer cancel()
	in := context.AfterFunc(ctx, func() { _ = conn.Close() })
	defer in()                                                // before cancel
	_ = conn.SetReadDeadline(s.Now().Add(s.Limits.Handshake)) // a connection without one is closed
	l := &login{ctx: ctx, gate: s.Gate, from: from, log: log, began: func() {
		_ = conn.SetReadDeadline(s.Now().Add(s.Limits.Login))
	}}
	failed := true
	defer func() { s.door.known(from, failed) }() // also after a panic
	server, channels, requests, err = ssh.NewServerConn(&patient{conn, s.Limits.Write, s.Now}, l.config(s.HostKey))
	if err != nil {
		return nil, nil, nil, err //nolint:wrapcheck // it is logged as it is
	}
	if _, ok := personOf(server); !ok {
		return nil, nil, nil, errNobody
	}
	failed = false
	_ = conn.SetReadDeadline(time.Time{})
	return server, channels, requests, nil
}

// goodbye waits until everyone has gone, and lets go of who has not.
func (s *server) goodbye() {
	gone := make(chan struct{})
	go func() {
		s.everyone.Wait()
		close(gone)
	}()
	for range 2 {
		select {
		case <-gone:
			return
		case <-time.After(s.Limits.Goodbye):
			s.hangUp()
		}
	}
}

func (s *server) hangUp() {
	s.mu.Lock()
	defer s.mu.Unlock()
	for conn := range s.open {
		_ = conn.Close()
	}
}

// patient is a connection that fails where what is written to it is not taken in time.
type patient struct {
	net.Conn
	wait time.Duration
	now  func() time.Time
}

// Write implements net.Conn.
func (p *patient) Write(b []byte) (int, error) {
	if err := p.SetWriteDeadline(p.now().Add(p.wait)); err != nil {
		return 0, err //nolint:wrapcheck // it is the connection's
	}
	return p.Conn.Write(b) //nolint:wrapcheck // it is the connection's
}

// addressOf is where a connection comes from.
func addressOf(conn net.Conn) netip.Addr {
	at, err := netip.ParseAddrPort(conn.RemoteAddr().String())
	if err != nil {
		return netip.IPv6Unspecified() // a listener of a test may have none
	}
	return at.Addr().Unmap()
}
