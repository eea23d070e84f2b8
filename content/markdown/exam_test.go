package markdown

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"porthole/content"
)

const differDoc = "# T\n\n## Mail\n\n<!-- authority: IANA -->\n\n| Name | Port |\n|---|---|\n| SMTPS | 465 |\n| IMAPS | 993 |\n\n"

func TestDisagreements(t *testing.T) {
	// The relation and the question that are named first come later.
	c := read(t, `# T

## Words

<!-- disagree: **port** / Steps / PORT -->

> **smtps, 465**:
>
> - **iana**: 465 is *submissions*.[^a]
> - **This course**: SMTPS[^b]
>
>   is both.

`+differDoc[len("# T\n\n"):]+orderDoc+notesDoc+"\n[^c]: x\n", content.Error)
	want := []content.Disagreement{{
		About: []string{"port", "steps"}, Keys: []string{"SMTPS", "465"}, Line: 5,
		Positions: []content.Position{
			{Authority: "IANA", Text: "465 is submissions.", Sources: []int{0}},
			{Text: "SMTPS is both.", Sources: []int{1}},
		},
	}}
	if diff := cmp.Diff(want, c.Disagreements); diff != "" {
		t.Errorf("disagreements (-want +got):\n%s", diff)
	}
	if got := blocksOf(c); got != "table" || len(c.Notes) > 0 {
		t.Errorf("the lesson shows %q, and there are %d notes", got, len(c.Notes))
	}
}

func TestProblemsOfDisagreements(t *testing.T) {
	const words = ">\n> - **IANA**: 465.\n> - **This course**: both.\n"
	for _, tc := range []struct {
		name, src string
		want      []string
	}{
		{"no quotation", differDoc + "<!-- disagree: Port -->\n\nText.\n", []string{
			"x.md:12: error: the comment says disagree, and no quotation follows (write a quotation right after it: its subjects in bold, and a list of who says what)"}},
		{"nothing named", differDoc + "<!-- disagree: -->\n\n> **465**\n" + words, []string{
			"x.md:12: warning: the comment says disagree and names nothing (name a relation or a question: <!-- disagree: Secure port / which-port -->)"}},
		{"a slip", differDoc + "<!-- disagre: Port -->\n\n> Text\n", []string{
			`x.md:12: warning: the comment "disagre: Port" is not understood and not used (did you mean disagree:?)`}},
		{"an unknown relation", differDoc + "<!-- disagree: Prot / Port / no-question -->\n\n> **465**\n" + words, []string{
			`x.md:12: warning: the disagreement names "Prot", which is neither a relation nor a question of the course (did you mean "Port"?)`,
			`x.md:12: warning: the disagreement names "no-question", which is neither a relation nor a question of the course (name the heading of a column or the id of a question)`}},
		{"unknown relations alone", differDoc + "<!-- disagree: Purpose -->\n\n> **465**\n" + words, []string{
			`x.md:12: warning: the disagreement names "Purpose", which is neither a relation nor a question of the course (name the heading of a column or the id of a question)`,
			"x.md:12: error: the disagreement concerns nothing in the course and is not used (name the heading of a column or the id of a question)"}},
		{"one authority", differDoc + "<!-- disagree: Port -->\n\n> **465**\n>\n> - **IANA**: 465.\n", []string{
			"x.md:12: error: the number of authorities that differ is 1 (list two or more: - **IANA**: …)"}},
		{"an authority twice, none, and one that says nothing", differDoc + "<!-- disagree: Port -->\n\n> **465**\n" + words + "> - **iana**: 587.\n> - 25 is it.\n> - **N10-009**\n", []string{
			"x.md:18: error: iana has two items (write one item for each authority)",
			"x.md:19: error: the item does not say whose word it is (begin it with the authority in bold: - **IANA**: …)",
			"x.md:20: error: the item does not tell what N10-009 says (write what it says after the colon)"}},
		{"an authority that speaks nowhere", differDoc + "<!-- disagree: Port -->\n\n> **465**\n" + words + "> - **IAN**: 587.\n> - **N10-009**: 587.\n", []string{
			`x.md:18: warning: the authority "IAN" has no table and no question in the course (did you mean "IANA"?)`,
			`x.md:19: warning: the authority "N10-009" has no table and no question in the course (name one that stands in <!-- authority: … -->, or This course)`}},
		{"too many words", differDoc + "<!-- disagree: Port -->\n\n> **465**\n>\n> - **IANA**: " + numbered("w%d ", 37) + "\n> - **This course**: both.\n", []string{
			"x.md:12: warning: the disagreement has 41 words where 40 are read (say it shorter)"}},
		{"as many words as may be", differDoc + "<!-- disagree: Port -->\n\n> **465**\n>\n> - **IANA**: " + numbered("w%d ", 36) + "\n> - **This course**: x\n", nil},
		{"a key of something else", differDoc + "<!-- disagree: Port -->\n\n> **465, IMAPZ, 21**\n" + words, []string{
			`x.md:14: warning: the disagreement is about "IMAPZ", which is in none of its relations (did you mean "IMAPS"?)`,
			`x.md:14: warning: the disagreement is about "21", which is in none of its relations (name a subject or a value that stands there)`}},
		{"no keys", differDoc + "<!-- disagree: Port -->\n\n> Some differ:\n" + words, []string{
			"x.md:12: warning: the disagreement names no subject and no value of its relations (begin the quotation with them in bold: > **SMTPS, 465**)",
			"x.md:14: notice: what stands in a disagreement beside its list is not shown (say it in the list, in one authority's words)"}},
		{"a question needs no keys", differDoc + orderDoc + notesDoc + "\n<!-- disagree: steps -->\n\n" + words[2:], []string{
			"x.md:22: notice: nothing refers to the footnote [^b] (put [^b] where it says something)",
			"x.md:23: notice: nothing refers to the footnote [^c] (put [^c] where it says something)"}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			_, problems := Parse("x.md", []byte(tc.src))
			wantProblems(t, withoutNoFacts(problems), tc.want...)
		})
	}
}

