package quiz

import (
	"slices"
	"testing"
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
		"SNMP · Port: 161 (get) / 162 (trap) · Transport: UDP · Use: asks devices how they are, and hears their alarms" {
		t.Errorf("%q", q.Explanation)
	}
	if q := askFor(t, d, "forward/iana/domain/port", Typed, anyway); q.Explanation != "domain — port: 53." {
		t.Errorf("in a table of two columns: %q", q.Explanation)
	}
}

func TestMates(t *testing.T) {
	d := NewDeck(mail())
	var got []string
	for _, m := range d.Mates(cardFor(t, d, "forward//imaps/secure port"), nil) {
		got = append(got, m.Text+" "+m.Owner)
	}
	if want := []string{"995 POP3S", "143 IMAP"}; !slices.Equal(got, want) {
		t.Errorf("mates of IMAPS: %q, want %q", got, want)
	}
	own := d.Mates(cardFor(t, d, "forward//imaps/secure port"), func(text string) int {
		if text == "143" {
			return 2
		}
		return 0
	})
	if own[0].Text != "143" || own[0].Weight != 10 {
		t.Errorf("what the learner confused comes first: %+v", own)
	}
	if m := d.Mates(Card{ID: "none"}, nil); m != nil {
		t.Errorf("%+v", m)
	}
}
