package serve_test

import (
	"context"
	"fmt"
	"io"
	"net"
	"strings"
	"testing"
	"time"

	"porthole/ui/serve"
)

// stopping is a server that gives those who are there time to leave.
type stopping struct {
	*class
	stopped chan struct{} // is closed when nobody is let in any more
	hurry   chan struct{}
}

func stoppingWithin(t *testing.T, drain time.Duration) *stopping {
	t.Helper()
	s := &stopping{stopped: make(chan struct{}), hurry: make(chan struct{})}
	s.class = openWith(t, quick(), echo, func(o *serve.Options) {
		o.Drain, o.Hurry, o.Stops = drain, s.hurry, func() { close(s.stopped) }
	})
	return s
}

// stops tells it to end, and waits until it takes nobody in.
func (s *stopping) stops() {
	s.t.Helper()
	s.stop()
	<-s.stopped
	if conn, err := (&net.Dialer{}).DialContext(s.t.Context(), "tcp", s.address); err == nil {
		s.t.Error("somebody is let in")
		_ = conn.Close()
	}
}

// over waits for the end of a server that is told nothing more.
func (s *stopping) over() {
	s.t.Helper()
	select {
	case err := <-s.ended:
		if err != nil {
			s.t.Error(err)
		}
		s.ended <- nil
	case <-time.After(20 * time.Second):
		s.t.Fatal("it does not end")
	}
}

func TestWhoIsThereMayStayForAWhile(t *testing.T) {
	t.Parallel()
	s := stoppingWithin(t, time.Hour)
	ann, ben := s.sits("Ann"), s.sits("Ben")
	s.stops()
	ann.types("a")
	ann.sees("<a>")
	ben.types("bq")
	if got := ben.rest(); !strings.Contains(got, "<b>") || strings.Contains(got, "The server ends") {
		t.Errorf("who leaves by themselves is told %q", got)
	}
	ann.types("q")
	_ = ann.rest()
	s.over() // all have left, and it does not wait for the hour to pass
}

func TestWhoStaysIsSentAwayWhenTheTimeIsOver(t *testing.T) {
	t.Parallel()
	s := stoppingWithin(t, 300*time.Millisecond)
	ann := s.sits("Ann")
	s.stops()
	_, port, _ := net.SplitHostPort(s.address)
	want := "The server ends now. What you answered is kept. To come back, give the same ssh command again: ssh -p " + port + " anyone@127.0.0.1\r\n"
	if got := ann.rest(); !strings.HasSuffix(got, want) {
		t.Errorf("they are told %q, want %q", got, want)
	}
	s.over()
}

func TestASecondSignalEndsTheTime(t *testing.T) {
	t.Parallel()
	s := stoppingWithin(t, time.Hour)
	ann := s.sits("Ann")
	s.stops()
	close(s.hurry)
	if got := ann.rest(); !strings.Contains(got, "The server ends now.") {
		t.Errorf("they are told %q", got)
	}
	s.over()
}

// Behind a balancer the line names where its client called, by the header; and where the server is told, what it was told.
func TestTheLineToComeBackByIsTheOneThatWasTyped(t *testing.T) {
	t.Parallel()
	says := func(_ context.Context, _ serve.Person, t serve.Terminal) error {
		_, err := fmt.Fprintln(t.Out, t.Again)
		return err
	}
	for _, public := range []string{"", "class.example.org:443"} {
		c := openWith(t, quick(), says, func(o *serve.Options) { o.Public = public })
		client := c.enter("Ann")
		g := c.session(client, nil)
		if err := g.Shell(); err != nil {
			t.Fatal(err)
		}
		_, port, _ := net.SplitHostPort(c.address)
		want := "ssh -p " + port + " anyone@127.0.0.1\n"
		if public != "" {
			want = "ssh -p 443 anyone@class.example.org\n"
		}
		if got, _ := io.ReadAll(g.raw); string(got) != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
