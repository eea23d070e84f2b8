//go:build unix

package command_test

import (
	"context"
	"crypto/tls"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/coder/websocket"
)

// pageReader is a learner who comes by pages, read by this test in place of a browser.
type pageReader struct {
	t      *testing.T
	c      *classroom
	client *http.Client
	conn   *websocket.Conn
	said   string
}

func (c *classroom) reader() *pageReader {
	c.t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		c.t.Fatal(err)
	}
	own := &http.Transport{TLSClientConfig: &tls.Config{InsecureSkipVerify: true}} //nolint:gosec // it signed itself
	return &pageReader{t: c.t, c: c, client: &http.Client{Transport: own, Jar: jar}}
}

// asks sends a form, or asks for a page where there is none, and returns the page that it leads to.
func (r *pageReader) asks(path string, form url.Values) (status int, page string) {
	r.t.Helper()
	method := http.MethodGet
	if form != nil {
		method = http.MethodPost
	}
	ask, err := http.NewRequestWithContext(r.t.Context(), method, r.c.pages+path, strings.NewReader(form.Encode()))
	if err != nil {
		r.t.Fatal(err)
	}
	ask.Header.Set("Origin", r.c.pages)
	ask.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	answer, err := r.client.Do(ask)
	if err != nil {
		r.t.Fatal(err)
	}
	defer func() { _ = answer.Body.Close() }()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		r.t.Fatal(err)
	}
	return answer.StatusCode, string(body)
}

// sits begins a session in lines of text.
func (r *pageReader) sits(more string) {
	r.t.Helper()
	conn, _, err := websocket.Dial(r.t.Context(), strings.Replace(r.c.pages, "http", "ws", 1)+"/session?columns=80&rows=24&lines=1"+more,
		&websocket.DialOptions{HTTPClient: r.client, HTTPHeader: http.Header{"Origin": {r.c.pages}}})
	if err != nil {
		r.t.Fatal(err)
	}
	r.t.Cleanup(func() { _ = conn.CloseNow() })
	r.conn = conn
}

func (r *pageReader) types(line string) {
	r.t.Helper()
	if err := r.conn.Write(r.t.Context(), websocket.MessageText, []byte("i"+line+"\n")); err != nil {
		r.t.Fatal(err)
	}
}

// hears waits until something was said since the last time.
func (r *pageReader) hears(what string) {
	r.t.Helper()
	ctx, cancel := context.WithTimeout(r.t.Context(), 20*time.Second)
	defer cancel()
	for !strings.Contains(r.said, what) {
		_, data, err := r.conn.Read(ctx)
		if err != nil {
			r.t.Fatalf("%q is not said after\n%s\n%v", what, r.said, err)
		}
		r.said += string(data)
	}
	_, r.said, _ = strings.Cut(r.said, what)
}

// A learner comes by pages, answers, and is known there again by a server that was started anew; by SSH they are known by name
// and PIN. What they answered is theirs, whichever way they come.
func TestAClassLearnsInABrowser(t *testing.T) {
	t.Parallel()
	data, course := t.TempDir(), filepath.Join(t.TempDir(), "ports.md")
	if err := os.WriteFile(course, []byte(fewPorts), 0o600); err != nil {
		t.Fatal(err)
	}
	c := serving(t, data, course, "--web", "127.0.0.1:0")
	ann := c.reader()
	if _, page := ann.asks("/c/"+c.code, nil); !strings.Contains(page, `value="`+c.code+`"`) {
		t.Errorf("the link does not fill in the code:\n%s", page)
	}
	if status, page := ann.asks("/join", url.Values{"code": {c.code}, "name": {"Ann"}, "pin": {"123456"}, "again": {"123456"}}); status != http.StatusUnprocessableEntity ||
		!strings.Contains(page, "That is no PIN: that PIN is the first that anybody tries.") {
		t.Errorf("%d\n%s", status, page)
	}
	if status, page := ann.asks("/join", url.Values{"code": {c.code}, "name": {"Ann"}, "pin": {"271828"}, "again": {"271828"}, "lines": {"1"}}); status != http.StatusOK ||
		!strings.Contains(page, `<p class="who">Ann</p>`) {
		t.Fatalf("%d\n%s", status, page)
	}
	ann.sits("&new=1")
	ann.hears("What the class keeps of you")
	ann.types("")
	ann.hears("Few ports")
	if list := c.members(); !strings.Contains(list, "Ann") || !strings.Contains(list, "PIN") || strings.Contains(list, "key") {
		t.Errorf("the class is told to be\n%s", list)
	}
	c.ends()
	ann.hears("The server ends now. What you answered is kept. To come back, open the page again: " + c.pages + "/")
	next := serving(t, data, course, "--web", strings.TrimPrefix(c.pages, "https://"))
	if _, page := ann.asks("/", nil); !strings.Contains(page, `<p class="who">Ann</p>`) {
		t.Errorf("she is not known again:\n%s", page)
	}
	ann.c = next
	if status, page := ann.asks("/leave", url.Values{}); status != http.StatusOK || !strings.Contains(page, "Class code") {
		t.Errorf("%d\n%s", status, page)
	}
	if _, page := ann.asks("/", nil); strings.Contains(page, "Ann") {
		t.Error("she is known after she left")
	}
	if status, _ := ann.asks("/join", url.Values{"name": {"ann"}, "pin": {"271828"}}); status != http.StatusOK {
		t.Errorf("she does not come in again: %d", status)
	}
	next.ends()
}

// members is the list that a teacher reads.
func (c *classroom) members() string {
	c.t.Helper()
	return (&day{t: c.t, data: c.data}).does("list", "--class", "Class")
}
