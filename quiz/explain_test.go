package quiz

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"porthole/content"
)

func TestExplanations(t *testing.T) {
	d := NewDeck(mail())
	tests := []struct {
		card, text, explanation string
		sources                 []string
	}{
		{"forward//imaps/secure port", "995", "IMAP ports end in 3, POP3 ports in 0 or 5.", []string{"a", "b", "c"}},
		{"forward//imaps/secure port", "993", "Both IMAP ports end in 3.", []string{"a", "b"}},
		{"forward//imaps/secure port", "25", "Both IMAP ports end in 3.", []string{"a", "b"}},
		{"reverse//secure port/993", "IMAPS", "Both IMAP ports end in 3.", []string{"a", "b"}},
		{"forward//pop3s/secure port", "993", "IMAP ports end in 3, POP3 ports in 0 or 5.", []string{"a", "b", "c"}},
		{"reverse//secure port/465", "SMTPS", "SMTP · Purpose: Sending · Default Port: 25 · Secure Variant: SMTPS", []string{"a"}},
		{"forward//pop3s/secure port", "995", "POP3 · Purpose: Retrieving · Default Port: 110 · Secure Variant: POP3S", []string{"a"}},
		{"forward//imap/default port", "143", "IMAP · Purpose: Managing · Secure Variant: IMAPS · Secure Port: 993", nil},
	}
	for _, test := range tests {
		q := askFor(t, d, test.card, Typed, anyway)
		v := d.Mark(q, Response{Text: test.text})
		var labels []string
		for _, s := range v.Sources {
			labels = append(labels, s.Label)
		}
		if v.Explanation != test.explanation || !slices.Equal(labels, test.sources) {
			t.Errorf("%s: %q: %q %q, want %q %q", test.card, test.text, v.Explanation, labels, test.explanation, test.sources)
		}
	}
}

func TestAnExplanationTellsTheNoteOfACell(t *testing.T) {
	d := NewDeck(protocols())
	if q := askFor(t, d, "forward//snmp/port", Typed, anyway); q.Explanation !=
		"SNMP · 161: get · 162: trap · Transport: UDP · Use: asks devices how they are, and hears their alarms" {
		t.Errorf("%q", q.Explanation)
	}
}

func TestTheFactAloneIsSaidOnceAndOnlyWhereItWasMissed(t *testing.T) {
	d := NewDeck(protocols())
	q := askFor(t, d, "forward/iana/domain/port", Typed, anyway)
	if v := d.Mark(q, Response{Text: "53"}); v.Explanation != "" {
		t.Errorf("right: %q repeats the answer", v.Explanation)
	}
	if v := d.Mark(q, Response{Text: "54"}); v.Explanation != "By IANA, domain: the port is 53." {
		t.Errorf("wrong: %q", v.Explanation)
	}
	for _, c := range d.Cards() {
		for _, k := range Kinds() {
			q, ok := d.Ask(c, k, seeded(1))
			if !ok {
				continue
			}
			for _, right := range []bool{true, false} {
				v := d.Mark(q, respond(q, right))
				said := slices.DeleteFunc([]string{q.Stem, v.MixUp, v.Correction, v.Explanation}, func(s string) bool { return s == "" })
				if slices.Sort(said); len(slices.Compact(said)) < len(said) {
					t.Errorf("%v %q says a sentence twice: %q", k, q.Stem, said)
				}
			}
		}
	}
}

// portSheet is a table with the port first, two of them in a row.
func portSheet() *content.Course {
	c := &content.Course{ID: "ports", Lessons: []content.Lesson{{Title: "Ports"}}}
	header := []string{"Port", "Protocol", "Transport", "Founded"}
	addTable(c, "", header, [][]string{
		{"20", "FTP", "TCP", "1971"}, {"21", "FTP", "TCP", "1971"}, {"22", "SSH", "TCP", "1995"}, {"137–139", "NetBIOS", "TCP / UDP", "1983"},
		{"161", "SNMP", "UDP", "1988"}, {"162", "SNMP", "UDP", "1988"},
	}, nil)
	row := map[string]int{"20": 0, "21": 0, "161": 4, "162": 4}
	for i, f := range c.Facts {
		if at, ok := row[f.Subject]; ok {
			c.Facts[i].Row = at
		}
	}
	return c
}

func TestARowTellsOfTheSubjectThatWasAskedAndNothingTwice(t *testing.T) {
	d := NewDeck(portSheet())
	for card, want := range map[string]string{
		"forward//20/protocol":  "20 · Transport: TCP · Founded: 1971",
		"forward//21/protocol":  "21 · Transport: TCP · Founded: 1971",
		"forward//161/protocol": "161 · Transport: UDP · Founded: 1988",
		"forward//162/founded":  "162 · Protocol: SNMP · Transport: UDP",
	} {
		if q := askFor(t, d, card, Typed, anyway); q.Explanation != want {
			t.Errorf("%s: %q, want %q", card, q.Explanation, want)
		}
	}
}

