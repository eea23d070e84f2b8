package markdown

import (
	"os"
	"strings"
	"testing"

	"porthole/content"
)

// examples returns the indented blocks of the README and of the page on the format in their order, without their
// indentation.
func examples(t *testing.T) []string {
	t.Helper()
	var text strings.Builder
	for _, file := range []string{"../../README.md", "../../.github/FORMAT.md"} {
		page, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		text.Write(page)
		text.WriteString("end\n")
	}
	var out []string
	var block strings.Builder
	for line := range strings.Lines(text.String()) {
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
			t.Errorf("README and FORMAT have %d questions of the kind %s", kinds[kind], kind)
		}
	}
	if len(c.Wires) != 1 {
		t.Errorf("README and FORMAT have %d exercises for the wire lab", len(c.Wires))
	}
	if len(c.Disagreements) != 1 || c.Exam.Questions == 0 || len(c.Exam.Weights) == 0 || len(c.Exam.Kinds) == 0 {
		t.Errorf("%d disagreements, and the exam %+v", len(c.Disagreements), c.Exam)
	}
}
