package web

import (
	"context"
	"crypto/tls"
	"net"
	"sync"

	"porthole/ui/serve"
)

// feed is a listener of connections that were let in elsewhere.
type feed struct {
	at    net.Addr
	conns chan net.Conn
	over  chan struct{}
	once  sync.Once
}

func newFeed(at net.Addr) *feed {
	return &feed{at: at, conns: make(chan net.Conn), over: make(chan struct{})}
}

// Accept implements net.Listener.
func (f *feed) Accept() (net.Conn, error) {
	select {
	case conn := <-f.conns:
		return conn, nil
	case <-f.over:
		return nil, net.ErrClosed
	}
}

// Close implements net.Listener.
func (f *feed) Close() error {
	f.once.Do(func() { close(f.over) })
	return nil
}

// Addr implements net.Listener.
func (f *feed) Addr() net.Addr { return f.at }

// pass hands a connection on, and returns when it has ended. When ctx is done it ends, unless a session has it, which says
// goodbye first.
func (f *feed) pass(ctx context.Context, c *serve.Caller, encrypted *tls.Config) {
	g := &guest{Caller: c, ctx: ctx, over: make(chan struct{})}
	var conn net.Conn = g
	if encrypted != nil {
		conn = tls.Server(g, encrypted)
	}
	defer func() { _ = g.Close() }()
	select {
	case f.conns <- conn:
	case <-f.over:
		return
	}
	select {
	case <-g.over:
		return
	case <-ctx.Done():
	}
	if g.reads() {
		_ = g.Close()
	}
	<-g.over
}

// guest is a connection that tells when it has ended, and whether a session has it.
type guest struct {
	*serve.Caller
	ctx  context.Context //nolint:containedctx // of the server: the one of a request ends with its handler
	over chan struct{}
	once sync.Once

	mu   sync.Mutex
	sits bool
}

// Close implements net.Conn.
func (g *guest) Close() error {
	g.once.Do(func() { close(g.over) })
	return g.Conn.Close() //nolint:wrapcheck // it is the connection's
}

// reads reports whether the connection is there for pages.
func (g *guest) reads() bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	return !g.sits
}

// sit says that a session has the connection.
func (g *guest) sit() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.sits = true
}
