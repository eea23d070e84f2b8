package serve_test

import (
	"context"
	"errors"
	"io"
	"net"
	"strings"
	"testing"
	"time"

	"golang.org/x/crypto/ssh"

	"porthole/ui/serve"
)

func TestASessionIsToldWhoIsThereAndAtWhat(t *testing.T) {
	t.Parallel()
	c := open(t, quick(), echo)
	setenv := func(name, value string) func(*ssh.Session) {
		return func(s *ssh.Session) { _ = s.Setenv(name, value) }
	}
	pty := func(kind string) func(*ssh.Session) {
		return func(s *ssh.Session) {
			if err := s.RequestPty(kind, 30, 100, nil); err != nil {
				t.Error(err)
			}
		}
	}
	shell := (*ssh.Session).Shell
	plain := func(s *ssh.Session) error { return s.Start("plain") }
	for _, try := range []struct {
		before []func(*ssh.Session)
		begin  func(*ssh.Session) error
		says   string
	}{
		{[]func(*ssh.Session){pty("xterm-256color")}, shell, "Ann at 100 × 30, plain false, TERM=xterm-256color SSH_TTY=ssh\r\n"},
		{[]func(*ssh.Session){pty("dumb")}, shell, "Ann at 100 × 30, plain true, TERM=dumb SSH_TTY=ssh\r\n"},
		{[]func(*ssh.Session){pty("../../etc/passwd")}, shell, "Ann at 100 × 30, plain true, TERM=dumb SSH_TTY=ssh\r\n"},
		{[]func(*ssh.Session){pty("")}, shell, "Ann at 100 × 30, plain true, TERM=dumb SSH_TTY=ssh\r\n"},
		{[]func(*ssh.Session){pty("xterm")}, plain, "Ann at 100 × 30, plain true, TERM=xterm SSH_TTY=ssh\r\n"},
		{nil, shell, "Ann at 0 × 0, plain true, TERM=dumb\n"},
		{nil, plain, "Ann at 0 × 0, plain true, TERM=dumb\n"},
		{
			[]func(*ssh.Session){
				pty("xterm"), setenv("COLORTERM", "truecolor"), setenv("LC_ALL", "de_DE.UTF-8"), setenv("NO_COLOR", "1"), setenv("TERM", "tmux"),
				setenv("PATH", "/tmp"), setenv("LD_PRELOAD", "x.so"), setenv("LANG", "\x1b[2J"), setenv("LC_x\n", "y"), setenv("COLORTERM", strings.Repeat("x", 300)),
			}, shell, "Ann at 100 × 30, plain false, COLORTERM=truecolor LC_ALL=de_DE.UTF-8 NO_COLOR=1 TERM=tmux TERM=xterm SSH_TTY=ssh\r\n",
		},
	} {
		g := c.session(c.enter("Ann"), func(s *ssh.Session) {
			for _, do := range try.before {
				do(s)
			}
		})
		if err := try.begin(g.Session); err != nil {
			t.Fatal(err)
		}
		_ = g.in.Close()
		if got := g.rest(); got != try.says {
			t.Errorf("%q, want %q", got, try.says)
		}
		if err := g.Wait(); err != nil {
			t.Errorf("it did not end well: %v", err)
		}
	}
}

func TestTheWindowIsFollowed(t *testing.T) {
	t.Parallel()
	c := open(t, quick(), echo)
	g := c.sits("Ann")
	if err := g.WindowChange(12, 40); err != nil {
		t.Fatal(err)
	}
	g.sees("now 40 × 12")
}

func TestOnePersonsMistakeEndsNobodyElsesSession(t *testing.T) {
	t.Parallel()
	c := open(t, quick(), echo)
	ann, ben := c.sits("Ann"), c.sits("Ben")
	ann.types("!")
	if got := ann.rest(); !strings.Contains(got, "What you answered is kept. To come back, give the same ssh command again: ssh -p ") {
		t.Errorf("they are told %q", got)
	}
	if exit, ok := errors.AsType[*ssh.ExitError](ann.Wait()); !ok || exit.ExitStatus() != 1 {
		t.Error("it is said to have ended well")
	}
	ben.types("b")
	ben.sees("<b>")
	if !strings.Contains(c.log.String(), "a mistake of these tests") {
		t.Error("the log does not tell of it")
	}
}

