package serve

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"sync/atomic"
	"time"

	"porthole/ui/terminal"
)

// seat is the session of somebody who has logged in, whatever carries it.
type seat struct {
	*server
	person   Person
	log      *slog.Logger
	from     io.Reader // what is typed, as it comes
	to       io.Writer
	raw      bool // the terminal moves down at a line feed, and not to the left
	echoes   bool // lines are typed on a terminal that shows nothing by itself
	terminal Terminal
	back     string // how to come back, as a sentence
	end      context.CancelCauseFunc
	hangUp   func()
	beside   func(what string, do func()) // does something beside, which is waited for
	over     atomic.Bool                  // nothing is left to be taken by the other end
}

// hold holds the session, and says goodbye. It reports whether the session ended otherwise than by its owner's wish.
func (s *seat) hold(ctx context.Context) (failed bool) {
	watch := &stopwatch{meter: s.Meter, now: s.Now}
	out := &paper{to: s.to, raw: s.raw, wait: s.Limits.Write, slow: func() { s.cut(errSlow) }, done: watch.wrote}
	err := errFull
	if s.door.seat(s.person.Learner) {
		err = s.sit(ctx, out, watch)
		s.door.rise(s.person.Learner)
	}
	if words := farewell(ctx, err, s.back); words != "" {
		_, _ = io.WriteString(out, words+"\n") // nobody may be there to read it
	}
	return err != nil
}

var (
	errFull  = errors.New("too many windows")
	errPanic = errors.New("a panic")
)

// sit runs the session, for as long as something is typed and what is written is taken.
func (s *seat) sit(ctx context.Context, out *paper, watch *stopwatch) error {
	idle := time.AfterFunc(s.Limits.Idle, func() { s.end(errIdle) })
	defer idle.Stop()
	ended := context.AfterFunc(ctx, s.lastCall)
	defer ended()
	typed := func() {
		idle.Reset(s.Limits.Idle)
		watch.typed()
	}
	keys := newKeyboard(s.Limits, s.Now, typed, func() { s.cut(errFlood) })
	s.beside("input", func() { keys.pump(s.from, s.log) })
	does, leave := s.Presence.enter(s.person, s.Now(), func(words string) { s.end(&endedError{words}) })
	defer leave()
	t := s.terminal
	t.Does, t.In, t.Out = does, keys, out
	if s.echoes {
		t.In = &cooked{from: keys, out: out}
	}
	err := errPanic
	safely(s.log, "session", func() { err = s.Session(ctx, s.person, t) })
	if err != nil && !errors.Is(err, errPanic) && ctx.Err() == nil {
		s.log.Error("session", "error", short(err.Error()))
	}
	return err
}

// lastCall gives a session that was ended a while to go.
func (s *seat) lastCall() {
	time.AfterFunc(s.Limits.Goodbye, func() {
		if !s.over.Load() {
			s.hangUp()
		}
	})
}

// cut ends a session that is too much, at once.
func (s *seat) cut(why error) {
	s.log.Warn("cut off", "why", why.Error())
	s.end(why)
	s.hangUp()
}

// endedError is why a session ends that is ended from outside.
type endedError struct{ words string }

// Error implements error.
func (e *endedError) Error() string { return "it was ended: " + e.words }

// farewell is what somebody is told whose session did not end by their own wish.
// back is how they come back.
func farewell(ctx context.Context, err error, back string) string {
	const kept = " What you answered is kept. "
	switch why := context.Cause(ctx); {
	case errors.Is(err, errFull):
		return "You are logged in too often. Close another window first."
	case errors.Is(err, errPanic):
		return "A mistake of the program's own ended this session." + kept + back
	case errors.Is(why, errIdle):
		return "Nothing was typed for a long time." + kept + back
	case errors.Is(why, errGone), why == nil:
		return ""
	}
	if ended, ok := errors.AsType[*endedError](context.Cause(ctx)); ok {
		return ended.words
	}
	return "The server ends now." + kept + back
}

// bounded is a window within bounds. One that has no size is the usual one: its client does not know it.
func bounded(w terminal.Window) terminal.Window {
	const usualWidth, usualHeight = 80, 24
	within := func(size, usual, most int) int {
		if size <= 0 {
			size = usual
		}
		return min(size, most)
	}
	return terminal.Window{Width: within(w.Width, usualWidth, widest), Height: within(w.Height, usualHeight, tallest)}
}

// latest puts a size into a channel that holds one, in place of the one that is there. One goroutine puts sizes there.
func latest(sizes chan terminal.Window, w terminal.Window) {
	select {
	case <-sizes:
	default:
	}
	sizes <- w
}
