package look

import (
	"strings"

	"charm.land/lipgloss/v2"
	"charm.land/lipgloss/v2/table"
)

// Table sets a table at most width cells wide: as columns where they fit or can be wrapped, else row by row
// as "heading: value" lines.
func (t *Theme) Table(header []string, rows [][]string, width int) []string {
	if narrowest(header, rows) > width {
		return t.records(header, rows, width)
	}
	drawn := t.grid(header, rows)
	if lipgloss.Width(drawn.String()) > width {
		drawn = drawn.Width(width)
	}
	return strings.Split(drawn.String(), "\n")
}

// Columns sets a table as columns, however wide: for cells that must not be wrapped, drawn anew with every key.
func (t *Theme) Columns(header []string, rows [][]string) []string {
	widths := make([]int, len(header))
	for _, row := range append([][]string{header}, rows...) {
		for i, cell := range row {
			widths[i] = max(widths[i], lipgloss.Width(cell)+ColumnGap)
		}
	}
	total := 0
	for _, w := range widths {
		total += w
	}
	lines := []string{t.Muted.Render(inColumns(header, widths)), t.Rule.Render(strings.Repeat("─", total))}
	for _, row := range rows {
		lines = append(lines, inColumns(row, widths))
	}
	return lines
}

func inColumns(cells []string, widths []int) string {
	var b strings.Builder
	for i, cell := range cells {
		b.WriteString(cell)
		b.WriteString(strings.Repeat(" ", widths[i]-lipgloss.Width(cell)))
	}
	return b.String()
}

// ColumnGap is what stands between two columns of a table, in cells.
const ColumnGap = 3

func (t *Theme) grid(header []string, rows [][]string) *table.Table {
	cell := lipgloss.NewStyle().PaddingRight(ColumnGap)
	title := cell.Inherit(t.Muted.Inline(false))
	return table.New().
		Headers(header...).Rows(rows...).
		Border(lipgloss.NormalBorder()).BorderStyle(t.Rule).
		BorderTop(false).BorderBottom(false).BorderLeft(false).BorderRight(false).BorderColumn(false).
		StyleFunc(func(row, _ int) lipgloss.Style {
			if row == table.HeaderRow {
				return title
			}
			return cell
		})
}

// narrowest is the width below which words of the table would be broken.
func narrowest(header []string, rows [][]string) int {
	longest := make([]int, len(header))
	for _, row := range append([][]string{header}, rows...) {
		for i, cell := range row {
			for word := range strings.FieldsSeq(cell) {
				longest[i] = max(longest[i], lipgloss.Width(word))
			}
		}
	}
	sum := 0
	for _, w := range longest {
		sum += w + ColumnGap
	}
	return sum
}

func (t *Theme) records(header []string, rows [][]string, width int) []string {
	var lines []string
	for i, row := range rows {
		if i > 0 {
			lines = append(lines, "")
		}
		for j, cell := range row {
			if j == 0 {
				lines = append(lines, Wrap(t.Title.Inline(false).Render(cell), width)...)
			} else if cell != "" {
				lines = append(lines, Hang("  "+t.Muted.Render(header[j]+":")+" ", cell, width)...)
			}
		}
	}
	return lines
}
