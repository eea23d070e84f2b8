package markdown

import (
	"fmt"
	"maps"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"porthole/content"
)

// hostile are documents that are made to be slow, each with a size that grows with n; at n = 100 they
// are as large as a document may be, or as large as it takes to meet a limit.
func hostile() map[string]func(n int) string {
	rep := strings.Repeat
	each := func(unit string, percent int) func(int) string { // so many units at n = 100
		return func(n int) string { return rep(unit, percent*n/100) }
	}
	count := func(head, format string, percent int) func(int) string {
		return func(n int) string { return head + numbered(format, percent*n/100) }
	}
	grow := func(unit, end string, percent int) func(int) string {
		return func(n int) string {
			var b strings.Builder
			for i := range percent * n / 100 {
				b.WriteString(rep(unit, i))
				b.WriteString(end)
			}
			return b.String()
		}
	}
	around := func(head string, f func(int) string, tail string) func(int) string {
		return func(n int) string { return head + f(n) + tail }
	}
	const ab, abc = "| a | b |\n|-|-|\n", "| Protocol | Purpose | Port |\n|---|---|---|\n"
	return map[string]func(int) string{
		"quotations in one line":       around("", each(">", 10_000), " deep"),
		"spaced quotations":            around("", each("> ", 10_000), "deep"),
		"quotations on growing lines":  grow(">", " x\n", 4000),
		"rows":                         around(abc, each("| SMTP | sending mail | 25 |\n", 100_000), ""),
		"different rows":               count(abc, "| P%d | sends %[1]d things | %[1]d |\n", 100_000),
		"rows with a numeric key":      count("| Port | Name |\n|---|---|\n", "| %d | N%[1]d |\n", 100_000),
		"rows without a subject":       around(ab, each("| | x |\n", 100_000), ""),
		"many wide tables":             each("|a"+rep("|b", 90)+"|\n"+rep("|-", 91)+"|\n"+rep("|1\n", 100)+"\n", 5000),
		"a wide table":                 func(n int) string { return rep("|a", 1000*n) + "|\n" + rep("|-", 1000*n) + "|\n" + rep("|b\n", 1000) },
		"many subjects in wide tables": each("|Port"+rep("|b", 90)+"|\n"+rep("|-", 91)+"|\n"+rep("|"+numbered("%d,", 99)+rep("|1", 90)+"\n", 10)+"\n", 150),
		"lists in one line":            around("", each("- ", 10_000), "x"),
		"lists on growing lines":       grow("  ", "- x\n", 2800),
		"a deep list and blank lines":  func(n int) string { return grow("  ", "- x\n", 200)(100) + rep("\n", 10_000*n) },
		"a deep list and spread lines": func(n int) string {
			return grow("  ", "- x\n", 32)(100) + rep(rep("  ", 32)+"\n\n"+rep(" ", 64)+"y\n", 500*n)
		},
		"[":                              each("[", 1_000_000),
		"]":                              func(n int) string { return rep("[", 10_000*n) + rep("]", 10_000*n) },
		"[](":                            each("[](", 300_000),
		"![[](":                          each("![[](", 300_000),
		"[a](<b":                         each("[a](<b", 300_000),
		"*a_":                            each("*a_ ", 300_000),
		"**":                             each("*a **b ", 300_000),
		"~":                              each("~~a ~b ", 300_000),
		"backticks":                      grow("`", "a", 3000),
		"<":                              each("<a href=\"", 300_000),
		"many heavy paragraphs":          each(rep("[](", 600)+"\n\n", 2000),
		"references":                     count("", "[r%d]: /x\n", 100_000),
		"footnotes":                      func(n int) string { return numbered("[^r%d]: x\n", 500*n) + numbered("a[^r%d]\n", 500*n) },
		"missing footnotes":              count("", "a[^r%d]\n\n", 50_000),
		"headings":                       each("# a\n###### b\n", 50_000),
		"task lists":                     each("- [ ] a\n\n1. [x] b\n\n", 25_000),
		"questions":                      each("Same stem\n\n- [ ] a\n- [x] b\n\n***\n\n", 14_000),
		"one line":                       each("word ", content.MaxSize/5),
		"one cell":                       around(ab+"| c | ", each("1, ", 1_000_000), " |\n"),
		"one cell of different numbers":  around(ab+"| c | ", count("", "%d, ", 1_000_000), " |\n"),
		"one cell of notes":              around(ab+"| c | ", count("", "1 (n%d), ", 500_000), " |\n"),
		"one number with many thousands": around(ab+"| c | 1", each(",000", 2_000_000), " |\n"),
		"one port with many thousands":   around("| a | Port |\n|-|-|\n| c | 1", each(",000", 2_000_000), " |\n"),
		"one cell of names":              around(ab+"| c | ", each("AB/", 1_000_000), " |\n"),
		"one cell of different names":    around(ab+"| c | ", count("", "N%d, ", 1_000_000), " |\n"),
		"one cell of brackets":           around(ab+"| c | ", each("(", 1_000_000), " |\n"),
		"one subject":                    count(ab, "| c | %d |\n", 100_000),
		"one question":                   count("Stem\n\n", "- [ ] %d\n", 100_000),
		"bars without a table":           each("| a | b |\n", 100_000),
		"entities":                       each("&amp;", 1_000_000),
		"ampersands":                     each("&a", 2_000_000),
		"string escapes":                 each("\x1b]", 2_000_000),
		"html":                           each("<div><b ", 500_000),
		"rows of a table in HTML":        around("<table>", each("<tr><td>a<td>b\n", 60_000), "</table>\n"),
		"cells over many rows":           around("<table>", each("<tr><td rowspan=20000 colspan=100>a\n", 60_000), "</table>\n"),
		"tables in tables":               each("<table><tr><td>", 200_000),
		"cards":                          count("", "Q: q%d\nA: a%[1]d\n\n", 30_000),
		"one card of many lines":         around("Q: q\nA: a\n", each("and more\n", 90_000), ""),
		"terms":                          count("", "t%d :: m%[1]d\n", 90_000),
		"gaps in brackets":               around("C: ", each("[a] b ", 100_000), "\n"),
		"gaps":                           each("{{c1::a}} ", 800_000),
		"gaps in paragraphs":             each("{{c1::a}} {{c2::b::c}}\n\n", 40_000),
		"gaps of many numbers":           around("", func(n int) string { return rep(numbered("{{c%d::a}} ", 100), 70*n) }, ""),
		"gaps in code":                   around("```\n", each("{{c1::a}}\n", 90_000), "```\n"),
		"gaps without an end":            each("{{c1::", 1_300_000),
		"gaps without a number":          each("{{c", 2_700_000),
		"gaps and hints":                 around("{{c1::", each("a::", 2_700_000), "}}"),
		"highlights":                     each("==a ", 2_000_000),
		"highlights with gaps":           each("=={{c1::a}}==\n", 600_000),
		"highlights in bold":             around("", each("**==a** b== ", 300_000), ""),
		"cards with a line between":      each("a\n?\nb\n\n", 24_000),
		"one card with a line between":   around("a\n?\n", each("b\n", 90_000), ""),
		"summaries that ask":             each("<details>\n<summary>a?</summary>\n\nb\n\n</details>\n\n", 14_000),
		"summaries without an end":       each("<details><summary>a?\n", 90_000),
		"headings that ask":              each("## a?\n\nb\n\n", 24_000),
		"callouts":                       each("> [!note]\n> a\n\n", 30_000),
		"one callout":                    each("> [!note] a\n", 90_000),
		"links to pages":                 each("[[a|b]] ", 300_000),
		"letters":                        each("Which?\nA. a\nB. b\nAnswer: A\n\n", 20_000),
		"letters without an answer":      each("Which?\n\n- A) a\n- B) b\n\n<details>\n\n", 15_000),
		"placeholders":                   around(ab, each("| a | TBD |\n", 30_000), ""),
		"rows with several keys":         count("| a | b | c |\n|-|-|-|\n", "| x | y%d | z |\n| y | y%[1]d | z |\n", 10_000),
		"sections that share subjects": func(n int) string {
			return numbered("## s%d\n\n"+ab+"| x | v%[1]d |\n| y | w%[1]d |\n\n", 120*n)
		},
		"comments":                  each("<!-- id: x -->\n\n", 50_000),
		"kinds without a body":      each("<!-- sort -->\n\n", 50_000),
		"kinds that are misspelt":   each("<!-- srot -->\n\n", 50_000),
		"orders":                    each("<!-- order -->\nSame stem\n\n1. a\n2. b\n3. c\n\n", 10_000),
		"one order":                 count("<!-- order -->\nStem\n\n", "1. %d\n", 90_000),
		"one sorting":               around("<!-- sort -->\nStem\n\n"+ab+"| c | ", count("", "%d, ", 1_000_000), " |\n"),
		"one thing to sort":         around("<!-- sort -->\nStem\n\n"+ab+"| c | ", each("x, ", 1_000_000), " |\n"),
		"one form":                  count("<!-- settings -->\nStem\n\n"+ab, "| r%d | 1 |\n", 90_000),
		"one cell of right answers": around("<!-- settings -->\nStem\n\n"+ab+"| c | ", count("", "%d or ", 800_000), " |\n"),
		"items of a form":           count("<!-- settings -->\nStem\n\n"+ab+"| c | x |\n| d | y |\n\n", "- bb%d: x\n", 90_000),
		"a choice of many":          around("<!-- settings -->\nStem\n\n"+ab+"| c | x |\n| d | y |\n\n- b: ", count("", "%d, ", 800_000), "\n"),
		"one transcript": func(n int) string {
			return "<!-- transcript -->\nStem\n\n```\n" + rep("S: 220\n", 900*n) + "```\n\n- A? **1**\n"
		},
		"prompts":          count("<!-- transcript -->\nStem\n\n```\na\nb\n```\n\n", "- A%d? **1**\n", 90_000),
		"disagreements":    around(ab+numbered("| s%d | v%[1]d |\n", 5000)+"\n", count("", "<!-- disagree: b / bb%d -->\n> **s%[1]d, ss%[1]d**\n> - **A%[1]d**: x\n> - **B**: y\n\n", 12_000), ""),
		"one disagreement": around(ab+"| c | d |\n\n<!-- disagree: ", count("", "b%d / ", 800_000), "b -->\n> **c**\n> - **A**: x\n> - **B**: y\n"),
		"authorities":      count(ab+"| c | d |\n\n<!-- disagree: b -->\n> **c**\n>\n", "> - **A%d**: x\n", 90_000),
		"weights that name nothing": func(n int) string {
			return "---\nexam:\n  weights:\n" + numbered("    w%d: 1\n", 40*n) + "---\n" + numbered("# s%d\n", 450*n)
		},
		"remarks":                       each("<!-- mpa -->\n\n", 50_000),
		"notes":                         count(ab+"| IMAPS | 993 |\n", "\n> **IMAPS%d**: x\n", 30_000),
		"front matter":                  around("---\n", count("", "k%d: v\n", 700_000), "---\n"),
		"front matter within its limit": around("---\n", count("", "k%d: v\n", 6000), "---\n# T\n"),
		"groups that name nothing": func(n int) string {
			return "---\ngroups:\n" + numbered("  - [g%d, h%[1]d]\n", 19*n) + "---\n" + ab + numbered("| s%d | v%[1]d |\n", 30*n)
		},
		"YAML brackets":          around("---\nid: ", each("[", 60_000), "\n---\n"),
		"YAML braces":            around("---\nid: ", each("{a: ", 1900), "\n---\n"),
		"YAML indent":            around("---\n", grow(" ", "a:\n", 300), "---\n"),
		"YAML lists in one line": around("---\nid: \n", each("- ", 30_000), "\n---\n"),
		"YAML aliases": func(int) string {
			return "---\na: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b]\n" +
				"d: &d [*c,*c,*c,*c,*c,*c,*c,*c]\ne: &e [*d,*d,*d,*d,*d,*d]\ngroups: [*e,*e,*e]\ntitle: *e\n---\n"
		},
	}
}

