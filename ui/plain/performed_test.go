package plain_test

import (
	"strings"
	"testing"

	"porthole/quiz"
)

// performed is a course with a question of each performance-based kind.
const performed = `# Mail

## Reading

What is typed is in the clear.[^a]

<!-- id: fw, firewall -->
Write the rules.[^a]

| Direction | Port | Action |
|---|---|---|
| out | 993 | allow |
| out | any | deny |

- Port: 25, 110

<!-- id: steps, order -->
Put the steps in order.[^a]

1. Greet
2. Upgrade
3. Log in

<!-- id: who, transcript -->
Read this.[^a]

` + "```\nS: 220 hi\nC: EHLO\n```" + `

- Which line is first? **1**
- Who spoke first?
  - [x] the server
  - [ ] the client

<!-- id: two, sort -->
Sort the ports.[^a]

| | Clear | TLS first |
|---|---|---|
| Download | 110 | 995 |
| Sync | 143 | 993 |

<!-- id: fix, settings -->
The phone reads nothing. Repair it.[^a]

| Server | Port | Security |
|---|---|---|
| Incoming | 995 | SSL/TLS |
| Outgoing | 587 | none |

| Server | Port | Security |
|---|---|---|
| Incoming | 993 | SSL/TLS |
| Outgoing | 587 | STARTTLS |

- Security: none, STARTTLS, SSL/TLS

[^a]: RFC 8314
`

func TestPerformanceBasedQuestionsAreAskedBlankAfterBlank(t *testing.T) {
	d := deck(t, performed)
	tests := []struct {
		name  string
		kind  quiz.Kind
		lines []string
		want  []string
	}{
		{"all right", quiz.Firewall, []string{"993", "allow", "any", "deny", ""}, []string{"Rule 1: direction out, port 993, action allow.", "Right: both rules."}},
		{"by number", quiz.Firewall, []string{"3", "1", "4", "2", ""}, []string{"(1. 25, 2. 110, 3. 993, 4. any):", "Right: both rules."}},
		{"partly right", quiz.Firewall, []string{"110", "allow", "any", "deny", ""}, []string{"Partly right: 1 of 2 rules.", "- Rule 1, port: given 110, right is 993."}},
		{"one left open", quiz.Firewall, []string{"993", "allow", "", "deny", ""}, []string{"Rule 2: direction out, port open, action deny.", "- Rule 2, port: given nothing, right is any."}},
		{"no choice", quiz.Firewall, []string{"22", "993", "allow", "any", "deny", ""}, []string{`"22" is none of the choices.`, "Right: both rules."}},
		{"back, and another", quiz.Firewall, []string{"110", "/back", "993", "allow", "any", "deny", ""}, []string{"now 110: 993", "Right: both rules."}},
		{"back from the end", quiz.Firewall, []string{"993", "allow", "any", "allow", "/back", "deny", ""}, []string{"Right: both rules."}},
		{"emptied", quiz.Firewall, []string{"993", "/back", "-", "allow", "any", "deny", ""}, []string{"- Rule 1, port: given nothing, right is 993."}},
		{"nothing", quiz.Firewall, []string{"", "", "", "", ""}, []string{"Nothing was filled in.", "- Rule 1: port 993, action allow.", "- Rule 2: port any, action deny."}},
		{"repaired", quiz.Settings, []string{"993", "", "", "STARTTLS", ""}, []string{"Incoming: port 995, security SSL/TLS.", "Incoming, port, now 995: 993", "Right: both parts."}},
		{"half repaired", quiz.Settings, []string{"993", "", "", "", ""}, []string{"Partly right: 1 of 2 parts.", "Outgoing, security: given none, right is STARTTLS."}},
		{"not repaired", quiz.Settings, []string{"", "", "", "", ""}, []string{"Nothing was filled in.", "- Incoming: port 993.", "- Outgoing: security STARTTLS."}},
		{"nothing read", quiz.Transcript, []string{"", "", ""}, []string{"Nothing was filled in.", "- Which line is first? line 1.", "- Who spoke first? the server."}},
		{"order", quiz.Order, []string{"3 1", "1 1 2", "1 2 3"}, []string{`"3 1" is no order of all 3 steps.`, `"1 1 2" is no order`}},
		{"lines", quiz.Transcript, []string{"1", "the server", ""}, []string{"1. S: 220 hi 2. C: EHLO", "Which line is first? (line, or none)", "Right: both parts."}},
		{"no line", quiz.Transcript, []string{"none", "the server", ""}, []string{"Partly right: 1 of 2 parts.", "- Which line is first? given no line, right is line 1."}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			o := options(d)
			o.Start, o.Selection.Kinds = quiz.AtDrill, []quiz.Kind{test.kind}
			out := say(t, o, append(test.lines, "", "", "")...)
			wants(t, out, test.want...)
			wantsNot(t, out, "→", "│", "─", "–")
		})
	}
}

func TestTheOrderThatIsShownIsNotTheOneThatIsRight(t *testing.T) {
	o := options(deck(t, performed))
	o.Start, o.Selection.Kinds = quiz.AtDrill, []quiz.Kind{quiz.Order}
	wants(t, say(t, o, "", "", ""), "Nothing was filled in.", "The right order: Greet, then Upgrade, then Log in.")
}

func TestShowRepeatsWhatThereIsToChooseFrom(t *testing.T) {
	for kind, want := range map[quiz.Kind]string{
		quiz.Transcript: "1. S: 220 hi 2. C: EHLO Which line is first? open.", quiz.Firewall: "Rule 1: direction out, port open, action open. Rule 2:",
	} {
		o := options(deck(t, performed))
		o.Start, o.Selection.Kinds = quiz.AtDrill, []quiz.Kind{kind}
		out := say(t, o, "/show", "/quit")
		wants(t, out, want)
		if n := strings.Count(strings.Join(strings.Fields(out), " "), want[:12]); n != 2 {
			t.Errorf("it is told %d times, not before the question and once more:\n%s", n, out)
		}
	}
}
