package serve

import (
	"slices"
	"strings"

	"golang.org/x/crypto/ssh"

	"porthole/content"
)

// What a client may tell of its environment.
const (
	mostVariables   = 32
	longestVariable = 256 // bytes of a value
)

// takeVariable takes a variable of the client's environment: what says how to draw, and nothing else.
func (s *sitting) takeVariable(payload []byte) bool {
	var m struct{ Name, Value string }
	if s.started || len(s.environ) >= mostVariables || ssh.Unmarshal(payload, &m) != nil {
		return false
	}
	if !drawing(m.Name) || len(m.Value) > longestVariable || content.Clean(m.Value) != m.Value {
		return false
	}
	s.environ = append(s.environ, m.Name+"="+m.Value)
	return true
}

// drawing reports whether a variable says how to draw.
func drawing(name string) bool {
	if slices.Contains([]string{"TERM", "COLORTERM", "LANG", "NO_COLOR"}, name) {
		return true
	}
	category, ok := strings.CutPrefix(name, "LC_")
	const most = 32
	return ok && len(category) <= most && !strings.ContainsFunc(category, func(r rune) bool { return r != '_' && (r < 'A' || r > 'Z') })
}

// variables is the environment of a session: the kind of the terminal stands last and holds.
func (s *sitting) variables() []string {
	if !s.terminal {
		return append(s.environ, "TERM=dumb")
	}
	return append(s.environ, "TERM="+s.kind, "SSH_TTY=ssh")
}
