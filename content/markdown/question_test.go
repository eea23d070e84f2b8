package markdown

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"porthole/content"
)

func TestQuestionWithEverything(t *testing.T) {
	c := read(t, `# T
## Mail
Text.

### Check

<!-- id: clinic -->
<!-- authority: N10-009 -->
A clinic reads one mailbox on **three** devices.

Which port must be open?[^a]

- [ ] 143
  - It keeps mail on the server, but in the clear.
- [x] 993
- [ ] 995
  Encrypted, but it
  downloads.[^b]

> 993 is IMAP with TLS.[^c]
>
> From the first byte.

| a | b |
|---|---|
| X1 | 1 |

[^a]: RFC 1
[^b]: RFC 2
[^c]: RFC 3
`, content.Notice)
	want := []content.Question{{
		ID: "clinic", Authority: "N10-009", Line: 9, Sources: []int{0, 1, 2},
		Stem: "A clinic reads one mailbox on three devices. Which port must be open?",
		Options: []content.Option{
			{Text: "143", Why: "It keeps mail on the server, but in the clear."},
			{Text: "993", Right: true},
			{Text: "995", Why: "Encrypted, but it downloads."},
		},
		Explanation: "993 is IMAP with TLS. From the first byte.",
	}}
	if diff := cmp.Diff(want, c.Questions); diff != "" {
		t.Errorf("questions (-want +got):\n%s", diff)
	}
	if got, want := blocksOf(c), "p  Text.\nh+  Check\ntable"; got != want {
		t.Errorf("the lesson shows\n%s\nwant\n%s", got, want)
	}
}

func TestOnlyTheLastParagraphIsTheStem(t *testing.T) {
	c := read(t, "# T\n\nText.\n\nWhich?\n\n- [x] a\n- [ ] b\n"+port, content.Warning)
	if len(c.Questions) != 1 || c.Questions[0].Stem != "Which?" || c.Questions[0].ID != "which" {
		t.Errorf("the questions are %+v", c.Questions)
	}
	if got := blocksOf(c); got != "p  Text.\ntable" {
		t.Errorf("the lesson shows %q", got)
	}
}

func TestKindsOfQuestion(t *testing.T) {
	const two, one = "\n\n- [x] a\n- [x] b\n- [ ] c\n", "\n\n- [x] a\n- [ ] b\n"
	for src, want := range map[string]content.QuestionKind{
		"Which port?" + one:                                        content.Scenario,
		"All mail is lost. Why?" + one:                             content.Scenario,
		"Which ports? (choose all)" + two:                          content.ChooseAll,
		"Select ALL that apply." + two:                             content.ChooseAll,
		"Which **two** ports?" + two:                               content.ChooseAll,
		"Ports? Choose 2." + two:                                   content.ChooseAll,
		"<!-- all -->\n¿Qué puertos?" + two:                        content.ChooseAll,
		"Port 25 is plain.\n\n- [x] True\n- [ ] False\n":           content.TrueFalse,
		"Is it?\n\n1. [ ] no\n2. [x] YES\n":                        content.TrueFalse,
		"Is it?\n\n- [ ] true\n- [x] false\n- [ ] perhaps\n":       content.Scenario,
		"Which of these chooses a port and selects another?" + one: content.Scenario,
	} {
		c := read(t, src+port, content.Warning)
		if len(c.Questions) != 1 || c.Questions[0].Kind != want {
			t.Errorf("%q gives %+v, want kind %s", src, c.Questions, want)
		}
	}
}

