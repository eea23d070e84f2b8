package markdown

import (
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"porthole/content"
)

// formReader reads a form to fill in, which is the body of a question.
type formReader struct {
	*document

	q     *content.Question
	form  *content.Form
	right taskTable  // what is right
	added [][]string // by column: choices that a list adds
}

// form reads one table of what is right, or two: what stands there at the beginning, and what is right. A list after
// them adds choices to columns.
func (r *questionReader) form(q *content.Question, blocks []ast.Node) bool {
	var tables []taskTable
	for len(blocks) > 0 {
		table, ok := blocks[0].(*extast.Table)
		if !ok {
			break
		}
		tables, blocks = append(tables, r.taskTable(q, table)), blocks[1:]
	}
	if len(tables) > 2 {
		r.Fail(tables[2].line, "leave the one that stands there at the beginning, and the right one", "the question has more than two tables")
		return false
	}
	right := tables[len(tables)-1]
	f := &formReader{document: r.document, q: q, form: &content.Form{Header: right.header}, right: right, added: make([][]string, len(right.header))}
	if q.Kind == content.Settings {
		f.form.Labels = 1
	}
	if !f.fits() || !f.rows() {
		return false
	}
	if len(tables) == 2 && !f.start(tables[0]) {
		return false
	}
	if len(blocks) > 0 {
		f.items(blocks[0])
	}
	q.Form = f.form
	return f.choices()
}

// fits reports whether the table can be filled in.
func (f *formReader) fits() bool {
	if !f.fitsScreen(f.right) || !f.hasHeadings(f.right, f.form.Labels) {
		return false
	}
	if len(f.right.header) < 2 {
		f.Fail(f.right.line, "add a column", "the table has only one column")
		return false
	}
	return true
}

// rows takes the right rows.
func (f *formReader) rows() bool {
	t, usable, rowOf := f.right, true, map[string]int{}
	for i, texts := range t.rows {
		row := content.FormRow{Row: i, Line: t.lines[i]}
		for c, text := range texts {
			cell := alternatives(text)
			if len(cell) == 0 {
				f.Fail(t.lines[i], "write what is right there, be it any or none", "the column %q of the row says nothing", t.header[c])
				usable = false
			}
			if len(cell) > content.MaxTaskChoices {
				f.Fail(t.lines[i], "leave some out", "a cell of the row names %d right answers where a question may have %d", len(cell), content.MaxTaskChoices)
				return false
			}
			row.Cells = append(row.Cells, cell)
		}
		if f.form.Labels > 0 {
			row.Cells[0] = []string{texts[0]}
			row.Row = rowNumber(rowOf, texts[0])
		}
		f.form.Rows = append(f.form.Rows, row)
	}
	if n := formHeight(f.form); n < 2 && usable {
		f.Fail(t.line, "add rows, or ask another way", "the number of rows to fill in is %d, and two or more are wanted", n)
		return false
	}
	return usable
}

// rowNumber returns the number of the row with a label; the first time it is the next one.
func rowNumber(rowOf map[string]int, label string) int {
	key := content.Key(label)
	n, ok := rowOf[key]
	if !ok {
		n = len(rowOf)
		rowOf[key] = n
	}
	return n
}

// formHeight is how many rows there are to fill in.
func formHeight(f *content.Form) int {
	n := 0
	for _, row := range f.Rows {
		n = max(n, row.Row+1)
	}
	return n
}

// alternatives are what a cell says is equally right: "465 or 587" are two. A cell that is crossed out says nothing.
func alternatives(text string) []string {
	var out []string
	for part := range strings.SplitSeq(oneLine(text), " or ") {
		if part = strings.TrimSpace(part); !isBlankCell(part) {
			out = append(out, part)
		}
	}
	return distinct(out)
}

// distinct returns texts without those whose Key came before.
func distinct(texts []string) []string {
	var out []string
	taken := map[string]bool{}
	for _, text := range texts {
		if key := content.Key(text); !taken[key] {
			taken[key] = true
			out = append(out, text)
		}
	}
	return out
}

// start takes what stands in the form at the beginning.
func (f *formReader) start(start taskTable) bool {
	if !slices.EqualFunc(start.header, f.right.header, func(a, b string) bool { return content.Key(a) == content.Key(b) }) {
		f.Fail(f.right.line, "give both tables the same columns", "the table after the first one has other headings than that")
		return false
	}
	if f.form.Labels > 0 && !f.sameLabels(start) {
		return false
	}
	height := formHeight(f.form)
	if len(start.rows) > height {
		f.Fail(start.lines[height], "give both tables the same rows", "the first table has %d rows, the right one %d", len(start.rows), height)
		return false
	}
	f.form.Start = make([][]string, height)
	for i := range f.form.Start {
		f.form.Start[i] = make([]string, len(f.form.Header))
		if i < len(start.rows) {
			copy(f.form.Start[i], start.rows[i])
		}
	}
	if startIsRight(f.form) {
		f.Fail(start.line, "put what is to be repaired into the first one", "both tables say the same, so there is nothing to repair")
		return false
	}
	return true
}

// sameLabels reports whether the first table names the rows of the form in their order.
func (f *formReader) sameLabels(start taskTable) bool {
	labels := make([]string, formHeight(f.form))
	for _, row := range slices.Backward(f.form.Rows) {
		labels[row.Row] = row.Cells[0][0]
	}
	for i, row := range start.rows {
		if i >= len(labels) || content.Key(row[0]) != content.Key(labels[i]) {
			f.Fail(start.lines[i], "name the same rows in the same order; in the first table each of them once",
				"the first table names the row %q where the right one does not", row[0])
			return false
		}
	}
	if n := len(start.rows); n < len(labels) {
		f.Fail(start.line, "name the same rows in the same order", "the first table does not name the row %q", labels[n])
		return false
	}
	return true
}

// startIsRight reports whether the rows that stand in the form at the beginning are right, in an order that is right.
func startIsRight(f *content.Form) bool {
	var above []int // the right rows that are found already
	for i, start := range f.Start {
		n := 0
		for n < len(f.Rows) && (f.Labels > 0 && f.Rows[n].Row != i || !accepts(f.Rows[n], start) || !mayFollow(f, above, n)) {
			n++
		}
		if n == len(f.Rows) {
			return false
		}
		above = append(above, n)
	}
	return true
}

// mayFollow reports whether a right row may stand below others.
func mayFollow(f *content.Form, above []int, n int) bool {
	return !slices.ContainsFunc(above, func(other int) bool {
		return other == n || f.Labels == 0 && other > n && !content.Exchangeable(f.Header, f.Rows[other].Cells, f.Rows[n].Cells)
	})
}

func accepts(row content.FormRow, texts []string) bool {
	for c, cell := range row.Cells {
		if !slices.ContainsFunc(cell, func(s string) bool { return content.Key(s) == content.Key(texts[c]) }) {
			return false
		}
	}
	return true
}
