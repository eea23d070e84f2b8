package plain

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"porthole/content"
)

// table sets a table in columns where it fits the page, else as one "heading: value" line a cell.
func (s *setter) table(table content.Table) {
	header := s.row(table.Header)
	rows := make([][]string, len(table.Rows))
	for i, row := range table.Rows {
		rows[i] = s.row(row)
	}
	widths := columnWidths(append([][]string{header}, rows...))
	if total(widths) > pageWidth {
		s.records(header, rows)
		return
	}
	s.out.line(columns(header, widths))
	for _, row := range rows {
		s.out.line(columns(row, widths))
	}
}

// row returns the cells' texts, each on one line.
func (s *setter) row(cells []content.Cell) []string {
	texts := make([]string, len(cells))
	for i, c := range cells {
		texts[i] = strings.Join(strings.Fields(s.text(c.Text)), " ")
	}
	return texts
}

func columnWidths(rows [][]string) []int {
	widths := make([]int, len(rows[0]))
	for _, row := range rows {
		for i := range min(len(row), len(widths)) {
			widths[i] = max(widths[i], ansi.StringWidth(row[i]))
		}
	}
	return widths
}

// gutter is the space between two columns.
const gutter = 2

func total(widths []int) int {
	sum := gutter * (len(widths) - 1)
	for _, w := range widths {
		sum += w
	}
	return sum
}

func columns(row []string, widths []int) string {
	var b strings.Builder
	for i := range min(len(row), len(widths)) {
		b.WriteString(row[i])
		b.WriteString(strings.Repeat(" ", widths[i]-ansi.StringWidth(row[i])+gutter))
	}
	return strings.TrimRight(b.String(), " ")
}

// records writes each row as lines of its own, an empty line between rows.
func (s *setter) records(header []string, rows [][]string) {
	for r, row := range rows {
		if r > 0 {
			s.out.gap()
		}
		for i, text := range row {
			if text != "" && i < len(header) {
				s.out.hang("", header[i]+": "+text)
			}
		}
	}
}
