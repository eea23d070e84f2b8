package quiz

import (
	"slices"
	"testing"

	"porthole/content"
)

func TestSettingsThatAreRepaired(t *testing.T) {
	d := NewDeck(tasks())
	q := taskOf(t, d, "phone", 1) // wrong are the incoming port, and how outgoing mail is secured
	for _, c := range []struct {
		name   string
		change map[string]string
		credit float64
		wrong  []string
	}{
		{"with STARTTLS", map[string]string{"Incoming, port": "993", "Outgoing, security": "STARTTLS"}, 1, nil},
		{"with TLS from the first byte", map[string]string{"Incoming, port": "port 993", "Outgoing, port": "465", "Outgoing, security": "ssl/tls"}, 1, nil},
		{"the one half", map[string]string{"Incoming, port": "0993"}, 1. / 2, []string{"Outgoing, security: STARTTLS"}},
		{"the port of one row, the security of another", map[string]string{"Incoming, port": "993", "Outgoing, security": "SSL/TLS"}, 1. / 2, []string{"Outgoing, security: STARTTLS"}},
		{"another port, without security", map[string]string{"Outgoing, port": "465"}, 0, []string{"Incoming, port: 993", "Outgoing, security: SSL/TLS"}},
		{"one repaired and one broken", map[string]string{"Incoming, port": "993", "Incoming, host": "smtp.example.net"}, 0, []string{"Incoming, host: imap.example.net", "Outgoing, security: STARTTLS"}},
		{"a host that is no choice", map[string]string{"Incoming, host": "imap"}, 0, nil},
		{"not a port", map[string]string{"Incoming, port": "not 993"}, 0, nil},
	} {
		v := d.Mark(q, Response{Fields: fill(t, q, c.change)})
		if !sameCredit(v.Credit, c.credit) || v.Right != (c.credit == 1) || v.Blank {
			t.Errorf("%s: credit %.3f of %.3f: %+v", c.name, v.Credit, c.credit, v)
		}
		if wrong := wrongParts(v); c.wrong != nil && !slices.Equal(wrong, c.wrong) {
			t.Errorf("%s: wrong are %q, not %q", c.name, wrong, c.wrong)
		}
	}
}

func TestSettingsAsTheyAreShown(t *testing.T) {
	d := NewDeck(tasks())
	q := taskOf(t, d, "phone", 1)
	if !slices.Equal(q.Task.Labels, []string{"Incoming", "Outgoing"}) || !slices.Equal(q.Task.Header, []string{"Server", "Host", "Port", "Security"}) || len(q.Task.Blanks) != 6 {
		t.Fatalf("%q, %q, %+v", q.Task.Labels, q.Task.Header, q.Task.Blanks)
	}
	b := q.Task.Blanks[1]
	if b.Label != "Incoming, port" || b.Choices != nil || b.Start != "995" || b.Row != 0 || b.Column != 2 {
		t.Errorf("%+v", b)
	}
	v := d.Mark(q, Response{Fields: fill(t, q, map[string]string{"Incoming, port": "993"})})
	if v.Answer != "Incoming: imap.example.net, 993, SSL/TLS; Outgoing: smtp.example.net, 465, SSL/TLS or smtp.example.net, 587, STARTTLS" {
		t.Errorf("answer %q", v.Answer)
	}
	if v.Given != "Incoming: imap.example.net, 993, SSL/TLS; Outgoing: smtp.example.net, 587, none" {
		t.Errorf("given %q", v.Given)
	}
	if v.Headline() != "1 of 2 parts is right. Outgoing, security: STARTTLS." {
		t.Errorf("headline %q", v.Headline())
	}
}

func TestSettingsThatStandEmptyAtFirst(t *testing.T) {
	c := tasks()
	c.Questions[1].Form.Start = nil
	d := NewDeck(c)
	q := taskOf(t, d, "phone", 1)
	v := d.Mark(q, Response{Fields: fill(t, q, map[string]string{"Outgoing, host": "smtp.example.net", "Outgoing, port": "465", "Outgoing, security": "STARTTLS"})})
	if !sameCredit(v.Credit, 2./6) {
		t.Errorf("the port and the security belong to one row: %+v", v)
	}
}

func TestAQuestionWithoutItsBodyIsNeverRight(t *testing.T) {
	c := tasks()
	for i := range c.Questions {
		a := &c.Questions[i]
		a.Form, a.Transcript, a.Order, a.Sorting = nil, nil, nil, nil
	}
	c.Questions = append(c.Questions,
		content.Question{ID: "empty form", Kind: content.Firewall, Form: &content.Form{}},
		content.Question{ID: "empty table", Kind: content.Sort, Sorting: &content.Sorting{}},
		content.Question{ID: "no lines", Kind: content.Transcript, Transcript: &content.TranscriptBody{}})
	d := NewDeck(c)
	for i := range c.Questions {
		q := d.Authored(i, seeded(1))
		if v := d.Mark(q, Response{Fields: []string{"", "993"}}); v.Right || v.Credit != 0 || !v.Blank || q.Hint() != "" {
			t.Errorf("%s: %+v", q.ID, v)
		}
	}
}
