package look

import "strings"

// Bar draws how much of a whole is done as a line of width cells.
func (t *Theme) Bar(done, of, width int) string {
	if width <= 0 || of <= 0 {
		return ""
	}
	filled := max(0, min(width, done*width/of))
	return t.Accent.Render(strings.Repeat("━", filled)) + t.Rule.Render(strings.Repeat("─", width-filled))
}

// MeterWidth is how wide a meter beside its name is, in cells.
const MeterWidth = 10
