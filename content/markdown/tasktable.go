package markdown

import (
	extast "github.com/yuin/goldmark/extension/ast"

	"porthole/content"
)

// taskTable is a table as a question works on it: plain text by row and column.
type taskTable struct {
	header []string
	rows   [][]string
	lines  []int // of each row
	line   int   // of the header
}

// taskTable reads a table for a question, with the sources that its cells mark.
func (d *document) taskTable(q *content.Question, n *extast.Table) taskTable {
	var t content.Table
	out := taskTable{lines: d.tableCells(n, &t), line: d.lineAt(n.FirstChild().Pos())}
	texts := func(cells []content.Cell) []string {
		list := make([]string, len(cells))
		for i, c := range cells {
			list[i] = oneLine(content.PlainText(c.Text))
			q.Sources = addAll(q.Sources, sourcesIn(c.Text))
		}
		return list
	}
	for _, c := range t.Header {
		out.header = append(out.header, headingText(c))
		q.Sources = addAll(q.Sources, sourcesIn(c.Text))
	}
	for _, row := range t.Rows {
		out.rows = append(out.rows, texts(row))
	}
	return out
}

// fitsScreen reports whether a table is small enough to be worked on, and tells where it is not.
func (d *document) fitsScreen(t taskTable) bool {
	switch {
	case len(t.rows) > content.MaxTaskRows:
		d.Fail(t.lines[content.MaxTaskRows], "make two questions of it", "the table has %d rows where a question may have %d", len(t.rows), content.MaxTaskRows)
	case len(t.header) > content.MaxTaskColumns:
		d.Fail(t.line, "leave out what is not asked", "the table has %d columns where a question may have %d", len(t.header), content.MaxTaskColumns)
	default:
		return true
	}
	return false
}

// hasHeadings reports whether every column from the one with the given index on has a heading, no two alike.
func (d *document) hasHeadings(t taskTable, from int) bool {
	taken := map[string]bool{}
	for c := from; c < len(t.header); c++ {
		switch key := content.Key(t.header[c]); {
		case key == "":
			d.Fail(t.line, "give every column a heading", "column %d of the table has no heading", c+1)
			return false
		case taken[key]:
			d.Fail(t.line, "give each column a heading of its own", "two columns are headed %q", t.header[c])
			return false
		default:
			taken[key] = true
		}
	}
	return true
}
