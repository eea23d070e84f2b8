package lab_test

import (
	"errors"
	"runtime"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"porthole/content"
	"porthole/ui/wire/lab"
)

func TestHostileLines(t *testing.T) {
	t.Parallel()
	lines := map[string]string{
		"long":     strings.Repeat("A", 12000),
		"NUL":      "EHLO \x00\x00",
		"escape":   "a \x1b]0;gone\x07\x1b[2J",
		"percent":  "%s%n%d {99999999999}",
		"not UTF8": "\xff\xfe\x80",
	}
	for _, p := range lab.Ports() {
		for name, line := range lines {
			t.Run(p.Service+" "+name, func(t *testing.T) {
				t.Parallel()
				w := network(t, lab.Options{Server: content.WireAllowsPlain})
				h := dial(t, w, p.Number, content.WireByPort)
				h.until(greeting(p))
				if err := h.Send(line); err != nil && !errors.Is(err, lab.ErrOver) { // it may be refused before it ends
					t.Fatal(err)
				}
				s := h.next() // an answer, or the end of it
				if s.Kind != lab.Spoke && s.Kind != lab.Ended {
					t.Errorf("said was %+v", s)
				}
				if content.Clean(s.Text) != s.Text {
					t.Errorf("an answer that controls a terminal: %q", s.Text)
				}
				again := dial(t, w, p.Number, content.WireByPort) // the others are served as before
				again.until(greeting(p))
			})
		}
	}
}

func greeting(p lab.Port) string {
	return map[lab.Protocol]string{lab.SMTP: "220 ", lab.POP3: "+OK", lab.IMAP: "* OK"}[p.Protocol]
}

// A burst of commands is taken as fast as is allowed, and no more of it than is: then the server says so and hangs up.
func TestABurstIsEnded(t *testing.T) {
	t.Parallel()
	ends := map[lab.Protocol]string{lab.SMTP: "421 ", lab.POP3: "-ERR nothing came", lab.IMAP: "* BYE"}
	commands := map[lab.Protocol]string{lab.SMTP: "NOOP", lab.POP3: "CAPA", lab.IMAP: "a NOOP"}
	for _, p := range lab.Ports() {
		t.Run(p.Service, func(t *testing.T) {
			t.Parallel()
			w := network(t, lab.Options{Limits: lab.Limits{Sent: 80 << 10, Rate: 1 << 20, Tap: 32 << 10}})
			h := dial(t, w, p.Number, content.WireByPort)
			h.until(greeting(p))
			ended := make(chan string, 1)
			go func() {
				last := ""
				for s := range h.Lines() {
					if s.Kind == lab.Spoke {
						last = s.Text
					}
				}
				ended <- last
			}()
			sent := 0
			for range 100_000 {
				if h.Send(commands[p.Protocol]) != nil {
					break
				}
				sent++
			}
			if sent == 100_000 {
				t.Error("all of it was taken")
			}
			select {
			case last := <-ended:
				if !strings.HasPrefix(last, ends[p.Protocol]) {
					t.Errorf("after %d commands the last word was %q", sent, last)
				}
			case <-time.After(30 * time.Second):
				t.Fatal("it does not end")
			}
			kept := 0
			for _, e := range w.Tap(0) {
				kept += len(e.Bytes)
			}
			if kept > 64<<10 {
				t.Errorf("the tap keeps %d bytes", kept)
			}
		})
	}
}

func TestALongMessageIsRefused(t *testing.T) {
	t.Parallel()
	w := network(t, lab.Options{Limits: lab.Limits{Message: 4 << 10}})
	h := dial(t, w, 25, content.WireByPort)
	h.talk("220", "> EHLO here", "250 ", "> MAIL FROM:<a@b.example> SIZE=99999", "552", "> MAIL FROM:<a@b.example>", "250", "> RCPT TO:<bob@example.test>", "250", "> DATA", "354")
	for range 20 {
		h.talk("> " + strings.Repeat("x", 500))
	}
	h.talk("> .", "552 5.3.4")
	for _, d := range w.Seen().Deliveries {
		t.Errorf("delivered was %+v", d)
	}
}

