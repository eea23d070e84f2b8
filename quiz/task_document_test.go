package quiz

import (
	"testing"

	"porthole/content/markdown"
)

// taskDocument is what an author writes.
const taskDocument = "# Mail\n\n## Ports\n\nMail has ports.\n\n" +
	"<!-- id: fw, firewall -->\nWrite the rules, from the top.\n\n" +
	"| From | To | Port | Action |\n|---|---|---|---|\n| staff | mail server | 993 | allow |\n| staff | relay | 465 or 587 | allow |\n| any | any | any | deny |\n\n" +
	"- From: guests\n- Port: 25, 110, 143, 995\n\n> What is not allowed is denied.\n\n" +
	"<!-- id: phone, settings -->\nRepair the settings.\n\n" +
	"| Server | Port | Security |\n|---|---|---|\n| Incoming | 995 | SSL/TLS |\n| Outgoing | 587 | none |\n\n" +
	"| Server | Port | Security |\n|---|---|---|\n| Incoming | 993 | SSL/TLS |\n| Outgoing | 465 | SSL/TLS |\n| Outgoing | 587 | STARTTLS |\n\n- Security: none, STARTTLS, SSL/TLS\n\n" +
	"<!-- id: session, transcript -->\nRead this session.\n\n```\nS: 220 mx\nC: EHLO a\nS: 250 ok\n```\n\n- Which line greets? **1**\n- Which line begins TLS? **none**\n- Who spoke first?\n  - [x] the server\n  - [ ] the client\n\n" +
	"<!-- id: steps, order -->\nPut the steps in order.\n\n1. Greeting\n2. EHLO\n3. STARTTLS\n4. Handshake\n\n" +
	"<!-- id: fields, sort -->\nSort the ports.\n\n| | In the clear | TLS first |\n|---|---|---|\n| Download | 110 | 995 |\n| Sync | 143 | 993 |\n"

func TestTasksFromADocument(t *testing.T) {
	c, problems := markdown.Parse("mail.md", []byte(taskDocument))
	for _, p := range problems {
		t.Log(p)
	}
	d := NewDeck(c)
	if len(c.Questions) != 5 {
		t.Fatalf("%d questions", len(c.Questions))
	}
	for i, fields := range [][]string{
		{"staff", "relay", "587", "allow", "staff", "mail server", "993", "allow", "any", "any", "any", "deny"},
		{"993", "SSL/TLS", "587", "starttls"},
		{"1", "none", "the server"},
		{"Greeting", "EHLO", "STARTTLS", "Handshake"},
		nil,
	} {
		q := d.Authored(i, seeded(1))
		if q.Kind == Sort {
			where := map[string]string{"110": "Download, In the clear", "995": "Download, TLS first", "143": "Sync, In the clear", "993": "Sync, TLS first"}
			fields = fill(t, q, where)
		}
		if v := d.Mark(q, Response{Fields: fields}); !v.Right || v.Credit != 1 {
			t.Errorf("%s: %q: %+v", q.ID, fields, v)
		}
		fields[len(fields)-1] = "something else"
		if v := d.Mark(q, Response{Fields: fields}); v.Right || v.Credit == 0 || v.Credit == 1 {
			t.Errorf("%s: %q: %+v", q.ID, fields, v)
		}
	}
}
