package markdown

import (
	"strings"
	"testing"

	"porthole/content"
)

func TestProblemsOfPerformanceBasedQuestions(t *testing.T) {
	const (
		fw    = "<!-- id: q, firewall -->\nDo it.\n\n"
		set   = "<!-- id: q, settings -->\nDo it.\n\n"
		tr    = "<!-- id: q, transcript -->\nDo it.\n\n"
		ord   = "<!-- id: q, order -->\nDo it.\n\n"
		sor   = "<!-- id: q, sort -->\nDo it.\n\n"
		rules = "| From | Port | Action |\n|---|---|---|\n| staff | 993 | allow |\n| any | any | deny |\n"
		mail  = "| Server | Port |\n|---|---|\n| In | 993 |\n| Out | 465 |\n"
		code  = "```\nS: 220\nC: EHLO\n```\n\n"
	)
	for _, tc := range []struct {
		name, src string
		want      []string
	}{
		{"no body before the next heading", fw + "# Next\n\n" + sor + "<!-- disagree: Port -->\n\n<!-- order -->\nText.\n", []string{
			"x.md:1: error: the comment says firewall, and no table follows before the next heading or question (write the right rules as a table after the question)",
			"x.md:6: error: the comment says sort, and no table follows before the next heading or question (write a table with the things in its cells after the question)",
			"x.md:9: error: the comment says disagree, and no quotation follows (write a quotation right after it: its subjects in bold, and a list of who says what)",
			"x.md:11: warning: the comment says order, and no numbered list follows before the next heading or question (write the steps as 1. … 2. … after the question)"}},
		{"the wrong body", fw + "- a\n- b\n\n" + ord + "- [x] a\n- [ ] b\n\n" + tr + rules + "\n" + sor + "> quote\n\n" + ord + code, []string{
			"x.md:4: error: a question of the kind firewall works on a table, and here is a list (write the right rules as a table after the question)",
			"x.md:10: error: a question of the kind order works on a numbered list, and here is a list of check boxes (write the steps as 1. … 2. … after the question)",
			"x.md:16: error: a question of the kind transcript works on a block of code, and here is a table (write its lines between ``` and ``` after the question)",
			"x.md:24: error: a question of the kind sort works on a table, and here is a quotation (write a table with the things in its cells after the question)",
			"x.md:30: error: a question of the kind order works on a numbered list, and here is a block of code (write the steps as 1. … 2. … after the question)"}},
		{"no stem", "<!-- id: q, sort -->\n\n| | a | b |\n|---|---|---|\n| c | 1, 2 | 3, 4 |\n", []string{
			"x.md:3: error: the question has no text (put a paragraph between the comment and a table)"}},
		{"a kind that is misspelt", "<!-- fierwall -->\nDo it.\n\n" + rules + "\n<!-- id: x, transcrpt -->\nDo it.\n\n" + code + "<!-- setings -->\nText.\n", []string{
			`x.md:1: warning: the comment "fierwall" is not understood and not used (did you mean firewall?)`,
			`x.md:4: notice: cells that only say again what their row is about are not asked (leave them empty)`,
			`x.md:9: warning: the comment "id: x, transcrpt" is not understood and not used (did you mean transcript?)`}},
		{"words that are no slips", "<!-- port -->\n" + port + "\n<!-- sorted -->\n" + port + "\n<!-- border -->\nText.\n\n1. a\n2. b\n", nil},
		{"a kind before a list item's table", "- <!-- sort -->\n\n  | a | b |\n  |-|-|\n  | 1 | 2 |\n", []string{
			"x.md:1: warning: an id, all or a kind is for a question, and a table follows (write reading, map or authority before a table)"}},
		{"one row", fw + "| From | Action |\n|---|---|\n| any | deny |\n\n" + set + "| Server | Port |\n|---|---|\n| In | 993 |\n| In | 143 |\n", []string{
			"x.md:4: error: the number of rows to fill in is 1, and two or more are wanted (add rows, or ask another way)",
			"x.md:11: error: the number of rows to fill in is 1, and two or more are wanted (add rows, or ask another way)"}},
		{"no answer in a cell", fw + "| From | Action |\n|---|---|\n| any | |\n| - | deny |\n", []string{
			`x.md:6: error: the column "Action" of the row says nothing (write what is right there, be it any or none)`,
			`x.md:7: error: the column "From" of the row says nothing (write what is right there, be it any or none)`}},
		{"columns without heading, and alike", fw + "| From | |\n|---|---|\n| a | b |\n| c | d |\n\n" + fw + "| From | from |\n|---|---|\n| a | b |\n| c | d |\n\n" + fw + "| From |\n|---|\n| a |\n| c |\n", []string{
			"x.md:4: error: column 2 of the table has no heading (give every column a heading)",
			`x.md:12: error: two columns are headed "from" (give each column a heading of its own)`,
			"x.md:20: error: the table has only one column (add a column)"}},
		{"items that name no column", fw + rules + "\n- Fron: guests\n- guests\n- Port:\n- Port: 25\n\n" + set + mail + "\n- Server: Web\n", []string{
			`x.md:9: warning: the item names the column "Fron", which the table does not have (did you mean "From"?)`,
			`x.md:10: warning: the item "guests" adds nothing to a column (write the column, a colon, and what can be chosen: Port: 25, 110)`,
			`x.md:11: warning: the item adds nothing to the column "Port" (write what can be chosen after the colon)`,
			`x.md:15: warning: another question has the id "q" already; this one is called "q-2" (write <!-- id: … --> before it with an id of its own)`,
			`x.md:22: warning: the column "Server" is given, so there is nothing to choose in it (name another column)`}},
		{"a choice of one", set + "| Server | Security |\n|---|---|\n| In | TLS |\n| Out | TLS |\n", []string{
			`x.md:4: warning: there is only one choice in the column "Security", which gives it away (add wrong ones in a list after the table: - Security: …)`}},
		{"three tables", fw + rules + "\n" + rules + "\n" + rules, []string{
			"x.md:14: error: the question has more than two tables (leave the one that stands there at the beginning, and the right one)"}},
		{"tables that differ in headings", set + mail + "\n| Server | Ports |\n|---|---|\n| In | 993 |\n| Out | 465 |\n", []string{
			"x.md:9: error: the table after the first one has other headings than that (give both tables the same columns)"}},
		{"tables that differ in labels", set + mail + "\n| Server | Port |\n|---|---|\n| In | 143 |\n| Up | 465 |\n", []string{
			`x.md:7: error: the first table names the row "Out" where the right one does not (name the same rows in the same order; in the first table each of them once)`}},
		{"a row that is missing at the beginning", set + "| Server | Port |\n|---|---|\n| In | 143 |\n\n" + mail, []string{
			`x.md:4: error: the first table does not name the row "Out" (name the same rows in the same order)`}},
		{"a row too many at the beginning", fw + rules + "| any | 25 | deny |\n\n" + rules, []string{
			"x.md:8: error: the first table has 3 rows, the right one 2 (give both tables the same rows)"}},
		{"nothing to repair", set + mail + "\n" + mail, []string{
			"x.md:4: error: both tables say the same, so there is nothing to repair (put what is to be repaired into the first one)"}},
		{"nothing to repair in the order of rules", fw + rules + "| all | 25 | deny |\n\n" + rules[:len(rules)-len("| any | any | deny |\n")] + "| all | 25 | deny |\n| any | any | deny |\n", []string{
			"x.md:4: error: both tables say the same, so there is nothing to repair (put what is to be repaired into the first one)"}},
		{"too large a form", fw + rules + strings.Repeat("| any | any | deny |\n", 11) + "\n" + fw + "| 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 |\n|-|-|-|-|-|-|-|-|-|\n" + strings.Repeat("| 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 |\n", 2), []string{
			"x.md:18: error: the table has 13 rows where a question may have 12 (make two questions of it)",
			"x.md:23: error: the table has 9 columns where a question may have 8 (leave out what is not asked)"}},
		{"too many choices", fw + rules + "\n- Port: 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23\n", []string{
			`x.md:4: error: the column "Port" has 25 choices where a question may have 24 (leave some out)`}},
		{"too long a transcript", tr + "```\n" + strings.Repeat("S: 220\n", 61) + "```\n\n- A? **1**\n\n" + tr + code + strings.Repeat("- A? **1**\n", 13), []string{
			"x.md:5: error: the transcript has 61 lines where a question may have 60 (leave out what is not asked)",
			"x.md:78: error: the list asks for 13 things where a question may have 12 (make two questions of it)"}},
		{"too many steps and things", ord + numbered("1. s%d\n", 13) + "\n" + sor + "| | a | b |\n|---|---|---|\n| c | 0 | " + numbered("t%d, ", 24) + " |\n", []string{
			"x.md:4: error: the list has 13 steps where a question may have 12 (make two questions of it)",
			"x.md:21: error: the table has 25 things where a question may have 24 (make two questions of it)"}},
		{"line numbers", tr + code + "- A? **3**\n- B? **0**\n- C? **x**\n- D?\n- **1**\n- E **or** F\n", []string{
			"x.md:9: error: there is no line 3: the transcript has 2 lines (count from 1)",
			"x.md:10: error: there is no line 0: the transcript has 2 lines (count from 1)",
			`x.md:11: error: "x" is no number of a line (write **4**, **4 or 5**, or **none**)`,
			"x.md:12: error: the item does not say what is right (end it in the number of the line, **4**, in **none**, or put a list of options under it)",
			"x.md:13: error: the item asks nothing (write what is asked before the answer)",
			"x.md:14: error: the item does not say what is right (end it in the number of the line, **4**, in **none**, or put a list of options under it)"}},
		{"a transcript without questions", tr + code + "Text.\n\n" + tr + "```\n```\n", []string{
			"x.md:5: error: nothing is asked about the transcript (write a list after it: - Which line …? **4**)",
			"x.md:14: error: the transcript has fewer than two lines (write at least two lines of the conversation)"}},
		{"options of a prompt", tr + code + "- A?\n  - [ ] a\n  - [ ] b\n- B?\n  - [x] a\n  - [x] b\n- C?\n  - [x] a\n- D?\n  - [x] a\n  - [ ] A\n", []string{
			"x.md:9: error: the item has no right option (mark the right option with [x])",
			"x.md:12: error: 2 options of the item are marked right (mark one)",
			"x.md:15: error: the item offers only one option (add a second one: - [ ] …)",
			`x.md:19: error: the item offers "A" twice (word them apart, or take one away)`}},
		{"an order without numbers", ord + "- a\n- b\n- c\n", []string{
			"x.md:4: error: the steps have no order: the list has no numbers (number the steps: 1. … 2. …)"}},
		{"too short an order", ord + "1. a\n2. b\n", []string{
			"x.md:4: error: the number of steps is 2, and an order takes three or more (add steps, or ask another way)"}},
		{"equal steps", ord + "1. a\n2. b\n3. *A*\n4.\n", []string{
			`x.md:6: error: two steps say "A" (word them apart: nobody can tell which comes first)`,
			"x.md:7: error: step 4 says nothing (write what is done there)"}},
		{"an empty row and column", sor + "| | a | b |\n|---|---|---|\n| c | 1, 2, 3, 4 | |\n| d | | |\n", []string{
			`x.md:4: error: nothing belongs into the column "b" (put something there, or take the column away)`,
			`x.md:7: error: nothing belongs into the row "d" (put something there, or take the row away)`}},
		{"the same thing twice", sor + "| | a | b |\n|---|---|---|\n| c | 1, 2 | 3 |\n| d | 4 | 1 |\n", []string{
			`x.md:7: error: "1" is to be sorted twice (leave it in one place)`}},
		{"too few things", sor + "| | a | b |\n|---|---|---|\n| c | 1 | 2 |\n| d | 3 | - |\n", []string{
			"x.md:4: error: the number of things to sort is 3, and four or more are wanted (add things to its cells, with commas between them)"}},
		{"rows without a name, and alike", sor + "| | a | b |\n|---|---|---|\n| | 1 | 2 |\n| d | 3 | 4 |\n| D | 5 | 6 |\n", []string{
			"x.md:6: error: the row has no name (name the row in its first column)",
			`x.md:8: error: two rows are called "D" (write it as one row)`}},
		{"one place", sor + "| | a |\n|---|---|\n| c | 1, 2, 3, 4 |\n", []string{
			"x.md:4: error: there is only one place to sort things into (add a row or a column)"}},
		{"a directive that is for others", "<!-- id: q, order, all, map -->\nDo it.\n\n1. a\n2. b\n3. c\n", []string{
			"x.md:1: warning: reading and map are for a table, and a question follows (write id, all or authority before a question)",
			"x.md:1: warning: all is for a list of options, and a question of the kind order follows (take it away)"}},
		{"an id that is taken", ord + "1. a\n2. b\n3. c\n\n" + ord + "1. a\n2. b\n3. c\n", []string{
			`x.md:9: warning: another question has the id "q" already; this one is called "q-2" (write <!-- id: … --> before it with an id of its own)`}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			_, problems := Parse("x.md", []byte(tc.src))
			wantProblems(t, withoutNoFacts(problems), tc.want...)
		})
	}
}

// withoutNoFacts leaves out that a document has no table with facts.
func withoutNoFacts(problems []content.Problem) (out []content.Problem) {
	for _, p := range problems {
		if p.Line > 0 {
			out = append(out, p)
		}
	}
	return out
}
