package markdown

import (
	"slices"
	"strings"
	"unicode"

	"porthole/content"
)

// reshape turns a table that is not written with its subjects in the first column, one a row, into one that is. It returns
// the line of each row.
func (r *tableReader) reshape(t *content.Table, lines []int) []int {
	if isTransposed(t) {
		lines = transpose(t)
	}
	dropGaps(t)
	if n := period(t.Header); n > 0 {
		lines = stack(t, lines, n)
	}
	for c := range slices.Backward(t.Header) {
		if len(t.Header) > 1 && r.isRunning(t, c) {
			r.Notice(t.Line, "give it a heading of its own where the number means something", "column %d only numbers the rows, and is left out", c+1)
			leaveOut(t, c)
		}
	}
	switch c := subjectColumn(t); {
	case !r.authored && questionColumn(t) > 0:
		bringForward(t, questionColumn(t))
	case c > 0 && !r.sheet:
		bringForward(t, c)
	case r.sheet && bringKeyForward(t):
	case r.sheet:
		bringForward(t, firstFound(t, nameColumn, phraseColumn, sheetSubject, betterSubject))
	case !r.authored:
		bringForward(t, betterSubject(t))
	}
	return lines
}

// firstFound returns the column that the first of several searches finds, 0 where none does.
func firstFound(t *content.Table, searches ...func(*content.Table) int) int {
	for _, find := range searches {
		if c := find(t); c > 0 {
			return c
		}
	}
	return 0
}

// questionColumn returns the column of the questions of a table that has one of their answers, too; 0 where it is the first, or none.
func questionColumn(t *content.Table) int {
	question, answered := 0, false
	for c, h := range t.Header {
		key := content.Key(headingText(h))
		if question == 0 && isQuestionHeading(key) {
			question = c
		}
		answered = answered || isAnswerHeading(key)
	}
	if !answered {
		return 0
	}
	return question
}

// isTransposed reports whether a table has its headings in the first column: all of them are bold, nothing beside them is,
// and the row above them is empty.
func isTransposed(t *content.Table) bool {
	if len(t.Header) < 2 || len(t.Rows) < 2 || slices.ContainsFunc(t.Header, func(c content.Cell) bool { return headingText(c) != "" }) {
		return false
	}
	for _, row := range t.Rows {
		for c, cell := range row {
			if isBold(cell) != (c == 0) {
				return false
			}
		}
	}
	return true
}

func isBold(c content.Cell) bool {
	if content.PlainText(c.Text) == "" {
		return false
	}
	return !slices.ContainsFunc(c.Text, func(s content.Span) bool {
		return s.Style&content.Strong == 0 && strings.TrimSpace(s.Text) != ""
	})
}

// transpose makes rows of columns. The lines of the rows are that of the table.
func transpose(t *content.Table) (lines []int) {
	columns := len(t.Header)
	header := make([]content.Cell, len(t.Rows))
	rows := make([][]content.Cell, columns-1)
	for i := range rows {
		rows[i] = make([]content.Cell, len(t.Rows))
		lines = append(lines, t.Line)
	}
	for r, row := range t.Rows {
		header[r] = row[0]
		for c := 1; c < columns; c++ {
			rows[c-1][r] = row[c]
		}
	}
	t.Header, t.Rows = header, rows
	return lines
}

// period returns after how many columns the headings begin again, as where two tables stand side by side; 0 for never.
func period(header []content.Cell) int {
	for n := 2; n <= len(header)/2; n++ {
		if len(header)%n != 0 {
			continue
		}
		again := true
		for c := range header {
			key := content.Key(headingText(header[c]))
			again = again && key != "" && key == content.Key(headingText(header[c%n]))
		}
		if again {
			return n
		}
	}
	return 0
}

// dropGaps takes out the open columns between tables that stand side by side.
func dropGaps(t *content.Table) {
	without := *t
	for c := len(t.Header) - 2; c > 0; c-- {
		if isOpen(t, c) {
			leaveOut(&without, c)
		}
	}
	if len(without.Header) < len(t.Header) && period(without.Header) > 0 {
		*t = without
	}
}

// isOpen reports whether a column has nothing in it.
func isOpen(t *content.Table, c int) bool {
	return !namesSomething(headingText(t.Header[c])) && !slices.ContainsFunc(t.Rows, func(row []content.Cell) bool { return len(row[c].Text) > 0 })
}

// stack puts tables that stand side by side, of n columns each, below each other.
func stack(t *content.Table, lines []int, n int) []int {
	var rows [][]content.Cell
	var at []int
	for from := 0; from < len(t.Header); from += n {
		for i, row := range t.Rows {
			part := row[from : from+n : from+n]
			if from > 0 && !slices.ContainsFunc(part, func(c content.Cell) bool { return len(c.Text) > 0 }) {
				continue
			}
			rows, at = append(rows, part), append(at, lines[i])
		}
	}
	t.Header, t.Rows = t.Header[:n:n], rows
	return at
}

// leaveOut takes a column out of a table.
func leaveOut(t *content.Table, c int) {
	without := func(cells []content.Cell) []content.Cell {
		return append(slices.Clone(cells[:c]), cells[c+1:]...)
	}
	t.Header = without(t.Header)
	rows := make([][]content.Cell, len(t.Rows))
	for i, row := range t.Rows {
		rows[i] = without(row)
	}
	t.Rows = rows
}

// isDitto reports whether a cell says that it is as the one above.
func isDitto(c rawCell) bool {
	if c.text == "" || len(c.text) > len("ditto") {
		return false
	}
	switch strings.ToLower(c.text) {
	case "\"", "″", "〃", "''", "”", "“", "„", "ditto", "do.", "dto.", "idem":
		return !c.literal
	}
	return false
}

// namesSomething reports whether a heading says what its column holds, and is not a mark alone.
func namesSomething(heading string) bool {
	return strings.IndexFunc(heading, func(r rune) bool {
		return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.So, r) || unicode.Is(unicode.Sm, r) || strings.ContainsRune("#%$€£°§&", r)
	}) >= 0
}

// rawColumn returns the cells of a column, those with a ditto mark as the one above.
func (s *factReader) rawColumn(c int) []rawCell {
	cells := make([]rawCell, len(s.t.Rows))
	for i, row := range s.t.Rows {
		cells[i] = rawCellOf(row[c].Text)
		if i > 0 && isDitto(cells[i]) {
			cells[i] = cells[i-1]
		}
	}
	return cells
}
