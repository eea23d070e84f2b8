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

// block adds a block of the tree to the current lesson.
func (l *lessonReader) block(n ast.Node, p place) {
	switch n := n.(type) {
	case *ast.HTMLBlock:
		l.html(n, p)
		return
	case *footnoteDef:
		return
	case *extast.Table:
		l.itemOf(n, p)
		t, line := l.tables.read(n, l.lesson())
		l.add(content.Block{Kind: content.TableBlock, Table: t, Depth: p.depth, Quote: p.quote, Line: line})
		return
	}
	l.directives.drop()
	switch n := n.(type) {
	case *ast.Paragraph, *ast.TextBlock:
		l.checkForTable(n)
		l.checkForHeading(n)
		l.text(n, p)
	case *ast.Heading:
		l.itemOf(n, p)
		l.add(content.Block{Kind: content.Heading, Depth: max(1, n.Level-l.level), Quote: p.quote, Text: l.spans(n), Line: l.lineOf(n)})
	case *ast.List:
		l.itemOf(n, p)
		l.list(n, p)
	case *ast.Blockquote:
		l.itemOf(n, p)
		p.marker, p.quote = "", min(p.quote+1, content.MaxDepth)
		l.children(n, p)
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		l.checkForIndentedTable(n)
		l.itemOf(n, p)
		l.add(content.Block{Kind: content.Code, Depth: p.depth, Quote: p.quote, Lines: l.codeLines(n), Line: l.lineOf(n)})
	case *ast.ThematicBreak:
		if len(l.course.Lessons) == 0 && l.next == nil {
			return // it makes no lesson of its own
		}
		l.itemOf(n, p)
		l.add(content.Block{Kind: content.Rule, Depth: p.depth, Quote: p.quote, Line: l.lineOf(n)})
	}
}

func (l *lessonReader) children(n ast.Node, p place) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		l.block(c, p)
		p.marker = ""
	}
}

// itemOf writes the marker of a list item that begins with something other than text.
func (l *lessonReader) itemOf(n ast.Node, p place) {
	if p.marker != "" {
		l.add(content.Block{Kind: content.Item, Depth: p.depth, Quote: p.quote, Marker: p.marker, Line: l.lineOf(n)})
	}
}

func (l *lessonReader) text(n ast.Node, p place) {
	b := content.Block{Depth: p.depth, Quote: p.quote, Line: l.lineOf(n)}
	if p.quote > 0 && opensCallout(n, l.src) {
		l.softBreak = "\n"
		b.Text = withoutCallout(l.spans(n))
		l.softBreak = " "
	} else {
		b.Text = l.spans(n)
	}
	if p.item {
		b.Kind, b.Marker = content.Item, p.marker
	}
	if len(b.Text) > 0 || p.marker != "" {
		l.add(b)
	}
}

func (l *lessonReader) list(n *ast.List, p place) {
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
			l.itemOf(item, p)
		}
		l.children(item, p)
	}
}

// html takes in a comment, or shows the text of other HTML.
func (l *lessonReader) html(n *ast.HTMLBlock, p place) {
	if _, ok := commentText(n, l.src); ok {
		l.itemOf(n, p)
		l.directives.read(n)
		return
	}
	raw := n.Lines().Value(l.src)
	if n.HasClosure() {
		raw = append(slices.Clip(raw), n.ClosureLine.Value(l.src)...)
	}
	if n.HTMLBlockType >= ast.HTMLBlockType6 && l.htmlTables(n, string(raw), p) {
		return
	}
	l.directives.drop()
	text := ""
	if n.HTMLBlockType >= ast.HTMLBlockType6 {
		text = strings.Join(strings.Fields(content.Clean(unescape(withoutTags(string(raw))))), " ")
	}
	if text == "" {
		l.itemOf(n, p)
		return
	}
	b := content.Block{Depth: p.depth, Quote: p.quote, Text: []content.Span{{Text: text}}, Line: l.lineOf(n)}
	if p.item {
		b.Kind, b.Marker = content.Item, p.marker
	}
	l.add(b)
}

// htmlTables reads the tables in a block of HTML; false where there is none.
func (l *lessonReader) htmlTables(n *ast.HTMLBlock, raw string, p place) bool {
	lowered := strings.ToLower(raw)
	if len(lowered) != len(raw) {
		lowered = raw
	}
	read, line := false, l.lineOf(n)
	for from := 0; ; {
		at := strings.Index(lowered[from:], "<table")
		if at < 0 {
			return read
		}
		line += strings.Count(raw[from:from+at], "\n")
		from += at
		t, size, ok := l.tables.readHTML(raw[from:], l.lesson(), line)
		if ok {
			l.itemOf(n, p)
			p.marker = ""
			l.add(content.Block{Kind: content.TableBlock, Table: t, Depth: p.depth, Quote: p.quote, Line: line})
			read = true
		}
		line += strings.Count(raw[from:from+max(size, 1)], "\n")
		from += max(size, 1)
	}
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
