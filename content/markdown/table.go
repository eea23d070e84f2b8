package markdown

import (
	"bytes"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"porthole/content"
)

// table reads a table into the course and into the lesson, and takes the facts from it.
func (r *reader) table(n *extast.Table, p place) {
	d := r.takeDirectives()
	line := r.lineAt(n.FirstChild().Pos())
	if d.id != "" || d.all || d.kind != content.Scenario {
		r.Warn(d.line, "write reading, map or authority before a table", "an id, all or a kind is for a question, and a table follows")
	}
	lesson := r.lesson()
	t := content.Table{Authority: d.authority, Reading: d.reading, Lesson: lesson, Line: line}
	lines := r.tableCells(n, &t)
	index := len(r.course.Tables)
	r.course.Tables = append(r.course.Tables, t)
	r.perTab = append(r.perTab, 0)
	r.add(content.Block{Kind: content.TableBlock, Table: index, Depth: p.depth, Quote: p.quote, Line: line})
	if d.isMap {
		r.markMap(index, d.line)
	}
	if !d.reading {
		s := sheet{r: r, t: &r.course.Tables[index], index: index, lines: lines}
		s.read()
	}
}

func (r *reader) markMap(index, line int) {
	if r.mapMark >= 0 {
		r.Warn(line, "mark one table", "a second table is marked as the map; the first one is used")
		return
	}
	r.mapMark = index
}

// tableCells reads the header and the rows and returns the line of each row.
func (r *reader) tableCells(n *extast.Table, t *content.Table) (lines []int) {
	columns := n.FirstChild().ChildCount()
	cells := make([]content.Cell, 0, columns*n.ChildCount())
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		from := len(cells)
		for c := row.FirstChild(); c != nil && len(cells)-from < columns; c = c.NextSibling() {
			cells = append(cells, content.Cell{Text: r.spans(c), Fact: -1})
		}
		for len(cells)-from < columns {
			cells = append(cells, content.Cell{Fact: -1})
		}
		if t.Header == nil {
			t.Header = cells[from:len(cells):len(cells)]
			continue
		}
		t.Rows = append(t.Rows, cells[from:len(cells):len(cells)])
		lines = append(lines, r.lineAt(row.Pos()))
		r.checkWidth(row, columns)
	}
	return lines
}

// checkWidth tells of cells beyond the last column, which goldmark drops.
func (r *reader) checkWidth(row ast.Node, columns int) {
	raw := r.src[max(0, row.Pos()):]
	if end := bytes.IndexByte(raw, '\n'); end >= 0 {
		raw = raw[:end]
	}
	raw = bytes.Trim(raw, " \t")
	n := bytes.Count(raw, []byte{'|'}) - bytes.Count(raw, []byte(`\|`)) + 1
	if bytes.HasPrefix(raw, []byte{'|'}) {
		n--
	}
	if len(raw) > 1 && bytes.HasSuffix(raw, []byte{'|'}) {
		n--
	}
	if n > columns {
		r.Notice(r.lineAt(row.Pos()), "add a heading, or write a bar inside a cell as \\|",
			"the row has %d cells under %d headings; the rest is not read", n, columns)
	}
}

// relations returns what each column asks, "" for the first one and for those without a heading. A
// heading that stands over several columns is told apart by the heading to its left; alike is one
// that this does not tell apart.
func relations(header []content.Cell) (out []string, alike string) {
	headings := make([]string, len(header))
	count := map[string]int{}
	for c := range header {
		headings[c] = headingText(header[c])
		if c > 0 {
			count[content.Key(headings[c])]++
		}
	}
	out = make([]string, len(header))
	taken := map[string]bool{}
	for c := 1; c < len(header); c++ {
		rel := headings[c]
		if rel == "" {
			continue
		}
		if count[content.Key(rel)] > 1 {
			if left := headings[c-1]; left != "" && content.Key(left) != content.Key(rel) {
				rel += " (" + left + ")"
			} else {
				alike = headings[c]
			}
		}
		unique := rel
		for n := 2; taken[content.Key(unique)]; n++ {
			unique, alike = rel+" ("+strconv.Itoa(n)+")", headings[c]
		}
		taken[content.Key(unique)] = true
		out[c] = unique
	}
	return out, alike
}

// headingText is the heading of a column without pictures and the colon after it.
func headingText(c content.Cell) string {
	return strings.TrimSpace(strings.TrimRight(strings.TrimSpace(stripEmoji(content.PlainText(c.Text))), ":："))
}
