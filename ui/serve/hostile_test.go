package serve_test

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"net"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/crypto/ssh"

	"porthole/ui/serve"
)

var hostile = flag.Int("hostile", 20, "how often each hostile request is made")

var errPatience = errors.New("nothing happened for a minute")

// connects is a connection that sends nothing. What never comes is an error after a while.
func (c *class) connects() net.Conn {
	c.t.Helper()
	conn, err := (&net.Dialer{}).DialContext(c.t.Context(), "tcp", c.address)
	if err != nil {
		c.t.Fatal(err)
	}
	c.t.Cleanup(func() { _ = conn.Close() })
	return impatient{conn}
}

// impatient is a connection that is not waited for without end.
type impatient struct{ net.Conn }

func (i impatient) Read(p []byte) (int, error) {
	_ = i.SetReadDeadline(time.Now().Add(time.Minute))
	n, err := i.Conn.Read(p)
	if fault, ok := errors.AsType[net.Error](err); ok && fault.Timeout() {
		return n, errPatience
	}
	return n, err
}

// watched is a connection that tells when the other end has closed it.
type watched struct {
	net.Conn
	once sync.Once
	gone chan struct{}
}

func (w *watched) Read(p []byte) (int, error) {
	n, err := w.Conn.Read(p)
	if err != nil {
		w.once.Do(func() { close(w.gone) })
	}
	return n, err
}

// S2: a window of any size is one that memory has room for.
func TestAWindowWithoutEndIsBounded(t *testing.T) {
	t.Parallel()
	c := open(t, quick(), echo)
	for _, size := range [][2]int{{1<<32 - 1, 1<<32 - 1}, {20000, 20000}, {1 << 31, 1}} {
		g := c.session(c.enter("Ann"), func(s *ssh.Session) {
			if err := s.RequestPty("xterm", size[1], size[0], nil); err != nil {
				t.Fatal(err)
			}
		})
		if err := g.Shell(); err != nil {
			t.Fatal(err)
		}
		g.sees(fmt.Sprintf("at 240 × %d,", min(size[1], 80)))
		for range *hostile {
			if err := g.WindowChange(size[1], size[0]); err != nil {
				t.Fatal(err)
			}
		}
		g.sees(fmt.Sprintf("now 240 × %d\r\n", min(size[1], 80)))
		if err := g.WindowChange(0, 0); err != nil {
			t.Fatal(err)
		}
		g.sees("now 80 × 24\r\n")
	}
}

// S3: what is no session of ours is refused, and the session goes on.
func TestAllElseIsRefused(t *testing.T) {
	t.Parallel()
	limits := quick()
	limits.Refusals = 1 << 30
	c := open(t, limits, echo)
	g := c.sits("Ann")
	before := runtime.NumGoroutine()
	word := func(text string) []byte { return ssh.Marshal(struct{ Text string }{text}) }
	requests := map[string][]byte{
		"exec": word("cat /etc/passwd"), "subsystem": word("sftp"), "auth-agent-req@openssh.com": nil, "x11-req": nil, "env": nil,
		"shell": nil, "pty-req": nil, "xon-xoff": nil, "eow@openssh.com": nil, "": nil, strings.Repeat("long", 10000): nil,
	}
	for name, payload := range requests {
		for range *hostile {
			if ok, err := g.SendRequest(name, true, payload); ok || err != nil {
				t.Fatalf("%.20s: %v, %v", name, ok, err)
			}
		}
	}
	for _, kind := range []string{"session", "direct-tcpip", "forwarded-tcpip", "direct-streamlocal@openssh.com", "x11", "auth-agent@openssh.com", "tun@openssh.com", ""} {
		for range *hostile {
			if _, _, err := g.client.OpenChannel(kind, []byte("payload")); err == nil {
				t.Fatalf("a channel of the kind %q is opened", kind)
			}
		}
	}
	for _, name := range []string{"tcpip-forward", "cancel-tcpip-forward", "streamlocal-forward@openssh.com", "hostkeys-prove-00@openssh.com", "no-more-sessions@openssh.com"} {
		for range *hostile {
			if ok, _, err := g.client.SendRequest(name, true, nil); ok || err != nil {
				t.Fatalf("%s: %v, %v", name, ok, err)
			}
		}
	}
	g.types("x")
	g.sees("<x>")
	if after := runtime.NumGoroutine(); after > before+200 { // other tests run beside this one
		t.Errorf("%d goroutines became %d", before, after)
	}
}

func TestOnlyPlainIsACommand(t *testing.T) {
	t.Parallel()
	c := open(t, quick(), echo)
	for _, command := range []string{"", "sh", "plain; sh", "plain\x00sh", "scp -t /", "PLAIN"} {
		g := c.session(c.enter("Ann"), nil)
		if err := g.Start(command); err == nil {
			t.Errorf("%q is carried out", command)
		}
	}
}

// S4: who asks for too much is cut off.
func TestWhoAsksForTooMuchIsCutOff(t *testing.T) {
	t.Parallel()
	c := open(t, quick(), echo)
	ben := c.sits("Ben")
	for what, ask := range map[string]func(*guest) error{
		"variables": func(g *guest) error { return g.Setenv("LC_ALL", "x") },
		"channels": func(g *guest) error {
			_, _, err := g.client.OpenChannel("direct-tcpip", nil)
			if _, refused := errors.AsType[*ssh.OpenChannelError](err); refused {
				return nil
			}
			return err
		},
		"requests": func(g *guest) error { _, _, err := g.client.SendRequest("tcpip-forward", true, nil); return err },
		"silent requests": func(g *guest) error {
			_, _, err := g.client.SendRequest("tcpip-forward", false, nil)
			return err
		},
		"a long name": func(g *guest) error { return g.Setenv(strings.Repeat("A", 1<<20), "x") },
	} {
		g := c.session(c.enter("Ann"), nil)
		for n := range 1_000_000 {
			if err := ask(g); err != nil && err.Error() != "ssh: setenv failed" {
				break
			}
			if n == 999_999 {
				t.Errorf("%s: a million are taken", what)
			}
		}
		_ = g.client.Wait()
	}
	ben.types("x")
	ben.sees("<x>")
}

