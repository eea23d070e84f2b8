package lab_test

import (
	"bytes"
	"encoding/base64"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"porthole/content"
	"porthole/ui/wire/lab"
)

// network is a world that is gone when the test is.
func network(t *testing.T, o lab.Options) *lab.World {
	t.Helper()
	if o.Now == nil {
		o.Now = time.Now
	}
	w, err := lab.New(o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = w.Close() })
	return w
}

// hand is a learner at a line.
type hand struct {
	*lab.Line
	t *testing.T
}

func dial(t *testing.T, w *lab.World, port int, how content.WireTLS) hand {
	t.Helper()
	l, err := w.Dial(lab.Call{Port: port, TLS: how})
	if err != nil {
		t.Fatal(err)
	}
	return hand{l, t}
}

// next is what is said next.
func (h hand) next() lab.Said {
	h.t.Helper()
	select {
	case s, ok := <-h.Lines():
		if !ok {
			return lab.Said{Kind: lab.Ended, Text: "nothing comes any more"}
		}
		return s
	case <-time.After(20 * time.Second):
		h.t.Fatal("nothing was said")
		return lab.Said{}
	}
}

// until waits for a line that begins so.
func (h hand) until(prefix string) {
	h.t.Helper()
	var heard []string
	for {
		s := h.next()
		if s.Kind == lab.Spoke && strings.HasPrefix(s.Text, prefix) {
			return
		}
		heard = append(heard, s.Text)
		if s.Kind == lab.Ended || s.Kind == lab.Failed {
			h.t.Fatalf("no line began with %q; said was %q", prefix, heard)
		}
	}
}

// untilKind waits for something of that kind.
func (h hand) untilKind(kind lab.SaidKind) lab.Said {
	h.t.Helper()
	for {
		s := h.next()
		if s.Kind == kind {
			return s
		}
		if s.Kind == lab.Ended {
			h.t.Fatalf("it ended (%s) before something of kind %d was said", s.Text, kind)
		}
	}
}

// talk sends lines, each after the answer to the one before: "> line" is sent, all else is waited for.
func (h hand) talk(script ...string) {
	h.t.Helper()
	for _, s := range script {
		if line, ok := strings.CutPrefix(s, "> "); ok {
			if err := h.Send(line); err != nil {
				h.t.Fatalf("send %q: %v", line, err)
			}
			continue
		}
		h.until(s)
	}
}

// passed is all that the tap kept of a connection.
func passed(w *lab.World, conn int) []byte {
	var all []byte
	for _, e := range w.Tap(0) {
		if e.Conn == conn {
			all = append(all, e.Bytes...)
		}
	}
	return all
}

func inbox(t *testing.T, w *lab.World, user string) []string {
	t.Helper()
	for _, b := range w.Seen().Mailboxes {
		if b.User == user {
			var subjects []string
			for _, m := range b.Messages {
				subjects = append(subjects, m.Subject)
			}
			return subjects
		}
	}
	t.Fatalf("no mailbox of %s", user)
	return nil
}

func TestAMessageIsSentByHand(t *testing.T) {
	t.Parallel()
	w := network(t, lab.Options{})
	h := dial(t, w, 25, content.WireByPort)
	h.talk("220 mail.example.test", "> EHLO here", "250 ", "> MAIL FROM:<me@elsewhere.example>", "250 ", "> RCPT TO:<bob@example.test>", "250 ",
		"> DATA", "354 ", "> Subject: By hand", "> ", "> Good morning!", "> .", "250 ", "> QUIT", "221 ")
	h.untilKind(lab.Ended)
	if got := inbox(t, w, "bob"); !slices.Contains(got, "By hand") {
		t.Errorf("bob has %q", got)
	}
	seen := w.Seen()
	if len(seen.Deliveries) != 1 || seen.Deliveries[0].TLS || !seen.Deliveries[0].Local || seen.Deliveries[0].From != "me@elsewhere.example" {
		t.Errorf("delivered was %+v", seen.Deliveries)
	}
	if all := passed(w, h.ID); !bytes.Contains(all, []byte("Good morning!")) {
		t.Errorf("the eavesdropper did not read it: %q", all)
	}
}

