package quiz

import (
	"slices"
	"strings"
	"testing"

	"porthole/content"
)

func TestTypedNumberIsMarkedExactly(t *testing.T) {
	d := NewDeck(mail())
	q := askFor(t, d, "forward//imaps/secure port", Typed, anyway)
	right := []string{"993", " 993 ", "tcp/993", "993/tcp", "port 993", "Port: 993", "TCP 993", "udp 993", "#993", "993.", "0993",
		"９９３", "٩٩٣", "secure port 993", "993, 993", "\t993\n", "9\u200b93", "(993)"}
	for _, text := range right {
		if v := d.Mark(q, Response{Text: text}); !v.Right || v.Answer != "993" {
			t.Errorf("%q is marked wrong: %+v", text, v)
		}
	}
	wrong := []string{"995", "99 3", "9 9 3", "99", "9933", "993 995", "993, 995", "not 993", "-993", "993-", "99.3", "9,93", "993 or 995",
		"993-995", "993 to 995", "imaps", "993x", "x993", "993?", "99З", "nine", "18446744073709552609", "993 995 " + strings.Repeat("1", 3000)}
	for _, text := range wrong {
		if v := d.Mark(q, Response{Text: text}); v.Right || v.Blank || v.Given == "" {
			t.Errorf("%q is marked right: %+v", text, v)
		}
	}
}

func TestBlankIsNeverRight(t *testing.T) {
	d := NewDeck(protocols())
	for _, c := range d.Cards() {
		q, ok := d.Ask(c, Typed, seeded(1))
		if !ok {
			continue
		}
		for _, text := range []string{"", " ", "\t\n", "\u200b\u200d", "\u00a0\u2003", "\u2800", "\u202e\u2066", "\x00\x1b"} {
			if v := d.Mark(q, Response{Text: text}); v.Right || !v.Blank || v.Given != "" || v.Answer == "" {
				t.Errorf("%s: %q: %+v", c.ID, text, v)
			}
		}
	}
	for _, text := range []string{".", ",", "/", "and", "-", "port", "tcp"} {
		q := askFor(t, d, "forward//ssh/port", Typed, anyway)
		if v := d.Mark(q, Response{Text: text}); v.Right {
			t.Errorf("%q is right", text)
		}
	}
}

func TestOneMemberOfASetIsRightAndTheRestIsTold(t *testing.T) {
	d := NewDeck(mail())
	q := askFor(t, d, "forward//smtps/secure port", Typed, forOne)
	for text, rest := range map[string][]string{
		"465": {"587"}, "587": {"465"}, "tcp/587": {"465"}, "465 587": nil, "465/587": nil, "587, 465": nil, "465 and 587": nil, "465 y 587": nil,
	} {
		v := d.Mark(q, Response{Text: text})
		if !v.Right || !slices.Equal(v.Rest, rest) {
			t.Errorf("%q: right %v, rest %q", text, v.Right, v.Rest)
		}
	}
	for _, text := range []string{"465 993", "25", "465-587", "465, 587, 993"} {
		if v := d.Mark(q, Response{Text: text}); v.Right || v.Answer != "465, 587" {
			t.Errorf("%q: %+v", text, v)
		}
	}
}

func TestAllOfASetMeansAllAndNoOther(t *testing.T) {
	d := NewDeck(mail())
	q := askFor(t, d, "forward//smtps/secure port", Typed, forAll)
	for _, text := range []string{"465 587", "587 465", "465/587", "465;587", "465\n587", "465 & 587", "465 and 587", "465 or 587", "465 y 587",
		"ports 465, 587", "tcp/465, tcp/587", "465 587 465", "465,587,"} {
		if v := d.Mark(q, Response{Text: text}); !v.Right || len(v.Rest) > 0 || v.Answer != "465, 587" {
			t.Errorf("%q: %+v", text, v)
		}
	}
	for _, text := range []string{"465", "587", "465 587 993", "465 995", "465587", ""} {
		if v := d.Mark(q, Response{Text: text}); v.Right {
			t.Errorf("%q is right", text)
		}
	}
}

func TestRangesAreWhatTheyCover(t *testing.T) {
	d := NewDeck(protocols())
	tests := []struct {
		card         string
		right, wrong []string
	}{
		{"forward//netbios/port", []string{"137-139", "137–139", "137 — 139", "137 to 139", "137 bis 139", "ports 137-139", "137, 138, 139", "139 138 137"},
			[]string{"137", "139", "137 139", "137-138", "136-139", "137-140", "139-137", "137 to", "to 139", "137-139, 140"}},
		{"forward//dhcp/port", []string{"67-68", "67 68", "67, 68", "68/67"}, []string{"67", "68", "67-69"}},
		{"forward//snmp/port", []string{"161", "162", "161/162", "161-162"}, []string{"160-162", "161-163"}},
	}
	for _, test := range tests {
		q := askFor(t, d, test.card, Typed, forOne)
		for _, text := range test.right {
			if v := d.Mark(q, Response{Text: text}); !v.Right {
				t.Errorf("%s: %q is wrong", test.card, text)
			}
		}
		for _, text := range test.wrong {
			if v := d.Mark(q, Response{Text: text}); v.Right {
				t.Errorf("%s: %q is right", test.card, text)
			}
		}
	}
	all := askFor(t, d, "forward//snmp/port", Typed, forAll)
	if !d.Mark(all, Response{Text: "161-162"}).Right || d.Mark(all, Response{Text: "161"}).Right {
		t.Error("a set of two neighbours is not marked by what it covers")
	}
}

