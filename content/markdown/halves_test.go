package markdown

import (
	"bytes"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/yuin/goldmark/ast"

	"porthole/content"
)

// shape is a tree as text: the kinds of its nodes, and where their lines and segments lie.
func shapeOfTree(n ast.Node) string {
	var out strings.Builder
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			out.WriteString(")")
			return ast.WalkContinue, nil
		}
		fmt.Fprintf(&out, "(%T", n)
		if n.Type() != ast.TypeInline && n.Lines() != nil {
			for i := range n.Lines().Len() {
				fmt.Fprint(&out, " ", n.Lines().At(i))
			}
		}
		if text, ok := n.(*ast.Text); ok {
			fmt.Fprint(&out, " ", text.Segment)
		}
		return ast.WalkContinue, nil
	})
	return out.String()
}

// A large document is read in two halves, and the tree is the same.
func TestTwoHalvesMakeTheWhole(t *testing.T) {
	filler := func(n int) string {
		return strings.Repeat("A line of text with `code`, *stress* and a note[^1].\n\n- one\n- two\n\n| A | B |\n|---|---|\n| 1 | 2 |\n\n", n)
	}
	long, short := filler(worthHalving/len(filler(1))+1), filler(worthHalving/len(filler(1))/2)
	for name, test := range map[string]struct {
		src    string
		halves bool
	}{
		"plain":                      {long + "## Two\n\n" + short + "[^1]: A note.\n", true},
		"a note in the first half":   {"[^1]: A note.\n\n" + long + "## Two\n\n" + short, true},
		"too short":                  {"Text.\n\n## Two\n\nMore.\n", false},
		"no heading":                 {long, false},
		"a link is defined":          {long + "## Two\n\nSee [here].\n\n" + short + "[here]: https://example.org\n", false},
		"code goes on":               {long + "```\ncode\n\n## no heading\n\n" + short + "```\n", true},
		"code that a list begins":    {long + "- a\n\n  ```\n  code\n```\nmore code\n\n## no heading\n\n" + short, true},
		"a comment goes on":          {long + "<!-- said\n\n## no heading\n\n" + short + "-->\n\nText.\n", true},
		"a script goes on":           {long + "<script>\nx\n\n## no heading\n\n" + short + "</script>\n", true},
		"a comment before a heading": {long + "<!-- id: a -->\n\n## Two\n\n" + short + "## Three\n\nText.\n", true},
	} {
		src := []byte(test.src)
		if got := halfway(src) > 0; got != test.halves {
			t.Errorf("%s: halved: %v", name, got)
		}
		got, gotNotes := parseTree(src)
		want, wantNotes := parsePart(src, 0)
		if shapeOfTree(got) != shapeOfTree(want) {
			t.Errorf("%s: the tree is another one", name)
		}
		if len(gotNotes) != len(wantNotes) {
			t.Errorf("%s: %d footnotes, want %d", name, len(gotNotes), len(wantNotes))
		}
	}
}

// The built-in courses are what they are when they are read in one piece.
func TestTheBuiltInCoursesAreReadInHalves(t *testing.T) {
	for _, name := range content.BuiltinNames() {
		src, _ := content.Builtin(name)
		if halfway(src) == 0 {
			t.Errorf("%s is read in one piece", name)
		}
		got, gotNotes := parseTree(src)
		want, wantNotes := parsePart(src, 0)
		if shapeOfTree(got) != shapeOfTree(want) || !reflect.DeepEqual(labels(gotNotes), labels(wantNotes)) {
			t.Errorf("%s: the tree is another one", name)
		}
		if !bytes.Contains(src, []byte("[^")) {
			t.Errorf("%s has no footnote", name)
		}
	}
}

func labels(defs []*footnoteDef) []string {
	var out []string
	for _, d := range defs {
		out = append(out, d.label)
	}
	return out
}