func TestAfterSTARTTLSTheEavesdropperReadsRecords(t *testing.T) {
	t.Parallel()
	w := network(t, lab.Options{})
	h := dial(t, w, 587, content.WireByPort)
	h.talk("220 ", "> EHLO here", "250 ", "> STARTTLS", "220 ")
	if s := h.untilKind(lab.Presented); !s.Certificate.Matches {
		t.Fatalf("the certificate: %+v", s.Certificate)
	}
	h.untilKind(lab.Secured)
	secret := base64.StdEncoding.EncodeToString([]byte("\x00alice\x00tulip-42"))
	h.talk("> EHLO here", "250 ", "> AUTH PLAIN "+secret, "235 ", "> MAIL FROM:<alice@example.test>", "250 ", "> RCPT TO:<friend@elsewhere.example>", "250 ",
		"> DATA", "354 ", "> Subject: Hidden", "> ", "> Nobody reads this.", "> .", "250 ")
	all := passed(w, h.ID)
	for _, hidden := range []string{secret, "Nobody reads this", "friend@"} {
		if bytes.Contains(all, []byte(hidden)) {
			t.Errorf("the eavesdropper read %q", hidden)
		}
	}
	if !bytes.Contains(all, []byte("STARTTLS\r\n")) {
		t.Error("the eavesdropper did not read STARTTLS")
	}
	records := map[int]int{}
	for _, e := range w.Tap(0) {
		if e.Record != nil {
			records[e.Record.Type]++
			if e.Record.Length+5 != len(e.Bytes) {
				t.Errorf("a record of %d bytes says that it has %d", len(e.Bytes), e.Record.Length)
			}
		}
	}
	if records[22] < 2 || records[23] < 10 {
		t.Errorf("records by type: %v", records)
	}
	seen := w.Seen()
	if len(seen.Credentials) != 1 || seen.Credentials[0].InClear || !seen.Credentials[0].Right {
		t.Errorf("credentials: %+v", seen.Credentials)
	}
	if !seen.Conns[0].TLS || seen.Conns[0].Leaked == 0 {
		t.Errorf("the connection: %+v", seen.Conns[0])
	}
}

func TestOn465TLSIsThereFromTheFirstByte(t *testing.T) {
	t.Parallel()
	w := network(t, lab.Options{})
	h := dial(t, w, 465, content.WireByPort)
	h.untilKind(lab.Secured)
	h.talk("220 ", "> EHLO here", "250 ")
	for _, e := range w.Tap(0) {
		if e.Kind == lab.Passed && e.Record == nil {
			t.Errorf("plain text passed: %q", e.Bytes)
		}
	}
	if c := w.Seen().Conns[0]; !c.TLS || c.Leaked != 0 || !c.ClientFirst {
		t.Errorf("the connection: %+v", c)
	}
}

func TestWhatSMTPRefuses(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		port    int
		options lab.Options
		script  []string
	}{
		"relaying":                      {25, lab.Options{}, []string{"> MAIL FROM:<a@b.example>", "250 ", "> RCPT TO:<c@d.example>", "550 5.7.1"}},
		"a user who is not there":       {25, lab.Options{}, []string{"> MAIL FROM:<a@b.example>", "250 ", "> RCPT TO:<carol@example.test>", "550 5.1.1"}},
		"sending without login":         {587, lab.Options{}, []string{"> MAIL FROM:<alice@example.test>", "530 5.7.0"}},
		"AUTH on port 25":               {25, lab.Options{}, []string{"> AUTH PLAIN", "502 5.5.1"}},
		"a wrong password":              {587, lab.Options{Server: content.WireAllowsPlain}, []string{"> AUTH PLAIN AGFsaWNlAHdyb25n", "535 5.7.8"}},
		"AUTH before TLS":               {587, lab.Options{}, []string{"> AUTH PLAIN AGFsaWNlAHdyb25n", "523 5.7.10"}},
		"STARTTLS, by somebody between": {587, lab.Options{Server: content.WireStripped}, []string{"> STARTTLS", "454 4.7.0", "> NOOP", "250 "}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := network(t, c.options)
			h := dial(t, w, c.port, content.WireByPort)
			h.talk("220 ", "> EHLO here", "250 ")
			h.talk(c.script...)
		})
	}
}

