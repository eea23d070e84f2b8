package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"

	"porthole/content"
)

// note is a footnote as it is defined; source is its index in Course.Sources once it has been
// referred to, else -1.
type note struct {
	label, text string
	line        int
	source      int
	missing     bool // referred to, never defined
}

// define takes in the definitions, before anything refers to them.
func (r *reader) define(defs []*footnoteDef) {
	for _, d := range defs {
		key := content.Key(d.label)
		line := r.lineAt(d.Pos())
		if first, ok := r.notes[key]; ok {
			r.Warn(line, "give one of them another label", "the footnote [^%s] is defined a second time; the one in line %d is used", d.label, first.line)
			continue
		}
		n := &note{label: content.Clean(d.label), line: line, source: -1}
		r.notes[key] = n
		r.defined = append(r.defined, n)
		n.text = strings.Join(strings.Fields(r.deepText(d)), " ")
		if n.text == "" {
			r.Warn(line, "write where it is said: RFC 8314 §3.3", "the footnote [^%s] says nothing", d.label)
		}
	}
}

// deepText returns the text of all blocks under n.
func (r *reader) deepText(n ast.Node) string {
	var parts []string
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Paragraph, *ast.TextBlock, *ast.Heading:
			parts = append(parts, r.textWithoutMarks(c))
		case *ast.CodeBlock, *ast.FencedCodeBlock:
			parts = append(parts, r.codeLines(c)...)
		case *ast.List, *ast.ListItem, *ast.Blockquote:
			parts = append(parts, r.deepText(c))
		}
	}
	return strings.Join(parts, " ")
}

// textWithoutMarks returns the text of a block without counting the footnotes in it as used.
func (r *reader) textWithoutMarks(n ast.Node) string {
	notes := r.notes
	r.notes = nil
	defer func() { r.notes = notes }()
	return content.PlainText(r.spans(n))
}

// sourceOf returns the index of the source that a mark refers to, and numbers it at its first use.
func (r *reader) sourceOf(mark *footnoteMark) (index int, ok bool) {
	n := r.notes[string(mark.label)] // most labels are keys as they stand
	if n == nil {
		label := string(mark.label)
		if n = r.notes[content.Key(label)]; n == nil {
			n = &note{label: label, missing: true}
			r.notes[content.Key(label)] = n
			r.Warn(r.lineAt(mark.at), "add a line [^"+label+"]: with the source", "the footnote [^%s] is not defined", label)
		}
	}
	if n.missing {
		return 0, false
	}
	if n.source < 0 {
		n.source = len(r.course.Sources)
		r.course.Sources = append(r.course.Sources, content.Source{Label: n.label, Text: n.text, Line: n.line})
	}
	return n.source, true
}

// checkFootnotes tells of definitions that nothing refers to.
func (r *reader) checkFootnotes() {
	for _, n := range r.defined {
		if !n.missing && n.source < 0 {
			r.Notice(n.line, "put [^"+n.label+"] where it says something", "nothing refers to the footnote [^%s]", n.label)
		}
	}
}
