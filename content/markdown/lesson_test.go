package markdown

import (
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"porthole/content"
)

// outlineText writes the lessons as "chapter > title".
func outlineText(c *content.Course) []string {
	var out []string
	for _, l := range c.Lessons {
		title := l.Title
		if l.Chapter != "" {
			title = l.Chapter + " > " + title
		}
		out = append(out, title)
	}
	return out
}

func TestLessonsAreTheSectionsOfTheCommonestLevel(t *testing.T) {
	for _, tc := range []struct {
		name, src string
		want      []string
	}{
		{"second level", "# T\n## A\nx\n## B\ny\n### C\nz\n", []string{"A", "B"}},
		{"third level with chapters", "# T\n## A\n### B\nx\n### C\n## D\n### E\n", []string{"A > B", "A > C", "D > E"}},
		{"a tie goes to the shallower level", "# T\n## A\n### B\n## C\n### D\n", []string{"A", "C"}},
		{"text under the title and a chapter", "# T\nintro\n## A\nmore\n### B\nx\n### C\ny\n", []string{"T", "A > A", "A > B", "A > C"}},
		{"first level only", "# T\nintro\n# A\nx\n# B\ny\n", []string{"T", "A", "B"}},
		{"no heading", "just text\n", []string{"course"}},
		{"a title alone", "# Only **this**:\n", []string{"Only this"}},
		{"headings before the title", "## A\nx\n# T\n## B\ny\n", []string{"A", "B"}},
		{"headings with markup and numbers", "# T\n## 1. *One*:\n## 2) `Two`\n## 3.1 Three\n## 802.11 stays\n## 3 ways\n", []string{"One", "Two", "Three", "802.11 stays", "3 ways"}},
		{"headings in quotations do not count", "# T\n## A\nx\n> ## Q\n> ## R\n> ## S\n\n### B\n### C\n", []string{"A > A", "A > B", "A > C"}},
		{"headings over questions alone", "# T\n## A\nx\n### Check\n\nOne?\n\n- [x] a\n- [ ] b\n\n### Quiz\n\nTwo?\n\n- [x] a\n- [ ] b\n", []string{"A"}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			c, _ := Parse("course.md", []byte(tc.src))
			if diff := cmp.Diff(tc.want, outlineText(c)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestSectionsOfQuestionsAloneAreLessons(t *testing.T) {
	ask := func(stem string) string { return stem + "?\n\n- [x] a\n- [ ] b\n\n" }
	for _, tc := range []struct {
		name, src string
		want      []string // lessons, with the stems of their questions and the number of blocks
	}{
		{"a quiz", "# Network quiz\n## Basics\n" + ask("1") + ask("2") + "## More\n" + ask("3"), []string{"Basics 1? 2? 0", "More 3? 0"}},
		{"a quiz with rules between", "# Q\n## Basics\n" + ask("1") + "---\n\n## More\n" + ask("2") + "---\n", []string{"Basics 1? 0", "More 2? 0"}},
		{"under chapters", "# Q\n## A\n### B\n" + ask("1") + "### C\n" + ask("2"), []string{"A > B 1? 0", "A > C 2? 0"}},
		{"a quiz after lessons", "# T\n## A\nx\n## B\ny\n## Quiz\n" + ask("1"), []string{"A 1", "B 1", "Quiz 1? 0"}},
		{"the check of each lesson", "# T\n## A\nx\n### Check\n" + ask("1") + "### More\n" + ask("2") + "## B\ny\n### Check\n" + ask("3") + "### More\n" + ask("4"), []string{"A 1? 2? 1", "B 3? 4? 1"}},
		{"a check with a rule after it", "# T\n## A\nx\n### Check\n" + ask("1") + "---\n\n## B\ny\n", []string{"A 1? 1", "B 1"}},
		{"deeper than its chapter", "# T\n## A\nx\n## B\ny\n# C\n### Quiz\n" + ask("1"), []string{"A 1", "B 1", "C > C 1? 0"}},
		{"under the title", "# Quiz\n" + ask("1"), []string{"Quiz 1? 0"}},
		{"under the title, and in sections", "# Quiz\n" + ask("1") + "## A\n" + ask("2"), []string{"Quiz 1? 0", "A 2? 0"}},
		{"without a heading", ask("1"), []string{"course 1? 0"}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			c, _ := Parse("course.md", []byte(tc.src))
			got := outlineText(c)
			for i := range got {
				for _, q := range c.Questions {
					if q.Lesson == i {
						got[i] += " " + q.Stem
					}
				}
				got[i] += " " + strconv.Itoa(len(c.Lessons[i].Blocks))
			}
			if diff := cmp.Diff(tc.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestTitleAndIdentityOfACourse(t *testing.T) {
	for src, want := range map[string][2]string{
		"# **One**\n":                               {"One", "One"},
		"---\nid: x\n---\n# One\n":                  {"x", "One"},
		"---\ntitle: \"Two\\u001b[1m\"\n---\n# One": {"Two", "Two"},
		"---\nid: 25\n---\ntext":                    {"25", "dir course"},
		"text":                                      {"dir course", "dir course"},
	} {
		c, _ := Parse("some/dir course.md", []byte(src))
		if got := [2]string{c.ID, c.Title}; got != want {
			t.Errorf("%q has id and title %q, want %q", src, got, want)
		}
	}
}

// blockText writes a block as its kind, depth, quotation depth, marker and text.
func blockText(b content.Block) string {
	kind := [...]string{"p", "h", "li", "code", "hr", "table"}[b.Kind]
	var text strings.Builder
	for _, s := range b.Text {
		mark := map[content.SpanStyle]string{content.Strong: "**", content.Emphasis: "*", content.Literal: "`", content.Struck: "~~"}[s.Style]
		text.WriteString(mark + s.Text + mark)
		if s.Link != "" {
			text.WriteString("<" + s.Link + ">")
		}
		if s.Source > 0 {
			text.WriteString("^" + strconv.Itoa(s.Source))
		}
	}
	return strings.TrimSpace(kind + strings.Repeat("+", b.Depth) + strings.Repeat(">", b.Quote) + " " + b.Marker + " " + text.String() + strings.Join(b.Lines, "|"))
}

func TestBlocksOfALesson(t *testing.T) {
	c := read(t, `# T
A **b** *c* `+"`d`"+` ~~e~~ [f](http://x) <http://y> &amp; \*g\* &copy;[^s]
h  
i<br>j <!-- hidden -->

## Deeper

1. one
   more

   still one
   - two
     > quoted
2. `+"```"+`
   	print here
   `+"```"+`

> a
> > b

<div>text <b>in</b> HTML</div>

***

| a | b |
|---|---|
| X1 | 1[^s] |

    indented

[^s]: RFC 1
`, content.Warning)
	want := `p  A **b** *c* ` + "`d`" + ` ~~e~~ f<http://x> http://y<http://y> & *g* ©^1 h
i
j
li 1. one more
li  still one
li+ • two
li+>  quoted
li 2.
code      print here
p>  a
p>>  b
p  text in HTML
hr
table
code  indented`
	if diff := cmp.Diff(want, blocksOf(c)); diff != "" {
		t.Errorf("blocks (-want +got):\n%s", diff)
	}
}

func blocksOf(c *content.Course) string {
	var out []string
	for _, l := range c.Lessons {
		for _, b := range l.Blocks {
			out = append(out, blockText(b))
		}
	}
	return strings.Join(out, "\n")
}

func TestSourcesAreNumberedByFirstUse(t *testing.T) {
	c := read(t, `# T
See[^b].

| Name | Port[^c] | What |
|---|---|---|
| A1 | 1[^a] | x1[^a][^b] |
| A2[^b] | 2 | y1 |
| A3 | 3 | z1 |

[^a]: RFC 1 *§2*;
    and more
[^b]: RFC 2
[^c]: RFC 3
`, content.Notice)
	want := []content.Source{{Label: "b", Text: "RFC 2", Line: 12}, {Label: "c", Text: "RFC 3", Line: 13}, {Label: "a", Text: "RFC 1 §2; and more", Line: 10}}
	if diff := cmp.Diff(want, c.Sources); diff != "" {
		t.Error(diff)
	}
	var got [][]int
	for _, f := range c.Facts {
		got = append(got, f.Sources)
	}
	if diff := cmp.Diff([][]int{{2}, {2, 0}, {0}, {0}, {1}, nil}, got); diff != "" {
		t.Error(diff)
	}
	if s := c.SourcesOf([]int{2, 9, -1}); len(s) != 1 || s[0].Label != "a" {
		t.Errorf("SourcesOf gives %v", s)
	}
}
