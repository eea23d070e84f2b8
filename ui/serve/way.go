package serve

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"net"
	"net/netip"
	"sync"
	"time"

	"porthole/ui/terminal"
)

// Way is a way in. Whoever comes by it is counted at the same door, logs in by the same [Gate], and has the same sessions.
type Way struct {
	Listener net.Listener
	// Receive serves a connection until it has ended, and ends it when ctx is done.
	Receive func(ctx context.Context, c *Caller)

	queue queue // in which its strangers wait
}

// ByPages is a way in whose connections read pages before somebody logs in on one of them.
func ByPages(l net.Listener, receive func(ctx context.Context, c *Caller)) Way {
	return Way{Listener: l, Receive: receive, queue: toRead}
}

// Caller is a connection that was let in.
type Caller struct {
	net.Conn
	From netip.Addr // where it comes from, as the network or a balancer says
	Log  *slog.Logger

	server *server
	way    Way
	once   sync.Once
}

// Errors of somebody who is not let in.
var (
	ErrTooMany  = errors.New("too many are logging in, or have failed to")
	ErrStopping = errors.New("the server is about to stop")
	// ErrMistake is wrapped by what is wrong with what somebody says whoever they are. It is no failed login.
	ErrMistake = errors.New("a mistake")
)

// read ends the time in which the connection reads pages alone.
func (c *Caller) read() {
	c.once.Do(func() { c.server.door.known(c.From, toRead, false) })
}

// LogIn has somebody log in by ask, who has [Limits.Login] for it. It counts them among those who log in, and a login
// that fails among those of their address. The error is that of ask, or one of this package's own: then ask was not called.
func (c *Caller) LogIn(ctx context.Context, ask func(context.Context) (Person, error)) (p Person, err error) {
	s := c.server
	if s.stops.Load() {
		return Person{}, ErrStopping
	}
	if !s.knock(c.From, toLogIn, c.Log) {
		return Person{}, ErrTooMany
	}
	failed := true
	defer func() { s.door.known(c.From, toLogIn, failed) }() // also after a panic
	ctx, cancel := context.WithTimeout(ctx, s.Limits.Login)
	defer cancel()
	if p, err = ask(ctx); errors.Is(err, ErrMistake) {
		failed = false
		return Person{}, err
	}
	if failed = err != nil; failed {
		c.failed(err)
		return Person{}, err
	}
	return p, nil
}

// failed notes that somebody did not log in.
func (c *Caller) failed(err error) {
	c.Log.Warn("login failed", "from", c.From.String(), "error", short(err.Error()))
}

// came notes that somebody has logged in, and returns what notes that they have gone.
func (c *Caller) came(p Person) (gone func()) {
	began := c.server.Now()
	c.Log.Info("login", "teacher", p.Teacher)
	return func() { c.Log.Info("logout", "after", c.server.Now().Sub(began).Round(time.Second)) }
}

// Carrier is what carries a session: what is typed comes from From, what is written goes to To, and Sizes has sizes of the
// window. Close ends it in good order, within some seconds, and is told whether the server ends; HangUp ends all of it at once.
// Alive asks whether the other end is there, and waits for the answer.
type Carrier struct {
	From   io.Reader
	To     io.Writer
	Window terminal.Window
	Sizes  <-chan terminal.Window // any size
	Close  func(serverEnds bool)
	HangUp func()
	Alive  func(context.Context) error
	// Environ and Plain are as in [Terminal], and Again is where its owner comes back to.
	Environ []string
	Plain   bool
	Again   string
}

// Sit holds the session of a person on a line, until it ends or ctx is done. It has written the last words by then.
func (c *Caller) Sit(ctx context.Context, p Person, l Carrier) {
	c.read()
	gone := c.came(p)
	defer gone()
	server := ctx
	ctx, end := context.WithCancelCause(ctx)
	var beside sync.WaitGroup
	defer beside.Wait()
	defer l.HangUp()
	defer end(errGone)
	do := func(what string, do func()) {
		beside.Go(func() {
			if safely(c.Log, what, do) {
				l.HangUp()
			}
		})
	}
	sizes := make(chan terminal.Window, 1)
	at := &seat{
		server: c.server, person: p, log: c.Log, from: ending{l.From, func() { end(errGone) }}, to: l.To, raw: !l.Plain,
		terminal: Terminal{Environ: l.Environ, Window: bounded(l.Window), Sizes: sizes, Plain: l.Plain, Again: l.Again},
		back:     "To come back, open the page again: " + l.Again, end: end, hangUp: l.HangUp, beside: do,
	}
	do("sizes", func() { follow(ctx, l.Sizes, sizes) })
	do("heartbeat", func() { beat(ctx, c.server.Limits.Heartbeat, l) })
	at.hold(ctx)
	at.over.Store(true)
	l.Close(server.Err() != nil)
}

// ending is a reader that says when it has ended.
type ending struct {
	io.Reader
	ended func()
}

// Read implements io.Reader.
func (e ending) Read(p []byte) (int, error) {
	n, err := e.Reader.Read(p)
	if err != nil {
		e.ended()
	}
	return n, err //nolint:wrapcheck // it is the connection's
}

// follow passes sizes on, within bounds, until ctx is done.
func follow(ctx context.Context, from <-chan terminal.Window, to chan terminal.Window) {
	for {
		select {
		case <-ctx.Done():
			return
		case w := <-from:
			latest(to, bounded(w))
		}
	}
}

// beats is how many questions the other end may leave unanswered.
const beats = 3

// beat asks from time to time whether the other end is still there, and hangs up where it is not.
func beat(ctx context.Context, pause time.Duration, l Carrier) {
	every := time.NewTicker(pause)
	defer every.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-every.C:
		}
		asked, cancel := context.WithTimeout(context.WithoutCancel(ctx), beats*pause)
		err := l.Alive(asked)
		cancel()
		if err != nil {
			l.HangUp()
			return
		}
	}
}
