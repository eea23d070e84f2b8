package ui

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"porthole/quiz"
	"porthole/ui/look"
)

func (g *grid) View(f look.Frame) string {
	f = f.Whole()
	t, width := f.Theme, f.Width-2*look.Margin
	took := g.session.Result(g.now).Took.Round(time.Second)
	lines := []string{look.Spread(t.Title.Render("Fill the table")+t.Hint.Render(g.Mark()), t.Muted.Render(took.String()), width)}
	if f.Roomy() {
		lines = append(lines, "")
	}
	table, focus := g.table(width, t)
	shown, above := look.Window(table, gridRoom(f), max(0, focus-1), focus)
	lines = append(lines, t.More(shown, above, len(table), width)...)
	lines = append(lines, "", g.footnote(width, t))
	if g.moment != "" {
		lines = append(append(lines, ""), f.Moment(g.moment)...)
	}
	return strings.Join(look.Indent(lines), "\n")
}

func (g *grid) footnote(width int, t *look.Theme) string {
	switch {
	case g.over && !g.session.Over():
		return t.Hint.Render("Time is up.")
	case g.session.Over():
		r := g.session.Result(g.now)
		says := fmt.Sprintf("%d of %d right at the first try.", r.Right, r.Asked)
		if g.filled() {
			says = t.Right.Render("✓ Every cell is right.") + " " + says
		}
		return look.Cut(says, width)
	case g.hint != "":
		return t.Hint.Render(look.Cut("Hint: "+g.hint, width))
	}
	return ""
}

// gridRoom is the number of lines there is room for between the head and the line at the foot.
func gridRoom(f look.Frame) int { return f.Height - headHeight(f) - 2 }

// long reports whether there is more of the table than fits.
func (g *grid) long() bool {
	if g.frame.Theme == nil {
		return false
	}
	table, _ := g.table(g.frame.Width-2*look.Margin, g.frame.Theme)
	return len(table) > gridRoom(g.frame)
}

// filled reports whether the learner filled in every cell.
func (g *grid) filled() bool {
	return !slices.ContainsFunc(g.blanks, func(p place) bool { return g.session.Rows()[p.row][p.col].Shown })
}

// table draws the grid as columns where they fit, else row by row, and says on which line the cursor stands.
func (g *grid) table(width int, t *look.Theme) (lines []string, focus int) {
	rows := g.session.Rows()
	drawn := make([][]string, len(rows))
	for i, row := range rows {
		for j, cell := range row {
			text := g.cell(cell, place{i, j}, t)
			if g.room[j] > 0 && !cell.Blank {
				text = " " + text // below the others
			}
			drawn[i] = append(drawn[i], look.ToColumn(text, g.room[j]))
		}
	}
	if lines = t.Columns(g.header(), drawn); look.Width(lines[0]) <= width {
		return lines, 2 + g.at().row // below the heading and its rule
	}
	return g.records(drawn, width, t)
}

// header is the headings, each above the text of its cells.
func (g *grid) header() []string {
	header := g.session.Header()
	for j := range header {
		if g.room[j] > 0 {
			header[j] = " " + header[j]
		}
	}
	return header
}

// records sets the grid a cell a line.
func (g *grid) records(drawn [][]string, width int, t *look.Theme) (lines []string, focus int) {
	header := g.session.Header()
	for i, row := range drawn {
		lines = append(lines, t.Strong.Render(row[0]))
		for j, cell := range row[1:] {
			if g.at() == (place{i, j + 1}) {
				focus = len(lines)
			}
			lines = append(lines, look.Cut("  "+t.Muted.Render(header[j+1]+":")+" "+strings.TrimRight(cell, " "), width))
		}
	}
	return lines, focus
}

// cellWidth is the room of a blank before anything is typed.
const cellWidth = 8

// cellRoom is the room of a blank from the start, so that nothing moves: for the mark, the answer, the cursor and the sign.
func cellRoom(answer string) int {
	return look.Width("›") + max(cellWidth, look.Width(answer)+1) + look.Width("▏✓")
}

func (g *grid) cell(cell quiz.GridCell, at place, t *look.Theme) string {
	switch {
	case !cell.Blank:
		return t.Muted.Render(cell.Text)
	case !g.over && at == g.at():
		mark := ""
		switch {
		case cell.Checked && cell.Verdict.Right:
			mark = t.Right.Render("✓")
		case cell.Checked:
			mark = t.Wrong.Render("✗")
		}
		return t.Accent.Render("›") + g.input.View() + mark
	case cell.Shown:
		return " " + t.Hint.Render(cell.Text)
	case cell.Checked && cell.Verdict.Right:
		return " " + cell.Text + " " + t.Right.Render("✓")
	case cell.Checked:
		return " " + t.Wrong.Render(cell.Text+" ✗")
	case cell.Text != "":
		return " " + cell.Text
	}
	return " " + t.Rule.Render(strings.Repeat("_", cellWidth))
}
