package serve_test

import (
	"io"
	"net/netip"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/crypto/ssh"

	"porthole/ui/serve"
)

// The headers of these tests are written by hand, from the protocol's text (haproxy's proxy-protocol.txt, sections 2.1, 2.2).
const (
	signature2 = "\r\n\r\n\x00\r\nQUIT\n"
	version1   = "PROXY TCP4 198.51.100.7 203.0.113.9 50000 2222\r\n"
	version2   = signature2 + "\x21\x11\x00\x0c" + "\xc6\x33\x64\x07" + "\xcb\x00\x71\x09" + "\xc3\x50" + "\x08\xae"
	version26  = signature2 + "\x21\x21\x00\x24" + "\x20\x01\x0d\xb8\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x05" +
		"\x20\x01\x0d\xb8\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x09" + "\xc3\x50" + "\x08\xae"
)

// behind starts a server that believes balancers at some addresses.
func behind(t *testing.T, limits serve.Limits, proxies ...string) *class {
	t.Helper()
	return openWith(t, limits, echo, func(o *serve.Options) {
		for _, p := range proxies {
			o.Proxies = append(o.Proxies, netip.MustParsePrefix(p))
		}
	})
}

// dialAs logs in by way of somebody who sends a header first.
func (c *class) dialAs(header string, methods ...ssh.AuthMethod) (*ssh.Client, error) {
	conn := c.connects()
	if _, err := io.WriteString(conn, header); err != nil {
		return nil, err
	}
	client, channels, requests, err := ssh.NewClientConn(conn, c.address, &ssh.ClientConfig{
		User: "anyone", Auth: methods, HostKeyCallback: ssh.FixedHostKey(c.host),
	})
	if err != nil {
		_ = conn.Close()
		return nil, err
	}
	return ssh.NewClient(client, channels, requests), nil
}

// fails has somebody be refused by way of a header, and returns from where the server says that they came.
func (c *class) fails(header string) string {
	c.t.Helper()
	before := len(c.log.String())
	if client, err := c.dialAs(header, answering("wrong", "Mallory")); err == nil {
		_ = client.Close()
		c.t.Error("somebody is let in who knows nothing")
	}
	for range 500 {
		if _, from, found := strings.Cut(c.log.String()[before:], "from="); found {
			from, _, _ = strings.Cut(from, " ")
			return from
		}
		time.Sleep(10 * time.Millisecond)
	}
	return "nowhere"
}

func TestAListedBalancerTellsWhoseAConnectionIs(t *testing.T) {
	t.Parallel()
	for header, from := range map[string]string{
		version1: "198.51.100.7", version2: "198.51.100.7", version26: "2001:db8::5",
		"PROXY TCP6 2001:db8::6 2001:db8::9 50000 2222\r\n": "2001:db8::6",
	} {
		c := behind(t, quick(), "10.0.0.0/8", "127.0.0.0/8")
		if got := c.fails(header); got != from {
			t.Errorf("%q: they are said to come from %s, want %s", header, got, from)
		}
		key := newKey(t)
		c.gate.know(ssh.FingerprintSHA256(key.PublicKey()), person("Ann"))
		client, err := c.dialAs(header, ssh.PublicKeys(key))
		if err != nil {
			t.Errorf("%q: %v", header, err)
			continue
		}
		_ = client.Close()
	}
}

// A header from elsewhere changes nothing: where its connection comes from is what the network says.
func TestNobodyElseIsBelieved(t *testing.T) {
	t.Parallel()
	for _, header := range []string{version1, version2, version26} {
		for _, proxies := range [][]string{nil, {"10.0.0.0/8", "::1/128", "127.0.0.2/32"}} {
			if got := behind(t, quick(), proxies...).fails(header); got != "127.0.0.1" {
				t.Errorf("%q, %v listed: they are said to come from %s", header, proxies, got)
			}
		}
	}
}