func TestConnectionsAreBounded(t *testing.T) {
	t.Parallel()
	w := network(t, lab.Options{Limits: lab.Limits{Open: 3, Conns: 4}})
	var open []hand
	for range 3 {
		open = append(open, dial(t, w, 110, content.WireByPort))
	}
	var refused *lab.RefusedError
	if _, err := w.Dial(lab.Call{Port: 110}); !errors.As(err, &refused) {
		t.Fatalf("a fourth one: %v", err)
	}
	open[0].talk("+OK", "> QUIT", "+OK")
	open[0].untilKind(lab.Ended)
	for range 200 { // the server closes its end, and then there is room
		if _, err := w.Dial(lab.Call{Port: 110}); err == nil {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Error("there is no room for another one")
}

// Whatever is said in whichever order, what was said inside TLS is never on the tap.
func TestTheTapNeverShowsWhatWasSaidInsideTLS(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(r *rapid.T) {
		w, err := lab.New(lab.Options{Now: time.Now, Server: content.WireServer(rapid.IntRange(0, 3).Draw(r, "server"))})
		if err != nil {
			r.Fatal(err)
		}
		defer w.Close() //nolint:errcheck // it has no error
		hidden := map[string]bool{}
		for i := range rapid.IntRange(1, 3).Draw(r, "lines") {
			port := rapid.SampledFrom(lab.Ports()).Draw(r, "port")
			l, err := w.Dial(lab.Call{Port: port.Number, TLS: content.WireTLS(rapid.IntRange(0, 2).Draw(r, "TLS"))})
			if err != nil {
				r.Fatal(err)
			}
			converse(r, l, i, hidden)
		}
		for _, e := range w.Tap(0) {
			for secret := range hidden {
				if strings.Contains(string(e.Bytes), secret) || strings.Contains(string(e.Was), secret) {
					r.Fatalf("%q was said inside TLS, and is on the tap: %q", secret, e.Bytes)
				}
			}
		}
	})
}

// converse says things of all kinds, and notes those that were said inside TLS.
func converse(r *rapid.T, l *lab.Line, n int, hidden map[string]bool) {
	said := rapid.SliceOfN(rapid.SampledFrom([]string{
		"EHLO here", "STARTTLS", "STLS", "a STARTTLS", "CAPA", "a CAPABILITY", "USER bob", "NOOP", "AUTH PLAIN", "a LOGIN bob sail-away-7", "DATA", ".", "\x16\x03\x01",
	}), 0, 8).Draw(r, "said")
	for i, text := range said {
		drain(l)
		before := l.Encrypted()
		secret := "secret-" + strings.Repeat("x", n+1) + "-" + string(rune('a'+i)) + "-end"
		if l.Send(text+" "+secret) == nil && before {
			hidden[secret] = true
		}
		_ = l.Send(text) // that the command may be understood; a line that is over takes none
	}
	drain(l)
}

// drain hears what is said until nothing comes for a moment, and goes on whatever the certificate.
func drain(l *lab.Line) {
	for {
		select {
		case s, ok := <-l.Lines():
			if !ok {
				return
			}
			if s.Kind == lab.Doubted {
				_ = l.GoOn() // it is in doubt
			}
		case <-time.After(3 * time.Millisecond):
			return
		}
	}
}

// What a world costs, and many of them. `go test -run Worlds -v` prints the figures.
func TestManyWorlds(t *testing.T) { //nolint:paralleltest // it measures the process
	for _, n := range []int{1, 40, 200} {
		var before, after runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&before)
		goroutines := runtime.NumGoroutine()
		var worlds []*lab.World
		var lines []hand
		for range n {
			w := network(t, lab.Options{})
			worlds = append(worlds, w)
			for _, port := range []int{587, 993} {
				h := dial(t, w, port, content.WireByPort)
				h.until(map[int]string{587: "220", 993: "* OK"}[port])
				lines = append(lines, h)
			}
		}
		runtime.GC()
		runtime.ReadMemStats(&after)
		bytes := (int64(after.HeapInuse) + int64(after.StackInuse) - int64(before.HeapInuse) - int64(before.StackInuse)) / int64(n)
		t.Logf("%d worlds with two connections each, one of them TLS: %d KB and %d goroutines a world", n, bytes>>10, (runtime.NumGoroutine()-goroutines)/n)
		if n == 200 && bytes > 1<<20 {
			t.Errorf("a world has %d bytes", bytes)
		}
		for _, w := range worlds {
			if err := w.Close(); err != nil {
				t.Error(err)
			}
		}
		runtime.KeepAlive(lines)
	}
}