func numbered(format string, n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}

// cost is what reading a document takes.
type cost struct {
	bytes, allocated int
	took             time.Duration
	problems         int
}

func costOf(src string) cost {
	src = src[:min(len(src), content.MaxSize)]
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	start := time.Now()
	_, problems := Parse("x.md", []byte(src))
	took := time.Since(start)
	runtime.ReadMemStats(&after)
	return cost{bytes: len(src), allocated: int(after.TotalAlloc - before.TotalAlloc), took: took, problems: len(problems)}
}

// TestHostileDocumentsStayWithinBounds reads each at a tenth of its full size: what is reported and what is allocated
// stays bounded. How long it takes is a matter of BenchmarkHostile and BenchmarkHostileGrowth.
func TestHostileDocumentsStayWithinBounds(t *testing.T) {
	documents := hostile()
	for _, name := range slices.Sorted(maps.Keys(documents)) {
		got := costOf(documents[name](10))
		if got.problems > content.MaxProblems+2 {
			t.Errorf("%s has %d problems", name, got.problems)
		}
		if mb := got.allocated >> 20; mb > 300 && !raceDetector { // which allocates, too
			t.Errorf("%s allocates %d MB in all", name, mb)
		}
	}
}

// BenchmarkHostileGrowth reads each at a fiftieth and at a tenth of its full size, and reports how many times as long
// the larger one takes for each byte: about 1 where the time grows as the size does, 5 where it grows as its square.
func BenchmarkHostileGrowth(b *testing.B) {
	documents := hostile()
	for _, name := range slices.Sorted(maps.Keys(documents)) {
		b.Run(name, func(b *testing.B) {
			var small, big cost
			for b.Loop() {
				small, big = small.and(costOf(documents[name](2))), big.and(costOf(documents[name](10)))
			}
			b.ReportMetric(big.took.Seconds()/float64(big.bytes)/(small.took.Seconds()/float64(small.bytes)), "growth")
		})
	}
}

