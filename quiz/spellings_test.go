package quiz

import (
	"maps"
	"slices"
	"strings"
	"testing"
)

// listedNames are the protocols of N10-009's list, objective 1.4, each with its short names before its long ones.
func listedNames() map[string][]string {
	return map[string][]string{
		"FTP":        {"File Transfer Protocol"},
		"SFTP":       {"Secure File Transfer Protocol", "SSH File Transfer Protocol"},
		"SSH":        {"Secure Shell"},
		"Telnet":     {"Telnet"},
		"SMTP":       {"Simple Mail Transfer Protocol"},
		"DNS":        {"Domain Name System", "Domain Name Service"},
		"DHCP":       {"Dynamic Host Configuration Protocol"},
		"TFTP":       {"Trivial File Transfer Protocol"},
		"HTTP":       {"Hypertext Transfer Protocol", "Hyper Text Transfer Protocol"},
		"NTP":        {"Network Time Protocol"},
		"SNMP":       {"Simple Network Management Protocol"},
		"LDAP":       {"Lightweight Directory Access Protocol"},
		"HTTPS":      {"Hypertext Transfer Protocol Secure", "Hyper Text Transfer Protocol Secure", "HTTP over TLS"},
		"SMB":        {"Server Message Block"},
		"Syslog":     {"System Log", "System Logging", "Sys log"},
		"SMTPS":      {"Simple Mail Transfer Protocol Secure", "SMTP over TLS"},
		"LDAPS":      {"Lightweight Directory Access Protocol Secure", "Lightweight Directory Access Protocol over SSL", "LDAP over TLS"},
		"SQL Server": {"SQLServer", "MS SQL", "MS SQL Server", "Microsoft SQL Server", "Structured Query Language Server", "Structured Query Language (SQL) Server"},
		"RDP":        {"Remote Desktop Protocol", "Remote Desktop"},
		"SIP":        {"Session Initiation Protocol"},
		"ICMP":       {"Internet Control Message Protocol"},
		"TCP":        {"Transmission Control Protocol"},
		"UDP":        {"User Datagram Protocol"},
		"GRE":        {"Generic Routing Encapsulation"},
		"ESP":        {"Encapsulating Security Payload"},
		"AH":         {"Authentication Header"},
		"IKE":        {"Internet Key Exchange"},
		// not in that list, but in A+'s or beside it
		"POP3":    {"POP 3", "Post Office Protocol 3", "Post Office Protocol version 3", "Post Office Protocol v3"},
		"IMAP":    {"IMAP4", "IMAP 4", "Internet Message Access Protocol"},
		"NetBIOS": {"Net BIOS", "NetBT", "NetBIOS over TCP/IP", "Network Basic Input/Output System"},
		"IMAPS":   {"IMAP over TLS", "Internet Message Access Protocol Secure"},
		"POP3S":   {"POP3 over TLS", "Post Office Protocol 3 Secure", "Post Office Protocol version 3 Secure"},
	}
}

// written returns a name in the ways in which people write it: with other capitals, with hyphens for spaces, and with the
// short name behind the long one.
func written(name, protocol string) []string {
	out := []string{name, strings.ToLower(name), strings.ToUpper(name), " " + name + ". ", strings.ReplaceAll(name, " ", "  ")}
	if !strings.Contains(name, "(") {
		out = append(out, strings.ReplaceAll(name, " ", "-"), name+" ("+protocol+")")
	}
	return out
}

// asksFor returns the card of ports that asks which protocol has a number, and of which the answer is a protocol.
func asksFor(t *testing.T, d *Deck, protocol string) Card {
	t.Helper()
	for _, c := range d.Cards() {
		relation := d.fact(c).Relation
		if c.Direction == Reverse && (relation == "Port" || relation == "Secure port" || relation == "IP protocol number") &&
			slices.ContainsFunc(d.answers(c), func(a item) bool { return a.text == protocol }) {
			return c
		}
	}
	t.Fatalf("nothing asks for %s", protocol)
	return Card{}
}

func TestEveryNameOfTheListIsAcceptedInFullAndShort(t *testing.T) {
	everyNameIsAccepted(t, builtin(t, "ports"), slices.Sorted(maps.Keys(listedNames())))
	everyNameIsAccepted(t, builtin(t, "email"), []string{"SMTP", "POP3", "IMAP", "SMTPS", "POP3S", "IMAPS"})
}

func everyNameIsAccepted(t *testing.T, d *Deck, protocols []string) {
	t.Helper()
	for _, protocol := range protocols {
		names := listedNames()[protocol]
		q, ok := d.Ask(asksFor(t, d, protocol), Typed, seeded(1))
		if !ok {
			t.Errorf("%s cannot be typed", protocol)
			continue
		}
		q.All = false
		for _, name := range append([]string{protocol}, names...) {
			for _, text := range written(name, protocol) {
				if v := d.Mark(q, Response{Text: text}); !v.Right {
					t.Errorf("“%s” — %q is refused", q.Stem, text)
				}
			}
		}
	}
}

