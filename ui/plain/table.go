package plain

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"porthole/content"
)

// table says a table row by row.
func (s *setter) table(table content.Table) {
	header := s.row(table.Header)
	for _, row := range table.Rows {
		s.out.say(told(header, s.row(row)))
	}
}

// told says a row in one line, each cell behind its heading: "Protocol: IMAP. Port: 143." Blanks that align columns say
// nothing to who listens.
func told(header, row []string) string {
	var parts []string
	for i, text := range row {
		if text != "" && i < len(header) {
			parts = append(parts, header[i]+": "+text)
		}
	}
	return strings.Join(parts, "; ") + "."
}

// row returns the cells' texts, each on one line.
func (s *setter) row(cells []content.Cell) []string {
	return content.Texts(cells, func(c content.Cell) string { return strings.Join(strings.Fields(s.text(c.Text)), " ") })
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

func columns(row []string, widths []int) string {
	var b strings.Builder
	for i := range min(len(row), len(widths)) {
		b.WriteString(row[i])
		b.WriteString(strings.Repeat(" ", widths[i]-ansi.StringWidth(row[i])+gutter))
	}
	return strings.TrimRight(b.String(), " ")
}
