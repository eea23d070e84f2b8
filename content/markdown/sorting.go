package markdown

import (
	"strings"

	extast "github.com/yuin/goldmark/extension/ast"

	"porthole/content"
)

// leastThings is how many things a table to sort into takes.
const leastThings = 4

// sorting reads a table whose cells hold the things that belong there.
func (r *reader) sorting(q *content.Question, n *extast.Table) bool {
	t := r.taskTable(q, n)
	if !r.fitsScreen(t) || !r.hasHeadings(t, 1) {
		return false
	}
	s := &content.Sorting{Columns: t.header[1:]}
	usable := r.sortingRows(t, s)
	return r.sortingThings(t, s) && usable && r.settle(q, s, t)
}

func (r *reader) settle(q *content.Question, s *content.Sorting, t taskTable) bool {
	switch {
	case len(s.Rows)*len(s.Columns) < 2:
		r.Fail(t.line, "add a row or a column", "there is only one place to sort things into")
	case len(s.Things) < leastThings:
		r.Fail(t.line, "add things to its cells, with commas between them", "the number of things to sort is %d, and four or more are wanted", len(s.Things))
	case len(s.Things) > content.MaxThings:
		r.Fail(t.line, "make two questions of it", "the table has %d things where a question may have %d", len(s.Things), content.MaxThings)
	default:
		q.Sorting = s
		return true
	}
	return false
}

// sortingRows takes the names of the rows.
func (r *reader) sortingRows(t taskTable, s *content.Sorting) bool {
	usable, taken := true, map[string]bool{}
	for i, row := range t.rows {
		switch key := content.Key(row[0]); {
		case key == "":
			r.Fail(t.lines[i], "name the row in its first column", "the row has no name")
			usable = false
		case taken[key]:
			r.Fail(t.lines[i], "write it as one row", "two rows are called %q", row[0])
			usable = false
		default:
			taken[key] = true
		}
		s.Rows = append(s.Rows, row[0])
	}
	return usable
}

// sortingThings takes the things from the cells.
func (r *reader) sortingThings(t taskTable, s *content.Sorting) bool {
	usable, taken := true, map[string]bool{}
	filled := make([]bool, len(s.Columns))
	for i, row := range t.rows {
		before := len(s.Things)
		for c, cell := range row[1:] {
			for text := range strings.SplitSeq(cell, ",") {
				if text = strings.TrimSpace(text); isBlankCell(text) {
					continue
				}
				key := content.Key(text)
				if taken[key] {
					r.Fail(t.lines[i], "leave it in one place", "%q is to be sorted twice", text)
					return false
				}
				taken[key], filled[c] = true, true
				s.Things = append(s.Things, content.Thing{Text: text, Row: i, Column: c})
			}
		}
		if len(s.Things) == before {
			r.Fail(t.lines[i], "put something there, or take the row away", "nothing belongs into the row %q", row[0])
			usable = false
		}
	}
	for c, ok := range filled {
		if !ok {
			r.Fail(t.line, "put something there, or take the column away", "nothing belongs into the column %q", s.Columns[c])
			usable = false
		}
	}
	return usable
}
