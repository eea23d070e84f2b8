package web

import (
	"context"
	"errors"
	"net/http"

	"github.com/coder/websocket"

	"porthole/content"
	"porthole/ui/serve"
	"porthole/ui/terminal"
)

// session begins the session of somebody who is known, on a socket. It is the one of its connection.
func (s *site) session(w http.ResponseWriter, r *http.Request) {
	if r.Header.Get("Upgrade") != "" && !s.ours(r) {
		http.Error(w, "a session begins on a page of this site", http.StatusForbidden)
		return
	}
	p, pass, err := s.who(r)
	if err != nil {
		status := http.StatusServiceUnavailable
		switch {
		case errors.Is(err, errNobody):
			status = http.StatusUnauthorized
		case errors.Is(err, serve.ErrTooMany):
			status = http.StatusTooManyRequests
		}
		http.Error(w, err.Error(), status)
		return
	}
	asked := r.URL.Query()
	window, err := readWindow(asked.Get("columns"), asked.Get("rows"))
	if err != nil {
		http.Error(w, "a session begins with the size of a window", http.StatusBadRequest)
		return
	}
	p.New = asked.Get("new") != ""
	by(r).sit()
	conn, err := websocket.Accept(w, r, &websocket.AcceptOptions{CompressionMode: websocket.CompressionDisabled})
	if err != nil {
		return // it has answered
	}
	conn.SetReadLimit(mostMessage)
	l := &line{conn: conn, sizes: make(chan terminal.Window, 1)}
	s.note(pass, l, true)
	defer s.note(pass, l, false)
	s.hold(l, r, p, window, asked.Get("lines") != "")
}

// note notes a session of a pass, or that it has ended.
func (s *site) note(pass string, l *line, on bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if on && s.open[pass] == nil {
		s.open[pass] = map[*line]bool{}
	}
	if on {
		s.open[pass][l] = true
		return
	}
	if delete(s.open[pass], l); len(s.open[pass]) == 0 {
		delete(s.open, pass)
	}
}

// endAll ends the sessions of a pass.
func (s *site) endAll(pass string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for l := range s.open[pass] {
		go l.hangUp()
	}
}

// line is a socket that carries a session.
type line struct {
	conn  *websocket.Conn
	rest  string // was typed, and is not read yet
	sizes chan terminal.Window
}

// hold holds the session.
func (s *site) hold(l *line, r *http.Request, p serve.Person, window terminal.Window, plain bool) {
	environ := []string{"COLORTERM=truecolor", "TERM=xterm-256color", "SSH_TTY=web"} // the toolkit asks a terminal that is far away less
	if plain {
		environ = []string{"TERM=dumb"}
	}
	g := by(r)
	g.Sit(g.ctx, p, serve.Carrier{
		From: l, To: l, Window: window, Sizes: l.sizes, Close: l.close, HangUp: l.hangUp, Alive: l.conn.Ping,
		Environ: environ, Plain: plain, Again: s.address(r),
	})
}

// address is that of the page on which somebody is.
func (s *site) address(r *http.Request) string {
	scheme := "https://"
	if s.TLS == nil {
		scheme = "http://"
	}
	return scheme + content.Clean(r.Host) + "/"
}

// Read implements io.Reader: it returns what is typed, and sees to everything else that comes. One goroutine reads.
func (l *line) Read(p []byte) (int, error) {
	for l.rest == "" {
		kind, data, err := l.conn.Read(context.Background())
		if err != nil {
			return 0, err //nolint:wrapcheck // it is the connection's
		}
		m, err := readMessage(data)
		if kind != websocket.MessageText || err != nil {
			_ = l.conn.Close(websocket.StatusPolicyViolation, errMessage.Error())
			return 0, errMessage
		}
		if m.window != (terminal.Window{}) {
			select {
			case <-l.sizes: // it is not the latest any more
			default:
			}
			l.sizes <- m.window
		}
		l.rest = m.typed
	}
	n := copy(p, l.rest)
	l.rest = l.rest[n:]
	return n, nil
}

// Write implements io.Writer. Whoever waits for it too long hangs up.
func (l *line) Write(p []byte) (int, error) {
	if err := l.conn.Write(context.Background(), websocket.MessageBinary, p); err != nil {
		return 0, err //nolint:wrapcheck // it is the connection's
	}
	return len(p), nil
}

// hangUp ends the connection at once.
func (l *line) hangUp() { _ = l.conn.CloseNow() }

// close ends it in good order. going: the server is, and the page may try again.
func (l *line) close(going bool) {
	code, why := websocket.StatusNormalClosure, "ended"
	if going {
		code, why = websocket.StatusGoingAway, "the server ends"
	}
	_ = l.conn.Close(code, why)
}
