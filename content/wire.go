package content

import "cmp"

// WireHost is the host of every exercise in the wire lab, and WireDomain the domain whose mail it takes (RFC 6761 §6.2: no such
// name exists outside).
const (
	WireHost   = "mail.example.test"
	WireDomain = "example.test"
)

// WirePorts are the ports that the lab's servers listen on, in their order.
func WirePorts() []int { return []int{25, 110, 143, 465, 587, 993, 995} }

// WireTLSFirst tells whether a port of the lab waits for TLS from the first byte.
func WireTLSFirst(port int) bool { return port == 465 || port == 993 || port == 995 }

// WireAccounts are the two mailboxes of the lab, each with its password. Authors write them into their exercises.
func WireAccounts() map[string]string {
	return map[string]string{"alice": "tulip-42", "bob": "sail-away-7"}
}

// Wire is an exercise in the wire lab: something to reach by speaking to a mail server by hand, while an eavesdropper's view
// stands beside it. It is no question: it enters no drill and no exam, and memory keeps the Questions that it ends with.
type Wire struct {
	ID    string
	Title string // "Find the password"
	Task  string // what there is to do
	// Port is where the first connection goes.
	Port    int
	Minutes int // that it takes
	Server  WireServer
	TLS     WireTLS  // of the connections that are made without a word on it
	Devices []string // whose connections the learner has in hand, two at most; nil: one without a name
	Passing []WirePassing
	Goals   []WireGoal
	Hints   []string
	Seen    string // what was seen, told at the end
	Why     string
	Sources []int // indexes into Course.Sources
	// Questions are two ids of Course.Questions.
	Questions []string
	Lesson    int
	Course    string // the ID of the course it is from, in the course of an exam; else ""
	Line      int
}

// CourseIn is the ID of the course that keeps what was done of an exercise, which stands in c.
func (w Wire) CourseIn(c *Course) string { return cmp.Or(w.Course, c.ID) }

// WireServer is how a server of the lab behaves, or what somebody in the middle makes of it.
type WireServer int

// The servers. Nobody can log in before TLS at any but WireAllowsPlain and WireStripped.
const (
	WireUsual       WireServer = iota
	WireAllowsPlain            // takes a login in the clear on any port
	WireStripped               // somebody in the middle takes STARTTLS and STLS out of what is offered, and refuses them
	WireOtherName              // the certificate is for another name: somebody in the middle answers
)

// WireTLS is when the learner's program begins TLS.
type WireTLS int

// When TLS begins.
const (
	WireByPort WireTLS = iota // as the port wants it: at once on 465, 993 and 995, elsewhere after STARTTLS or STLS
	WireNoTLS                 // never, though the port wants it
	WireTLSNow                // at once, though the port does not want it
)

// WirePassing is somebody else's program, which speaks before the learner's turn.
type WirePassing struct {
	Who   string // "Bob's scanner"
	Port  int
	Lines []string
}

// WireGoal is one of the things to reach.
type WireGoal struct {
	Text  string // what is reached, as the learner reads it
	Check WireCheck
	Line  int
}

// WireDeed is what a check looks for, in the state of the servers and on the wire. What others' programs did does not count.
type WireDeed int

// The deeds. Words in brackets may be left out; NAME is alice or bob, PORT one of WirePorts.
const (
	Delivered       WireDeed = iota // "delivered to NAME [HOW]": a message that the learner sent lies in NAME's mailbox
	LoggedIn                        // "login as NAME [HOW]": the server took a login
	PasswordHidden                  // "password of NAME hidden": it passed neither in the clear nor to a server whose certificate is not for its name. It is met once all other goals are; once the password passed so, it cannot be met any more
	LoginRefused                    // "login refused": a login was refused for want of TLS
	RelayRefused                    // "relay refused": a recipient elsewhere was refused to somebody who is not logged in
	KeptAfterDele                   // "kept for NAME": POP3 marked a message with DELE, the connection ended without QUIT, and the message is still there
	DeletedByQuit                   // "deleted for NAME": POP3 marked a message with DELE, and QUIT took it away
	LockedOut                       // "locked out of NAME": a second POP3 session was refused while another one was open, on another device where there are two
	GoneForOther                    // "gone for NAME": a message was deleted over one connection, and another one, of another device where there are two, opened the mailbox afterwards
	FlagSeen                        // "flag seen for NAME": a flag that one IMAP connection set was told to another one, on another device where there are two
	CertificateOdd                  // "certificate refused": TLS was broken off for the certificate's name, before any password
	LeftUnsaid                      // "left on PORT": the server offered no TLS after EHLO, CAPA or CAPABILITY, and the connection was ended without a login
	SpokePlain                      // "plain on PORT": a line in the clear was sent to a port that waits for TLS, and no line came back
	HelloUnanswered                 // "hello on PORT": a ClientHello was sent to a port that greets in the clear
)

// WireHow is how a message or a login passed.
type WireHow int

// The ways.
const (
	AnyHow       WireHow = iota
	InTheClear           // "in the clear"
	OverTLS              // "over TLS"
	ByStartTLS           // "by STARTTLS": over TLS that a command began, also STLS
	FromTheStart         // "TLS at once": over TLS from the first byte
)

// WireCheck is one deed with what it is asked of.
type WireCheck struct {
	Deed WireDeed
	Name string // of the mailbox
	How  WireHow
	Port int
}
