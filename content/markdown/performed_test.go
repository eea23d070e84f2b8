package markdown

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"porthole/content"
)

// mustBeAnswerable fails where a question has something to fill in or to choose without an answer to it.
func mustBeAnswerable(t *testing.T, q content.Question) {
	t.Helper()
	ok := false
	switch q.Kind {
	case content.Scenario, content.ChooseAll, content.TrueFalse:
		ok = slices.ContainsFunc(q.Options, func(o content.Option) bool { return o.Right }) && len(q.Options) > 1
	case content.Firewall, content.Settings:
		ok = q.Form != nil && canFill(t, *q.Form)
	case content.Transcript:
		ok = q.Transcript != nil && canFind(*q.Transcript)
	case content.Order:
		ok = len(q.Order) >= 3 && len(q.Order) <= content.MaxSteps && len(distinct(q.Order)) == len(q.Order)
	case content.Sort:
		ok = q.Sorting != nil && canSort(*q.Sorting)
	case content.Cloze:
		ok = q.Cloze != nil && canType(*q.Cloze)
	}
	if !ok {
		t.Fatalf("the question cannot be answered: %+v", q)
	}
}

func canType(c content.ClozeText) bool {
	return len(c.Gaps) > 0 && len(c.Around) == len(c.Gaps)+1 &&
		!slices.ContainsFunc(c.Gaps, func(g content.Gap) bool { return strings.TrimSpace(g.Answer) == "" })
}

func canFill(t *testing.T, f content.Form) bool {
	t.Helper()
	height := formHeight(&f)
	if height < 2 || height > content.MaxTaskRows || len(f.Header) > content.MaxTaskColumns || len(f.Choices) != len(f.Header) || startIsRight(&f) && f.Start != nil {
		return false
	}
	for _, row := range f.Start {
		if len(row) != len(f.Header) {
			return false
		}
	}
	for _, row := range f.Rows {
		if len(row.Cells) != len(f.Header) {
			return false
		}
		for c, cell := range row.Cells {
			if len(cell) == 0 {
				return false
			}
			for _, text := range cell {
				if f.Choices[c] != nil && !slices.Contains(keys(f.Choices[c]), content.Key(text)) {
					t.Logf("%q cannot be chosen from %q", text, f.Choices[c])
					return false
				}
			}
		}
	}
	return f.Start == nil || len(f.Start) == height
}

func keys(texts []string) []string {
	out := make([]string, len(texts))
	for i, s := range texts {
		out[i] = content.Key(s)
	}
	return out
}

func canFind(d content.TranscriptBody) bool {
	for _, p := range d.Prompts {
		right := 0
		for _, o := range p.Options {
			if o.Right {
				right++
			}
		}
		if p.Text == "" || p.Options == nil && len(p.Lines) == 0 || p.Options != nil && right != 1 {
			return false
		}
		for _, n := range p.Lines {
			if n < 0 || n > len(d.Lines) {
				return false
			}
		}
	}
	return len(d.Prompts) > 0 && len(d.Lines) <= content.MaxTaskLines && len(d.Prompts) <= content.MaxPrompts
}

func canSort(s content.Sorting) bool {
	rows, columns := make([]int, len(s.Rows)), make([]int, len(s.Columns))
	for _, x := range s.Things {
		if x.Text == "" || !utf8.ValidString(x.Text) {
			return false
		}
		rows[x.Row]++
		columns[x.Column]++
	}
	return len(s.Things) >= 4 && len(s.Things) <= content.MaxThings && !slices.Contains(rows, 0) && !slices.Contains(columns, 0)
}

