package serve

import (
	"cmp"
	"context"
	"errors"
	"io"
	"strings"
	"sync/atomic"
	"time"

	"golang.org/x/crypto/ssh"

	"porthole/ui/terminal"
)

// sitting is the one session of a connection: first what is asked about it, then the session itself.
type sitting struct {
	*visit
	channel ssh.Channel
	began   func() // is called when the session begins
	end     context.CancelCauseFunc

	terminal bool // there is one, not just a line in and a line out
	kind     string
	wants    string // the command
	window   terminal.Window
	sizes    chan terminal.Window
	environ  []string
	started  bool
	over     atomic.Bool
}

func newSitting(v *visit, channel ssh.Channel, began func(), end context.CancelCauseFunc) *sitting {
	return &sitting{visit: v, channel: channel, began: began, end: end, sizes: make(chan terminal.Window, 1)}
}

// hear answers what is asked until the session's channel is closed.
func (s *sitting) hear(ctx context.Context, wishes <-chan *ssh.Request) {
	defer s.end(errGone)
	for r := range wishes {
		s.grant(ctx, r)
	}
}

// grant does what is asked, or refuses it.
func (s *sitting) grant(ctx context.Context, r *ssh.Request) {
	ok := false
	switch r.Type {
	case "pty-req":
		ok = s.takeTerminal(r.Payload)
	case "window-change":
		ok = s.resize(r.Payload)
	case "env":
		ok = s.takeVariable(r.Payload)
	case "shell":
		ok = !s.started
		defer s.start(ctx, ok, false)
	case "exec":
		s.wants = wanted(r.Payload)
		ok = !s.started && s.wants != ""
		defer s.start(ctx, ok, true)
	case "signal": // ctrl+c comes as a key
		return
	}
	if !ok {
		s.refuse(r)
		return
	}
	if r.WantReply {
		_ = r.Reply(true, nil) // the connection may have ended
	}
}

// takeTerminal takes the terminal that the client has.
func (s *sitting) takeTerminal(payload []byte) bool {
	var m struct {
		Kind                         string
		Columns, Rows, Width, Height uint32
		Modes                        string
	}
	if s.terminal || s.started || ssh.Unmarshal(payload, &m) != nil {
		return false
	}
	s.terminal, s.kind, s.window = true, kindOf(m.Kind), windowOf(m.Columns, m.Rows)
	return true
}

// resize takes the size of the window. Whoever draws gets the latest one.
func (s *sitting) resize(payload []byte) bool {
	var m struct{ Columns, Rows, Width, Height uint32 }
	if !s.terminal || ssh.Unmarshal(payload, &m) != nil {
		return false
	}
	s.window = windowOf(m.Columns, m.Rows)
	select {
	case <-s.sizes:
	default:
	}
	s.sizes <- s.window
	return true
}

// windowOf is a window within bounds. One that has no size is the usual one: its client does not know it.
func windowOf(columns, rows uint32) terminal.Window {
	const usualWidth, usualHeight = 80, 24
	return terminal.Window{
		Width:  int(min(cmp.Or(columns, usualWidth), widest)),
		Height: int(min(cmp.Or(rows, usualHeight), tallest)),
	}
}

// kindOf is the kind of a terminal as its client calls it; one that is no name can do no more than lines.
func kindOf(name string) string {
	const most = 64
	usual := func(r rune) bool {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("+-._", r)
	}
	if name == "" || len(name) > most || strings.HasPrefix(name, ".") || strings.Trim(name, "-") == "" ||
		strings.ContainsFunc(name, func(r rune) bool { return !usual(r) }) {
		return "dumb"
	}
	return name
}

// The commands that may stand behind the host's name.
const (
	plain  = "plain"  // lines of text
	export = "export" // what was learnt, as a file
)

// wanted is the command that stands behind the host's name, "" where there is none of that name.
func wanted(payload []byte) string {
	var m struct{ Command string }
	if ssh.Unmarshal(payload, &m) != nil {
		return ""
	}
	if word := strings.TrimSpace(m.Command); word == plain || word == export {
		return word
	}
	return ""
}

// start begins the session.
func (s *sitting) start(ctx context.Context, ok, plain bool) {
	if !ok {
		return
	}
	s.started = true
	s.began()
	s.do("session", func() { s.hold(ctx, plain) })
}

// hold holds the session, and says goodbye.
func (s *sitting) hold(ctx context.Context, plain bool) {
	out := &paper{to: s.channel, raw: s.terminal, wait: s.Limits.Write, slow: func() { s.cut(errSlow) }}
	err := errFull
	if s.door.seat(s.person.Learner) {
		err = s.sit(ctx, out, plain)
		s.door.rise(s.person.Learner)
	}
	s.leave(farewell(ctx, err), err != nil, out)
}

var (
	errFull  = errors.New("too many windows")
	errPanic = errors.New("a panic")
)

// sit runs the session, for as long as something is typed and what is written is taken.
func (s *sitting) sit(ctx context.Context, out *paper, plain bool) error {
	idle := time.AfterFunc(s.Limits.Idle, func() { s.end(errIdle) })
	defer idle.Stop()
	ended := context.AfterFunc(ctx, s.lastCall)
	defer ended()
	keys := newKeyboard(s.Limits, s.Now, func() { idle.Reset(s.Limits.Idle) }, func() { s.cut(errFlood) })
	s.do("input", func() { keys.pump(s.channel, s.log) })
	does, leave := s.Presence.enter(s.person, s.Now())
	defer leave()
	t := Terminal{
		Does: does,
		In:   keys, Out: out, Environ: s.variables(), Window: s.window, Sizes: s.sizes,
		Plain: plain || !s.terminal || s.kind == "dumb", Export: s.wants == export,
	}
	if t.Plain && s.terminal {
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
func (s *sitting) lastCall() {
	time.AfterFunc(s.Limits.Goodbye, func() {
		if !s.over.Load() {
			s.hangUp()
		}
	})
}

// cut ends a session that is too much, at once.
func (s *sitting) cut(why error) {
	s.log.Warn("cut off", "why", why.Error())
	s.end(why)
	s.hangUp()
}

// leave closes the session's channel with a last line, and the connection where the client does not.
func (s *sitting) leave(words string, failed bool, out io.Writer) {
	if words != "" {
		_, _ = io.WriteString(out, words+"\n") // nobody may be there to read it
	}
	status := struct{ Status uint32 }{0}
	if failed {
		status.Status = 1
	}
	_, _ = s.channel.SendRequest("exit-status", false, ssh.Marshal(&status))
	_ = s.channel.Close()
	s.over.Store(true)
	const lingering = time.Second
	time.AfterFunc(lingering, s.hangUp)
}

// farewell is what somebody is told whose session did not end by their own wish.
func farewell(ctx context.Context, err error) string {
	const kept = " What you answered is kept."
	const back = " To come back, give the same ssh command again."
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
	return "The server ends now." + kept + back
}
