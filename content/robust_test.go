package content

import (
	"fmt"
	"maps"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
)

// hostile are documents that are made to be slow, each at most MaxSize long.
func hostile() map[string]string {
	rep := strings.Repeat
	grow := func(unit, end string, n int) string {
		var b strings.Builder
		for i := range n {
			b.WriteString(rep(unit, i))
			b.WriteString(end)
		}
		return b.String()
	}
	return map[string]string{
		"10,000 quotations in one line":   rep(">", 10_000) + " deep",
		"10,000 spaced quotations":        rep("> ", 10_000) + "deep",
		"quotations on growing lines":     grow(">", " x\n", 4000),
		"100,000 rows":                    "| Protocol | Purpose | Port |\n|---|---|---|\n" + rep("| SMTP | sending mail | 25 |\n", 100_000),
		"100,000 different rows":          "| Protocol | Purpose | Port |\n|---|---|---|\n" + numbered("| P%d | sends %[1]d things | %[1]d |\n", 100_000),
		"100,000 rows with a numeric key": "| Port | Name |\n|---|---|\n" + numbered("| %d | N%[1]d |\n", 100_000),
		"100,000 rows without a subject":  "| a | b |\n|---|---|\n" + rep("| | x |\n", 100_000),
		"many wide tables":                rep("|a"+rep("|b", 90)+"|\n"+rep("|-", 91)+"|\n"+rep("|1\n", 100)+"\n", 5000),
		"a wide table":                    rep("|a", 100_000) + "|\n" + rep("|-", 100_000) + "|\n" + rep("|b\n", 1000),
		"lists in one line":               rep("- ", 10_000) + "x",
		"lists on growing lines":          grow("  ", "- x\n", 2800),
		"a deep list and blank lines":     grow("  ", "- x\n", 200) + rep("\n", 1_000_000),
		"a deep list and spread lines":    grow("  ", "- x\n", 32) + rep(rep("  ", 32)+"\n\n"+rep(" ", 64)+"y\n", 50_000),
		"[":                               rep("[", 1_000_000),
		"]":                               rep("[", 100_000) + rep("]", 100_000),
		"[](":                             rep("[](", 300_000),
		"![[](":                           rep("![[](", 300_000),
		"[a](<b":                          rep("[a](<b", 300_000),
		"*a_":                             rep("*a_ ", 300_000),
		"**":                              rep("*a **b ", 300_000),
		"~":                               rep("~~a ~b ", 300_000),
		"backticks":                       grow("`", "a", 3000),
		"<":                               rep("<a href=\"", 300_000),
		"many heavy paragraphs":           rep(rep("[](", 600)+"\n\n", 2000),
		"references":                      numbered("[r%d]: /x\n", 100_000),
		"footnotes":                       numbered("[^r%d]: x\n", 100_000) + numbered("a[^r%d]\n", 100_000),
		"missing footnotes":               numbered("a[^r%d]\n\n", 100_000),
		"headings":                        rep("# a\n###### b\n", 100_000),
		"task lists":                      rep("- [ ] a\n\n1. [x] b\n\n", 50_000),
		"questions":                       rep("Same stem\n\n- [ ] a\n- [x] b\n\n***\n\n", 30_000),
		"one line":                        rep("word ", MaxSize/5),
		"one cell":                        "| a | b |\n|-|-|\n| c | " + rep("1, ", 1_000_000) + " |\n",
		"one cell of names":               "| a | b |\n|-|-|\n| c | " + rep("AB/", 1_000_000) + " |\n",
		"one cell of brackets":            "| a | b |\n|-|-|\n| c | " + rep("(", 1_000_000) + " |\n",
		"one subject":                     "| a | b |\n|-|-|\n" + numbered("| c | %d |\n", 100_000),
		"one question":                    "Stem\n\n" + numbered("- [ ] %d\n", 100_000),
		"entities":                        rep("&amp;", 1_000_000),
		"ampersands":                      rep("&a", 2_000_000),
		"string escapes":                  rep("\x1b]", 2_000_000),
		"html":                            rep("<div><b ", 500_000),
		"comments":                        rep("<!-- id: x -->\n\n", 100_000),
		"front matter":                    "---\n" + numbered("k%d: v\n", 1_000_000)[:MaxSize-100] + "\n---\n",
		"front matter within its limit":   "---\n" + numbered("k%d: v\n", 6000) + "---\n# T\n",
		"groups that name nothing":        "---\ngroups:\n" + numbered("  - [g%d, h%[1]d]\n", 1900) + "---\n| a | b |\n|-|-|\n" + numbered("| s%d | v%[1]d |\n", 3000),
		"YAML brackets":                   "---\nid: " + rep("[", 60_000) + "\n---\n",
		"YAML braces":                     "---\nid: " + rep("{a: ", 1900) + "\n---\n",
		"YAML indent":                     "---\n" + grow(" ", "a:\n", 300) + "---\n",
		"YAML lists in one line":          "---\nid: \n" + rep("- ", 30_000) + "\n---\n",
		"YAML aliases": "---\na: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b]\n" +
			"d: &d [*c,*c,*c,*c,*c,*c,*c,*c]\ne: &e [*d,*d,*d,*d,*d,*d]\ngroups: [*e,*e,*e]\ntitle: *e\n---\n",
	}
}

func numbered(format string, n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}

// TestHostileDocumentsAreReadInTime allows several times what is needed on an idle machine: at most
// 0.7 seconds.
func TestHostileDocumentsAreReadInTime(t *testing.T) {
	documents := hostile()
	for _, name := range slices.Sorted(maps.Keys(documents)) {
		src := documents[name]
		src = src[:min(len(src), MaxSize)]
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		start := time.Now()
		_, problems := Parse("x.md", []byte(src))
		took := time.Since(start)
		runtime.ReadMemStats(&after)
		if took > 8*time.Second {
			t.Errorf("%s takes %v", name, took)
		}
		if mb := (after.TotalAlloc - before.TotalAlloc) >> 20; mb > 400 {
			t.Errorf("%s allocates %d MB in all", name, mb)
		}
		if len(problems) > maxProblems+2 {
			t.Errorf("%s has %d problems", name, len(problems))
		}
	}
}

func TestLimitsAreToldWhereTheyAreMet(t *testing.T) {
	rows := "# T\n\n| Protocol | Port |\n|---|---|\n" + numbered("| P%d | %[1]d |\n", MaxRows+500) + "\nThe end.\n"
	c, problems := Parse("x.md", []byte(rows))
	wantProblems(t, problems, fmt.Sprintf("x.md:%d: warning: the table has more than 20000 rows; the rest of it is not read (split it into several documents)", 5+MaxRows))
	if len(c.Facts) != MaxRows || len(c.Lessons[0].Blocks) != 2 || c.Lessons[0].Blocks[1].Line != 4+MaxRows+500+2 {
		t.Errorf("%d facts, blocks %d, the last in line %d", len(c.Facts), len(c.Lessons[0].Blocks), c.Lessons[0].Blocks[1].Line)
	}
	c, problems = Parse("x.md", []byte("# T\n\n"+strings.Repeat(">", 10_000)+" deep\n"))
	if len(problems) != 2 || problems[1].Line != 3 || problems[1].Severity != Warning {
		t.Errorf("the problems are %v", problems)
	}
	if b := c.Lessons[0].Blocks[0]; b.Quote != MaxDepth || PlainText(b.Text) != "deep" {
		t.Errorf("the block is %+v", b)
	}
}