func TestTheFrontMatterPlansAnExam(t *testing.T) {
	c := read(t, `---
objectives:
  N10-009 1.4: [a]
exam:
  questions: 25
  minutes: 30
  pass: 82.5%
  authority: iana
  weights:
    mail: 2
    n10-009 1.4: 0.5
    T: 0
  kinds:
    Choice: 6
    typed: 1.5
---
# T

Text.[^a]

`+differDoc[len("# T\n\n"):]+"[^a]: A\n", content.Notice)
	want := content.Blueprint{
		Questions: 25, Minutes: 30, Pass: 0.825, Authority: "IANA", Line: 4,
		Weights: []content.Weight{{Name: "Mail", Weight: 2, Line: 10}, {Name: "N10-009 1.4", Weight: 0.5, Line: 11}, {Name: "T", Weight: 0, Line: 12}},
		Kinds:   []content.Weight{{Name: "Choice", Weight: 6, Line: 14}, {Name: "typed", Weight: 1.5, Line: 15}},
	}
	if diff := cmp.Diff(want, c.Exam); diff != "" {
		t.Errorf("the exam (-want +got):\n%s", diff)
	}
	if c = read(t, "---\nexam:\n---\n"+port, content.Notice); !cmp.Equal(c.Exam, content.Blueprint{Line: 2}) {
		t.Errorf("an exam without a plan is %+v", c.Exam)
	}
}

func TestProblemsOfTheExam(t *testing.T) {
	for _, tc := range []struct {
		name, src string
		want      []string
	}{
		{"numbers out of bounds", "questions: 0\n  minutes: 1441\n  pass: 0.8", []string{
			`x.md:3: error: the exam's value for questions, "0", is not used (write a whole number from 1 to 200)`,
			`x.md:4: error: the exam's value for minutes, "1441", is not used (write a whole number from 1 to 1440)`,
			`x.md:5: error: the exam's value for pass, "0.8", is not used (write a number from 1 to 100)`}},
		{"numbers too high", "questions: 201\n  minutes: 0\n  pass: 101", []string{
			`x.md:3: error: the exam's value for questions, "201", is not used (write a whole number from 1 to 200)`,
			`x.md:4: error: the exam's value for minutes, "0", is not used (write a whole number from 1 to 1440)`,
			`x.md:5: error: the exam's value for pass, "101", is not used (write a number from 1 to 100)`}},
		{"no numbers", "questions: many\n  minutes: 1.5\n  pass: NaN", []string{
			`x.md:3: error: the exam's value for questions, "many", is not used (write a whole number from 1 to 200)`,
			`x.md:4: error: the exam's value for minutes, "1.5", is not used (write a whole number from 1 to 1440)`,
			`x.md:5: error: the exam's value for pass, "NaN", is not used (write a number from 1 to 100)`}},
		{"unknown keys and types", "question: 5\n  pass: [80]\n  kinds: 5", []string{
			`x.md:3: warning: the front matter's key "question" is not known and not used (did you mean "questions"?)`,
			"x.md:4: error: pass: a text is wanted here (see how it is written in the README)",
			"x.md:5: error: kinds: keys with values is wanted here (write lines below it, two spaces further in, such as choice: 6)"}},
		{"unknown lessons and objectives", "weights:\n    Mial: 2\n    N10-009 1.4: 2", []string{
			`x.md:4: error: the exam weighs "Mial", which is neither a lesson nor an objective (did you mean "Mail"?)`,
			`x.md:5: error: the exam weighs "N10-009 1.4", which is neither a lesson nor an objective (name a lesson by its heading, or an objective)`}},
		{"weights out of bounds", "weights:\n    Mail: -1\n  kinds:\n    choice: x\n    typed: 1001", []string{
			`x.md:4: error: the weight of "Mail" is "-1" and not used (write a number from 0 to 1000)`,
			`x.md:6: error: the weight of "choice" is "x" and not used (write a number from 0 to 1000)`,
			`x.md:7: error: the weight of "typed" is "1001" and not used (write a number from 0 to 1000)`}},
		{"everything left out", "weights:\n    Mail: 0", []string{
			"x.md:4: error: the exam leaves out everything (give one of them a weight)"}},
		{"an unknown authority", "authority: IAMA", []string{
			`x.md:3: error: the exam follows the authority "IAMA", which has no table and no question in the course (did you mean "IANA"?)`}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			_, problems := Parse("x.md", []byte("---\nexam:\n  "+tc.src+"\n---\n"+differDoc))
			wantProblems(t, withoutNoFacts(problems), tc.want...)
		})
	}
}