// S7: who reads nothing is cut off, and holds up nobody.
func TestSlowReadersAreCutOff(t *testing.T) {
	t.Parallel()
	limits := quick()
	limits.Write = 200 * time.Millisecond
	cut := make(chan error, *hostile)
	c := open(t, limits, func(ctx context.Context, p serve.Person, term serve.Terminal) error {
		if p.Name == "Ben" {
			return echo(ctx, p, term)
		}
		frame := make([]byte, 64<<10)
		for {
			if _, err := term.Out.Write(frame); err != nil {
				cut <- err
				return err
			}
		}
	})
	ben := c.sits("Ben")
	for i := range *hostile {
		g := c.session(c.enter(fmt.Sprint("slow ", i)), nil)
		if err := g.Shell(); err != nil {
			t.Fatal(err)
		}
	}
	ben.types("x")
	ben.sees("<x>")
	for range *hostile {
		if err := <-cut; err == nil {
			t.Error("a write that nobody takes succeeds")
		}
	}
	ben.types("y")
	ben.sees("<y>")
}

func TestAFloodIsCutOff(t *testing.T) {
	t.Parallel()
	limits := quick()
	limits.Input, limits.InputSecond, limits.Flood = 1<<10, 1, 64<<10
	read := make(chan int, 1)
	c := open(t, limits, func(_ context.Context, p serve.Person, term serve.Terminal) error {
		_, _ = io.WriteString(term.Out, p.Name)
		n, err := io.Copy(io.Discard, term.In)
		read <- int(n)
		return err
	})
	g := c.sits("Ann")
	for {
		if _, err := g.in.Write(make([]byte, 32<<10)); err != nil {
			break
		}
	}
	if n := <-read; n > 2<<10 {
		t.Errorf("%d bytes were let through", n)
	}
	if !strings.Contains(c.log.String(), "too much was typed") {
		t.Error("the log does not tell of it")
	}
}

// Who does not say the first line soon is gone long before a handshake would have to be over.
func TestWhoConnectsAndSaysNothingHoldsNoPlace(t *testing.T) {
	t.Parallel()
	limits := quick()
	limits.Hello, limits.Handshake = 50*time.Millisecond, time.Hour
	c := open(t, limits, echo)
	for _, said := range []string{"", "SSH-2.0-quiet"} {
		silent := c.connects()
		_, _ = silent.Write([]byte(said))
		if _, err := io.Copy(io.Discard, silent); errors.Is(err, errPatience) {
			t.Errorf("who sends %q may stay", said)
		}
	}
}

func TestNobodyWaitsAtTheDoorForEver(t *testing.T) {
	t.Parallel()
	limits := quick()
	limits.Handshake, limits.Login, limits.Start = 50*time.Millisecond, 50*time.Millisecond, 50*time.Millisecond
	c := open(t, limits, echo)
	for _, said := range []string{"SSH-2.0-quiet", "SSH-2.0-quiet\r\n"} {
		silent := c.connects()
		_, _ = silent.Write([]byte(said))
		if _, err := io.Copy(io.Discard, silent); errors.Is(err, errPatience) {
			t.Errorf("who sends %q may stay", said)
		}
	}
	garbage := c.connects()
	_, _ = garbage.Write([]byte(strings.Repeat("GET / HTTP/1.1\r\n", 1000)))
	if _, err := io.Copy(io.Discard, garbage); errors.Is(err, errPatience) {
		t.Error("who speaks no SSH may stay")
	}
	raw := &watched{Conn: c.connects(), gone: make(chan struct{})}
	thinking := ssh.KeyboardInteractive(func(_, _ string, questions []string, _ []bool) ([]string, error) {
		<-raw.gone
		return make([]string, len(questions)), nil
	})
	_, _, _, err := ssh.NewClientConn(raw, c.address, &ssh.ClientConfig{
		User: "ann", Auth: []ssh.AuthMethod{thinking}, HostKeyCallback: ssh.FixedHostKey(c.host),
	})
	if err == nil || errors.Is(err, errPatience) {
		t.Errorf("who says nothing: %v", err)
	}
	if err := c.enter("Ann").Wait(); err == nil { // they open no session
		t.Error("it ended well")
	}
}

// Whoever is gone without a word is noticed.
func TestADeadConnectionIsNoticed(t *testing.T) {
	t.Parallel()
	limits := quick()
	limits.Heartbeat = 20 * time.Millisecond
	c := open(t, limits, echo)
	key := newKey(t)
	c.gate.know(ssh.FingerprintSHA256(key.PublicKey()), person("Ann"))
	raw := c.connects()
	conn, _, _, err := ssh.NewClientConn(raw, c.address, &ssh.ClientConfig{
		User: "ann", Auth: []ssh.AuthMethod{ssh.PublicKeys(key)}, HostKeyCallback: ssh.FixedHostKey(c.host),
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := conn.Wait(); err == nil || errors.Is(err, errPatience) { // nobody answers the server's requests
		t.Errorf("it is not cut off: %v", err)
	}
}
