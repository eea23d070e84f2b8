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

	"porthole/content"
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
	// Meter counts what is done; nil: nobody wants to know.
	Meter *Meter
	// Public is where learners reach the server, HOST or HOST:PORT; "": where their connection came in.
	Public string
	// Drain is how long whoever is there may stay when the server ends, and Stops is called when that time begins: from then
	// on nobody is let in. Hurry ends it sooner; nil: nothing does.
	Drain time.Duration
	Stops func()
	Hurry <-chan struct{}
	// Presence is told who is connected; nil: nobody wants to know.
	Presence *Presence
	// Ways are ways in beside SSH.
	Ways []Way
	// Proxies are the balancers of which it is believed whose a connection is, by the PROXY protocol. Nobody else is.
	Proxies []netip.Prefix
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
	// Again is the line by which its owner comes back.
	Again string
	// Does is to be told what its owner does now, in a few words. It is safe for concurrent use.
	Does func(what string)
}

// server is what its connections share.
type server struct {
	Options
	door   *door
	served atomic.Uint64 // connections so far: the number of one stands in the log
	stops  atomic.Bool   // nobody is let in any more

	everyone sync.WaitGroup
	mu       sync.Mutex
	open     map[net.Conn]bool
}

// Serve serves sessions to whoever connects to one of the listeners by SSH, or by another of [Options.Ways], until ctx is done. Then nobody is let in any more; after
// [Options.Drain], or when all have left, everyone who is there is told to come back and has [Limits.Goodbye] to go. The error
// is of a listener that failed: then nothing is waited for.
func Serve(ctx context.Context, o Options, listeners ...net.Listener) error {
	if o.Meter == nil {
		o.Meter = &Meter{}
	}
	letting, shut := context.WithCancelCause(ctx)
	defer shut(nil)
	within, end := context.WithCancel(context.WithoutCancel(ctx))
	defer end()
	s := &server{Options: o, door: newDoor(o.Limits, o.Now, o.Random), open: map[net.Conn]bool{}}
	var accepting sync.WaitGroup
	for _, way := range append(s.overSSH(listeners), o.Ways...) {
		context.AfterFunc(letting, func() { _ = way.Listener.Close() })
		accepting.Go(func() {
			if err := s.accept(letting, within, way); err != nil {
				shut(err)
			}
		})
	}
	accepting.Wait()
	failed := context.Cause(letting)
	if ctx.Err() != nil {
		failed = nil
		s.drain()
	}
	end()
	s.goodbye()
	return failed //nolint:wrapcheck // it is the listener's
}

// drain waits until all have left, or the time for that is over.
func (s *server) drain() {
	s.stops.Store(true)
	if s.Stops != nil {
		s.Stops()
	}
	if s.Drain <= 0 {
		return
	}
	select {
	case <-s.gone():
	case <-s.Hurry:
	case <-time.After(s.Drain):
	}
}

// gone is closed when everyone has gone.
func (s *server) gone() <-chan struct{} {
	gone := make(chan struct{})
	go func() {
		s.everyone.Wait()
		close(gone)
	}()
	return gone
}

// accept lets people in until ctx is done; what they do then goes on within another one. A connection that fails while it comes in, or for want of descriptors, ends nothing.
func (s *server) accept(ctx, within context.Context, way Way) error {
	const pause = 100 * time.Millisecond
	for {
		conn, err := way.Listener.Accept()
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
		s.admit(within, conn, way)
	}
}

// admit lets a connection in, where there is room for it.
func (s *server) admit(ctx context.Context, conn net.Conn, way Way) {
	from := addressOf(conn)
	if !s.door.arrive() {
		s.turnAway(tooMany, from, s.Log)
		_ = conn.Close()
		return
	}
	if tcp, ok := conn.(*net.TCPConn); ok {
		_ = tcp.SetWriteBuffer(s.Limits.Output) // what the system does not grant makes slow readers be cut off later
	}
	if !s.believes(from) && !s.knock(from, way.queue, s.Log) { // before it costs a goroutine
		s.door.leave()
		_ = conn.Close()
		return
	}
	s.keep(conn)
	number := s.served.Add(1)
	s.everyone.Go(func() {
		defer s.door.leave()
		defer s.drop(conn)
		c := &Caller{Conn: conn, From: from, Log: s.Log.With("connection", number), server: s, way: way}
		safely(c.Log, "connection", func() {
			if s.believes(from) {
				s.receiveBehind(ctx, c)
			} else {
				s.receive(ctx, c)
			}
		})
	})
}

// knock asks whether a stranger from an address may come in.
func (s *server) knock(from netip.Addr, q queue, log *slog.Logger) bool {
	why := s.door.knock(from, q)
	if why != "" {
		s.turnAway(why, from, log)
	}
	return why == ""
}

// receive serves a connection that was let in.
func (s *server) receive(ctx context.Context, c *Caller) {
	if c.way.queue == toRead {
		defer c.read() // also after a panic
	}
	c.way.Receive(ctx, c)
}

func (s *server) turnAway(why reason, from netip.Addr, log *slog.Logger) {
	s.Meter.refuse(why)
	log.Warn("turned away", "why", string(why), "from", from.String())
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

// overSSH are ways in over SSH.
func (s *server) overSSH(listeners []net.Listener) []Way {
	return content.Each(listeners, func(l net.Listener) Way {
		return Way{Listener: l, Receive: s.receiveSSH, queue: toLogIn}
	})
}

// receiveSSH has somebody log in, and serves them.
func (s *server) receiveSSH(ctx context.Context, c *Caller) {
	server, channels, requests, err := s.greet(ctx, c.Conn, c.From, c.Log)
	if err != nil {
		c.failed(err)
		return
	}
	person, _ := personOf(server)
	gone := c.came(person)
	defer gone()
	newVisit(s, server, person, c.Log).serve(ctx, channels, requests)
}

var errNobody = errors.New("nobody was let in")

// greet exchanges keys and has somebody log in, each within its time.
func (s *server) greet(ctx context.Context, conn net.Conn, from netip.Addr, log *slog.Logger) (
	server *ssh.ServerConn, channels <-chan ssh.NewChannel, requests <-chan *ssh.Request, err error,
) {
	ctx, cancel := context.WithTimeout(ctx, s.Limits.Handshake+s.Limits.Login)
	defer cancel()
	in := context.AfterFunc(ctx, func() { _ = conn.Close() })
	defer in()                                            // before cancel
	_ = conn.SetReadDeadline(s.Now().Add(s.Limits.Hello)) // a connection without one is closed
	l := &login{ctx: ctx, gate: s.Gate, from: from, log: log, began: func() {
		_ = conn.SetReadDeadline(s.Now().Add(s.Limits.Login))
	}}
	failed := true
	defer func() { s.door.known(from, toLogIn, failed) }() // also after a panic
	server, channels, requests, err = ssh.NewServerConn(&patient{&stranger{Conn: conn, until: s.Now().Add(s.Limits.Handshake)}, s.Limits.Write, s.Now}, l.config(s.HostKey))
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
	gone := s.gone()
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

// addressOf is where a connection comes from.
func addressOf(conn net.Conn) netip.Addr {
	at, err := netip.ParseAddrPort(conn.RemoteAddr().String())
	if err != nil {
		return netip.IPv6Unspecified() // a listener of a test may have none
	}
	return at.Addr().Unmap()
}
