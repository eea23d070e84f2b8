// Package look is the part of the screens that knows no screen: the frame they are drawn in, the
// theme, the keys, and how prose, tables and bars are set in rows of terminal cells.
package look

import (
	"slices"
	"strings"
	"unicode"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
)

// The smallest window in which every screen is complete, in cells.
const (
	MinWidth  = 40
	MinHeight = 12
)

// The widest column of prose, in cells: longer lines are tiring to read.
const proseWidth = 72

// A column that is easily read and asked in, in cells: what stands beside each other in it is seen at one glance.
const (
	columnWidth  = 80
	columnHeight = 26
	mostWidth    = 132 // of a column with what stands beside it
	sideFrom     = 110 // the width from which on something does
	sideGap      = 4
)

// Frame is the room a screen is drawn in, in terminal cells, and the colours to draw with. In a large window it is a
// column in the middle; [Frame.Tall] and [Frame.Whole] tell how much more there is.
type Frame struct {
	Width, Height int
	Theme         *Theme
	wide, tall    int // what the window has room for
}

// FrameOf is the frame for a window of that size.
func FrameOf(width, height int, t *Theme) Frame {
	return Frame{
		Width: min(width, columnWidth), Height: min(height, columnHeight), Theme: t,
		wide: min(width, mostWidth), tall: height,
	}
}

// Tall is the column in the whole height of the window, for what is long.
func (f Frame) Tall() Frame {
	tall := f
	tall.Height = max(f.Height, f.tall)
	return tall
}

// Whole is the frame in the whole width and height there is, for tables.
func (f Frame) Whole() Frame {
	whole := f.Tall()
	whole.Width = max(f.Width, f.wide)
	return whole
}

// Column is the frame in the width of a column.
func (f Frame) Column() Frame {
	f.Width = min(f.Width, columnWidth)
	return f
}

// Side is the width of what can stand beside the column, in cells; 0 where the window is too narrow for that.
func (f Frame) Side() int {
	if f.wide < sideFrom {
		return 0
	}
	return f.wide - f.Width - sideGap
}

// Beside sets something beside the lines of the column, behind a rule, where there is room for it.
func (f Frame) Beside(lines, side []string) []string {
	if f.Side() <= 0 {
		return lines
	}
	out := make([]string, max(len(lines), f.Height))
	for i := range out {
		if i < len(lines) {
			out[i] = Cut(lines[i], f.Width)
		}
		out[i] = ToColumn(out[i], f.Width) + f.Theme.Rule.Render("│") + " "
		if i < len(side) {
			out[i] += Cut(side[i], f.Side())
		}
		out[i] = ToColumn(out[i], f.wide)
	}
	return out
}

// Place is where a drawing stands in its window, in cells.
type Place struct{ Left, Top, Width, Height int }

// PlaceOf finds the place of a drawing: in the middle, as wide as the column unless it is wider itself, and as high as the
// column at least, so that it does not move when it changes.
func (f Frame) PlaceOf(lines []string) Place {
	p := Place{Width: f.Width, Height: min(max(f.Height, len(lines)), max(f.Height, f.tall))}
	for _, line := range lines {
		if Width(line) > f.Width {
			p.Width = max(f.Width, f.wide)
			break
		}
	}
	p.Top = min(max(0, (f.tall-f.Height)/2), max(0, f.tall-p.Height))
	return p
}

// Within moves a place to the middle of a window of that width.
func (p Place) Within(width int) Place {
	p.Left = max(0, (width-p.Width)/2)
	return p
}

// Roomy reports whether there is height to spare for titles and blank lines.
func (f Frame) Roomy() bool { return f.Height >= 14 }

// Prose is the width of a column of text: at most 72 cells, with a margin on both sides.
func (f Frame) Prose() int { return max(1, min(proseWidth, f.Width-2*Margin)) }

// Margin is the empty space left of text, in cells.
const Margin = 2

// Indent returns the lines with the margin before each.
func Indent(lines []string) []string {
	out := make([]string, len(lines))
	for i, line := range lines {
		if line != "" {
			out[i] = strings.Repeat(" ", Margin) + line
		}
	}
	return out
}