// A listed balancer that does not say whose a connection is, says it wrongly, too slowly or at too great length, has none.
func TestWithoutAHeaderABalancersConnectionIsNobodys(t *testing.T) {
	t.Parallel()
	limits := quick()
	limits.Header = 200 * time.Millisecond
	c := behind(t, limits, "127.0.0.1/32")
	long := signature2 + "\x21\x11\xff\xff" + strings.Repeat("\x00", 0xffff)
	for what, sends := range map[string]string{
		"nothing": "", "half a header": "PROXY TCP4 198.", "ssh": "SSH-2.0-Go\r\n", "HTTP": "GET / HTTP/1.1\r\n\r\n",
		"no address": "PROXY TCP4 a b 1 2\r\n", "a long line": "PROXY TCP4 " + strings.Repeat("1", 4000), "a long header": long,
		"another version": signature2 + "\x31\x11\x00\x0c" + strings.Repeat("\x01", 12), "datagrams": signature2 + "\x21\x13\x00\x0c" + strings.Repeat("\x01", 12),
		"a look of version 1": "PROXY UNKNOWN\r\n", "a look": signature2 + "\x20\x00\x00\x00",
	} {
		conn := c.connects()
		began := time.Now()
		_, _ = io.WriteString(conn, sends) // it may be cut off while it writes
		if heard, _ := io.ReadAll(conn); len(heard) > 0 {
			t.Errorf("%s: it hears %q", what, heard)
		}
		if took := time.Since(began); took > 5*time.Second {
			t.Errorf("%s: it is let go of after %v", what, took)
		}
		_ = conn.Close()
	}
	c.closes()
	if log := c.log.String(); strings.Count(log, "turned away") != 8 || strings.Contains(log, "login failed") {
		t.Errorf("the log says %s", log)
	}
}

// Who fails too often waits, and not who comes by the same balancer.
func TestBehindABalancerEachAddressHasItsOwnBounds(t *testing.T) {
	t.Parallel()
	limits := quick()
	limits.Failures, limits.FailuresAMinute, limits.StrangersFrom = 3, 0, 2
	c := behind(t, limits, "127.0.0.1/32")
	for range 3 {
		c.fails(version1)
	}
	conn := c.connects()
	_, _ = io.WriteString(conn, version1)
	if heard, _ := io.ReadAll(conn); len(heard) > 0 {
		t.Errorf("who failed too often hears %q", heard)
	}
	if got := c.fails(version26); got != "2001:db8::5" {
		t.Errorf("somebody else is said to come from %s", got)
	}
	greeted := func(header string) bool {
		conn := c.connects()
		_, _ = io.WriteString(conn, header)
		var b [4]byte
		_, err := io.ReadFull(conn, b[:])
		return err == nil && string(b[:]) == "SSH-"
	}
	other := strings.ReplaceAll(version1, "198.51.100.7", "198.51.100.8")
	for n, want := range []bool{true, true, false} {
		if got := greeted(other); got != want {
			t.Errorf("number %d who logs in at once from one address is let in: %v", n+1, got)
		}
	}
	if !strings.Contains(c.log.String(), "too many failed logins from one address") {
		t.Error("the log does not say why")
	}
}

// All that a balancer has open counts, also before it says whose it is.
func TestABalancersConnectionsAreBounded(t *testing.T) {
	t.Parallel()
	limits := quick()
	limits.Connections, limits.Header = 5, time.Minute
	c := behind(t, limits, "127.0.0.1/32")
	var all sync.WaitGroup
	cut := make(chan struct{}, 6)
	for range 6 {
		conn := c.connects()
		all.Go(func() {
			if _, err := io.ReadAll(conn); err == nil {
				cut <- struct{}{}
			}
		})
	}
	select {
	case <-cut:
	case <-time.After(5 * time.Second):
		t.Error("as many wait as like to")
	}
	c.closes() // who says nothing does not hold it up
	all.Wait()
	if n := strings.Count(c.log.String(), "too many connections"); n != 1 {
		t.Errorf("%d are turned away", n)
	}
}
