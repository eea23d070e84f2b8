package serve

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/netip"
	"strings"

	"golang.org/x/crypto/ssh"

	"porthole/content"
)

// login finds out who is at the other end of one connection. Who somebody is follows from the key that they proved to have,
// or from what they typed; never from a key that was only offered, nor from the name that they log in with.
type login struct {
	ctx   context.Context //nolint:containedctx // the library's callbacks have none
	gate  Gate
	from  netip.Addr
	began func() // is called when keys are exchanged and the login begins
	log   *slog.Logger
}

// who is the key under which permissions hold a Person. Nothing outside this package can make one.
type who struct{}

// config is what the library is told for one connection.
func (l *login) config(host ssh.Signer) *ssh.ServerConfig {
	const tries = 6
	c := &ssh.ServerConfig{
		MaxAuthTries:                tries,
		ServerVersion:               "SSH-2.0-Porthole",
		PublicKeyAuthAlgorithms:     keyAlgorithms(),
		PublicKeyCallback:           offered,
		VerifiedPublicKeyCallback:   l.verified,
		KeyboardInteractiveCallback: l.ask(""),
		PreAuthConnCallback:         func(ssh.ServerPreAuthConn) { l.began() },
	}
	c.AddHostKey(host)
	return c
}

// keyAlgorithms are those that a learner's key may have: what is usual, without SHA-1 and DSA.
func keyAlgorithms() []string {
	return []string{
		ssh.KeyAlgoED25519, ssh.KeyAlgoSKED25519, ssh.KeyAlgoSKECDSA256,
		ssh.KeyAlgoECDSA256, ssh.KeyAlgoECDSA384, ssh.KeyAlgoECDSA521, ssh.KeyAlgoRSASHA256, ssh.KeyAlgoRSASHA512,
	}
}

var errCertificate = errors.New("certificates are not taken")

// offered answers whether a key may be tried. It says nothing about whose it is: any key may, so that nobody learns by
// asking which ones are known.
func offered(_ ssh.ConnMetadata, key ssh.PublicKey) (*ssh.Permissions, error) {
	if _, ok := key.(*ssh.Certificate); ok {
		return nil, errCertificate
	}
	return &ssh.Permissions{}, nil
}

// verified looks up whose key it is that somebody proved to have. Where it is nobody's, they are asked.
func (l *login) verified(_ ssh.ConnMetadata, key ssh.PublicKey, _ *ssh.Permissions, _ string) (*ssh.Permissions, error) {
	if _, ok := key.(*ssh.Certificate); ok {
		return nil, errCertificate
	}
	fingerprint := ssh.FingerprintSHA256(key)
	p, found, err := l.gate.Key(l.ctx, fingerprint)
	switch {
	case err != nil:
		l.fails(err)
		return nil, err //nolint:wrapcheck // the client learns only that it failed
	case found:
		return permit(p), nil
	}
	return nil, &ssh.PartialSuccessError{Next: ssh.ServerAuthCallbacks{KeyboardInteractiveCallback: l.ask(fingerprint)}}
}

// permit says who somebody is, and nothing that was said before.
func permit(p Person) *ssh.Permissions {
	return &ssh.Permissions{ExtraData: map[any]any{who{}: p}}
}

// ask is how somebody is asked who they are, with the key that they proved to have; "" for none.
func (l *login) ask(fingerprint string) func(ssh.ConnMetadata, ssh.KeyboardInteractiveChallenge) (*ssh.Permissions, error) {
	return func(conn ssh.ConnMetadata, challenge ssh.KeyboardInteractiveChallenge) (*ssh.Permissions, error) {
		p, err := l.gate.Ask(l.ctx, l.from, cleaned(conn.User()), fingerprint, asker(challenge))
		if err != nil {
			l.fails(err)
			return nil, err //nolint:wrapcheck // the client learns only that it failed
		}
		return permit(p), nil
	}
}

// fails notes what is no fault of the person who logs in.
func (l *login) fails(err error) {
	if !errors.Is(err, ErrRefused) && !errors.Is(err, errAsking) {
		l.log.Error("login", "error", short(err.Error()))
	}
}

// errAsking is why there is no answer: the connection has ended, or what came is none.
var errAsking = errors.New("no answer")

// longest is how many bytes of what somebody calls themselves, or types while they log in, are looked at.
const longest = 256

func cleaned(text string) string {
	return content.Clean(strings.ToValidUTF8(text[:min(len(text), longest)], ""))
}

// asker asks by way of the client. What is shown is cleaned, for a name may stand in it.
func asker(challenge ssh.KeyboardInteractiveChallenge) Asker {
	return func(instruction, prompt string, echo bool) (string, error) {
		var prompts []string
		var echoes []bool
		if prompt != "" {
			prompts, echoes = []string{content.Clean(prompt)}, []bool{echo}
		}
		answers, err := challenge("", cleanLines(instruction), prompts, echoes)
		switch {
		case err != nil:
			return "", fmt.Errorf("%w: %w", errAsking, err)
		case len(answers) == 0:
			return "", nil
		case len(answers[0]) > longest:
			return "", fmt.Errorf("%w: it is too long", errAsking)
		}
		return answers[0], nil
	}
}

// cleanLines cleans a text of several lines.
func cleanLines(text string) string {
	lines := strings.Split(text, "\n")
	for i := range lines {
		lines[i] = content.Clean(lines[i])
	}
	return strings.Join(lines, "\n")
}

// personOf is who a connection was found to be.
func personOf(conn *ssh.ServerConn) (Person, bool) {
	if conn.Permissions == nil {
		return Person{}, false
	}
	p, ok := conn.Permissions.ExtraData[who{}].(Person)
	return p, ok && p.Learner != ""
}