// Fit returns exactly height lines of at most width cells: what is too long is cut, what is missing is empty.
func Fit(lines []string, width, height int) []string {
	out := make([]string, max(0, height))
	for i := range out {
		if i < len(lines) {
			out[i] = Cut(lines[i], width)
		}
	}
	return out
}

// Cut shortens a line to width cells; an ellipsis stands for what is lost.
func Cut(line string, width int) string {
	if width <= 0 {
		return ""
	}
	return ansi.Truncate(line, width, "…")
}

// Wrap breaks text into lines of at most width cells; styles go on from line to line.
func Wrap(text string, width int) []string {
	if text == "" {
		return nil
	}
	return strings.Split(freeHyphens(lipgloss.Wrap(bindHyphens(text), max(1, width), "")), "\n")
}

// boundHyphen stands for a hyphen at which no line ends while text is wrapped: "-ERR" is one word. It is for private use,
// and a cell wide.
const boundHyphen = '\uf8ff'

// Paragraphs breaks texts into lines of a width, each from a line of its own.
func Paragraphs(texts []string, width int) []string {
	var lines []string
	for _, text := range texts {
		lines = append(lines, Wrap(text, width)...)
	}
	return lines
}

// bindHyphens binds the hyphens at the beginning of a word.
func bindHyphens(text string) string {
	if !strings.Contains(text, "-") {
		return text
	}
	var b strings.Builder
	before := ' '
	for _, r := range text {
		if r == '-' && !unicode.IsLetter(before) && !unicode.IsDigit(before) {
			r = boundHyphen
		}
		b.WriteRune(r)
		before = r
	}
	return b.String()
}

func freeHyphens(text string) string { return strings.ReplaceAll(text, string(boundHyphen), "-") }

// Hang wraps text behind a first-line prefix; further lines are indented by the prefix's width, unless that leaves
// too little room.
func Hang(prefix, text string, width int) []string {
	indent := lipgloss.Width(prefix)
	if indent > width/2 {
		return Wrap(prefix+text, width)
	}
	lines := Wrap(text, width-indent)
	if len(lines) == 0 {
		return []string{prefix}
	}
	for i := range lines {
		if i == 0 {
			lines[i] = prefix + lines[i]
		} else {
			lines[i] = strings.Repeat(" ", indent) + lines[i]
		}
	}
	return lines
}

// Spread sets left and right at the two ends of a line; right goes where both do not fit.
func Spread(left, right string, width int) string {
	gap := width - lipgloss.Width(left) - lipgloss.Width(right)
	if gap < 1 {
		return Cut(left, width)
	}
	return left + strings.Repeat(" ", gap) + right
}

// Window returns the part of lines that fits height and holds the lines from focus to last where that is
// possible, focus where it is not. It returns too how many lines are hidden above.
func Window(lines []string, height, focus, last int) (shown []string, above int) {
	if len(lines) <= height {
		return lines, 0
	}
	if last >= height {
		above = min(focus, last-height+1)
	}
	above = max(0, min(above, len(lines)-height))
	return lines[above : above+height], above
}

// Hit returns what lies on a row that was clicked: hits has it for each row, -1 where nothing lies. A row outside is none.
func Hit(hits []int, row int) (int, bool) {
	if row < 0 || row >= len(hits) || hits[row] < 0 {
		return 0, false
	}
	return hits[row], true
}

// ScrollSigns is the room for the signs of [Theme.More] at the end of a line, in cells.
const ScrollSigns = 2

// More marks at the right end of the first and the last line that there is more above and below what is shown of
// total lines.
func (t *Theme) More(shown []string, above, total, width int) []string {
	out := slices.Clone(shown)
	mark := func(i int, sign string) {
		line := Cut(out[i], width-2)
		out[i] = line + strings.Repeat(" ", max(0, width-1-lipgloss.Width(line))) + t.Accent.Render(sign)
	}
	if above > 0 && len(out) > 0 {
		mark(0, "↑")
	}
	if above+len(out) < total && len(out) > 1 {
		mark(len(out)-1, "↓")
	}
	return out
}

// Width is the number of cells that a styled line takes.
func Width(line string) int { return lipgloss.Width(line) }

// ToColumn fills a line with blanks up to a column.
func ToColumn(line string, column int) string {
	return line + strings.Repeat(" ", max(0, column-Width(line)))
}