func TestSomebodyBetweenTakesTheOfferOut(t *testing.T) {
	t.Parallel()
	w := network(t, lab.Options{Server: content.WireStripped})
	h := dial(t, w, 587, content.WireByPort)
	h.talk("220 ", "> EHLO here")
	for s := h.next(); ; s = h.next() {
		if strings.Contains(s.Text, "STARTTLS") {
			t.Fatalf("the offer came through: %q", s.Text)
		}
		if strings.HasPrefix(s.Text, "250 ") {
			break
		}
	}
	if !slices.ContainsFunc(w.Tap(0), func(e lab.Event) bool { return strings.Contains(string(e.Was), "STARTTLS") }) {
		t.Error("nothing tells what the server had offered")
	}
}

func TestACertificateForAnotherName(t *testing.T) {
	t.Parallel()
	for name, goOn := range map[string]bool{"careful": false, "careless": true} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := network(t, lab.Options{Server: content.WireOtherName})
			h := dial(t, w, 465, content.WireByPort)
			s := h.untilKind(lab.Doubted)
			if s.Certificate.Matches || s.Certificate.Problem == "" || s.Certificate.Names[0] == s.Certificate.Wanted {
				t.Fatalf("the certificate: %+v", s.Certificate)
			}
			if err := h.Send("EHLO here"); err == nil {
				t.Error("a line was sent before the certificate was judged")
			}
			want := lab.Stopped
			if goOn {
				want = lab.WentOn
				if err := h.GoOn(); err != nil {
					t.Fatal(err)
				}
				h.untilKind(lab.Secured)
			} else {
				h.Hangup()
				h.untilKind(lab.Ended)
			}
			if c := w.Seen().Conns[0]; c.Judged != want || c.TLS != goOn {
				t.Errorf("the connection: %+v", c)
			}
		})
	}
}

func TestAPortWithoutAServerRefuses(t *testing.T) {
	t.Parallel()
	w := network(t, lab.Options{})
	if _, err := w.Dial(lab.Call{Port: 109}); err == nil || !strings.Contains(err.Error(), "refused") {
		t.Errorf("port 109: %v", err)
	}
	if err := w.Close(); err != nil {
		t.Error(err)
	}
	if _, err := w.Dial(lab.Call{Port: 25}); err == nil {
		t.Error("a closed world took a connection")
	}
}

// It is no parallel test: it counts the goroutines of the process.
func TestNothingIsLeftOfAClosedWorld(t *testing.T) { //nolint:paralleltest // see above
	before := runtime.NumGoroutine()
	w := network(t, lab.Options{})
	if n := runtime.NumGoroutine(); n > before {
		t.Errorf("a world that nobody connected to has %d goroutines", n-before)
	}
	for _, p := range lab.Ports() {
		dial(t, w, p.Number, content.WireByPort)
		dial(t, w, p.Number, content.WireNoTLS)
	}
	if err := w.Close(); err != nil {
		t.Error(err)
	}
	for range 200 {
		if runtime.NumGoroutine() <= before {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	stacks := make([]byte, 1<<16)
	t.Errorf("%d goroutines are left:\n%s", runtime.NumGoroutine()-before, stacks[:runtime.Stack(stacks, true)])
}
