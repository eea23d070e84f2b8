package command

import (
	"context"
	"log/slog"
	"net"
	"sync/atomic"
	"time"

	"porthole/ui/screen"
	"porthole/ui/serve"
)

// listenEverywhere opens what learners reach: all of it, or nothing.
func (s *serveVerb) listenEverywhere(ctx context.Context, folder string) (listeners []net.Listener, err error) {
	if listeners, err = listenAt(ctx, s.listen); err != nil {
		return nil, err
	}
	if err = s.openPages(ctx, folder, s.public, s.Now()); err != nil {
		closeAll(listeners)
		return nil, err
	}
	return listeners, nil
}

// service returns what serves until its context is done, with all that goes on beside the sessions.
func (s *serveVerb) service(sessions *served, shared SharedSchool, health net.Listener, o serve.Options, listeners []net.Listener, gate *Gate) func(context.Context, *slog.Logger) error {
	return func(ctx context.Context, log *slog.Logger) error {
		beside, stop := context.WithCancel(context.WithoutCancel(ctx)) // also while people leave
		defer stop()
		go carer{s.cli, sessions.book, log}.watch(beside)
		sessions.begin(beside, log)
		p := &pulse{now: o.Now, meter: o.Meter, state: &sessions.state, ask: func(ctx context.Context) error {
			_, err := sessions.book.Groups(ctx)
			return err
		}}
		if shared != nil {
			p.ask = shared.Sound
		}
		page := &serve.Health{Presence: o.Presence, Meter: o.Meter, Sound: p.sound}
		if shared != nil || health != nil {
			go p.watch(beside)
		}
		if health != nil {
			go page.Serve(beside, health, log)
		}
		o.Log = log
		o.Stops = func() {
			page.Stops()
			if o.Drain > 0 {
				log.Info("about to stop", "within", o.Drain)
				sessions.state.change(func(s *state) { s.stops = true })
			}
		}
		if !s.atBoard() { // a teacher who ends it has been asked
			o.Drain = s.drain
		}
		if o.Drain > 0 && s.Hurry != nil {
			o.Hurry = s.Hurry()
		}
		ways, err := s.ways(beside, gate, s.Secret, log)
		if err != nil {
			return err
		}
		o.Ways = ways
		return serve.Serve(ctx, o, listeners...)
	}
}

// oftenAsked is how often a database is asked whether it is there, and trusted for how long an answer is good.
const (
	oftenAsked = time.Second
	trusted    = 3 * oftenAsked
)

// pulse asks a database again and again whether it is there.
type pulse struct {
	ask   func(context.Context) error
	now   func() time.Time
	meter *serve.Meter
	state *state
	last  atomic.Pointer[time.Time] // when it answered last
}

// sound reports whether it answered lately.
func (p *pulse) sound() bool {
	last := p.last.Load()
	return last != nil && p.now().Sub(*last) < trusted
}

// watch asks until ctx is done. Two things may take long: to ask, and to wait for an answer; neither holds up the other.
func (p *pulse) watch(ctx context.Context) {
	asking := make(chan struct{}, 1)
	wait := screen.After(ctx)(oftenAsked, nil)
	for ctx.Err() == nil {
		select {
		case asking <- struct{}{}:
			go func() {
				defer func() { <-asking }()
				p.beat(ctx)
			}()
		default: // it is waited for
		}
		wait()
		if last := p.last.Load(); last != nil && p.now().Sub(*last) >= trusted {
			p.set(true)
		}
	}
}

// beat asks once. A connection that was lost says so before another one is made, and there may be many.
func (p *pulse) beat(ctx context.Context) {
	const tries = 2
	ctx, over := context.WithTimeout(ctx, trusted)
	defer over()
	var err error
	for range tries {
		if err = p.ask(ctx); err == nil {
			now := p.now()
			p.last.Store(&now)
			p.set(false)
			return
		}
		if ctx.Err() != nil {
			break
		}
	}
	p.meter.Trouble()
	p.set(true)
}

// set tells everybody, where it is news.
func (p *pulse) set(away bool) {
	if before, _, _ := p.state.is(); before != away {
		p.state.change(func(s *state) { s.away = away })
	}
	if away {
		p.last.Store(&time.Time{})
	}
}
