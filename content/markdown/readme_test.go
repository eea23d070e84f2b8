package markdown

import (
	"os"
	"strings"
	"testing"

	"porthole/content"
)

// examples returns the indented blocks of the README in their order, without their indentation.
func examples(t *testing.T) []string {
	t.Helper()
	text, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	var block strings.Builder
	for line := range strings.Lines(string(text) + "end\n") {
		if inner, ok := strings.CutPrefix(line, "    "); ok || strings.TrimSpace(line) == "" && block.Len() > 0 {
			block.WriteString(inner)
			if !ok {
				block.WriteString("\n")
			}
			continue
		}
		if block.Len() > 0 {
			out = append(out, block.String())
		}
		block.Reset()
	}
	return out
}

// What the README shows as a way to write questions is understood.
func TestTheReadmeShowsQuestionsThatAreRead(t *testing.T) {
	const around = "# T\n\n## South America\n\n<!-- authority: IANA -->\n\n| Name | Secure port | Capital |\n|---|---|---|\n| SMTPS | 465 / 587 | Montevideo |\n| Uruguay | 993 | Sucre / La Paz |\n| Bolivia | 1 | 2 |\n\n"
	var front string
	var doc strings.Builder
	kinds := map[content.QuestionKind]int{}
	for _, x := range examples(t) {
		switch {
		case strings.HasPrefix(x, "---\n"):
			front = x
		case strings.HasPrefix(x, "<!-- id:"), strings.HasPrefix(x, "<!-- disagree:"):
			doc.WriteString(x + "\n")
		}
	}
	c, problems := Parse("README.md", []byte(front+around+doc.String()+"\nText.[^n10]\n\n[^n10]: N10-009 1.4\n"))
	for _, p := range problems {
		t.Error(p)
	}
	for _, q := range c.Questions {
		kinds[q.Kind]++
		mustBeAnswerable(t, q)
	}
	for _, kind := range append(namedKinds(), content.Scenario) {
		if kinds[kind] == 0 {
			t.Errorf("the README has %d questions of the kind %s", kinds[kind], kind)
		}
	}
	if len(c.Disagreements) != 1 || c.Exam.Questions == 0 || len(c.Exam.Weights) == 0 || len(c.Exam.Kinds) == 0 {
		t.Errorf("%d disagreements, and the exam %+v", len(c.Disagreements), c.Exam)
	}
}
