package markdown

import (
	"strings"

	"porthole/content"
)

// widest is how many columns a table of rows has.
func widest(rows [][]string) (columns int) {
	for _, row := range rows {
		columns = max(columns, min(len(row), content.MaxColumns))
	}
	return columns
}

// withoutLonger leaves out the rows that have more cells than there are headings: somebody wrote a comma within a cell without
// quotes around it, and what stands before the comma is not what they meant. Where most rows are longer, headings are missing.
func (s *sheet) withoutLonger(headings int, rows [][]string, at []int, d *document) (kept [][]string, lines []int) {
	if s.comma != ',' && s.comma != ';' {
		return rows, at
	}
	var longer []int
	for i, row := range rows {
		if len(row) > headings && strings.Join(row[headings:], "") != "" {
			longer = append(longer, at[i])
			continue
		}
		kept, lines = append(kept, row), append(lines, at[i])
	}
	if len(longer) == 0 || len(longer) > len(rows)/2 {
		return rows, at
	}
	d.Warn(longer[0], "put quotes around a cell that has the separator in it", "rows with more cells than there are headings are passed over; there are %d, this one first", len(longer))
	return kept, lines
}
