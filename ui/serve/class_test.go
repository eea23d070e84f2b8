package serve_test

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"math/rand/v2"
	"net"
	"net/netip"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/crypto/ssh"

	"porthole/ui/serve"
)

// register is a gate of these tests: who knows the code is let in under the name that they give.
type register struct {
	mu     sync.Mutex
	keys   map[string]serve.Person
	asked  []string // with which fingerprints
	broken error    // of Key
}

const code = "K7MQ-2XW9"

func (g *register) Key(_ context.Context, fingerprint string) (serve.Person, bool, error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	p, ok := g.keys[fingerprint]
	return p, ok, g.broken
}

func (g *register) Ask(_ context.Context, _ netip.Addr, user, fingerprint string, ask serve.Asker) (serve.Person, error) {
	g.mu.Lock()
	g.asked = append(g.asked, fingerprint)
	g.mu.Unlock()
	given, err := ask("Welcome.\nAsk your teacher for the code.", "Class code: ", true)
	if err != nil {
		return serve.Person{}, err
	}
	name, err := ask("", "Name ["+user+"]: ", true)
	if err != nil {
		return serve.Person{}, err
	}
	if given != code {
		_, err := ask("That is not right.", "", false)
		return serve.Person{}, errors.Join(serve.ErrRefused, err)
	}
	p := person(name)
	if fingerprint != "" {
		g.know(fingerprint, p)
	}
	return p, nil
}

// whom returns with which fingerprints somebody was asked since the last time.
func (g *register) whom() []string {
	g.mu.Lock()
	defer g.mu.Unlock()
	asked := g.asked
	g.asked = nil
	return asked
}

func (g *register) breaks(err error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.broken = err
}

func (g *register) know(fingerprint string, p serve.Person) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.keys[fingerprint] = p
}

func person(name string) serve.Person {
	return serve.Person{Learner: "id-" + name, Name: name, Class: "7b"}
}

// class is a server of these tests, and what became of its sessions.
type class struct {
	t       *testing.T
	gate    *register
	address string
	host    ssh.PublicKey
	stop    context.CancelFunc
	ended   chan error
	log     *safeBuffer
	limits  serve.Limits
}

// safeBuffer is a buffer for several goroutines.
type safeBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

