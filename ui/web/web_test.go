package web_test

import (
	"context"
	"crypto/ed25519"
	"crypto/tls"
	"fmt"
	"io"
	"log/slog"
	"math/rand/v2"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"golang.org/x/crypto/ssh"

	"porthole/ui/serve"
	"porthole/ui/web"
)

// register is a gate of these tests: whoever knows the code and a PIN is let in under the name that they give.
type register struct {
	mu     sync.Mutex
	passes map[string]serve.Person
	asked  int
}

const code = "K7MQ-2XW9"

func (g *register) Read(_ context.Context, _ netip.Addr, e web.Entry) (serve.Person, string, time.Duration, error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.asked++
	switch {
	case e.PIN != e.Again:
		return serve.Person{}, "", 0, &web.EntryError{Says: "The two PINs were not the same."}
	case e.Code != code:
		return serve.Person{}, "", 0, serve.ErrRefused
	}
	p, pass := serve.Person{Learner: "id-" + e.Name, Name: e.Name, Class: "7b", New: e.Name == "Newcomer"}, fmt.Sprintf("pass-%s-%d", e.Name, len(g.passes))
	g.passes[pass] = p
	return p, pass, time.Hour, nil
}

func (g *register) Passed(_ context.Context, pass string) (serve.Person, bool, error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	p, ok := g.passes[pass]
	return p, ok, nil
}

func (g *register) EndPass(_ context.Context, pass string) error {
	g.mu.Lock()
	defer g.mu.Unlock()
	delete(g.passes, pass)
	return nil
}

// Key and Ask make it a serve.Gate at which nobody comes in by SSH.
func (g *register) Key(context.Context, string) (serve.Person, bool, error) {
	return serve.Person{}, false, nil
}

func (g *register) Ask(context.Context, netip.Addr, string, string, serve.Asker) (serve.Person, error) {
	return serve.Person{}, serve.ErrRefused
}

func (g *register) times() int {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.asked
}

// class is a server of these tests.
type class struct {
	*testing.T
	gate *register
	base string // https://HOST:PORT
	host string
	tls  *tls.Config // of clients; nil: it is not encrypted
	stop context.CancelFunc
	log  *safeBuffer
	over chan error
}

type safeBuffer struct {
	mu sync.Mutex
	b  strings.Builder
}

func (s *safeBuffer) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.Write(p)
}

func (s *safeBuffer) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.String()
}

// open starts a server, encrypted unless it is plain.
func open(t *testing.T, limits serve.Limits, plain bool, talk serve.Session) *class {
	t.Helper()
	l, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	c := &class{T: t, gate: &register{passes: map[string]serve.Person{}}, host: l.Addr().String(), log: &safeBuffer{}, over: make(chan error, 1)}
	log := slog.New(slog.NewTextHandler(c.log, nil))
	var pages atomic.Uint64
	o := web.Options{Gate: c.gate, Log: log, Nonce: func() string { return fmt.Sprint("nonce", pages.Add(1)) }}
	c.base = "http://" + c.host
	if !plain {
		if o.TLS, err = web.OwnCertificate(filepath.Join(t.TempDir(), "cert.pem"), []string{"127.0.0.1"}, time.Now()); err != nil {
			t.Fatal(err)
		}
		c.base, c.tls = "https://"+c.host, &tls.Config{InsecureSkipVerify: true} //nolint:gosec // it signed itself
	}
	ctx, stop := context.WithCancel(context.WithoutCancel(t.Context()))
	c.stop = stop
	beside, end := context.WithCancel(context.WithoutCancel(t.Context()))
	way, err := web.Open(beside, o, l)
	if err != nil {
		t.Fatal(err)
	}
	_, private, err := ed25519.GenerateKey(nil)
	if err != nil {
		t.Fatal(err)
	}
	host, err := ssh.NewSignerFromKey(private)
	if err != nil {
		t.Fatal(err)
	}
	go func() {
		c.over <- serve.Serve(ctx, serve.Options{
			HostKey: host, Gate: c.gate, Session: talk, Limits: limits, Log: log, Now: time.Now, Random: rand.New(rand.NewPCG(3, 4)).Uint64, Ways: []serve.Way{way},
		})
	}()
	t.Cleanup(func() {
		c.closes()
		end()
		if t.Failed() {
			t.Log(c.log.String())
		}
	})
	return c
}

func (c *class) closes() {
	c.Helper()
	c.stop()
	if err := <-c.over; err != nil {
		c.Error(err)
	}
	c.over <- nil
}

func quick() serve.Limits {
	l := serve.Usual()
	l.Goodbye = 2 * time.Second
	return l
}

// echo is a session that says who is there and at what, and gives back what is typed.
func echo(ctx context.Context, p serve.Person, t serve.Terminal) error {
	if p.New {
		_, _ = io.WriteString(t.Out, "Welcome. ")
	}
	_, _ = fmt.Fprintf(t.Out, "%s at %d × %d, plain %v, %s\n", p.Name, t.Window.Width, t.Window.Height, t.Plain, strings.Join(t.Environ, " "))
	go func() {
		for {
			select {
			case w := <-t.Sizes:
				_, _ = fmt.Fprintf(t.Out, "now %d × %d\n", w.Width, w.Height)
			case <-ctx.Done():
				return
			}
		}
	}()
	stop := context.AfterFunc(ctx, func() {})
	defer stop()
	typed := make(chan string)
	go func() {
		defer close(typed)
		buf := make([]byte, 1<<16)
		for {
			n, err := t.In.Read(buf)
			if err != nil {
				return
			}
			select {
			case typed <- string(buf[:n]):
			case <-ctx.Done():
				return
			}
		}
	}()
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case text, more := <-typed:
			switch {
			case !more, text == "q":
				return nil
			case text == "!":
				panic("a mistake of these tests")
			}
			_, _ = fmt.Fprintf(t.Out, "<%s>", text)
		}
	}
}

// browser is a browser of these tests, which follows no redirections.
type browser struct {
	*class
	cookie string
	origin string
}

func (c *class) browser() *browser { return &browser{class: c, origin: c.base} }

// asks sends a request, with what a browser says of itself, and returns the answer with its body.
func (b *browser) asks(method, path string, form url.Values) (*http.Response, string) {
	b.Helper()
	r, err := http.NewRequestWithContext(b.Context(), method, b.base+path, strings.NewReader(form.Encode()))
	if err != nil {
		b.Fatal(err)
	}
	if b.origin != "" {
		r.Header.Set("Origin", b.origin)
	}
	if b.cookie != "" {
		r.Header.Set("Cookie", "__Host-porthole="+b.cookie)
	}
	if method == http.MethodPost {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	client := &http.Client{
		Transport:     &http.Transport{TLSClientConfig: b.tls, DisableKeepAlives: true},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	answer, err := client.Do(r)
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = answer.Body.Close() }()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		b.Fatal(err)
	}
	return answer, string(body)
}

// joins fills in the form, and keeps the pass.
func (b *browser) joins(name string) *browser {
	b.Helper()
	answer, _ := b.asks(http.MethodPost, "/join", entry(name))
	for _, c := range answer.Cookies() {
		b.cookie = c.Value
	}
	if answer.StatusCode != http.StatusSeeOther || b.cookie == "" {
		b.Fatalf("%s is not let in: %s", name, answer.Status)
	}
	return b
}

func entry(name string) url.Values {
	return url.Values{"code": {code}, "name": {name}, "pin": {"271828"}, "again": {"271828"}}
}
