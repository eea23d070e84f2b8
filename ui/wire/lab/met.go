package lab

import (
	"fmt"
	"slices"
	"strings"

	"porthole/content"
)

// Met tells whether what a check asks for was done, and else what is still missing, as a sentence.
// What others' programs did does not count.
func Met(check content.WireCheck, seen Seen) (met bool, missing string) {
	name := person(check.Name)
	switch check.Deed {
	case content.Delivered:
		return either(seen.delivered(check), fmt.Sprintf("No message of yours lies in %s's mailbox%s yet.", name, byWay(check.How)))
	case content.LoggedIn:
		return either(seen.loggedIn(check), fmt.Sprintf("Nobody has logged in as %s%s yet.", name, byWay(check.How)))
	case content.PasswordHidden:
		return either(seen.hidden(check.Name), fmt.Sprintf("%s's password could be read.", name))
	case content.LoginRefused:
		return either(seen.command(func(c Command) bool { return c.Reply == NoTLS }), "No login was refused for want of TLS yet.")
	case content.RelayRefused:
		return either(seen.relayRefused(), "No recipient elsewhere was refused yet.")
	case content.KeptAfterDele:
		return either(seen.marked(check.Name, false), fmt.Sprintf("No message of %s's was marked with DELE and kept, because the connection ended without QUIT.", name))
	case content.DeletedByQuit:
		return either(seen.marked(check.Name, true), fmt.Sprintf("No message of %s's was marked with DELE and taken away by QUIT yet.", name))
	case content.LockedOut:
		return either(seen.lockedOut(check.Name), fmt.Sprintf("Nobody was refused because another session has %s's maildrop open.", name))
	case content.GoneForOther:
		return either(seen.goneForOther(check.Name), fmt.Sprintf("No message of %s's was deleted over one connection, and the mailbox opened over another one after it.", name))
	case content.FlagSeen:
		return either(seen.told(check.Name), fmt.Sprintf("No flag in %s's mailbox that one connection set was told to another one yet.", name))
	case content.CertificateOdd:
		return either(seen.brokeOff(), "TLS was not broken off for the certificate's name yet.")
	case content.LeftUnsaid:
		return either(seen.leftUnsaid(check.Port), fmt.Sprintf("No connection to port %d ended without a login after it was asked what the server offers.", check.Port))
	case content.SpokePlain:
		return either(seen.spokePlain(check.Port), fmt.Sprintf("No line in the clear was sent to port %d yet.", check.Port))
	case content.HelloUnanswered:
		return either(seen.began(check.Port), fmt.Sprintf("TLS was not begun at once on port %d yet.", check.Port))
	}
	return false, "This version cannot tell."
}

// brokeOff tells whether TLS was broken off for the certificate's name.
func (s Seen) brokeOff() bool {
	return s.conn(0, func(c Conn) bool { return c.Judged == Stopped && !s.leaked(c.ID) })
}

func (s Seen) spokePlain(port int) bool {
	return s.conn(port, func(c Conn) bool { return c.Leaked > 0 && !c.TLS && !c.Answered })
}

func (s Seen) began(port int) bool {
	return s.conn(port, func(c Conn) bool { return c.Hello && !c.TLS })
}

func (s Seen) relayRefused() bool {
	return s.command(func(c Command) bool { return c.Verb == "RCPT" && c.Reply == "550 5.7.1" })
}

// lockedOut tells whether a session was refused because another device has the maildrop.
func (s Seen) lockedOut(name string) bool {
	return s.command(func(c Command) bool {
		return c.Reply == InUse && c.Box == name && s.command(func(o Command) bool { return o.Box == name && o.opens() && s.apart(o, c) })
	})
}

// told tells whether a device was told of a flag that another one may have set.
func (s Seen) told(name string) bool {
	return s.command(func(c Command) bool {
		return c.Verb == told && c.Box == name &&
			s.command(func(o Command) bool {
				return o.Box == name && (o.Verb == "STORE" || o.Verb == "FETCH") && s.apart(o, c)
			})
	})
}

// opens tells whether a command opened a mailbox.
func (c Command) opens() bool {
	return c.OK && (c.Verb == "SELECT" || c.Verb == "PASS" || c.Verb == "AUTH")
}

// apart tells whether two commands came over connections of their own, and by devices of their own where these have names.
func (s Seen) apart(a, b Command) bool {
	device := func(id int) (name string) {
		s.conn(0, func(c Conn) bool {
			if c.ID == id {
				name = c.Device
			}
			return c.ID == id
		})
		return name
	}
	return a.Conn != b.Conn && (device(a.Conn) == "" || device(a.Conn) != device(b.Conn))
}

