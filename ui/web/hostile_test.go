package web_test

import (
	"bufio"
	"crypto/tls"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/coder/websocket"
)

// raw opens a connection on which anything can be said.
func (c *class) raw(t *testing.T) net.Conn {
	t.Helper()
	conn, err := (&net.Dialer{Timeout: patience}).DialContext(t.Context(), "tcp", c.host)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.Close() })
	if err := conn.SetDeadline(time.Now().Add(patience)); err != nil {
		t.Fatal(err)
	}
	if c.tls == nil {
		return conn
	}
	return tls.Client(conn, c.tls)
}

// Whatever comes before somebody is known ends within its time, costs nobody else anything, and nothing is asked of the gate.
func TestHostileRequestsBeforeAnybodyIsKnown(t *testing.T) {
	t.Parallel()
	c := open(t, quick(), true, echo)
	host := "Host: " + c.host + "\r\n"
	upgrade := "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nOrigin: " + c.base + "\r\n"
	before := runtime.NumGoroutine()
	for what, said := range map[string]string{
		"nothing that is HTTP":        "SSH-2.0-x\r\n\r\n",
		"a TLS greeting":              "\x16\x03\x01\x02\x00\x01\x00\x01\xfc",
		"no host":                     "GET / HTTP/1.1\r\n\r\n",
		"two hosts":                   "GET / HTTP/1.1\r\n" + host + "Host: evil.example\r\n\r\n",
		"a header without end":        "GET / HTTP/1.1\r\n" + host + "X: " + strings.Repeat("x", 64<<10),
		"many headers":                "GET / HTTP/1.1\r\n" + host + strings.Repeat("X: y\r\n", 10000) + "\r\n",
		"a long path":                 "GET /" + strings.Repeat("a", 64<<10) + " HTTP/1.1\r\n" + host + "\r\n",
		"a path upwards":              "GET /../../etc/passwd HTTP/1.1\r\n" + host + "\r\n",
		"a large form":                "POST /join HTTP/1.1\r\n" + host + "Origin: " + c.base + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 10000000\r\n\r\nname=" + strings.Repeat("a", 100000),
		"two lengths":                 "POST /join HTTP/1.1\r\n" + host + "Content-Length: 4\r\nContent-Length: 5\r\n\r\nname",
		"a length and chunks":         "POST /join HTTP/1.1\r\n" + host + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
		"a proxy's request":           "CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443\r\n\r\n",
		"another method":              "DELETE / HTTP/1.1\r\n" + host + "\r\n",
		"HTTP/2 in the clear":         "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
		"a session of nobody":         "GET /session?columns=80&rows=24 HTTP/1.1\r\n" + host + upgrade + "\r\n",
		"a session of a wrong pass":   "GET /session?columns=80&rows=24 HTTP/1.1\r\n" + host + upgrade + "Cookie: __Host-porthole=" + strings.Repeat("x", 4000) + "\r\n\r\n",
		"a session of two passes":     "GET /session?columns=80&rows=24 HTTP/1.1\r\n" + host + upgrade + "Cookie: __Host-porthole=a; __Host-porthole=b\r\n\r\n",
		"a session that is no page's": "GET /session HTTP/1.1\r\n" + host + strings.Replace(upgrade, c.host, "evil.example", 1) + "\r\n",
	} {
		conn := c.raw(t)
		_, _ = io.WriteString(conn, said) // it may be cut off while it is said
		answer, err := http.ReadResponse(bufio.NewReader(conn), nil)
		switch {
		case err != nil: // cut off
		case what == "a path upwards" || what == "two hosts" && answer.StatusCode == http.StatusBadRequest:
		case answer.StatusCode < http.StatusBadRequest:
			t.Errorf("%s is answered by %s", what, answer.Status)
		}
		if err == nil {
			body, _ := io.ReadAll(io.LimitReader(answer.Body, 1<<16))
			if strings.Contains(string(body), "root:") {
				t.Errorf("%s is answered by a file", what)
			}
			_ = answer.Body.Close()
		}
		_ = conn.Close()
	}
	if n := c.gate.times(); n > 0 {
		t.Errorf("the gate was asked %d times", n)
	}
	c.browser().joins("Ann").sits(size).sees("Ann")
	if after := runtime.NumGoroutine(); after > before+200 { // other tests run beside this one
		t.Errorf("%d goroutines became %d", before, after)
	}
}

