package web_test

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/coder/websocket"
)

// guest is a session of these tests.
type guest struct {
	*testing.T
	conn *websocket.Conn
	seen string
}

// dials asks for a session, and returns the answer where there is none.
func (b *browser) dials(query string) (*guest, *http.Response, error) {
	b.Helper()
	header := http.Header{"Cookie": {"__Host-porthole=" + b.cookie}}
	if b.origin != "" {
		header.Set("Origin", b.origin)
	}
	ctx, cancel := context.WithTimeout(b.Context(), patience)
	defer cancel()
	conn, answer, err := websocket.Dial(ctx, strings.Replace(b.base, "http", "ws", 1)+"/session?"+query, &websocket.DialOptions{
		HTTPHeader: header, HTTPClient: &http.Client{Transport: &http.Transport{TLSClientConfig: b.tls}},
	})
	if err != nil {
		return nil, answer, err
	}
	b.Cleanup(func() { _ = conn.CloseNow() })
	return &guest{T: b.T, conn: conn}, answer, nil
}

const patience = 20 * time.Second

func (b *browser) sits(query string) *guest {
	b.Helper()
	g, answer, err := b.dials(query)
	if err != nil {
		b.Fatalf("%v, %+v", err, answer)
	}
	return g
}

func (g *guest) says(message string) {
	g.Helper()
	if err := g.conn.Write(g.Context(), websocket.MessageText, []byte(message)); err != nil {
		g.Fatal(err)
	}
}

// sees waits until something was written.
func (g *guest) sees(what string) {
	g.Helper()
	ctx, cancel := context.WithTimeout(g.Context(), patience)
	defer cancel()
	for !strings.Contains(g.seen, what) {
		_, data, err := g.conn.Read(ctx)
		if err != nil {
			g.Fatalf("%q is not written after %q: %v", what, g.seen, err)
		}
		g.seen += string(data)
	}
}

// rest reads to the end, and returns how it ended.
func (g *guest) rest() (code websocket.StatusCode) {
	g.Helper()
	ctx, cancel := context.WithTimeout(g.Context(), patience)
	defer cancel()
	for {
		_, data, err := g.conn.Read(ctx)
		if errors.Is(err, context.DeadlineExceeded) {
			g.Fatal("it does not end")
		}
		if err != nil {
			return websocket.CloseStatus(err)
		}
		g.seen += string(data)
	}
}