func TestTypedName(t *testing.T) {
	d := NewDeck(mail())
	tests := []struct {
		card         string
		right, wrong []string
	}{
		{"reverse//secure port/465", []string{"SMTPS", "smtps", " Smtps. ", "SMTP over TLS", "secure  smtp", "SMTP", "SMTPS, SMTP"}, []string{"IMAPS", "SMTPS, IMAPS", "SMT", "smtp s", "IMAP over TLS"}},
		{"forward//imap/secure variant", []string{"imaps", "IMAP over TLS", "`IMAPS`"}, []string{"IMAP", "POP3S", "993"}},
	}
	for _, test := range tests {
		q := askFor(t, d, test.card, Typed, forOne)
		for _, text := range test.right {
			if v := d.Mark(q, Response{Text: text}); !v.Right {
				t.Errorf("%s: %q is wrong: %+v", test.card, text, v)
			}
		}
		for _, text := range test.wrong {
			if v := d.Mark(q, Response{Text: text}); v.Right {
				t.Errorf("%s: %q is right", test.card, text)
			}
		}
	}
}

func TestNamesWithSeparatorsInThem(t *testing.T) {
	d := NewDeck(protocols())
	for card, answers := range map[string][]string{
		"reverse//port/3306": {"MySQL/MariaDB", "mysql", "MariaDB", "mysql / mariadb", "MariaDB, MySQL"},
		"reverse//port/3389": {"RDP, Remote Desktop", "rdp, remote desktop."},
	} {
		q := askFor(t, d, card, Typed, forOne)
		for _, text := range answers {
			if v := d.Mark(q, Response{Text: text}); !v.Right {
				t.Errorf("%s: %q is wrong", card, text)
			}
		}
		for _, text := range []string{"SQL", "My", "Maria DB", "RDP", "mysql postgres", "MySQLMariaDB"} {
			if v := d.Mark(q, Response{Text: text}); v.Right {
				t.Errorf("%s: %q is right", card, text)
			}
		}
	}
}

func TestAllNamesOfASet(t *testing.T) {
	d := NewDeck(protocols())
	q := askFor(t, d, "forward//dns/transport", Typed, forAll)
	for _, text := range []string{"TCP/UDP", "udp, tcp", "UDP and TCP", "tcp y udp", "TCP\nUDP", "tcp & udp", "UDP; TCP", "tcp, udp, and tcp"} {
		if v := d.Mark(q, Response{Text: text}); !v.Right {
			t.Errorf("%q is wrong", text)
		}
	}
	for _, text := range []string{"TCP", "udp", "tcp, icmp", "tcp udp icmp", "tcpudp"} {
		if v := d.Mark(q, Response{Text: text}); v.Right {
			t.Errorf("%q is right", text)
		}
	}
	shared := askFor(t, d, "reverse//port/22", Typed, forAll)
	if v := d.Mark(shared, Response{Text: "sftp, ssh"}); !v.Right {
		t.Errorf("both subjects of port 22: %+v", v)
	}
}

func TestANumberWithALeadingZeroIsACode(t *testing.T) {
	d := NewDeck(protocols())
	q := askFor(t, d, "reverse//service/odd", Typed, anyway)
	if !d.Mark(q, Response{Text: "0123"}).Right || d.Mark(q, Response{Text: "123"}).Right {
		t.Error("0123 is marked as 123")
	}
}

func TestASentenceIsNeverTyped(t *testing.T) {
	d := NewDeck(protocols())
	use := cardFor(t, d, "forward//ssh/use")
	if _, ok := d.Ask(use, Typed, seeded(1)); ok {
		t.Error("a sentence is asked to be typed")
	}
	for _, c := range d.CardsOf(use.Facts[0]) {
		if _, ok := d.Ask(c, Choice, seeded(1)); !ok {
			t.Errorf("%s cannot be chosen", c.ID)
		}
	}
	back := askFor(t, d, "reverse//use/a shell on another machine, with everything encrypted", Typed, anyway)
	if !d.Mark(back, Response{Text: "ssh"}).Right {
		t.Error("the name that goes with a sentence cannot be typed")
	}
}