// The documents of each kind, in their shortest usual form.
const (
	firewallDoc = `<!-- id: fw, firewall -->
Write the rules.[^a]

| From | Port | Action |
|---|---|---|
| staff | 993 | allow |
| staff | 465 or 587 | allow |
| any | any | deny |

- From: guests[^b]
- Port: 25, 110, 143

> Why.[^c]
`
	settingsDoc = `<!-- settings, authority: N10-009 -->
<!-- id: phone -->
Repair them.

Both of them.

| Server | Port | Security |
|---|---|---|
| Incoming | 995 | SSL/TLS |
| Outgoing | | none |

| Server | Port | Security |
|---|---|---|
| Incoming | 993 | SSL/TLS |
| Outgoing | 465 | SSL/TLS |
| Outgoing | 587 | STARTTLS |

- Security: none, STARTTLS, SSL/TLS
`
	transcriptDoc = "<!-- transcript -->\nRead it.\n\n```\nS: 220 *ready*\nC: EHLO\nS: 250\n\n```\n\n" + `- Which line can nobody read?[^a] **2 or 3**
- Which gives the password away? **none**.
- Who spoke first?[^b]
  - [x] the server
    - It greets.
  - [ ] the client
`
	orderDoc = "<!-- order, id: steps -->\nPut them in order.\n\n1. The server greets[^a]\n2. `EHLO`\n3. TLS begins\n\n> Why.\n"
	sortDoc  = "<!-- sort -->\nSort the ports.\n\n| | In the clear | TLS |\n|---|---|---|\n| Fetch | 110, 143 | 995[^a] |\n| Send | - | 465 |\n"
	notesDoc = "\n[^a]: A\n[^b]: B\n[^c]: C\n"
)

func TestPerformanceBasedQuestions(t *testing.T) {
	for _, tc := range []struct {
		name, src string
		want      content.Question
	}{
		{"rules of a firewall", firewallDoc, content.Question{
			ID: "fw", Kind: content.Firewall, Stem: "Write the rules.", Explanation: "Why.", Sources: []int{0, 1, 2}, Line: 2,
			Form: &content.Form{
				Header: []string{"From", "Port", "Action"},
				Rows: []content.FormRow{
					{Row: 0, Cells: [][]string{{"staff"}, {"993"}, {"allow"}}, Line: 6},
					{Row: 1, Cells: [][]string{{"staff"}, {"465", "587"}, {"allow"}}, Line: 7},
					{Row: 2, Cells: [][]string{{"any"}, {"any"}, {"deny"}}, Line: 8},
				},
				Choices: [][]string{{"any", "guests", "staff"}, {"25", "110", "143", "465", "587", "993", "any"}, {"allow", "deny"}},
			},
		}},
		{"settings to repair", settingsDoc, content.Question{
			ID: "phone", Kind: content.Settings, Stem: "Repair them. Both of them.", Authority: "N10-009", Line: 3,
			Form: &content.Form{
				Header: []string{"Server", "Port", "Security"}, Labels: 1,
				Rows: []content.FormRow{
					{Row: 0, Cells: [][]string{{"Incoming"}, {"993"}, {"SSL/TLS"}}, Line: 14},
					{Row: 1, Cells: [][]string{{"Outgoing"}, {"465"}, {"SSL/TLS"}}, Line: 15},
					{Row: 1, Cells: [][]string{{"Outgoing"}, {"587"}, {"STARTTLS"}}, Line: 16},
				},
				Start:   [][]string{{"Incoming", "995", "SSL/TLS"}, {"Outgoing", "", "none"}},
				Choices: [][]string{nil, nil, {"none", "STARTTLS", "SSL/TLS"}},
			},
		}},
		{"a transcript", transcriptDoc, content.Question{
			ID: "read-it", Kind: content.Transcript, Stem: "Read it.", Sources: []int{0, 1}, Line: 2,
			Transcript: &content.TranscriptBody{
				Lines: []string{"S: 220 *ready*", "C: EHLO", "S: 250"},
				Prompts: []content.Prompt{
					{Text: "Which line can nobody read?", Lines: []int{2, 3}, Line: 11},
					{Text: "Which gives the password away?", Lines: []int{0}, Line: 12},
					{Text: "Who spoke first?", Options: []content.Option{{Text: "the server", Right: true, Why: "It greets."}, {Text: "the client"}}, Line: 13},
				},
			},
		}},
		{"steps in order", orderDoc, content.Question{
			ID: "steps", Kind: content.Order, Stem: "Put them in order.", Explanation: "Why.", Sources: []int{0}, Line: 2,
			Order: []string{"The server greets", "EHLO", "TLS begins"},
		}},
		{"things to sort", sortDoc, content.Question{
			ID: "sort-the-ports", Kind: content.Sort, Stem: "Sort the ports.", Sources: []int{0}, Line: 2,
			Sorting: &content.Sorting{
				Columns: []string{"In the clear", "TLS"}, Rows: []string{"Fetch", "Send"},
				Things: []content.Thing{{Text: "110", Row: 0, Column: 0}, {Text: "143", Row: 0, Column: 0}, {Text: "995", Row: 0, Column: 1}, {Text: "465", Row: 1, Column: 1}},
			},
		}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			c, problems := Parse("x.md", []byte(tc.src+notesDoc))
			for _, p := range problems {
				if p.Severity > content.Notice {
					t.Errorf("tells of %s", p)
				}
			}
			if diff := cmp.Diff([]content.Question{tc.want}, c.Questions); diff != "" {
				t.Errorf("questions (-want +got):\n%s", diff)
			}
			for _, q := range c.Questions {
				mustBeAnswerable(t, q)
			}
			if len(c.Tables)+len(c.Facts)+len(c.Notes) > 0 || blocksOf(c) != "" {
				t.Errorf("the question is part of the lesson: %q, %d tables", blocksOf(c), len(c.Tables))
			}
		})
	}
}