// One address may have so many connections that read pages; whoever is in stays, and others come in after them.
func TestOneAddressHasSoManyConnections(t *testing.T) {
	t.Parallel()
	limits := quick()
	limits.ReadersFrom = 10
	c := open(t, limits, true, echo)
	ann := c.browser().joins("Ann").sits(size)
	ann.sees("Ann")
	var all []net.Conn
	for range 30 {
		all = append(all, c.raw(t))
	}
	refused := 0
	for _, conn := range all {
		_ = conn.SetDeadline(time.Now().Add(time.Second))
		if _, err := conn.Read(make([]byte, 1)); err != nil && !strings.Contains(err.Error(), "timeout") {
			refused++
		}
	}
	if refused < 20 {
		t.Errorf("%d of 30 were turned away", refused)
	}
	for _, conn := range all {
		_ = conn.Close()
	}
	ann.says("ix")
	ann.sees("<x>")
	for range 50 {
		time.Sleep(20 * time.Millisecond)
		if conn := c.raw(t); answers(conn, c.host) {
			return
		}
	}
	t.Error("nobody comes in any more")
}

func answers(conn net.Conn, host string) bool {
	defer func() { _ = conn.Close() }()
	_, _ = fmt.Fprintf(conn, "GET /join HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n", host)
	answer, err := http.ReadResponse(bufio.NewReader(conn), nil)
	if err != nil {
		return false
	}
	_ = answer.Body.Close()
	return answer.StatusCode == http.StatusOK
}

// Who says nothing is let go of.
func TestWhoSaysNothingIsLetGoOf(t *testing.T) {
	t.Parallel()
	c := open(t, quick(), false, echo)
	conn, err := (&net.Dialer{}).DialContext(t.Context(), "tcp", c.host)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = conn.Close() }()
	_ = conn.SetDeadline(time.Now().Add(patience))
	if _, err := io.Copy(io.Discard, conn); err != nil && strings.Contains(err.Error(), "timeout") {
		t.Error("it stays")
	}
}

func TestFailedLoginsOfAnAddressAreCounted(t *testing.T) {
	t.Parallel()
	limits := quick()
	limits.Failures, limits.FailuresAMinute = 5, 1
	c := open(t, limits, true, echo)
	ann := c.browser().joins("Ann").sits(size)
	wrong := url.Values{"code": {"WRONG"}, "name": {"Eve"}, "pin": {"1"}, "again": {"1"}}
	mistaken := url.Values{"code": {code}, "name": {"Eve"}, "pin": {"1"}, "again": {"2"}}
	b := c.browser()
	for range 10 {
		b.asks(http.MethodPost, "/join", mistaken) // which is none
	}
	for i := range 8 {
		answer, _ := b.asks(http.MethodPost, "/join", wrong)
		if want := map[bool]int{true: http.StatusForbidden, false: http.StatusTooManyRequests}[i < 5]; answer.StatusCode != want {
			t.Errorf("the try %d: %s, want %d", i, answer.Status, want)
		}
	}
	ann.says("ix")
	ann.sees("<x>")
	if n := c.gate.times(); n != 16 { // Ann, ten mistakes and five wrong ones
		t.Errorf("the gate was asked %d times", n)
	}
}

func TestMessagesThatNoPageSendsEndTheSession(t *testing.T) {
	t.Parallel()
	c := open(t, quick(), true, echo)
	b := c.browser().joins("Ann")
	for what, send := range map[string]struct {
		kind websocket.MessageType
		data string
	}{
		"none":         {websocket.MessageText, ""},
		"another kind": {websocket.MessageText, "x"},
		"bytes":        {websocket.MessageBinary, "iabc"},
		"no size":      {websocket.MessageText, "s"},
		"half a size":  {websocket.MessageText, "s80"},
		"a negative":   {websocket.MessageText, "s-1 -1"},
		"a huge size":  {websocket.MessageText, "s4294967295 4294967295"},
		"too much":     {websocket.MessageText, "i" + strings.Repeat("a", 9<<10)},
	} {
		g := b.sits(size)
		g.sees("Ann")
		if err := g.conn.Write(t.Context(), send.kind, []byte(send.data)); err != nil {
			t.Fatal(err)
		}
		if got := g.rest(); got != websocket.StatusPolicyViolation && got != websocket.StatusMessageTooBig {
			t.Errorf("%s: it ended by %d", what, got)
		}
	}
	b.sits(size).sees("Ann")
}