func TestASingleOtherCellIsToldInTheAuthorsSentence(t *testing.T) {
	c := &content.Course{ID: "x", Lessons: []content.Lesson{{}}, Phrases: map[string]content.Phrases{"task": {Statement: "The {subject} {value}."}}}
	addTable(c, "", []string{"Role", "Stands for", "Task"}, [][]string{
		{"MSA", "Mail Submission Agent", "accepts new mail from users"}, {"MTA", "Message Transfer Agent", "passes mail on"},
	}, nil)
	d := NewDeck(c)
	if q := askFor(t, d, "forward//msa/stands for", Choice, anyway); q.Explanation != "The MSA accepts new mail from users." {
		t.Errorf("%q", q.Explanation)
	}
}

func TestANoteExplainsOnlyWhatItIsAbout(t *testing.T) {
	c := mail()
	c.Notes = append(c.Notes, content.Note{Keys: []string{"143"}, Text: "I love you."}, content.Note{Keys: []string{"smtp"}, Text: "Its first S means Simple."},
		content.Note{Keys: []string{"25"}, Text: "A 25-cent stamp."}, content.Note{Keys: []string{"SMTPS"}, Text: "It has two ports."})
	addTable(c, "", []string{"Port", "Opening"}, [][]string{
		{"25", "220 greeting"}, {"143", "* OK greeting"}, {"587", "220 greeting"}, {"465", "ClientHello"}, {"993", "ClientHello"}, {"995", "ClientHello"},
	}, nil)
	addTable(c, "IANA", []string{"Port", "Registered name"}, [][]string{{"25", "smtp"}, {"143", "imap"}}, nil)
	d := NewDeck(c)
	for card, want := range map[string]string{
		"forward//143/opening":              "",
		"reverse//opening/* ok greeting":    "",
		"forward//imap/default port":        "I love you.",
		"reverse//default port/143":         "I love you.",
		"forward/iana/25/registered name":   "A 25-cent stamp.",
		"reverse/iana/registered name/smtp": "A 25-cent stamp.",
		"forward//smtp/purpose":             "SMTP · Default Port: 25 · Secure Variant: SMTPS · Secure Port: 465 / 587",
		"reverse//purpose/sending":          "Its first S means Simple.",
		"forward//smtps/secure port":        "It has two ports.",
		"forward//pop3/secure variant":      "POP3 · Purpose: Retrieving · Default Port: 110 · Secure Port: 995",
	} {
		if q := askFor(t, d, card, Typed, anyway); q.Explanation != want {
			t.Errorf("%s: %q, want %q", card, q.Explanation, want)
		}
	}
}

func TestNoReferenceIsGivenTwice(t *testing.T) {
	got := references([]content.Source{
		{Label: "a", Text: "RFC 8446 §5.2"}, {Label: "b", Text: "RFC 8446 §5.2; RFC 9051 §2.1"}, {Label: "c", Text: "RFC 9051 §2.1"},
		{Label: "d", Text: "RFC 8314 §3.3; RFC 8314 §3.3; IANA service name imap"},
	})
	want := []content.Source{{Label: "a", Text: "RFC 8446 §5.2"}, {Label: "b", Text: "RFC 9051 §2.1"}, {Label: "d", Text: "RFC 8314 §3.3; IANA service name imap"}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	c := mail()
	c.Sources[1].Text = c.Sources[0].Text
	d := NewDeck(c)
	if v := d.Mark(askFor(t, d, "forward//imaps/secure port", Typed, anyway), Response{Text: "993"}); len(v.Sources) != 1 {
		t.Errorf("%v", v.Sources)
	}
}

func TestTheAuthorsReasonIsNotGivenTwice(t *testing.T) {
	if got := joined("", "It downloads.", "It downloads. Synchronised mail is IMAP.", "It downloads."); got != "It downloads. Synchronised mail is IMAP." {
		t.Errorf("%q", got)
	}
}

func TestMates(t *testing.T) {
	d := NewDeck(mail())
	var got []string
	for _, m := range d.LookAlikes(cardFor(t, d, "forward//imaps/secure port"), nil) {
		got = append(got, m.Text+" "+m.Owner)
	}
	if want := []string{"995 POP3S", "143 IMAP"}; !slices.Equal(got, want) {
		t.Errorf("look-alikes of IMAPS: %q, want %q", got, want)
	}
	own := d.LookAlikes(cardFor(t, d, "forward//imaps/secure port"), map[string]int{"143": 2})
	if own[0].Text != "143" || own[0].Weight != 10 {
		t.Errorf("what the learner confused comes first: %+v", own)
	}
	if m := d.LookAlikes(Card{ID: "none"}, nil); m != nil {
		t.Errorf("%+v", m)
	}
}
