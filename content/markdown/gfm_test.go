package markdown

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"porthole/content"
)

// goldmarkGFM parses as goldmark's own extension does; tables, check boxes and struck text come from
// there, everything else is the same.
func goldmarkGFM() parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(append(parser.DefaultBlockParsers(), util.Prioritized(&footnotes{}, 999))...),
		parser.WithInlineParsers(append(parser.DefaultInlineParsers(),
			util.Prioritized(extension.NewTaskCheckBoxParser(), 0),
			util.Prioritized(footnoteMarks{}, 101),
			util.Prioritized(extension.NewStrikethroughParser(), 500))...),
		parser.WithParagraphTransformers(
			util.Prioritized(parser.LinkReferenceParagraphTransformer, 100),
			util.Prioritized(extension.NewTableParagraphTransformer(), 200)),
		parser.WithASTTransformers(util.Prioritized(extension.NewTableASTTransformer(), 0)))
}

// gfmOf writes the nodes of a tree that are GFM's, and the blocks around them, in their order.
func gfmOf(t *testing.T, p parser.Parser, src []byte) []string {
	t.Helper()
	var out []string
	err := ast.Walk(p.Parse(text.NewReader(src)), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *extast.Table:
			out = append(out, "table")
		case *extast.TableHeader, *extast.TableRow:
			out = append(out, "row")
		case *extast.TableCell:
			out = append(out, "cell "+plainNode(n, src, false))
		case *extast.TaskCheckBox:
			out = append(out, map[bool]string{true: "[x]", false: "[ ]"}[n.IsChecked])
		case *extast.Strikethrough:
			out = append(out, "struck "+plainNode(n, src, false))
		case *ast.Paragraph, *ast.TextBlock, *ast.Heading:
			out = append(out, n.Kind().String()+" "+plainNode(n, src, false))
		}
		return ast.WalkContinue, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// plainNode joins the text under a node. A bar in code is written alike: goldmark takes its
// backslash out of the tree, we when the text is read.
func plainNode(n ast.Node, src []byte, code bool) string {
	var b strings.Builder
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if t, ok := c.(*ast.Text); ok {
			b.Write(t.Segment.Value(src))
		}
		_, isCode := c.(*ast.CodeSpan)
		b.WriteString(plainNode(c, src, code || isCode))
	}
	if _, isCode := n.(*ast.CodeSpan); isCode {
		return strings.ReplaceAll(strings.ReplaceAll(b.String(), `\|`, "|"), `\`, "")
	}
	return b.String()
}

// differs matches where GFM says otherwise than goldmark's extension, and we follow GFM: a check
// box without space after it is none, and a bar at the end of a row may be escaped as any other.
var differs = regexp.MustCompile(`\[[\sxX]\][^\s]|\[\f\]|\\\|\s*(\n|$)`)

func wantSameGFM(t *testing.T, src []byte) {
	t.Helper()
	if differs.Match(src) {
		return
	}
	want, got := gfmOf(t, goldmarkGFM(), src), gfmOf(t, newMarkdown(&footnotes{}), src)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("of %q (-goldmark +own):\n%s", src, diff)
	}
}

// gfmCases are tables, lists and struck text at the edges of what GFM allows.
func gfmCases() []string {
	return []string{
		"| a | b |\n|---|---|\n| 1 | 2 |\n", "a | b\n-|-\n1 | 2\n", "a|b\n:-|-:\n", "| a |\n|---|\n", "|a|\n|:-:|\n|b\n", "a\n:-\nb\n", "a\n-:\n-\n",
		"| a | b |\n|---|\n| 1 | 2 |\n", "| a |\n|---|---|\n", "| a | b |\n|---|---|\n| 1 |\n| 1 | 2 | 3 |\n|\n", "| a | b |\n| - - | - |\n", "|a|b|\n||-|\n", "|a|b|\n|-||\n",
		"| `a\\|b` | c\\|d |\n|-|-|\n| \\| | `\\|` `\\|x` |\n", "| a `b | c` |\n|-|-|\n", "| `` a\\|` `` | b |\n|-|-|\n", "|\\|a|\n|-|\n",
		"text\nmore\n| a | b |\n|-|-|\n| 1 | 2 |\n", "| a |\n|-|\n| b |\n\ntext\n", "| a |\n|-|\n| b |\n> quote\n", "| a |\n|-|\n| b |\n- list\n", "| a |\n|-|\n| b |\n# h\n", "| a |\n|-|\nb\n|-|\nc\n",
		"> | a | b |\n> |-|-|\n> | 1 | 2 |\n", "- | a | b |\n  |-|-|\n  | 1 | 2 |\n", "- x\n\n  | a |\n  |-|\n  | 1 |\n", "1. | a |\n   |-|\n\n> | a |\n|-|\n",
		"    | a |\n    |-|\n", "| a |\n    |-|\n", "| a |\n   |-|\n", "\t| a |\n|-|\n", "a\n\t|-|\n", "| a | b |\n|\t-\t|\t-\t|\n|\t1\t|\t2\t|\n",
		"# a | b\n-|-\n", "| *a | b* |\n|-|-|\n| **x** | ~~y~~ |\n", "[r]: /u\n| a |\n|-|\n", "[r]: /u\n|-|\n", "| a |\n|-|\n[r]: /u\n", "|\n|-|\n", "||\n|-|\n", "| |\n|-|\n| |\n", "|\n-|-\n", "a\n---\nb\n", "a\n|---\n", "a |\n-|\n",
		"- [ ] a\n- [x] b\n- [X] c\n", "1. [x] a\n2) [ ] b\n", "- [\t] a\n", "- [x]\n- [ ] \n", "- [x]\n  a\n", "* [ ]  a\n\n  [x] b\n", "- a [x] b\n", "[x] a\n", "> [x] a\n", "- > [x] a\n", "- # [x] a\n", "- - [x] a\n", "- [  ] a\n- [y] b\n- [] c\n", "-   [x]    a\n", "+ [ ] ~~a~~\n",
		"~a~ ~~b~~ ~~~c~~~ ~~~~d~~~~\n", "~~a~ b~~\n", "~~a ~b~ c~~\n", "a~~b~~c\n", "~~ a~~\n", "~~a ~~\n", "~~a\nb~~\n", "~~a\n\nb~~\n", "**~~a** b~~\n", "~~**a**~~\n", "\\~~a~~\n", "~~`a~~`\n", "[~~a~~](b)\n", "~a~~ b\n", "~~a*b~~c*\n",
	}
}

func TestTablesBoxesAndStruckTextAreThoseOfGoldmark(t *testing.T) {
	seed, err := os.ReadFile("../testdata/seed.md")
	if err != nil {
		t.Fatal(err)
	}
	email, ok := content.Builtin("email")
	if !ok {
		t.Fatal("there is no course email")
	}
	wantSameGFM(t, seed)
	wantSameGFM(t, email)
	for _, src := range gfmCases() {
		wantSameGFM(t, []byte(src))
		wantSameGFM(t, []byte("> "+strings.ReplaceAll(src, "\n", "\n> ")))
	}
}

func TestWhereGFMIsFollowedAgainstGoldmark(t *testing.T) {
	for src, want := range map[string][]string{
		"| a | b |\n|-|-|\n| 1 | 2 \\|\n": {"table", "row", "cell a", "cell b", "row", "cell 1", `cell 2 \|`},
		"- [x]a\n- [ ](u)\n":              {"TextBlock [x]a", "TextBlock  "},
	} {
		if diff := cmp.Diff(want, gfmOf(t, newMarkdown(&footnotes{}), []byte(src))); diff != "" {
			t.Errorf("%q (-want +got):\n%s", src, diff)
		}
	}
}

func FuzzGFM(f *testing.F) {
	for _, s := range gfmCases() {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, src []byte) { wantSameGFM(t, newDocument("x.md").decode(src)) })
}