func TestAFullStopAfterEveryStepIsNotPartOfTheSteps(t *testing.T) {
	for src, want := range map[string][]string{
		"1. Look up.\n2. Connect.\n3. Send.\n":   {"Look up", "Connect", "Send"},
		"1. Look up.\n2. Connect\n3. Send.\n":    {"Look up.", "Connect", "Send."},
		"1. Look up...\n2. Connect.\n3. Send.\n": {"Look up...", "Connect.", "Send."},
	} {
		c, _ := Parse("x.md", []byte("<!-- id: x, order -->\nOrder.\n\n"+src))
		if len(c.Questions) != 1 || !slices.Equal(c.Questions[0].Order, want) {
			t.Errorf("%q: %+v, want %q", src, c.Questions, want)
		}
	}
}

// What stands around a performance-based question stays what it is.
func TestPerformanceBasedQuestionsEndWhereTheyEnd(t *testing.T) {
	const ordinary = "Which?\n\n- [x] a\n- [ ] b\n\n"
	c := read(t, "# T\n\n## A\n\nText.\n\n"+sortDoc+"\n> Why.\n\nMore.\n\n"+ordinary+"<!-- id: last -->\n"+ordinary+orderDoc+"\nEnd.\n\n1. x\n2. y\n\n## B\n\n"+firewallDoc+port+"\n> **993**: note.\n"+notesDoc, content.Warning)
	var ids []string
	for _, q := range c.Questions {
		ids = append(ids, q.ID)
	}
	if diff := cmp.Diff([]string{"sort-the-ports", "which", "last", "steps", "fw"}, ids); diff != "" {
		t.Error(diff)
	}
	if got, want := blocksOf(c), "p  Text.\np  More.\np  End.\nli 1. x\nli 2. y\ntable\np>  **993**: note."; got != want || len(c.Lessons) != 2 {
		t.Errorf("the lessons show\n%s\nwant\n%s", got, want)
	}
	if len(c.Facts) != 2 || len(c.Notes) != 1 {
		t.Errorf("%d facts and %d notes", len(c.Facts), len(c.Notes))
	}
}

func TestHeadingsOverPerformanceBasedQuestionsAloneAreNoLessons(t *testing.T) {
	c := read(t, "# T\n## A\nx\n### Check\n"+orderDoc+"## B\ny\n### Check\n"+sortDoc+"### More\n"+transcriptDoc+notesDoc+"\n[^c]: x\n", content.Error)
	if diff := cmp.Diff([]string{"A", "B"}, outlineText(c)); diff != "" {
		t.Error(diff)
	}
}

// A bad question leaves the good ones alone.
func TestABadQuestionDoesNotHideTheGoodOnes(t *testing.T) {
	bad := "<!-- id: bad, order -->\nOrder.\n\n- a\n- b\n- c\n\n"
	c, _ := Parse("x.md", []byte(bad+sortDoc+bad+orderDoc+bad+notesDoc))
	if len(c.Questions) != 2 || blocksOf(c) != "" {
		t.Errorf("there are %d questions, and the lesson shows %q", len(c.Questions), blocksOf(c))
	}
}