func TestALongNameIsNoShortOne(t *testing.T) {
	d := builtin(t, "email")
	for card, names := range map[string][]string{
		"reverse//stands for/simple mail transfer protocol":  {"Simple Mail Transfer Protocol"},
		"reverse//stands for/post office protocol version 3": {"Post Office Protocol version 3", "Post Office Protocol 3", "post-office protocol v3"},
	} {
		q, _ := d.Ask(cardFor(t, d, card), Typed, seeded(1))
		for _, name := range names {
			if v := d.Mark(q, Response{Text: name}); v.Right {
				t.Errorf("“%s” — %q is accepted", q.Stem, name)
			}
		}
		if v := d.Mark(q, Response{Text: q.Answers[0]}); !v.Right {
			t.Errorf("“%s” — %q is refused", q.Stem, q.Answers[0])
		}
	}
}

// What is the name of one protocol is refused where another one is asked for, in every spelling.
func TestNoNameOfAnotherProtocolIsAccepted(t *testing.T) {
	d := builtin(t, "ports")
	asked := 0
	for protocol := range listedNames() {
		c := asksFor(t, d, protocol)
		q, ok := d.Ask(c, Typed, seeded(1))
		if !ok {
			continue
		}
		q.All = false
		for other, names := range listedNames() {
			if slices.ContainsFunc(d.answers(c), func(a item) bool { return a.text == other }) {
				continue
			}
			for _, name := range append([]string{other}, names...) {
				asked++
				if v := d.Mark(q, Response{Text: name}); v.Right {
					t.Errorf("“%s” — %q is accepted", q.Stem, name)
				}
			}
		}
	}
	if asked < 1000 {
		t.Errorf("only %d names were tried", asked)
	}
	for card, names := range map[string][]string{
		"reverse//port/22":                 {"FTPS", "FTP over TLS", "Simple File Transfer Protocol", "FTP"},
		"reverse//port/990":                {"SFTP", "SSH File Transfer Protocol", "Secure FTP"},
		"reverse//port/514":                {"shell", "Syslog over TLS"},
		"reverse//port/123":                {"NTS", "PTP"},
		"reverse/iana/registered port/587": {"submissions", "smtps"},
		"reverse/iana/registered port/465": {"submission", "smtp"},
	} {
		q, _ := d.Ask(cardFor(t, d, card), Typed, seeded(1))
		for _, name := range names {
			if v := d.Mark(q, Response{Text: name}); v.Right {
				t.Errorf("“%s” — %q is accepted", q.Stem, name)
			}
		}
	}
}

func TestWhatIANACallsBySeveralNamesAcceptsThemAll(t *testing.T) {
	d := builtin(t, "ports")
	for card, names := range map[string][]string{
		"reverse/iana/registered port/465":    {"submissions", "urd", "igmpv3lite", "submissions, urd"},
		"reverse/iana/registered port/514":    {"shell", "syslog", "syslog and shell"},
		"forward/iana/dhcp/registered name":   {"bootps", "bootpc", "bootps / bootpc"},
		"reverse/iana/registered name/bootps": {"DHCP"},
	} {
		q, _ := d.Ask(cardFor(t, d, card), Typed, seeded(1))
		q.All = false
		for _, name := range names {
			if v := d.Mark(q, Response{Text: name}); !v.Right {
				t.Errorf("“%s” — %q is refused", q.Stem, name)
			}
		}
	}
}

func TestAHyphenIsAMatterOfTasteButNotInCode(t *testing.T) {
	d := deckOf(t, "\n| Thing | Word |\n|---|---|\n| mail | e-mail letter |\n| post | tele type |\n| steps | one-by-one |\n\n| Use | Command |\n|---|---|\n| packages | `apt-get` |\n| history | `git log` |\n")
	for _, c := range []struct {
		given, typed string
		right        bool
	}{
		{"mail", "e mail letter", true}, {"mail", "e-mail-letter", true}, {"mail", "email letter", false}, {"post", "tele-type", true},
		{"post", "teletype", false}, {"steps", "one by-one", true}, {"packages", "apt-get", true}, {"packages", "apt get", false}, {"history", "git-log", false},
	} {
		q, _ := d.Ask(cardWith(t, d, Forward, c.given), Typed, seeded(1))
		if v := d.Mark(q, Response{Text: c.typed}); v.Right != c.right {
			t.Errorf("%s: %q is %v", c.given, c.typed, v.Right)
		}
	}
}