func TestNotes(t *testing.T) {
	c := read(t, `# T

| Name | Port |
|---|---|
| IMAPS | 993 |
| POP3S | 995 |
| MySQL/MariaDB | 3306 |

> **993**: Both IMAP ports end in 3.[^a]

> **imaps ↔ POP3S** One *keeps*,
> one takes.
>
> Mostly.

> **MySQL/MariaDB:** One port.

> **IMAPS** is IMAP inside TLS.

> **Note**: an ordinary quotation.

[^a]: RFC 1
`, content.Notice)
	want := []content.Note{
		{Keys: []string{"993"}, Text: "Both IMAP ports end in 3.", Sources: []int{0}, Line: 9},
		{Keys: []string{"IMAPS", "POP3S"}, Text: "One keeps, one takes. Mostly.", Line: 11},
		{Keys: []string{"MySQL/MariaDB"}, Text: "One port.", Line: 16},
		{Keys: []string{"IMAPS"}, Text: "IMAPS is IMAP inside TLS.", Line: 18},
	}
	if diff := cmp.Diff(want, c.Notes); diff != "" {
		t.Errorf("notes (-want +got):\n%s", diff)
	}
	if n := len(c.Lessons[0].Blocks); n != 7 {
		t.Errorf("the lesson has %d blocks, want the notes in it", n)
	}
}

func TestFrontMatterFillsTheCourse(t *testing.T) {
	c := read(t, `---
id: mail
phrases:
  "**Port**":
    forward: Which port does {subject} use?
    forward-all: Which ports does {subject} use?
    reverse: Who uses {value}?
    statement: "{subject} uses port {value}."
    tells-apart: true
spellings:
  IMAPS: [IMAP over TLS, secure IMAP]
  POP3S: pops
groups:
  - [IMAPS, pop3s]
  - [993, "995"]
apart: [[993, 995]]
---
`+port, content.Notice)
	type front struct {
		Phrases       map[string]content.Phrases
		Spellings     map[string][]string
		Groups, Apart [][]string
	}
	want := front{
		Phrases: map[string]content.Phrases{"port": {
			Forward: "Which port does {subject} use?", ForwardAll: "Which ports does {subject} use?",
			Reverse: "Who uses {value}?", Statement: "{subject} uses port {value}.", TellsApart: true,
		}},
		Spellings: map[string][]string{"imaps": {"IMAP over TLS", "secure IMAP"}, "pop3s": {"pops"}},
		Groups:    [][]string{{"IMAPS", "pop3s"}, {"993", "995"}},
		Apart:     [][]string{{"993", "995"}},
	}
	if diff := cmp.Diff(want, front{c.Phrases, c.Spellings, c.Groups, c.Apart}); diff != "" {
		t.Error(diff)
	}
	if c.ID != "mail" || c.Facts[0].Line != 21 {
		t.Errorf("id %q, first fact in line %d", c.ID, c.Facts[0].Line)
	}
}

func TestFindLooksUpPortsAndNames(t *testing.T) {
	c := read(t, `---
spellings:
  IMAPS: [secure IMAP]
---
# T
## Reading
IMAPS keeps mail.
## Sending
Nothing of it.

| Name | Port |
|---|---|
| IMAPS | 993 |
| NetBIOS | 137-139 |
| MySQL/MariaDB | 3306 |

> **993**: ends in 3
`, content.Warning)
	for word, want := range map[string]content.Finding{
		"993":         {Facts: []int{0}, Lessons: []int{1}, Notes: []int{0}},
		"tcp/993":     {Facts: []int{0}, Lessons: []int{1}, Notes: []int{0}},
		"Port 993":    {Facts: []int{0}, Lessons: []int{1}, Notes: []int{0}},
		"imaps":       {Facts: []int{0}, Lessons: []int{0, 1}},
		"secure imap": {Facts: []int{0}},
		"138":         {Facts: []int{1}},
		"137-139":     {Facts: []int{1}, Lessons: []int{1}},
		"mariadb":     {Facts: []int{2}, Lessons: []int{1}},
		"netb":        {Facts: []int{1}},
		"99":          {Facts: []int{0}},
		"nothing":     {Lessons: []int{1}},
		"absent":      {},
		"":            {},
	} {
		if diff := cmp.Diff(want, c.Find(word)); diff != "" {
			t.Errorf("Find(%q) (-want +got):\n%s", word, diff)
		}
	}
}
