package markdown

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"porthole/content"
)

// gapsOf reads a document of one lesson and tells of each question its id, its stem and its answers.
func gapsOf(t *testing.T, text string) (questions []string, c *content.Course, problems []string) {
	t.Helper()
	c, list := Parse("x.md", []byte("# Mail\n\n| P | Port |\n|---|---|\n| IMAPS | 993 |\n| POP3S | 995 |\n\n"+text+"\n"))
	for _, q := range c.Questions {
		mustBeAnswerable(t, q)
		var answers []string
		for _, g := range q.Cloze.Gaps {
			answers = append(answers, g.Answer)
		}
		questions = append(questions, fmt.Sprintf("%s: %s = %s", q.ID, q.Stem, strings.Join(answers, ", ")))
	}
	for _, p := range list {
		problems = append(problems, p.Message)
	}
	return questions, c, problems
}

func TestEachNumberOfGapsIsAQuestion(t *testing.T) {
	for text, want := range map[string][]string{
		"IMAPS uses port {{c1::993}}, POP3S port {{c2::995::port}}.": {
			"imaps-uses-port-993-pop3s-port-995-c1: IMAPS uses port […], POP3S port 995. = 993",
			"imaps-uses-port-993-pop3s-port-995-c2: IMAPS uses port 993, POP3S port [port]. = 995",
		},
		"<!-- id: both -->\n{{c1::993}} and {{c1::995::POP3S}} are secure.": {
			"both-c1: [1] and [2: POP3S] are secure. = 993, 995",
		},
		"<!-- id: marked, cloze -->\n==IMAPS== uses ==**993**== and `a == b`.": {
			"marked: [1] uses [2] and a == b. = IMAPS, 993",
		},
		"<!-- id: talk, cloze -->\n```\nC: {{c1::EHLO}} me\nS: 250 {{c2::STARTTLS}}\n```": {
			"talk-c1: C: […] me S: 250 STARTTLS = EHLO",
			"talk-c2: C: EHLO me S: 250 […] = STARTTLS",
		},
		"A ==highlight== alone.": nil,
	} {
		got, c, problems := gapsOf(t, text)
		if !slices.Equal(got, want) || len(problems) > 0 {
			t.Errorf("%q:\n%q\nnot\n%q\n%q", text, got, want, problems)
		}
		for _, b := range c.Lessons[0].Blocks {
			if shown := content.PlainText(b.Text) + strings.Join(b.Lines, ""); strings.Contains(shown, "{{") || strings.Contains(shown, "}}") {
				t.Errorf("the lesson shows %q", shown)
			}
		}
	}
}

func TestTheQuotationAfterGapsExplainsThem(t *testing.T) {
	_, c, problems := gapsOf(t, "IMAPS uses port {{c1::993}}.[^r]\n\n> IMAP ports end in 3.\n\n[^r]: RFC 8314 §3.2")
	q := c.Questions[0]
	if q.Explanation != "IMAP ports end in 3." || len(q.Sources) != 1 || len(problems) > 0 {
		t.Errorf("%+v, %q", q, problems)
	}
}

func TestBadGapsAreTold(t *testing.T) {
	for text, want := range map[string]string{
		"A {{c1::}} gap.":                     "a gap is empty",
		"A {{c1:: ::hint}} gap.":              "a gap is empty",
		"A {{c1::gap without an end.":         "the gap {{c1:: has no end",
		"<!-- id: x, cloze -->\nNo gap.":      "the comment says cloze, and there is no gap",
		"```\n{{c1::one\ntwo}}\n```":          "a gap goes over the end of a line",
		strings.Repeat("{{c1::993}} is ", 21): "a text may have 20 gaps to ask together, and 2000 characters",
	} {
		if got, _, problems := gapsOf(t, text); len(got) > 0 || !slices.Contains(problems, want) {
			t.Errorf("%q is read as %q, with %q", text, got, problems)
		}
	}
}

func FuzzCloze(f *testing.F) {
	for _, s := range []string{"{{c1::993}} ==x==", "=={{c1::993}}==", "{{c1::a::b}} {{c2::}}", "**{{c1::a**b}}", "`{{c1::x}}`", "{{c1::a{{c2::b}}}}"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		c, _ := Parse("x.md", []byte("# Mail\n\n<!-- id: x, cloze -->\n"+text+"\n"))
		for _, q := range c.Questions {
			if q.Kind == content.Cloze {
				mustBeAnswerable(t, q)
			}
		}
	})
}