// closes ends the server, and waits until it has ended.
func (c *class) closes() {
	c.t.Helper()
	c.stop()
	if err := <-c.ended; err != nil {
		c.t.Error(err)
	}
	c.ended <- nil
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

// open starts a server whose sessions are talk.
func open(t *testing.T, limits serve.Limits, talk serve.Session) *class {
	t.Helper()
	return openWith(t, limits, talk, func(*serve.Options) {})
}

// openWith starts one that is told more.
func openWith(t *testing.T, limits serve.Limits, talk serve.Session, tell func(*serve.Options)) *class {
	t.Helper()
	l, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
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
	c := &class{
		t: t, gate: &register{keys: map[string]serve.Person{}}, address: l.Addr().String(), host: host.PublicKey(),
		ended: make(chan error, 1), log: &safeBuffer{}, limits: limits,
	}
	ctx, stop := context.WithCancel(context.WithoutCancel(t.Context()))
	c.stop = stop
	options := serve.Options{
		HostKey: host, Gate: c.gate, Session: talk, Limits: limits,
		Log: slog.New(slog.NewTextHandler(c.log, nil)), Now: time.Now, Random: rand.New(rand.NewPCG(1, 2)).Uint64,
	}
	tell(&options)
	go func() { c.ended <- serve.Serve(ctx, options, l) }()
	t.Cleanup(func() {
		c.closes()
		if t.Failed() {
			t.Log(c.log.String())
		}
	})
	return c
}

// quick are limits that end soon what is never to happen.
func quick() serve.Limits {
	l := serve.Usual()
	l.Goodbye = 2 * time.Second
	return l
}

// echo is a session that says who is there and at what, and gives back what is typed, byte by byte.
func echo(ctx context.Context, p serve.Person, t serve.Terminal) error {
	_, _ = fmt.Fprintf(t.Out, "%s at %d × %d, plain %v, %s\n", p.Name, t.Window.Width, t.Window.Height, t.Plain, strings.Join(t.Environ, " "))
	typed := make(chan byte)
	go func() {
		defer close(typed)
		var b [1]byte
		for {
			n, err := t.In.Read(b[:])
			if err != nil {
				return
			}
			if n > 0 {
				select {
				case typed <- b[0]:
				case <-ctx.Done():
					return
				}
			}
		}
	}()
	for {
		select {
		case <-ctx.Done():
			return nil
		case size := <-t.Sizes:
			_, _ = fmt.Fprintf(t.Out, "now %d × %d\n", size.Width, size.Height)
		case b, ok := <-typed:
			switch {
			case !ok, b == 'q':
				return nil
			case b == '!':
				panic("a mistake of these tests")
			}
			_, _ = fmt.Fprintf(t.Out, "<%c>\n", b)
		}
	}
}

func newKey(t *testing.T) ssh.Signer {
	t.Helper()
	_, private, err := ed25519.GenerateKey(nil)
	if err != nil {
		t.Fatal(err)
	}
	key, err := ssh.NewSignerFromKey(private)
	if err != nil {
		t.Fatal(err)
	}
	return key
}

// dial logs in.
func (c *class) dial(user string, methods ...ssh.AuthMethod) (*ssh.Client, error) {
	return ssh.Dial("tcp", c.address, &ssh.ClientConfig{User: user, Auth: methods, HostKeyCallback: ssh.FixedHostKey(c.host)})
}

// answering answers what is asked, one after the other.
func answering(answers ...string) ssh.AuthMethod {
	return ssh.KeyboardInteractive(func(_, _ string, questions []string, _ []bool) ([]string, error) {
		given := answers[:min(len(questions), len(answers))]
		answers = answers[len(given):]
		if len(given) < len(questions) {
			return nil, errors.New("nothing more to say")
		}
		return given, nil
	})
}

// guest is somebody who has logged in and sits at a session.
type guest struct {
	t      *testing.T
	client *ssh.Client
	*ssh.Session
	in  io.WriteCloser
	out *bytes.Buffer
	raw io.Reader
}

// enter logs a learner in by a key of their own.
func (c *class) enter(name string) *ssh.Client {
	c.t.Helper()
	key := newKey(c.t)
	c.gate.know(ssh.FingerprintSHA256(key.PublicKey()), person(name))
	client, err := c.dial("anyone", ssh.PublicKeys(key))
	if err != nil {
		c.t.Fatal(err)
	}
	c.t.Cleanup(func() { _ = client.Close() })
	return client
}

// session opens a session, and does what is to be done before it begins.
func (c *class) session(client *ssh.Client, before func(*ssh.Session)) *guest {
	c.t.Helper()
	s, err := client.NewSession()
	if err != nil {
		c.t.Fatal(err)
	}
	g := &guest{t: c.t, client: client, Session: s, out: &bytes.Buffer{}}
	if g.in, err = s.StdinPipe(); err != nil {
		c.t.Fatal(err)
	}
	if g.raw, err = s.StdoutPipe(); err != nil {
		c.t.Fatal(err)
	}
	if before != nil {
		before(s)
	}
	return g
}

// sits is a learner at a terminal of 80 × 24.
func (c *class) sits(name string) *guest {
	c.t.Helper()
	g := c.session(c.enter(name), func(s *ssh.Session) {
		if err := s.RequestPty("xterm-256color", 24, 80, nil); err != nil {
			c.t.Fatal(err)
		}
	})
	if err := g.Shell(); err != nil {
		c.t.Fatal(err)
	}
	g.sees(name)
	return g
}

// sees waits until something was written.
func (g *guest) sees(text string) {
	g.t.Helper()
	var b [512]byte
	for !strings.Contains(g.out.String(), text) {
		n, err := g.raw.Read(b[:])
		g.out.Write(b[:n])
		if err != nil && !strings.Contains(g.out.String(), text) {
			g.t.Fatalf("%v, and %q is not in %q", err, text, g.out)
		}
	}
}

func (g *guest) types(text string) {
	g.t.Helper()
	if _, err := io.WriteString(g.in, text); err != nil {
		g.t.Fatal(err)
	}
}

// rest reads until the session ends.
func (g *guest) rest() string {
	rest, _ := io.ReadAll(g.raw)
	g.out.Write(rest)
	return g.out.String()
}
