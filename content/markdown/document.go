package markdown

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"porthole/content"
)

// document is the text that is read: its lines, its spans and its marks of footnotes, with what there is to tell of it.
// The readers of its parts share it.
type document struct {
	*content.Report

	course  *content.Course
	sources *sources

	src            []byte         // what goldmark reads
	srcText        string         // the same
	whole          []byte         // the document as it is written
	starts, origin []int32        // of each of its lines: the offset, and the number in the document
	scratch, spare []content.Span // see spans and keep
	buf            []byte
	softBreak      string // what a line break inside a paragraph becomes
	hints          int    // given by nearestHint
	lastLine       int    // index of the line that was asked for last: the next one is near
}

func newDocument(file string) *document {
	return &document{Report: content.NewReport(file), course: &content.Course{Map: -1}, softBreak: " "}
}

// parse has goldmark read body, whose first line has the number first. It returns the tree and the footnotes that are
// defined in it.
func (d *document) parse(body []byte, first int) (tree ast.Node, defined []*footnoteDef) {
	b := d.bound(body, first)
	d.src, d.srcText, d.starts, d.origin = b.out, string(b.out), b.starts, b.origin
	return parseTree(d.src)
}

// decode returns src as UTF-8 with line feeds alone, without a byte order mark.
func (d *document) decode(src []byte) []byte {
	if len(src) > content.MaxSize {
		d.Warn(0, "split it into several documents", "it is larger than %d MiB; the rest is not read", content.MaxSize>>20)
		src = src[:content.MaxSize]
	}
	src = bytes.TrimPrefix(src, []byte("\ufeff"))
	if bytes.IndexByte(src, '\r') >= 0 {
		src = bytes.ReplaceAll(bytes.ReplaceAll(src, []byte("\r\n"), []byte("\n")), []byte("\r"), []byte("\n"))
	}
	if utf8.Valid(src) {
		return src
	}
	d.Warn(invalidLine(src), "save the file as UTF-8", "it holds bytes that are not UTF-8; cells in which letters are lost are not asked")
	return bytes.ToValidUTF8(src, []byte("\ufffd"))
}

// invalidLine returns the number of the first line that is not UTF-8.
func invalidLine(src []byte) int {
	line := 1
	for l := range bytes.Lines(src) {
		if !utf8.Valid(l) {
			break
		}
		line++
	}
	return line
}

// lineAt returns the number of the line in the document that offset of what goldmark read is on.
func (d *document) lineAt(offset int) int {
	i := d.lastLine
	for near := 0; i+1 < len(d.starts) && int(d.starts[i+1]) <= offset && near < 8; near++ {
		i++
	}
	if i >= len(d.starts) || int(d.starts[i]) > offset || i+1 < len(d.starts) && int(d.starts[i+1]) <= offset {
		var found bool
		if i, found = slices.BinarySearchFunc(d.starts, offset, func(start int32, off int) int { return int(start) - off }); !found {
			i--
		}
	}
	d.lastLine = max(0, i)
	if i < 0 || i >= len(d.origin) {
		return 0
	}
	return int(d.origin[i])
}

// lineOf returns the line a block begins on.
func (d *document) lineOf(n ast.Node) int {
	if n.Type() == ast.TypeBlock && n.Lines() != nil && n.Lines().Len() > 0 {
		return d.lineAt(n.Lines().At(0).Start)
	}
	if n.Pos() >= 0 {
		return d.lineAt(n.Pos())
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if line := d.lineOf(c); line > 0 {
			return line
		}
	}
	return 0
}

// itemLine returns the line that an item of a list begins on, and line where it is empty.
func (d *document) itemLine(item ast.Node, line int) int {
	if n := d.lineOf(item); n > 0 {
		return n
	}
	return line
}

// codeLines returns the lines of a block of code, cleaned.
func (d *document) codeLines(n ast.Node) []string { return unmarkedLines(d.markedLines(n)) }

// markedLines are the lines of code with the signs of their marks.
func (d *document) markedLines(n ast.Node) []string {
	lines := n.Lines()
	out := make([]string, 0, lines.Len())
	for i := range lines.Len() {
		seg := lines.At(i)
		out = append(out, cleanLine(string(seg.Value(d.src))))
	}
	return out
}

// cleanLine cleans a line of code, in which a tab stands for four spaces.
func cleanLine(s string) string {
	return content.Clean(strings.ReplaceAll(strings.TrimRight(s, "\r\n"), "\t", "    "))
}

// prose returns the text of a block, whatever it holds, and the sources it marks.
func (d *document) prose(n ast.Node) (text string, sources []int) {
	switch n := n.(type) {
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		return strings.Join(d.codeLines(n), " "), nil
	case *ast.HTMLBlock:
		return "", nil
	case *ast.Paragraph, *ast.TextBlock, *ast.Heading, *extast.TableCell:
		spans := d.spans(n)
		return content.PlainText(spans), sourcesIn(spans)
	}
	var parts []string
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		t, s := d.prose(c)
		if t != "" {
			parts = append(parts, t)
		}
		sources = addAll(sources, s)
	}
	return strings.Join(parts, " "), sources
}
