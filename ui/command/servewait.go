package command

import (
	"context"
	"net"
	"time"

	"porthole/ui/serve"
)

// await waits for a database that is shared, before learners can connect: one who did could not be told what is waited for.
// Machines that ask on health are told meanwhile that nobody is to be sent here.
func (s *serveVerb) await(ctx context.Context, shared SharedSchool, sessions *served, health net.Listener) error {
	if shared == nil {
		return nil
	}
	back := func() {}
	err := shared.Await(ctx, func(why error) {
		s.say(sentenceOf(why))
		s.say("Waiting for it. Nobody is let in meanwhile.")
		closed := sessions.away(ctx, health)
		back = func() {
			closed()
			s.say("The database is there.")
		}
	})
	if err == nil {
		back()
	}
	return err
}

// away has a server's page of health say that the database is away, until end is called. The listener goes on after that.
func (s *served) away(ctx context.Context, health net.Listener) (end func()) {
	if health == nil {
		return func() {}
	}
	ctx, stop := context.WithCancel(ctx)
	over := make(chan struct{})
	go func() {
		defer close(over)
		page := &serve.Health{Presence: &s.presence, Meter: s.meter, Sound: func() bool { return false }}
		page.Serve(ctx, lent{health}, serve.NewLog(s.Err, s.Now))
	}()
	return func() {
		stop()
		<-over
		if l, ok := health.(*net.TCPListener); ok {
			_ = l.SetDeadline(time.Time{}) // one that cannot is closed, which is told where it is used
		}
	}
}

// lent is a listener whose borrower cannot close it: nothing comes from it any more, until its owner says that there is no
// deadline.
type lent struct{ net.Listener }

// Close implements net.Listener.
func (l lent) Close() error {
	if tcp, ok := l.Listener.(*net.TCPListener); ok {
		return tcp.SetDeadline(time.Unix(1, 0))
	}
	return l.Listener.Close()
}
