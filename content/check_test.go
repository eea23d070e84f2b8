package content_test

import (
	"cmp"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"porthole/content"
	"porthole/content/markdown"
)

func TestEachPlantedFaultIsFoundInItsLine(t *testing.T) {
	file := filepath.Join("testdata", "bad.md")
	src, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	c, problems := markdown.Parse(file, src)
	problems = append(problems, content.Check(file, c)...)
	slices.SortStableFunc(problems, func(a, b content.Problem) int { return cmp.Compare(a.Line, b.Line) })
	faults := []struct {
		line int
		says string
	}{
		{9, `a list in groups names only "IMAP"`},
		{19, `"Which port does IMAP use?" is answered by "993" here and by "143" in line 19`},
		{20, `"Which port does POP3 use?" is answered by "995" here and by "110" in line 20`},
		{23, "its length gives it away"},
		{31, "its length gives it away"},
		{39, `the option "All of the above" leans on the others`},
		{46, `the option "Both A and B" leans on the others`},
		{53, "the question is 39 words long"},
		{53, `the question says its own answer, "143"`},
		{60, `nothing explains how "993" differs from its look-alike "995"`},
		{72, `"Which port is for sending?" is answered by "587" here and by "25" in line 66`},
		{77, `nothing is asked about the lesson "Only text"`},
		{82, "nothing refers to the footnote [^two]"},
	}
	for i, f := range faults {
		if i >= len(problems) {
			t.Fatalf("line %d: %s is not found", f.line, f.says)
		}
		if p := problems[i]; p.Line != f.line || p.File != file || !strings.Contains(p.Message, f.says) || p.Hint == "" {
			t.Errorf("want line %d: %s\ngot  %s", f.line, f.says, p)
		}
	}
	for _, p := range problems[min(len(problems), len(faults)):] {
		t.Errorf("nothing was planted here: %s", p)
	}
}

func TestAGoodCourseHasNoFaults(t *testing.T) {
	for _, name := range content.BuiltinNames() {
		src, _ := content.Builtin(name)
		c, problems := markdown.Parse(name+".md", src)
		for _, p := range append(problems, content.Check(name+".md", c)...) {
			t.Error(p)
		}
	}
}

func TestWhatIsNoFaultIsNotTold(t *testing.T) {
	for name, doc := range map[string]string{
		"authorities may answer one stem in their own ways": "| P | Port |\n|---|---|\n| SMTPS | 465 |\n| IMAPS | 993 |\n\n" +
			"Which port is SMTPS?\n\n- [x] 465\n- [ ] 25\n\n<!-- authority: N10-009 -->\nWhich port is SMTPS?\n\n- [x] 587\n- [ ] 25\n",
		"two relations may be asked alike where they agree": "---\nphrases:\n  Port: {forward: Which port has {subject}?}\n  Number: {forward: Which port has {subject}?}\n---\n\n" +
			"| P | Port | Number |\n|---|---|---|\n| SMTP | 25 | 25 |\n| IMAP | 143 | 143 |\n",
		"look-alikes with a reason below the wrong one": "---\ngroups: [[993, 995]]\n---\n\n| P | Port |\n|---|---|\n| IMAPS | 993 |\n| POP3S | 995 |\n\n" +
			"Which is IMAPS?\n\n- [x] 993\n- [ ] 995\n  - 995 is POP3S.\n",
		"a document of lessons alone": "## One\n\ntext\n\n## Two\n\ntext\n",
	} {
		c, _ := markdown.Parse("test.md", []byte(doc))
		for _, p := range content.Check("test.md", c) {
			t.Errorf("%s: %s", name, p)
		}
	}
}