// What is typed is bounded as over SSH, and who floods is cut off.
func TestAFloodIsCutOff(t *testing.T) {
	t.Parallel()
	limits := quick()
	limits.Flood = 64 << 10
	c := open(t, limits, true, echo)
	ben := c.browser().joins("Ben").sits(size)
	ann := c.browser().joins("Ann").sits(size)
	piece := []byte("i" + strings.Repeat("a", 8000))
	for range 1000 {
		if err := ann.conn.Write(t.Context(), websocket.MessageText, piece); err != nil {
			break
		}
	}
	ann.rest()
	if !strings.Contains(c.log.String(), "too much was typed") {
		t.Error("the log does not tell of it")
	}
	ben.says("ix")
	ben.sees("<x>")
}

func TestASessionThatTypesNothingEnds(t *testing.T) {
	t.Parallel()
	limits := quick()
	limits.Idle = 100 * time.Millisecond
	g := open(t, limits, true, echo).browser().joins("Ann").sits(size)
	if code := g.rest(); code != 1000 || !strings.Contains(g.seen, "Nothing was typed for a long time. What you answered is kept. To come back, open the page again: http://127.0.0.1:") {
		t.Errorf("it ended by %d after %q", code, g.seen)
	}
}

// Who takes nothing of what is written is cut off.
func TestASlowReaderIsCutOff(t *testing.T) {
	t.Parallel()
	limits := quick()
	limits.Write = 200 * time.Millisecond
	c := open(t, limits, true, echo)
	b := c.browser().joins("Ann")
	conn := c.raw(t)
	_, _ = fmt.Fprintf(conn, "GET /session?%s HTTP/1.1\r\nHost: %s\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"+
		"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nOrigin: %s\r\nCookie: __Host-porthole=%s\r\n\r\n", size, c.host, c.base, b.cookie)
	frame := append([]byte{0x81, 0xfe, 0x1f, 0x40, 0, 0, 0, 0}, []byte("i"+strings.Repeat("a", 7999))...) // masked by zeros
	for range 2000 {
		if _, err := conn.Write(frame); err != nil {
			break
		}
	}
	for range 200 {
		if strings.Contains(c.log.String(), "cut off") {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Error("it is not cut off")
}

func TestOneHasSoManyWindows(t *testing.T) {
	t.Parallel()
	limits := quick()
	limits.Windows = 2
	b := open(t, limits, true, echo).browser().joins("Ann")
	first, second := b.sits(size), b.sits(size)
	first.sees("Ann")
	second.sees("Ann")
	third := b.sits(size)
	third.rest()
	if !strings.Contains(third.seen, "You are logged in too often.") {
		t.Errorf("they are told %q", third.seen)
	}
	first.says("ix")
	first.sees("<x>")
}

func TestOnePersonsMistakeEndsNobodyElsesSession(t *testing.T) {
	t.Parallel()
	c := open(t, quick(), true, echo)
	ann, ben := c.browser().joins("Ann").sits(size), c.browser().joins("Ben").sits(size)
	ann.sees("Ann")
	ann.says("i!")
	ann.rest()
	if !strings.Contains(ann.seen, "A mistake of the program's own ended this session.") {
		t.Errorf("they are told %q", ann.seen)
	}
	ben.says("ib")
	ben.sees("<b>")
}

func TestEveryoneIsToldWhenTheServerEnds(t *testing.T) {
	t.Parallel()
	c := open(t, quick(), false, echo)
	g := c.browser().joins("Ann").sits(size)
	g.sees("Ann")
	silent := c.raw(t)
	c.closes()
	if code := g.rest(); code != websocket.StatusGoingAway || !strings.Contains(g.seen, "The server ends now. What you answered is kept. To come back, open the page again: https://") {
		t.Errorf("it ended by %d after %q", code, g.seen)
	}
	if _, err := io.Copy(io.Discard, silent); err != nil && strings.Contains(err.Error(), "timeout") {
		t.Error("somebody at the door is not let go of")
	}
}
