package markdown

import (
	"fmt"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"porthole/content"
)

// place is where in nested lists and quotations a block stands.
type place struct {
	depth, quote int
	item         bool
	marker       string // of the list item that begins with this block
}

// lineOf returns the line a block begins on.
func (r *reader) lineOf(n ast.Node) int {
	if n.Type() == ast.TypeBlock && n.Lines() != nil && n.Lines().Len() > 0 {
		return r.lineAt(n.Lines().At(0).Start)
	}
	if n.Pos() >= 0 {
		return r.lineAt(n.Pos())
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if line := r.lineOf(c); line > 0 {
			return line
		}
	}
	return 0
}

// block adds a block of the tree to the current lesson.
func (r *reader) block(n ast.Node, p place) {
	switch n := n.(type) {
	case *ast.HTMLBlock:
		r.html(n, p)
		return
	case *footnoteDef:
		return
	case *extast.Table:
		r.itemOf(n, p)
		r.table(n, p)
		return
	}
	r.dropDirectives()
	switch n := n.(type) {
	case *ast.Paragraph, *ast.TextBlock:
		r.checkForTable(n)
		r.checkForHeading(n)
		r.text(n, p)
	case *ast.Heading:
		r.itemOf(n, p)
		r.add(content.Block{Kind: content.Heading, Depth: max(1, n.Level-r.level), Quote: p.quote, Text: r.spans(n), Line: r.lineOf(n)})
	case *ast.List:
		r.itemOf(n, p)
		r.list(n, p)
	case *ast.Blockquote:
		r.itemOf(n, p)
		p.marker, p.quote = "", min(p.quote+1, content.MaxDepth)
		r.children(n, p)
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		r.checkForIndentedTable(n)
		r.itemOf(n, p)
		r.add(content.Block{Kind: content.Code, Depth: p.depth, Quote: p.quote, Lines: r.codeLines(n), Line: r.lineOf(n)})
	case *ast.ThematicBreak:
		r.itemOf(n, p)
		r.add(content.Block{Kind: content.Rule, Depth: p.depth, Quote: p.quote, Line: r.lineOf(n)})
	}
}

func (r *reader) children(n ast.Node, p place) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		r.block(c, p)
		p.marker = ""
	}
}

// add puts a block into the current lesson.
func (r *reader) add(b content.Block) {
	l := &r.course.Lessons[r.lesson()]
	if l.Blocks == nil {
		l.Blocks = make([]content.Block, 0, 8)
	}
	l.Blocks = append(l.Blocks, b)
}

// itemOf writes the marker of a list item that begins with something other than text.
func (r *reader) itemOf(n ast.Node, p place) {
	if p.marker != "" {
		r.add(content.Block{Kind: content.Item, Depth: p.depth, Quote: p.quote, Marker: p.marker, Line: r.lineOf(n)})
	}
}

func (r *reader) text(n ast.Node, p place) {
	b := content.Block{Depth: p.depth, Quote: p.quote, Text: r.spans(n), Line: r.lineOf(n)}
	if p.item {
		b.Kind, b.Marker = content.Item, p.marker
	}
	if len(b.Text) > 0 || p.marker != "" {
		r.add(b)
	}
}

func (r *reader) list(n *ast.List, p place) {
	if p.item {
		p.depth = min(p.depth+1, content.MaxDepth)
	}
	p.item = true
	number := n.Start
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		p.marker = "•"
		if n.IsOrdered() {
			p.marker = fmt.Sprintf("%d%c", number, n.Marker)
			number++
		}
		if item.FirstChild() == nil {
			r.itemOf(item, p)
		}
		r.children(item, p)
	}
}

func (r *reader) codeLines(n ast.Node) []string {
	lines := n.Lines()
	out := make([]string, 0, lines.Len())
	for i := range lines.Len() {
		seg := lines.At(i)
		out = append(out, cleanLine(string(seg.Value(r.src))))
	}
	return out
}

// html takes in a comment, or shows the text of other HTML.
func (r *reader) html(n *ast.HTMLBlock, p place) {
	if _, ok := commentText(n, r.src); ok {
		r.itemOf(n, p)
		r.directive(n)
		return
	}
	r.dropDirectives()
	raw := n.Lines().Value(r.src)
	if n.HasClosure() {
		raw = append(slices.Clip(raw), n.ClosureLine.Value(r.src)...)
	}
	text := ""
	if n.HTMLBlockType >= ast.HTMLBlockType6 {
		text = strings.Join(strings.Fields(content.Clean(unescape(withoutTags(string(raw))))), " ")
	}
	if text == "" {
		r.itemOf(n, p)
		return
	}
	b := content.Block{Depth: p.depth, Quote: p.quote, Text: []content.Span{{Text: text}}, Line: r.lineOf(n)}
	if p.item {
		b.Kind, b.Marker = content.Item, p.marker
	}
	r.add(b)
}

// withoutTags replaces each tag by a space.
func withoutTags(s string) string {
	var b strings.Builder
	for {
		before, after, ok := strings.Cut(s, "<")
		b.WriteString(before)
		if !ok {
			return b.String()
		}
		b.WriteByte(' ')
		if _, s, ok = strings.Cut(after, ">"); !ok {
			return b.String()
		}
	}
}

// cleanLine cleans a line of code, in which a tab stands for four spaces.
func cleanLine(s string) string {
	return content.Clean(strings.ReplaceAll(strings.TrimRight(s, "\r\n"), "\t", "    "))
}
