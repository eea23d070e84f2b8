package look

import (
	"math"
	"strings"
)

// Chart is how a probability goes on over time, with the band in which it may lie.
type Chart struct {
	Points []Point // by X; between two of them the line is straight
	Level  float64 // drawn as a dashed line across; 0: none
	Mark   float64 // where on the way from left to right a mark stands under the line; negative: nowhere
}

// Point is a point of a chart. X goes from 0 (left) to 1 (right), the others from 0 (below) to 1 (above).
type Point struct{ X, Low, Middle, High float64 }

// chartAxis is the width of the numbers beside a chart.
const chartAxis = 6

// Lines draws a chart of a width and height in cells, the line under it included. The line itself is drawn at three
// heights of a row, the band as shade.
func (c Chart) Lines(width, height int, t *Theme) []string {
	rows, columns := max(1, height-1), max(1, width-chartAxis)
	lines := make([]string, 0, rows+1)
	for row := range rows {
		lines = append(lines, t.Muted.Render(axisLabel(row, rows))+c.row(row, rows, columns, t))
	}
	return append(lines, strings.Repeat(" ", chartAxis-1)+t.Rule.Render("└"+c.base(columns)))
}

// axisLabel names the upper end, the middle and the lower end.
func axisLabel(row, rows int) string {
	switch row {
	case 0:
		return "100 %┤"
	case rows - 1:
		if rows > 1 {
			return "  0 %┤"
		}
	case (rows - 1) / 2:
		if rows%2 == 1 {
			return " 50 %┤"
		}
	}
	return "     │"
}

func (c Chart) base(columns int) string {
	base := []rune(strings.Repeat("─", columns))
	if c.Mark >= 0 && c.Mark <= 1 {
		base[int(math.Round(c.Mark*float64(columns-1)))] = '┴'
	}
	return string(base)
}

func (c Chart) row(row, rows, columns int, t *Theme) string {
	var b strings.Builder
	for column := range columns {
		b.WriteString(c.cell(row, rows, column, columns, t))
	}
	return b.String()
}

// cell is the line where it passes, else the band, else the level.
func (c Chart) cell(row, rows, column, columns int, t *Theme) string {
	p, ok := c.at((float64(column) + 0.5) / float64(columns))
	strokes := [...]string{"▔", "━", "▁"}
	stroke := rowOf(p.Middle, rows*len(strokes))
	switch {
	case ok && stroke/len(strokes) == row:
		return t.Accent.Render(strokes[stroke%len(strokes)])
	case ok && rowOf(p.High, rows) <= row && row <= rowOf(p.Low, rows):
		return t.Muted.Render("░")
	case c.Level > 0 && rowOf(c.Level, rows) == row:
		return t.Hint.Render("╌")
	}
	return " "
}

// rowOf is the row a value falls into, from 0 above.
func rowOf(value float64, rows int) int {
	return min(rows-1, max(0, int((1-value)*float64(rows))))
}

// at is the chart at x; false beside its ends.
func (c Chart) at(x float64) (Point, bool) {
	for i, next := range c.Points {
		if x > next.X {
			continue
		}
		if i == 0 {
			return next, x == next.X
		}
		last := c.Points[i-1]
		part := 1.0
		if next.X > last.X {
			part = (x - last.X) / (next.X - last.X)
		}
		between := func(a, b float64) float64 { return a + part*(b-a) }
		return Point{x, between(last.Low, next.Low), between(last.Middle, next.Middle), between(last.High, next.High)}, true
	}
	return Point{}, false
}

// Meter draws a part of a whole as a bar of width cells; its length says what its colour says.
func (t *Theme) Meter(share float64, width int) string {
	part := math.Max(0, math.Min(1, share))
	filled := int(math.Round(part * float64(width)))
	level := 1 + min(Levels-2, int(part*(Levels-1)))
	return t.Memory[level].Render(strings.Repeat("█", filled)) + t.Rule.Render(strings.Repeat("░", width-filled))
}

// PassMeter draws a part of a whole as a bar of width cells, with the pass mark as a line between them. The bar is green
// and reaches the line only where the part does.
func (t *Theme) PassMeter(share, pass float64, width int) string {
	cells := func(part float64) int { return int(math.Round(math.Max(0, math.Min(1, part)) * float64(width))) }
	mark, filled, style := cells(pass), cells(share), t.Hint
	if passed := share >= pass-1e-6; passed {
		filled, style = max(filled, mark), t.Right
	} else {
		filled = min(filled, max(0, mark-1))
	}
	run := func(from, to int) string {
		done := min(max(filled, from), to)
		return style.Render(strings.Repeat("█", done-from)) + t.Rule.Render(strings.Repeat("░", to-done))
	}
	return run(0, mark) + t.Text.Render("│") + run(mark, width)
}
