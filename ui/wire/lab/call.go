package lab

import (
	"time"

	"porthole/content"
)

// Call says who connects, where, and how.
type Call struct {
	Port   int
	Device string          // whose connection it is, where there are several; it is shown, and means nothing here
	TLS    content.WireTLS // when TLS begins
	Other  bool            // somebody else's program: what it does passes the tap, and counts in no check
}

// SaidKind tells what a line has to tell.
type SaidKind int

// The kinds.
const (
	Spoke     SaidKind = iota // the server sent a line: Text
	Presented                 // the server's certificate is for the host: Certificate, and Text names it
	Doubted                   // it is not: Text says why, and the line waits for GoOn or Hangup
	Secured                   // TLS is there from here on: Text names its version
	Failed                    // TLS did not come about: Text says why
	Ended                     // the connection is over; nothing comes after it. Text says why
)

// Said is what a line has to tell: most often a line of the server's.
type Said struct {
	At          time.Time
	Kind        SaidKind
	Text        string // cleaned: it controls no terminal
	TLS         bool   // it came inside TLS
	Certificate Certificate
}

// Certificate is what a client looks at.
type Certificate struct {
	Wanted  string   // the host that the client asked for
	Names   []string // those that the certificate is for
	Matches bool
	Problem string // why it does not
}