// leftUnsaid tells whether a connection ended without a login after it was asked, and no TLS offered.
func (s Seen) leftUnsaid(port int) bool {
	return s.conn(port, func(c Conn) bool {
		return c.Asked && !c.Offered && !c.TLS && c.Closed && !s.leaked(c.ID) && !s.tried(c.ID)
	})
}

func either(met bool, missing string) (bool, string) {
	if met {
		return true, ""
	}
	return false, missing
}

// person is a mailbox's name as a sentence has it.
func person(name string) string {
	if name == "" {
		return "Nobody"
	}
	return strings.ToUpper(name[:1]) + name[1:]
}

func byWay(how content.WireHow) string {
	switch how {
	case content.InTheClear:
		return " in the clear"
	case content.OverTLS:
		return " over TLS"
	case content.ByStartTLS:
		return " over TLS that a command began"
	case content.FromTheStart:
		return " over TLS from the first byte"
	case content.AnyHow:
	}
	return ""
}

// passedBy tells whether something passed in the way that is asked for.
func passedBy(how content.WireHow, encrypted bool, port int) bool {
	p, _ := PortOf(port)
	switch how {
	case content.InTheClear:
		return !encrypted
	case content.OverTLS:
		return encrypted
	case content.ByStartTLS:
		return encrypted && !p.TLS
	case content.FromTheStart:
		return encrypted && p.TLS
	case content.AnyHow:
	}
	return true
}

func (s Seen) delivered(check content.WireCheck) bool {
	return slices.ContainsFunc(s.Deliveries, func(d Delivery) bool {
		user, _, _ := strings.Cut(d.To, "@")
		return !d.Other && d.Local && strings.EqualFold(user, check.Name) && passedBy(check.How, d.TLS, d.Port)
	})
}

func (s Seen) loggedIn(check content.WireCheck) bool {
	return slices.ContainsFunc(s.Credentials, func(c Credential) bool {
		return !c.Other && c.Right && named(c.User, check.Name) && passedBy(check.How, !c.InClear, c.Port)
	})
}

// named tells whether a name to log in with is a mailbox's: with its domain or without.
func named(user, name string) bool {
	local, _, _ := strings.Cut(user, "@")
	return strings.EqualFold(local, name)
}

// hidden tells whether nobody could read a password: neither an eavesdropper, nor a server whose certificate is for another name.
func (s Seen) hidden(name string) bool {
	if slices.ContainsFunc(s.Leaks, func(l Leak) bool { return !l.Other && l.User == name }) {
		return false
	}
	return !slices.ContainsFunc(s.Credentials, func(c Credential) bool {
		return !c.Other && named(c.User, name) && s.conn(0, func(n Conn) bool { return n.ID == c.Conn && n.Judged == WentOn })
	})
}

func (s Seen) command(does func(Command) bool) bool {
	return slices.ContainsFunc(s.Commands, func(c Command) bool { return !c.Other && does(c) })
}

// conn asks of the connections to a port, 0 for any.
func (s Seen) conn(port int, is func(Conn) bool) bool {
	return slices.ContainsFunc(s.Conns, func(c Conn) bool { return !c.Other && (port == 0 || c.Port == port) && is(c) })
}

func (s Seen) leaked(conn int) bool {
	return slices.ContainsFunc(s.Leaks, func(l Leak) bool { return l.Conn == conn })
}

// tried tells whether somebody gave a name and a password over a connection.
func (s Seen) tried(conn int) bool {
	return slices.ContainsFunc(s.Credentials, func(c Credential) bool { return c.Conn == conn })
}

// marked tells whether a message was marked with DELE in a session that QUIT ended, which took the message away, or in one
// that ended without. It goes by what that session did: a later one may have taken away what it kept.
func (s Seen) marked(name string, quit bool) bool {
	return s.command(func(c Command) bool {
		if c.Verb != "DELE" || !c.OK || c.Box != name {
			return false
		}
		does := func(verb string) bool {
			return s.command(func(o Command) bool {
				return o.Conn == c.Conn && o.Verb == verb && (verb != removed || o.What == c.What)
			})
		}
		if quit {
			return does(removed)
		}
		return !does("QUIT") && s.conn(0, func(n Conn) bool { return n.ID == c.Conn && n.Done })
	})
}

func (s Seen) goneForOther(name string) bool {
	for i, c := range s.Commands {
		if c.Other || c.Verb != removed || c.Box != name {
			continue
		}
		if slices.ContainsFunc(s.Commands[i:], func(o Command) bool { return !o.Other && o.opens() && o.Box == name && s.apart(o, c) }) {
			return true
		}
	}
	return false
}
