package markdown

import (
	"strings"

	extast "github.com/yuin/goldmark/extension/ast"

	"porthole/content"
)

// leastThings is how many things a table to sort into takes.
const leastThings = 4

// sortingReader reads a table to sort things into, which is the body of a question.
type sortingReader struct {
	*document

	q       *content.Question
	t       taskTable
	sorting *content.Sorting
}

// sorting reads a table whose cells hold the things that belong there.
func (r *questionReader) sorting(q *content.Question, n *extast.Table) bool {
	t := r.taskTable(q, n)
	if !r.fitsScreen(t) || !r.hasHeadings(t, 1) {
		return false
	}
	s := &sortingReader{document: r.document, q: q, t: t, sorting: &content.Sorting{Columns: t.header[1:]}}
	usable := s.rows()
	return s.things() && usable && s.settle()
}

// settle gives the table to its question where it is of use.
func (s *sortingReader) settle() bool {
	switch {
	case len(s.sorting.Rows)*len(s.sorting.Columns) < 2:
		s.Fail(s.t.line, "add a row or a column", "there is only one place to sort things into")
	case len(s.sorting.Things) < leastThings:
		s.Fail(s.t.line, "add things to its cells, with commas between them", "the number of things to sort is %d, and four or more are wanted", len(s.sorting.Things))
	case len(s.sorting.Things) > content.MaxThings:
		s.Fail(s.t.line, "make two questions of it", "the table has %d things where a question may have %d", len(s.sorting.Things), content.MaxThings)
	default:
		s.q.Sorting = s.sorting
		return true
	}
	return false
}

// rows takes the names of the rows.
func (s *sortingReader) rows() bool {
	usable, taken := true, map[string]bool{}
	for i, row := range s.t.rows {
		switch key := content.Key(row[0]); {
		case key == "":
			s.Fail(s.t.lines[i], "name the row in its first column", "the row has no name")
			usable = false
		case taken[key]:
			s.Fail(s.t.lines[i], "write it as one row", "two rows are called %q", row[0])
			usable = false
		default:
			taken[key] = true
		}
		s.sorting.Rows = append(s.sorting.Rows, row[0])
	}
	return usable
}

// things takes the things from the cells.
func (s *sortingReader) things() bool {
	usable, taken := true, map[string]bool{}
	filled := make([]bool, len(s.sorting.Columns))
	for i, row := range s.t.rows {
		before := len(s.sorting.Things)
		for c, cell := range row[1:] {
			for text := range strings.SplitSeq(cell, ",") {
				if text = strings.TrimSpace(text); isBlankCell(text) {
					continue
				}
				key := content.Key(text)
				if taken[key] {
					s.Fail(s.t.lines[i], "leave it in one place", "%q is to be sorted twice", text)
					return false
				}
				taken[key], filled[c] = true, true
				s.sorting.Things = append(s.sorting.Things, content.Thing{Text: text, Row: i, Column: c})
			}
		}
		if len(s.sorting.Things) == before {
			s.Fail(s.t.lines[i], "put something there, or take the row away", "nothing belongs into the row %q", row[0])
			usable = false
		}
	}
	for c, ok := range filled {
		if !ok {
			s.Fail(s.t.line, "put something there, or take the column away", "nothing belongs into the column %q", s.sorting.Columns[c])
			usable = false
		}
	}
	return usable
}
