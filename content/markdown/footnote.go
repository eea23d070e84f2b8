package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"

	"porthole/content"
)

// footnote is one as it is defined; source is its index in Course.Sources once it has been
// referred to, else -1.
type footnote struct {
	label, text string
	line        int
	source      int
	missing     bool // referred to, never defined
}

// sources are the footnotes of a document, and those of them that something refers to.
type sources struct {
	*document

	byLabel map[string]*footnote // by Key of the label
	defined []*footnote          // in the order of the document
}

// define takes in the definitions, before anything refers to them.
func (s *sources) define(defs []*footnoteDef) {
	for _, d := range defs {
		key := content.Key(d.label)
		line := s.lineAt(d.Pos())
		if first, ok := s.byLabel[key]; ok {
			s.Warn(line, "give one of them another label", "the footnote [^%s] is defined a second time; the one in line %d is used", d.label, first.line)
			continue
		}
		n := &footnote{label: content.Clean(d.label), line: line, source: -1}
		s.byLabel[key] = n
		s.defined = append(s.defined, n)
		n.text = strings.Join(strings.Fields(s.deepText(d)), " ")
		if n.text == "" {
			s.Warn(line, "write where it is said: RFC 8314 §3.3", "the footnote [^%s] says nothing", d.label)
		}
	}
}

// deepText returns the text of all blocks under n.
func (s *sources) deepText(n ast.Node) string {
	var parts []string
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Paragraph, *ast.TextBlock, *ast.Heading:
			parts = append(parts, s.textWithoutMarks(c))
		case *ast.CodeBlock, *ast.FencedCodeBlock:
			parts = append(parts, s.codeLines(c)...)
		case *ast.List, *ast.ListItem, *ast.Blockquote:
			parts = append(parts, s.deepText(c))
		}
	}
	return strings.Join(parts, " ")
}

// textWithoutMarks returns the text of a block without counting the footnotes in it as used.
func (s *sources) textWithoutMarks(n ast.Node) string {
	s.sources = nil
	defer func() { s.sources = s }()
	return content.PlainText(s.spans(n))
}

// sourceOf returns the index of the source that a mark refers to, and numbers it at its first use.
func (s *sources) sourceOf(mark *footnoteMark) (index int, ok bool) {
	n := s.byLabel[string(mark.label)] // most labels are keys as they stand
	if n == nil {
		label := string(mark.label)
		if n = s.byLabel[content.Key(label)]; n == nil {
			n = &footnote{label: label, missing: true}
			s.byLabel[content.Key(label)] = n
			s.Warn(s.lineAt(mark.at), "add a line [^"+label+"]: with the source", "the footnote [^%s] is not defined", label)
		}
	}
	if n.missing {
		return 0, false
	}
	if n.source < 0 {
		n.source = len(s.course.Sources)
		s.course.Sources = append(s.course.Sources, content.Source{Label: n.label, Text: n.text, Line: n.line})
	}
	return n.source, true
}

// check tells of definitions that nothing refers to.
func (s *sources) check() {
	for _, n := range s.defined {
		if !n.missing && n.source < 0 {
			s.Notice(n.line, "put [^"+n.label+"] where it says something", "nothing refers to the footnote [^%s]", n.label)
		}
	}
}
