package ui

import (
	"strings"

	"porthole/content"
	"porthole/quiz"
	"porthole/ui/look"
	"porthole/ui/terminal"
)

// chart is the course's comparison table as a map of what the learner knows. A cell shows its value once
// it has been answered right; until then it is a gap to fill.
type chart struct {
	table   *content.Table
	heading []string
	cells   [][]chartCell
	width   int // as columns, in cells of the terminal
}

type chartCell struct {
	text   string     // of a cell that asks nothing
	values []string   // of a cell that asks something
	cards  [][]string // by value: ids of the cards that tell of it, in both directions
}

const gap = "···"

// newChart prepares the map; nil where the course has no table to ask about.
func newChart(deck *quiz.Deck) *chart {
	c := deck.Course()
	if c.Map < 0 {
		return nil
	}
	table := &c.Tables[c.Map]
	m := &chart{table: table, cells: make([][]chartCell, min(len(table.Rows), terminal.MaxHeight))}
	m.heading = content.Texts(table.Header, func(h content.Cell) string { return content.PlainText(h.Text) })
	for i := range m.cells {
		m.cells[i] = content.Each(table.Rows[i], func(cell content.Cell) chartCell { return newChartCell(deck, cell) })
	}
	m.width = m.widthOf()
	return m
}

func newChartCell(deck *quiz.Deck, cell content.Cell) chartCell {
	if cell.Fact < 0 {
		return chartCell{text: content.PlainText(cell.Text)}
	}
	fact := deck.Course().Facts[cell.Fact]
	var out chartCell
	cards := deck.CardsOf(cell.Fact)
	for _, v := range fact.Values {
		var ids []string
		for _, card := range cards {
			if card.Direction == quiz.Forward || card.Value == v.Text {
				ids = append(ids, card.ID)
			}
		}
		out.values = append(out.values, v.Text)
		out.cards = append(out.cards, ids)
	}
	return out
}

// set writes the cell with the signs of its values' levels, all unmet where there are none.
func (c chartCell) set(levels []quiz.Level, t *look.Theme) string {
	if c.values == nil {
		return c.text
	}
	parts := make([]string, len(c.values))
	for i, value := range c.values {
		part := t.Muted.Render(gap)
		if i < len(levels) && levels[i] > quiz.Unmet {
			part = value + " " + t.Sign(int(levels[i]))
		}
		parts[i] = part + strings.Repeat(" ", max(0, look.Width(value)+2-look.Width(part))) // nothing moves as it fills
	}
	return strings.Join(parts, "  ")
}

// lines draws the map in at most height lines: as columns where they fit, else a row in one line.
func (m *chart) lines(o outlook, width, height int, t *look.Theme) []string {
	rows := make([][]string, min(len(m.cells), max(1, height)+1)) // one more than fits tells that there is more
	for i := range rows {
		for j, cell := range m.cells[i] {
			rows[i] = append(rows[i], cell.set(o.at(i, j), t))
		}
	}
	if drawn := t.Columns(m.heading, rows); width >= listBelow && look.Width(drawn[0]) <= width {
		return m.clip(drawn, height, t)
	}
	lines := make([]string, len(rows))
	for i, row := range rows {
		var said []string // a cell that is left blank takes no room
		for _, cell := range row[1:] {
			if cell = strings.Join(strings.Fields(cell), " "); cell != "" {
				said = append(said, cell)
			}
		}
		lines[i] = look.Cut(row[0]+"  "+strings.Join(said, t.Rule.Render(" · ")), width)
	}
	return m.clip(lines, height, t)
}

// widthOf is how wide the map is as columns, in cells.
func (m *chart) widthOf() int {
	columns := make([]int, len(m.heading))
	for i, h := range m.heading {
		columns[i] = look.Width(h)
	}
	for _, row := range m.cells {
		for i, cell := range row {
			columns[i] = max(columns[i], cell.width())
		}
	}
	sum := 0
	for _, w := range columns {
		sum += w + look.ColumnGap
	}
	return sum
}

// width is how wide the cell is, in cells of the terminal: each value with its sign, two blanks apart.
func (c chartCell) width() int {
	if c.values == nil {
		return look.Width(c.text)
	}
	sum := -2
	for _, value := range c.values {
		sum += max(look.Width(value)+2, look.Width(gap)) + 2
	}
	return sum
}

// Below this width the map is a list, in cells.
const listBelow = 56

// clip keeps height lines; the last one tells how to see the rest.
func (m *chart) clip(lines []string, height int, t *look.Theme) []string {
	if len(lines) <= height && len(m.cells) == len(m.table.Rows) {
		return lines
	}
	keep := max(0, min(height-1, len(lines)))
	return append(lines[:keep:keep], t.Muted.Render("… t shows the whole table"))
}
