package lab_test

import (
	"bufio"
	"crypto/tls"
	"fmt"
	"io"
	"net"
	"slices"
	"strings"
	"testing"
	"time"

	"porthole/content"
	"porthole/ui/wire/lab"
)

// stranger is a program that comes by a socket.
type stranger struct {
	net.Conn
	in *bufio.Reader
	t  *testing.T
}

// comes connects to a port as a program of this machine does.
func comes(t *testing.T, offset int, p lab.Port) stranger {
	t.Helper()
	var conn net.Conn
	var dialer net.Dialer
	conn, err := dialer.DialContext(t.Context(), "tcp4", fmt.Sprintf("127.0.0.1:%d", p.Number+offset))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.Close() })
	_ = conn.SetDeadline(time.Now().Add(time.Minute))
	if p.TLS {
		conn = tls.Client(conn, &tls.Config{InsecureSkipVerify: true}) //nolint:gosec // it is the lab's own
	}
	return stranger{conn, bufio.NewReader(conn), t}
}

// hears reads lines up to one that begins so.
func (o stranger) hears(prefix string) {
	o.t.Helper()
	var heard []string
	for {
		line, err := o.in.ReadString('\n')
		if strings.HasPrefix(line, prefix) {
			return
		}
		heard = append(heard, line)
		if err != nil {
			o.t.Fatalf("no line began with %q; heard was %q, then %v", prefix, heard, err)
		}
	}
}

func (o stranger) talks(script ...string) {
	o.t.Helper()
	for _, s := range script {
		if line, ok := strings.CutPrefix(s, "> "); ok {
			if _, err := io.WriteString(o, line+"\r\n"); err != nil {
				o.t.Fatal(err)
			}
			continue
		}
		o.hears(s)
	}
}

// answers are what each protocol begins an answer with that refuses, or ends.
func answers(p lab.Port) []string {
	return map[lab.Protocol][]string{lab.SMTP: {"4", "5"}, lab.POP3: {"-ERR"}, lab.IMAP: {"* BYE", "* BAD"}}[p.Protocol]
}

// hostile is what nobody means, as it passes on a line.
func hostile() map[string]string {
	return map[string]string{
		"a megabyte without an end": strings.Repeat("A", 1<<20),
		"a megabyte as one line":    strings.Repeat("A", 1<<20) + "\r\n",
		"a megabyte of words":       "a " + strings.Repeat("bc ", 1<<20/3) + "\r\n",
		"NUL":                       "\x00\x00\x00\r\n",
		"escape sequences":          "\x1b]0;gone\x07\x1b[2J\r\n",
		"nothing":                   "\r\n",
		"spaces":                    "    \r\n",
		"not UTF-8":                 "\xff\xfe\x80\r\n",
	}
}

// Each of the seven servers says something to what it cannot read, in its own words, whether it goes on or hangs up.
func TestEachServerAnswersWhatItCannotRead(t *testing.T) {
	t.Parallel()
	w := network(t, lab.Options{Server: content.WireAllowsPlain, Limits: lab.Limits{Open: 100, Sent: 4 << 20, Rate: 4 << 20}})
	offset := listenSomewhere(t, w)
	for _, p := range lab.Ports() {
		for name, sent := range hostile() {
			t.Run(p.Service+" "+name, func(t *testing.T) {
				t.Parallel()
				o := comes(t, offset, p)
				o.hears(greeting(p))
				go func() { _, _ = io.WriteString(o, sent) }() // it may be cut off
				line, err := o.in.ReadString('\n')
				if !slices.ContainsFunc(answers(p), func(a string) bool { return strings.HasPrefix(line, a) }) && !strings.Contains(line, " BAD ") {
					t.Errorf("it answers %q, %v", line, err)
				}
				if text := strings.TrimRight(line, "\r\n"); content.Clean(text) != text {
					t.Errorf("an answer that controls a terminal: %q", text)
				}
				comes(t, offset, p).hears(greeting(p)) // the others are served as before
			})
		}
	}
}

// A hundred thousand commands at once are answered one by one, and nobody else waits for them.
func TestAHundredThousandCommandsAtOnce(t *testing.T) {
	t.Parallel()
	const many = 100_000
	command := map[lab.Protocol]string{lab.SMTP: "NOOP\r\n", lab.POP3: "CAPA\r\n", lab.IMAP: "a NOOP\r\n"}
	answer := map[lab.Protocol]string{lab.SMTP: "250 ", lab.POP3: ".", lab.IMAP: "a OK"}
	w := network(t, lab.Options{Limits: lab.Limits{Open: 64, Sent: 4 << 20, Rate: 64 << 20, Tap: 1 << 20}})
	offset := listenSomewhere(t, w)
	for _, p := range lab.Ports() {
		t.Run(p.Service, func(t *testing.T) {
			t.Parallel()
			o := comes(t, offset, p)
			o.hears(greeting(p))
			began := time.Now()
			go func() { _, _ = io.WriteString(o, strings.Repeat(command[p.Protocol], many)) }()
			n := 0
			for n < many {
				line, err := o.in.ReadString('\n')
				if err != nil {
					t.Fatalf("after %d answers: %v", n, err)
				}
				if strings.HasPrefix(line, answer[p.Protocol]) {
					n++
				}
			}
			t.Logf("%d commands in %v", n, time.Since(began).Round(time.Millisecond))
			comes(t, offset, p).hears(greeting(p))
		})
	}
}

// What is said in a message is no command, also to somebody in the middle.
func TestAMessageMaySaySTARTTLSToSomebodyInTheMiddle(t *testing.T) {
	t.Parallel()
	const padding = "%d of the lines that come before"
	w := network(t, lab.Options{Server: content.WireStripped})
	offset := listenSomewhere(t, w)
	message := []string{"> DATA", "354", "> Subject: How to", "> "}
	for i := range 20 {
		message = append(message, "> "+fmt.Sprintf(padding, i))
	}
	message = append(message, "> STARTTLS", "> after it", "> .", "250 ")
	script := append([]string{
		"220 ", "> EHLO here", "250 ", "> AUTH LOGIN", "334", "> STARTTLS", "334", "> STARTTLS", "535", "> AUTH LOGIN", "334", "> YWxpY2U=", "334", "> dHVsaXAtNDI=", "235",
		"> STARTTLS", "454", "> MAIL FROM:<alice@example.test>", "250", "> RCPT TO:<bob@example.test>", "250",
	}, message...)
	dial(t, w, 587, content.WireByPort).talk(script...)
	port := func(number int) lab.Port {
		return lab.Ports()[slices.IndexFunc(lab.Ports(), func(p lab.Port) bool { return p.Number == number })]
	}
	comes(t, offset, port(587)).talks(script...)
	comes(t, offset, port(143)).talks(
		"* OK", "> a LOGIN bob "+bobPassword, "a OK",
		"> b APPEND INBOX {24}", "+ ", "> Subject: 1\r\n\r\nx STARTTLS", "b OK", "> c APPEND INBOX {24+}\r\nSubject: 2\r\n\r\nx STARTTLS", "c OK", "> d STARTTLS", "d BAD",
		"> e SELECT INBOX", "* 5 EXISTS", "e OK", "> f FETCH 2:5 BODY[TEXT]", "STARTTLS", "after it", "STARTTLS", "after it", "x STARTTLS", "x STARTTLS", "f OK",
	)
}