func TestWhatWasTypedInsteadIsNamed(t *testing.T) {
	d := NewDeck(mail())
	tests := []struct{ card, text, mixUp string }{
		{"forward//imaps/secure port", "995", "995 is POP3S."},
		{"forward//imaps/secure port", "tcp/995", "995 is POP3S."},
		{"forward//imaps/secure port", "143", "143 is IMAP."},
		{"forward//imap/secure port", "143", "143 is IMAP (default port)."},
		{"forward//imaps/secure port", "7", ""},
		{"reverse//secure port/993", "POP3S", "POP3S is 995."},
		{"reverse//secure port/993", "secure smtp", "SMTPS is 465 / 587."},
		{"reverse//default port/143", "imaps", "IMAPS is 993."},
		{"reverse//default port/143", "gopher", ""},
		{"forward//imap/purpose", "sending", "SMTP: the purpose is Sending."},
	}
	for _, test := range tests {
		q := askFor(t, d, test.card, Typed, forOne)
		if v := d.Mark(q, Response{Text: test.text}); v.Right || v.MixUp != test.mixUp {
			t.Errorf("%s: %q: mix-up %q, want %q", test.card, test.text, v.MixUp, test.mixUp)
		}
	}
}

func TestAPortIsNamedByWhatItIsFor(t *testing.T) {
	d := builtin(t, "ports")
	for _, c := range []struct {
		card         string
		right, wrong []string
	}{
		{"reverse//port/20", []string{"FTP", "FTP data", "FTP-data", "ftp-data", "FTP data connection"}, []string{"FTP control", "FTP commands", "data", "TFTP"}},
		{"reverse//port/21", []string{"FTP", "FTP control", "FTP command", "FTP control connection"}, []string{"FTP data", "ftp-data", "control", "SFTP"}},
		{"forward//20/job", []string{"FTP data", "ftp-data", "data connection", "FTP data connections"}, []string{"FTP control", "control connection"}},
		{"forward//21/job", []string{"FTP control", "FTP command", "FTP commands", "control connection", "command connections", "FTP-control"}, []string{"FTP data", "ftp-data", "data"}},
		{"reverse//port/80", []string{"HTTP"}, []string{"HTTPS", "HTTPs"}},
		{"reverse//port/853", []string{"DoT", "DNS over TLS"}, []string{"DNS over HTTPS", "DNS over HTTP"}},
	} {
		q := askFor(t, d, c.card, Typed, anyway)
		for _, text := range c.right {
			if v := d.Mark(q, Response{Text: text}); !v.Right {
				t.Errorf("%q: %q is refused", q.Stem, text)
			}
		}
		for _, text := range c.wrong {
			if v := d.Mark(q, Response{Text: text}); v.Right {
				t.Errorf("%q: %q is taken", q.Stem, text)
			}
		}
	}
}

func TestANameThatIsAThingOfItsOwnIsNoJobOfAPort(t *testing.T) {
	t.Parallel()
	d := deckOf(t, "## Names\n\n| Name | Port |\n|---|---|\n| SMB | 445 |\n| SMB over QUIC | 443 |\n\n"+
		"## Jobs\n\n| Port | Job |\n|---|---|\n| 445 | SMB over QUIC |\n| 443 | the web |\n")
	q := askFor(t, d, "reverse//port/445", Typed, anyway)
	if v := d.Mark(q, Response{Text: "SMB over QUIC"}); v.Right {
		t.Errorf("%q: taken, which is %v", q.Stem, v.Found)
	}
}

func TestSeveralValuesAreSaidInThePlural(t *testing.T) {
	d := builtin(t, "ports")
	for i, f := range d.Course().Facts {
		if f.Relation != "Port" || !several(strings.Join(f.Texts(), " / ")) {
			continue
		}
		if said := d.statement(i, f.Subject, strings.Join(f.Texts(), " / ")); !strings.Contains(said, " uses ports ") || strings.Contains(said, " / ") {
			t.Errorf("said is %q", said)
		}
	}
	for _, c := range d.Cards() {
		if c.Direction == Reverse && d.fact(c).Relation == "Port" && c.Value == "22" {
			if stem := d.stem(c, true, 2); stem != "Which protocols use port 22 by default? Name both." {
				t.Errorf("asked is %q", stem)
			}
		}
	}
}

// Where many have a value, others beyond the tables have it, too, and a right answer would be refused.
func TestNoValueOfManyIsAskedBack(t *testing.T) {
	for _, name := range content.BuiltinNames() {
		d := builtin(t, name)
		for _, c := range d.Cards() {
			stem := d.stem(c, false, 1)
			if closed := strings.Contains(stem, "of the seven mail ports") || strings.Contains(stem, "version of SSL or TLS"); c.Direction == Reverse && len(c.Facts) > 3 && !closed {
				t.Errorf("%s: %d subjects have the value: %q", name, len(c.Facts), stem)
			}
		}
	}
	if cards := newCardSet(&content.Course{ID: "c", Facts: []content.Fact{{Subject: "NTP", Relation: "Transport", Values: []content.Value{{Text: "UDP"}}}},
		Phrases: map[string]content.Phrases{content.Key("Transport"): {OneWay: true}}}).cards; len(cards) != 1 || cards[0].Direction != Forward {
		t.Errorf("a column that is asked forward only has the cards %+v", cards)
	}
}
