package markdown

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"porthole/content"
)

// wantProblems compares problems in the form of String, in their order.
func wantProblems(t *testing.T, got []content.Problem, want ...string) {
	t.Helper()
	var lines []string
	for _, p := range got {
		lines = append(lines, p.String())
	}
	if diff := cmp.Diff(want, lines); diff != "" {
		t.Errorf("problems (-want +got):\n%s", diff)
	}
}

const port = "\n| Name | Port |\n|---|---|\n| IMAPS | 993 |\n| POP3S | 995 |\n"

func TestProblemsSayWhereAndWhatToDo(t *testing.T) {
	for _, tc := range []struct {
		name, src string
		want      []string
	}{
		{"nothing at all", "", []string{
			"x.md: warning: there is no text in it (write a heading, some text and a table)"}},
		{"no table", "# T\n\nText.\n", []string{
			"x.md: warning: there is no table with facts, so there is nothing to drill (a table looks like this: | Protocol | Port |, under it |---|---|, under that | IMAPS | 993 |)"}},
		{"front matter never closed", "---\nid: x\n" + port, []string{
			"x.md:1: error: the front matter is never closed; it is read as text (put a line with --- after it)"}},
		{"an unknown key", "---\ntitel: x\n---\n" + port, []string{
			`x.md:2: warning: the front matter's key "titel" is not known and not used (did you mean "title"?)`}},
		{"a wrong type", "---\nid: x\ntitle: [a]\ngroups: 5\n---\n" + port, []string{
			"x.md:3: error: title: a text is wanted here (see how it is written in the README)",
			"x.md:4: error: groups: a list is wanted here (write lines below it, two spaces further in, such as - [SSH, Telnet])"}},
		{"not UTF-8", "# T\n\nbad \xff byte\n" + port, []string{
			"x.md:3: warning: it holds bytes that are not UTF-8; cells in which letters are lost are not asked (save the file as UTF-8)"}},
		{"a footnote that is not defined", "a[^x] b[^x]\n" + port, []string{
			"x.md:1: warning: the footnote [^x] is not defined (add a line [^x]: with the source)"}},
		{"a footnote nothing refers to", "a\n" + port + "\n[^x]: RFC 1\n", []string{
			"x.md:8: notice: nothing refers to the footnote [^x] (put [^x] where it says something)"}},
		{"a group of strangers", "---\ngroups:\n  - [IMAPS, IMAPSS]\n---\n" + port, []string{
			`x.md:3: warning: groups names "IMAPSS", which no table of the course does (did you mean "IMAPS"?)`}},
		{"apart and spellings of strangers", "---\napart:\n  - [993, 1]\nspellings:\n  SMTP: [x]\n---\n" + port, []string{
			`x.md:3: warning: apart names "1", which no table of the course does (name a subject or a value of a table)`,
			`x.md:5: warning: spellings names "SMTP", which no table of the course does (name a subject or a value of a table)`}},
		{"phrases for no relation", "---\nphrases:\n  Prot:\n    forward: Which {subject} {port}?\n---\n" + port, []string{
			`x.md:3: warning: phrases names the relation "Prot", which no table has (did you mean "Port"?)`,
			`x.md:4: warning: the phrase "forward" has the unknown placeholder {port} (use {subject} and {value})`}},
		{"a phrase that asks the same of all", "---\nphrases:\n  port:\n    reverse: Which one?\n---\n" + port, []string{
			`x.md:4: warning: the phrase "reverse" does not say {value} and is not used (put {value} where it belongs)`}},
		{"two right options", port + "\nWhich port?\n\n- [x] 993\n- [x] 995\n", []string{
			"x.md:7: error: 2 options are marked right where one is asked for (mark one, or end the question with (choose all))"}},
		{"no right option", port + "\nWhich port?\n\n- [ ] 993\n- [ ] 995\n", []string{
			"x.md:7: error: the question has no right option (mark the right option with [x])"}},
		{"check boxes without a question", port + "\n***\n\n- [ ] 993\n- [x] 995\n", []string{
			"x.md:9: warning: a list of check boxes has no question before it (put a paragraph that asks right before it)"}},
		{"two questions with one id", port + "\n<!-- id: a -->\nOne?\n\n- [x] 1\n- [ ] 2\n\n<!-- id: a -->\nTwo?\n\n- [x] 1\n- [ ] 2\n", []string{
			`x.md:14: warning: another question has the id "a" already; this one is called "a-2" (write <!-- id: … --> before it with an id of its own)`}},
		{"a comment that is nearly a directive", "<!-- authorty: IANA -->\n" + port, []string{
			`x.md:1: warning: the comment "authorty: IANA" is not understood and not used (did you mean authority:?)`}},
		{"a directive of one word that is misspelt", "<!-- mpa -->\n" + port + "\n<!-- al -->\nWhich?\n\n- [x] a\n- [x] b\n- [ ] c\n", []string{
			`x.md:1: warning: the comment "mpa" is not understood and not used (did you mean map?)`,
			`x.md:8: warning: the comment "al" is not understood and not used (did you mean all?)`,
			"x.md:9: error: 2 options are marked right where one is asked for (mark one, or end the question with (choose all))"}},
		{"a misspelt directive beside another", "<!-- mapp, authority: IANA -->\n" + port, []string{
			`x.md:1: warning: the comment "mapp, authority: IANA" is not understood and not used (did you mean map?)`}},
		{"remarks of all sorts", "<!-- mpa -->\n\nText.\n\n<!-- TODO -->\n<!-- to do: all -->\n<!-- prettier-ignore -->\n" + port, nil},
		{"directives that say nothing", "<!-- authority: -->\n<!-- id: -->\n" + port, []string{
			"x.md:1: warning: the comment says authority and names none (name the authority: <!-- authority: IANA -->)",
			"x.md:2: warning: the comment says id and gives none (name the question: <!-- id: which-port -->)"}},
		{"an id that says nothing", port + "\n<!-- id: -->\nWhich?\n\n- [x] a\n- [ ] b\n", []string{
			"x.md:7: warning: the comment says id and gives none (name the question: <!-- id: which-port -->)"}},
		{"check boxes that cannot be read", port + "\nWhich?\n\n- [x]a\n- [ ] b\n\nWhich?\n\n- [ ] a\n- [ x ] b\n\nWhich?\n\n- []a\n- [x]b\n\n- [x](u)\n- [ ] b\n\n1. []\n2. b\n", []string{
			`x.md:15: warning: the item has no check box that can be read, so the list is no question (write "- [ ] text", or "- [x] text" where it is right)`,
			`x.md:19: warning: the item has no check box that can be read, so the list is no question (write "- [ ] text", or "- [x] text" where it is right)`}},
		{"more right options than are asked for", port + "\nChoose two.\n\n- [x] a\n- [x] b\n- [x] c\n\nWhich three?\n\n- [x] a\n- [ ] b\n\nWhich two?\n\n- [x] a\n- [x] b\n", []string{
			"x.md:7: warning: the question asks for 2 options, and the number of those marked right is 3 (mark as many as it asks for)",
			"x.md:13: warning: the question asks for 3 options, and the number of those marked right is 1 (mark as many as it asks for)"}},
		{"columns that are headed alike", "| a | Port | Port |\n|-|-|-|\n| X1 | 1 | 2 |\n\n| a | b | Port | b | Port |\n|-|-|-|-|-|\n| X2 | Y2 | 1 | Z2 | 2 |\n", []string{
			`x.md:1: warning: several columns are headed "Port", and what stands to their left does not tell them apart (give each column a heading of its own)`,
			`x.md:5: warning: several columns are headed "Port", and what stands to their left does not tell them apart (give each column a heading of its own)`}},
		{"a table without its delimiters", port + "\n| a | b |\n| 1 | 2 |\n\n| a | b |\n|---|\n\nuse a | b\nor not\n", []string{
			"x.md:7: notice: this looks like a table and is not one (put a line of dashes under the headings, with as many columns as they have: |---|---|)",
			"x.md:10: notice: this looks like a table and is not one (put a line of dashes under the headings, with as many columns as they have: |---|---|)"}},
		{"a table that is indented", port + "\ntext\n\n    | a | b |\n    |---|---|\n    | 1 | 2 |\n\ntext\n\n    ls | wc\n    a | b\n", []string{
			"x.md:9: notice: this looks like a table and is a block of code, for it is indented (begin its lines at the left edge)"}},
		{"headings without a space", port + "\n##Sync\n\n#ports and #names\n\n#######\n", []string{
			"x.md:7: notice: this looks like a heading and is not one (put a space after ##)"}},
		{"an item without a box among those that have one", port + "\nWhich?\n\n- [x] a\n- [ ] b\n- b is wrong.\n\nDone:\n\n- [x] one\n- two\n", []string{
			`x.md:11: notice: the item has no check box, so the list is no question (write "- [ ]" before it, or begin its line two spaces further in where it explains the option above)`}},
		{"boxes in a list that does not ask", port + "\n* Colours\n\n  - [x] a\n  - [ ] b\n\n- [ ] to do\n  - [x] a part\n", []string{
			"x.md:7: notice: a list of check boxes inside another list is no question (write the question without a number or a bullet, and its list at the left edge)",
			"x.md:12: warning: a list of check boxes has no question before it (put a paragraph that asks right before it)"}},
		{"a kind that is named as a kind", port + "\n<!-- kind: order -->\nPut in order.\n\n1. a\n2. b\n3. c\n", []string{
			`x.md:7: warning: the comment "kind: order" is not understood and not used (write the kind alone: <!-- order -->)`}},
		{"front matter below blank lines", "\n\n---\nid: x\n---\n" + port, []string{
			"x.md:3: warning: the front matter does not begin on the first line; it is read as text (take away what stands above it)"}},
		{"a rule below blank lines", "\n---\n\nA: text.\n\n---\n" + port, nil},
		{"front matter with tabs", "---\ngroups:\n\t- [a, b]\n---\n" + port, []string{
			"x.md:3: error: the front matter cannot be read: the line begins with a tab (indent with spaces)"}},
		{"a directive in the wrong place", "<!-- reading -->\n\nText.\n" + port, []string{
			"x.md:1: warning: the comment stands before neither a table nor a question (put reading, map, all, authority:, id: right before a table or a question)"}},
		{"a row without a subject", "| Name | Port |\n|-|-|\n| | 143 |\n| POP3S | 995 |\n", []string{
			"x.md:3: notice: the row has no subject and is passed over (name in the first column what the row is about)"}},
		{"a row that is too long", port + "| IMAP | 143 | x |\n", []string{
			`x.md:6: notice: the row has 3 cells under 2 headings; the rest is not read (add a heading, or write a bar inside a cell as \|)`}},
		{"tables without facts", port + "\n| one |\n|-|\n| x |\n\n| a | b |\n|-|-|\n\n| a | |\n|-|-|\n| x | y |\n", []string{
			"x.md:7: notice: the table has only one column and yields no facts (add a column that says something of the first)",
			"x.md:11: notice: the table has no rows and yields no facts (add rows under the heading)",
			"x.md:14: notice: column 2 of the table has no heading and is not used (give every column a heading)",
			"x.md:14: notice: the table yields no facts (fill its cells, or mark it <!-- reading -->)"}},
		{"a note on a stranger", port + "\n> **993 ↔ 994**: differ\n", []string{
			`x.md:7: warning: the note names "994", which no table of the course does (did you mean "993"?)`}},
		{"a note that nearly names something", port + "\n> **IMAPSS**: x\n\n> **994**: x\n\n> **IMAPZ ↔ POPS3**: x\n\n> **zz**: x\n\n> **Name:** x\n\n> **993, and more**: x\n", []string{
			`x.md:7: warning: the note names "IMAPSS", which no table of the course does (did you mean "IMAPS"?)`,
			`x.md:9: warning: the note names "994", which no table of the course does (did you mean "993"?)`,
			`x.md:11: warning: the note names "IMAPZ", which no table of the course does (did you mean "IMAPS"?)`,
			`x.md:17: warning: the note names "and more", which no table of the course does (name a subject or a value of a table)`}},
		{"quotations of ordinary words", "| Name | Transport | Encryption |\n|-|-|-|\n| DNS | TCP | None |\n\n> **Note**: x\n\n> **TIP**: x\n\n> **Nine**: x\n", nil},
	} {
		t.Run(tc.name, func(t *testing.T) {
			_, problems := Parse("x.md", []byte(tc.src))
			wantProblems(t, problems, tc.want...)
		})
	}
}
