package serve

import (
	"context"
	"strings"
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
	latest(s.sizes, s.window)
	return true
}

// windowOf is a window within bounds.
func windowOf(columns, rows uint32) terminal.Window {
	const most = 1 << 16 // beyond any bound
	return bounded(terminal.Window{Width: int(min(columns, most)), Height: int(min(rows, most))})
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
	lines := plain || !s.terminal || s.kind == "dumb"
	at := &seat{
		server: s.server, person: s.person, log: s.log, from: s.channel, to: s.channel, raw: s.terminal, echoes: lines && s.terminal,
		terminal: Terminal{Environ: s.variables(), Window: s.window, Sizes: s.sizes, Plain: lines, Export: s.wants == export, Again: s.again()},
		back:     "To come back, give the same ssh command again: " + s.again(), end: s.end, hangUp: s.hangUp, beside: s.do,
	}
	failed := at.hold(ctx)
	s.leave(failed)
	at.over.Store(true)
}

// leave closes the session's channel, and the connection where the client does not.
func (s *sitting) leave(failed bool) {
	status := struct{ Status uint32 }{0}
	if failed {
		status.Status = 1
	}
	_, _ = s.channel.SendRequest("exit-status", false, ssh.Marshal(&status))
	_ = s.channel.Close()
	const lingering = time.Second
	time.AfterFunc(lingering, s.hangUp)
}
