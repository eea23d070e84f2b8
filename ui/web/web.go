// Package web is a way into a class by a browser: pages on which somebody says who they are, and a terminal or lines of text
// on one of them. It carries sessions and has none of its own: who comes in, and what they may have, is decided where
// connections over SSH are served.
package web

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"html/template"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"sync"
	"time"

	"porthole/ui/serve"
)

// Entry is what somebody says of themselves in the form, as they typed it. Whoever has been here before needs no code.
type Entry struct{ Code, Name, PIN, Again string }

// EntryError is what is wrong with an entry whoever it is that made it, as a sentence.
type EntryError struct{ Says string }

// Error implements error.
func (e *EntryError) Error() string { return e.Says }

// Unwrap says that it is no failed login.
func (e *EntryError) Unwrap() error { return serve.ErrMistake }

// Gate says who somebody is. Every method may be called at once from many connections.
type Gate interface {
	// Read returns who somebody is by what they entered, and the pass by which their browser is known from now on, to its
	// end. The error is an [*EntryError], or serve.ErrRefused where they are nobody.
	Read(ctx context.Context, from netip.Addr, e Entry) (p serve.Person, pass string, lasts time.Duration, err error)
	// Passed returns whose a pass is; false where it is nobody's, or has ended.
	Passed(ctx context.Context, pass string) (serve.Person, bool, error)
	// EndPass ends a pass: nobody is known by it any more.
	EndPass(ctx context.Context, pass string) error
}

// Options are what the pages are told.
type Options struct {
	Gate Gate
	Log  *slog.Logger
	// TLS is how connections are encrypted; nil: they are not, and come from this machine alone.
	TLS *tls.Config
	// Nonce draws what nobody guesses, for one page.
	Nonce func() string
}

// site is what the connections share.
type site struct {
	Options
	files map[string]file
	forms *template.Template

	mu   sync.Mutex
	open map[string]map[*line]bool // the sessions of each pass
}

// Times that a connection may take over what is asked and answered, a session excepted.
const (
	forHeader = 5 * time.Second
	forAsking = 10 * time.Second
	forAnswer = 30 * time.Second // half a megabyte, by a slow line
	betweenIt = 5 * time.Second  // a page takes three things at once, and then nothing
	mostBytes = 8 << 10          // of a header
)

// Open returns the way in by pages for whoever connects to l. It serves until ctx is done.
func Open(ctx context.Context, o Options, l net.Listener) (serve.Way, error) {
	files, err := pack()
	if err != nil {
		return serve.Way{}, err
	}
	pages, err := template.ParseFS(forms, "page/*.html")
	if err != nil {
		return serve.Way{}, fmt.Errorf("the pages cannot be made: %w", err)
	}
	s := &site{Options: o, files: files, forms: pages, open: map[string]map[*line]bool{}}
	in := newFeed(l.Addr())
	server := &http.Server{
		Handler:           s.pages(),
		ReadHeaderTimeout: forHeader, ReadTimeout: forAsking, WriteTimeout: forAnswer, IdleTimeout: betweenIt, MaxHeaderBytes: mostBytes,
		ErrorLog: slog.NewLogLogger(o.Log.Handler(), slog.LevelWarn),
		ConnContext: func(ctx context.Context, c net.Conn) context.Context {
			return context.WithValue(ctx, guestKey{}, guestOf(c))
		},
		Protocols: &http.Protocols{},
	}
	server.Protocols.SetHTTP1(true)
	context.AfterFunc(ctx, func() { _ = server.Close() })
	go func() {
		if err := server.Serve(in); !errors.Is(err, http.ErrServerClosed) {
			o.Log.Error("pages", "error", err.Error())
		}
	}()
	return serve.ByPages(l, func(ctx context.Context, c *serve.Caller) { in.pass(ctx, c, o.TLS) }), nil
}

// guestKey is the key under which a request's context holds the connection that it came by.
type guestKey struct{}

// guestOf is a connection as it was let in.
func guestOf(c net.Conn) *guest {
	if over, ok := c.(*tls.Conn); ok {
		c = over.NetConn()
	}
	g, _ := c.(*guest)
	return g
}

// by is the connection that a request came by.
func by(r *http.Request) *guest {
	g, _ := r.Context().Value(guestKey{}).(*guest)
	return g
}