// and adds up what two readings took.
func (c cost) and(other cost) cost {
	c.bytes, c.took = c.bytes+other.bytes, c.took+other.took
	return c
}

// BenchmarkHostile reads each at its full size: at most 0.5 s on an idle machine.
func BenchmarkHostile(b *testing.B) {
	documents := hostile()
	for _, name := range slices.Sorted(maps.Keys(documents)) {
		src := documents[name](100)
		src = src[:min(len(src), content.MaxSize)]
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(src)))
			b.ReportAllocs()
			for b.Loop() {
				Parse("x.md", []byte(src))
			}
		})
	}
}

func TestLimitsAreToldWhereTheyAreMet(t *testing.T) {
	rows := "# T\n\n| Protocol | Port |\n|---|---|\n" + numbered("| P%d | %[1]d |\n", content.MaxRows+500) + "\nThe end.\n"
	c, problems := Parse("x.md", []byte(rows))
	wantProblems(t, problems, fmt.Sprintf("x.md:%d: warning: the table has more than 20000 rows; the rest of it is not read (split it into several documents)", 5+content.MaxRows))
	if len(c.Facts) != content.MaxRows || len(c.Lessons[0].Blocks) != 2 || c.Lessons[0].Blocks[1].Line != 4+content.MaxRows+500+2 {
		t.Errorf("%d facts, blocks %d, the last in line %d", len(c.Facts), len(c.Lessons[0].Blocks), c.Lessons[0].Blocks[1].Line)
	}
	c, problems = Parse("x.md", []byte("| a | b |\n|-|-|\n| c | "+numbered("%d, ", 150)+" |\n"))
	wantProblems(t, problems, `x.md:3: warning: "c" has more than 100 values for "b"; the rest is not used (split it into several subjects)`)
	if n := len(c.Facts[0].Values); n != maxValues {
		t.Errorf("the fact has %d values", n)
	}
	subjects := numbered("%d,", 99)
	c, problems = Parse("x.md", []byte("|a"+strings.Repeat("|b", 90)+"|\n"+strings.Repeat("|-", 91)+"|\n"+numbered("|"+subjects+strings.Repeat("|%[1]d", 90)+"|\n", 20)))
	wantProblems(t, problems[1:], "x.md:11: warning: the tables have more than 80000 facts; the rest is not used (split it into several documents)")
	if len(c.Facts) != 99*90 {
		t.Errorf("there are %d facts", len(c.Facts))
	}
	c, problems = Parse("x.md", []byte("# T\n\n"+strings.Repeat(">", 10_000)+" deep\n"))
	if len(problems) != 2 || problems[1].Line != 3 || problems[1].Severity != content.Warning {
		t.Errorf("the problems are %v", problems)
	}
	if b := c.Lessons[0].Blocks[0]; b.Quote != content.MaxDepth || content.PlainText(b.Text) != "deep" {
		t.Errorf("the block is %+v", b)
	}
}
