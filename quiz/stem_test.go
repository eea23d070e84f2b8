package quiz

import (
	"testing"

	"porthole/content"
)

func TestStems(t *testing.T) {
	rich := mail()
	addTable(rich, "N10-009", []string{"Protocol", "Secure port", "TLS Port"}, [][]string{{"SMTPS", "587", "1"}, {"HTTPS", "443", "2"}}, nil)
	addTable(rich, "", []string{"", "Purpose"}, [][]string{{"DNS", "Naming"}}, nil)
	same := mail()
	same.Phrases["default port"] = same.Phrases["secure port"]
	decks := map[string]*Deck{"plain": NewDeck(plainMail()), "rich": NewDeck(rich), "same": NewDeck(same)}
	tests := []struct {
		deck, card string
		kind       Kind
		all        bool
		stem       string
	}{
		{"plain", "forward//smtps/secure port", Flash, false, "SMTPS: secure port?"},
		{"plain", "forward//smtps/secure port", ChooseAll, true, "SMTPS: secure port? Name both."},
		{"plain", "reverse//secure port/465", Flash, false, "465 (secure port): secure variant?"},
		{"plain", "reverse//default port/25", Flash, false, "25 (default port): protocol?"},
		{"rich", "forward//imaps/secure port", Flash, false, "Which port does IMAPS use?"},
		{"rich", "reverse//secure port/993", Flash, false, "Which protocol uses port 993?"},
		{"rich", "forward//smtps/secure port", Flash, false, "By this course: which port does SMTPS use?"},
		{"rich", "forward//smtps/secure port", ChooseAll, true, "By this course: which ports does SMTPS use? Name all of them."},
		{"rich", "reverse//secure port/587", Flash, false, "By this course: which protocol uses port 587?"},
		{"rich", "forward/n10-009/smtps/secure port", Flash, false, "By N10-009: which port does SMTPS use?"},
		{"rich", "forward/n10-009/smtps/tls port", Flash, false, "By N10-009: SMTPS — TLS port?"},
		{"rich", "reverse/n10-009/secure port/443", Flash, false, "By N10-009: which protocol uses port 443?"},
		{"rich", "forward//smtp/default port", Flash, false, "On which port does SMTP listen?"},
		{"rich", "reverse//default port/25", Flash, false, "25 (default port): protocol?"},
		{"rich", "forward//smtp/secure port", Flash, false, "Which port does SMTP use?"},
		// Here the same sentence asks for the default port, which is another one.
		{"same", "forward//smtp/secure port", Flash, false, "SMTP: secure port?"},
		{"same", "forward//smtp/default port", Flash, false, "Which port does SMTP use?"},
		{"rich", "reverse//purpose/naming", Flash, false, "Naming (purpose)?"},
	}
	for _, test := range tests {
		q := askFor(t, decks[test.deck], test.card, test.kind, func(q Question) bool { return q.All == test.all })
		if q.Stem != test.stem {
			t.Errorf("%s %s: %q, want %q", test.card, test.kind, q.Stem, test.stem)
		}
	}
}

func TestAPhraseThatForgetsItsSubjectIsNotUsed(t *testing.T) {
	c := plainMail()
	c.Phrases = map[string]content.Phrases{"default port": {Forward: "Which port?", Reverse: "Which protocol?", Statement: "It is so."}}
	d := NewDeck(c)
	if q := askFor(t, d, "forward//imap/default port", Flash, anyway); q.Stem != "IMAP: default port?" {
		t.Errorf("%q", q.Stem)
	}
	if q := askFor(t, d, "forward//imap/default port", TrueFalse, func(q Question) bool { return q.Options[0].Right }); q.Stem != "IMAP: the default port is 143." {
		t.Errorf("%q", q.Stem)
	}
}

func TestStatementsWithoutAPhrase(t *testing.T) {
	for _, test := range [][4]string{
		{"137–139", "protocol", "NetBIOS", "137–139: the protocol is NetBIOS."},
		{"25", "who connects", "a mail server", "25, who connects: a mail server."},
		{"Perú", "capital", "Lima", "Perú: the capital is Lima."},
		{"SMTPS", "secure port", "465 / 587", "SMTPS, secure port: 465 / 587."},
		{"the password", "under TLS", "hidden", "The password, under TLS: hidden."},
		{"imaps", "registered as", "993", "imaps, registered as: 993."},
		{"A", "", "b.", "A: b."},
	} {
		if got := NewDeck(plainMail()).plainly(test[0], test[1], test[2]); got != test[3] {
			t.Errorf("%q, want %q", got, test[3])
		}
	}
}

func TestAnAuthorityThatThePhraseNamesIsNotNamedTwice(t *testing.T) {
	if got := authorised("IANA", "In the IANA registry, which name has 465?"); got != "In the IANA registry, which name has 465?" {
		t.Errorf("%q", got)
	}
	if got := authorised("IANA", "POP3S uses port 995."); got != "By IANA: POP3S uses port 995." {
		t.Errorf("%q", got)
	}
	if got := authorised("IANA", "Telnet uses port 23.", "Telnet"); got != "By IANA: Telnet uses port 23." {
		t.Errorf("%q", got)
	}
	if got := authorised("IANA", "Which port does Telnet use?", "Telnet"); got != "By IANA: which port does Telnet use?" {
		t.Errorf("%q", got)
	}
	if got := authorised("IANA", "¿Qué puerto usa?"); got != "By IANA: ¿Qué puerto usa?" {
		t.Errorf("%q", got)
	}
}
