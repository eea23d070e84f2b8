package lab

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"strings"

	"porthole/content"
)

// secure shakes hands, and tells what comes of it. It returns why the connection is over; "": it goes on, and is TLS.
func (l *Line) secure() (over string) {
	conn := tls.Client(l.raw, &tls.Config{
		ServerName:         content.WireHost,
		InsecureSkipVerify: true, //nolint:gosec // VerifyConnection does it, and lets a learner decide
		VerifyConnection:   l.verify,
		MinVersion:         tls.VersionTLS12,
	})
	if err := conn.HandshakeContext(context.Background()); err != nil { // hanging up ends it
		if errors.Is(err, errStopped) { // nobody hears more of it than that
			return errStopped.Error()
		}
		l.tell(Said{Kind: Failed, Text: failure(err)})
		return "the connection is over"
	}
	l.world.journal.secured(l.wire)
	l.mu.Lock()
	l.conn, l.busy = conn, false
	l.mu.Unlock()
	l.tell(Said{Kind: Secured, Text: tls.VersionName(conn.ConnectionState().Version)})
	return ""
}

// failure is why a handshake failed, in words.
func failure(err error) string {
	if _, ok := errors.AsType[tls.RecordHeaderError](err); ok {
		return "plain text came where a TLS record was expected: this port begins in the clear"
	}
	return err.Error()
}

var errStopped = errors.New("the connection was broken off: the certificate is not for the host that you asked for")

// verify looks at the certificate as a client does, and asks the learner where it is for another host.
func (l *Line) verify(state tls.ConnectionState) error {
	leaf := state.PeerCertificates[0]
	c := Certificate{Wanted: content.WireHost, Names: leaf.DNSNames}
	_, err := leaf.Verify(x509.VerifyOptions{Roots: l.world.cert.trusted, DNSName: c.Wanted, CurrentTime: l.world.options.Now()})
	if c.Matches = err == nil; err != nil {
		c.Problem = fmt.Sprintf("the certificate is for %s, not for %s", strings.Join(c.Names, ", "), c.Wanted)
	}
	if c.Matches {
		l.tell(Said{Kind: Presented, Certificate: c, Text: strings.Join(c.Names, ", ")})
		l.world.journal.judged(l.wire, c, NotJudged)
		return nil
	}
	l.mu.Lock()
	l.doubted = true
	l.mu.Unlock()
	l.tell(Said{Kind: Doubted, Certificate: c, Text: c.Problem})
	select {
	case <-l.trust:
		l.world.journal.judged(l.wire, c, WentOn)
		return nil
	case <-l.gone:
	}
	l.world.journal.judged(l.wire, c, Stopped)
	return errStopped
}
