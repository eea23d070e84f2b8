package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
)

// checkForTable tells of a paragraph whose every line has bars: a table without its delimiters.
func (d *document) checkForTable(n ast.Node) {
	lines := n.Lines()
	if lines.Len() < 2 {
		return
	}
	for i := range lines.Len() {
		line := lines.At(i)
		if bytes.IndexByte(line.Value(d.src), '|') < 0 {
			return
		}
	}
	d.Notice(d.lineOf(n), "put a line of dashes under the headings, with as many columns as they have: |---|---|", "this looks like a table and is not one")
}

// checkForIndentedTable tells of a table that four spaces before it make a block of code.
func (d *document) checkForIndentedTable(n ast.Node) {
	code, ok := n.(*ast.CodeBlock)
	if !ok || code.Lines().Len() < 2 {
		return
	}
	line := code.Lines().At(1)
	dashes := bytes.TrimSpace(line.Value(d.src))
	if bytes.IndexByte(dashes, '|') >= 0 && bytes.Contains(dashes, []byte("--")) && len(bytes.Trim(dashes, "|-: ")) == 0 {
		d.Notice(d.lineOf(n), "begin its lines at the left edge", "this looks like a table and is a block of code, for it is indented")
	}
}

// checkForHeading tells of a paragraph that begins like "##Ports". One mark alone is somebody's tag: "#ports".
func (d *document) checkForHeading(n ast.Node) {
	if n.Lines().Len() == 0 {
		return
	}
	line := n.Lines().At(0)
	text := line.Value(d.src)
	rest := bytes.TrimLeft(text, "#")
	if marks := len(text) - len(rest); marks >= 2 && marks <= 6 && len(bytes.TrimSpace(rest)) > 0 {
		d.Notice(d.lineOf(n), "put a space after "+string(text[:marks]), "this looks like a heading and is not one")
	}
}

// checkForNestedBoxes tells of a list of check boxes below an item that has none: a question that somebody numbered.
func (d *document) checkForNestedBoxes(list *ast.List) {
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		for n := item.FirstChild(); n != nil; n = n.NextSibling() {
			if checkBox(item) == nil && isTaskList(n) {
				d.Notice(d.lineOf(item), "write the question without a number or a bullet, and its list at the left edge",
					"a list of check boxes inside another list is no question")
				return
			}
		}
	}
}

// lateFrontMatter tells of front matter that something stands above: blank lines, which nobody sees.
func (d *document) lateFrontMatter(src []byte) {
	body := bytes.TrimLeft(src, " \t\n")
	rest, ok := bytes.CutPrefix(body, []byte("---\n"))
	if !ok || len(body) == len(src) {
		return
	}
	key, _, _ := bytes.Cut(rest, []byte{'\n'})
	name, _, isKey := bytes.Cut(key, []byte{':'})
	if isKey && len(name) > 0 && !bytes.ContainsAny(name, " \t|*") && bytes.Contains(rest, []byte("\n---\n")) {
		line := 1 + bytes.Count(src[:len(src)-len(body)], []byte{'\n'})
		d.Warn(line, "take away what stands above it", "the front matter does not begin on the first line; it is read as text")
	}
}