func TestEveryoneIsToldWhenTheServerEnds(t *testing.T) {
	t.Parallel()
	c := open(t, quick(), echo)
	all := []*guest{c.sits("Ann"), c.sits("Ben")}
	silent := c.connects()
	c.closes()
	for _, g := range all {
		if got := g.rest(); !strings.Contains(got, "The server ends now. What you answered is kept. To come back, give the same ssh command again: ssh -p ") {
			t.Errorf("they are told %q", got)
		}
	}
	if _, err := io.Copy(io.Discard, silent); errors.Is(err, errPatience) {
		t.Error("somebody at the door is not let go of")
	}
	if conn, err := (&net.Dialer{}).DialContext(t.Context(), "tcp", c.address); err == nil {
		t.Error("somebody is let in")
		_ = conn.Close()
	}
}

// A session that does not end has its connection taken away.
func TestAServerEndsThoughASessionDoesNot(t *testing.T) {
	t.Parallel()
	limits := quick()
	limits.Goodbye = 20 * time.Millisecond
	deaf := func(_ context.Context, p serve.Person, t serve.Terminal) error {
		_, _ = io.WriteString(t.Out, p.Name)
		_, _ = io.Copy(io.Discard, t.In)
		return nil
	}
	c := open(t, limits, deaf)
	g := c.sits("Ann")
	c.closes()
	_ = g.rest()
}

func TestWhoTypesNothingIsSentHome(t *testing.T) {
	t.Parallel()
	limits := quick()
	limits.Idle = 30 * time.Millisecond
	g := open(t, limits, echo).sits("Ann")
	if got := g.rest(); !strings.Contains(got, "Nothing was typed for a long time.") {
		t.Errorf("they are told %q", got)
	}
}

func TestWhoOpensTooManyWindowsIsTold(t *testing.T) {
	t.Parallel()
	limits := quick()
	limits.Windows = 1
	c := open(t, limits, echo)
	first := c.sits("Ann")
	second := c.session(c.enter("Ann"), nil)
	if err := second.Shell(); err != nil {
		t.Fatal(err)
	}
	if got := second.rest(); got != "You are logged in too often. Close another window first.\n" {
		t.Errorf("they are told %q", got)
	}
	first.types("q")
	_ = first.rest()
	if err := first.Wait(); err != nil {
		t.Fatal(err)
	}
	c.sits("Ann")
}

func TestAPlainTerminalIsEchoed(t *testing.T) {
	t.Parallel()
	lines := func(_ context.Context, p serve.Person, t serve.Terminal) error {
		_, _ = io.WriteString(t.Out, p.Name+"\n")
		all, err := io.ReadAll(t.In)
		_, _ = io.WriteString(t.Out, "["+strings.ReplaceAll(string(all), "\n", "/")+"]\n")
		return err
	}
	for typed, want := range map[string][2]string{
		"25\r\x04":                {"25\r\n\r\n", "[25/]"},
		"2x\x7f5\r993\r\x03":      {"2x\b \b5\r\n993\r\n\r\n", "[25/993/]"},
		"é\x7f\x7fa\x15b\r\n\x04": {"é\b \ba\b \bb\r\n\r\n", "[b/]"},
		"\x1b[A\tx\x04\r\x04":     {"[Ax\r\n\r\n", "[\x1b[A\tx/]"},
	} {
		c := open(t, quick(), lines)
		g := c.session(c.enter("Ann"), func(s *ssh.Session) {
			if err := s.RequestPty("dumb", 24, 80, nil); err != nil {
				t.Fatal(err)
			}
		})
		if err := g.Shell(); err != nil {
			t.Fatal(err)
		}
		g.types(typed)
		if got, want := g.rest(), "Ann\r\n"+want[0]+want[1]+"\r\n"; got != want {
			t.Errorf("%q: %q, want %q", typed, got, want)
		}
	}
}
