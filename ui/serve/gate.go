// Package serve serves sessions over SSH, one to a connection: who may come in, what a connection may ask for and how much
// of it, and how it ends. It knows the person at the other end and their terminal, and no screen: what a session shows is a
// function that it is given.
package serve

import (
	"context"
	"errors"
	"net/netip"
)

// Person is who sits at the other end of a connection.
type Person struct {
	Learner string // the name under which the store keeps what they learn
	Name    string // as it is shown, cleaned
	Class   string // "" for a teacher
	Teacher bool
	New     bool // they have joined the class with this login
}

// Gate says who somebody is. Every method may be called at once from many connections.
type Gate interface {
	// Key returns whose verified key it is, by its SHA-256 fingerprint as ssh.FingerprintSHA256 writes it; false where it
	// is nobody's yet.
	Key(ctx context.Context, fingerprint string) (Person, bool, error)
	// Ask finds out who somebody without a known key is: it has the class code, a name and a PIN asked for by ask.
	// fingerprint is that of the verified key, "" where there is none; the key is bound to who they turn out to be. from is
	// their address, for limits, and user is the name they logged in with, which is no more than a proposal. The error is
	// ErrRefused where they are nobody: what was wrong was said by ask, and nothing tells it more exactly.
	Ask(ctx context.Context, from netip.Addr, user, fingerprint string, ask Asker) (Person, error)
}

// Asker shows an instruction and a prompt, and returns what was typed, which is shown while it is typed where echo is true.
// Either text may be empty: without a prompt nothing is waited for. It fails where the connection has ended or the time to
// log in is over.
type Asker func(instruction, prompt string, echo bool) (string, error)

// ErrRefused is returned by a Gate for somebody who is nobody.
var ErrRefused = errors.New("refused")
