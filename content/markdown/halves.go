package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
)

// worthHalving is how many bytes a document has that is read in two halves at once: 64 KiB take goldmark some milliseconds.
const worthHalving = 64 << 10

// parseTree has goldmark read src, a large document in two halves at once. The tree is that of the whole.
func parseTree(src []byte) (ast.Node, []*footnoteDef) {
	at := halfway(src)
	if at == 0 {
		return parsePart(src, 0)
	}
	type part struct {
		tree    ast.Node
		defined []*footnoteDef
	}
	second := make(chan part, 1)
	go func() {
		tree, defined := parsePart(src, at)
		second <- part{tree, defined}
	}()
	tree, defined := parsePart(src[:at], 0)
	rest := <-second
	if mayGoOn(tree.LastChild()) {
		return parsePart(src, 0)
	}
	for n := rest.tree.FirstChild(); n != nil; n = rest.tree.FirstChild() {
		tree.AppendChild(tree, n)
	}
	return tree, append(defined, rest.defined...)
}

// mayGoOn reports whether the last block of the first half may have gone on behind it: a heading ends every block but those
// of code and HTML (CommonMark 0.31.2, sections 4.5 and 4.6).
func mayGoOn(last ast.Node) bool {
	switch last.(type) {
	case *ast.FencedCodeBlock, *ast.HTMLBlock:
		return true
	}
	return false
}

// parsePart reads src from the beginning of a line on. Places are counted from the start of src.
func parsePart(src []byte, from int) (ast.Node, []*footnoteDef) {
	notes := &footnotes{}
	r := text.NewReader(src)
	if from > 0 {
		r.SetPosition(0, text.NewSegment(from-1, from)) // the end of the line before
		r.AdvanceLine()
	}
	return newMarkdown(notes).Parse(r), notes.defs
}

// halfway returns where the first heading of level two behind the middle begins, with a blank line before it and no mark of
// a block that may go on; 0 where there is none, or where one half could mean something to the other.
func halfway(src []byte) int {
	if len(src) < worthHalving || definesLinks(src) {
		return 0
	}
	for at := len(src) / 2; ; {
		i := bytes.Index(src[at:], []byte("\n\n## "))
		if i < 0 {
			return 0
		}
		at += i
		if before := src[at-1]; before != '>' && before != '`' && before != '~' {
			return at + len("\n\n")
		}
		at++
	}
}

// definesLinks reports whether a reference to a link may be defined somewhere; a footnote is none.
func definesLinks(src []byte) bool {
	for at := 0; ; {
		i := bytes.Index(src[at:], []byte("]:"))
		if i < 0 {
			return false
		}
		opening := bytes.LastIndexByte(src[:at+i], '[')
		if opening < 0 || src[opening+1] != '^' || opening > 0 && src[opening-1] == '\\' {
			return true
		}
		at += i + len("]:")
	}
}
