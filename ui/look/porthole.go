package look

import "strings"

// PortholeWidth and PortholeHeight are the size of a porthole, in cells.
const (
	PortholeWidth  = 13
	PortholeHeight = 5
)

// pane is a row of a porthole: the room behind the glass, between the two parts of the frame.
type pane struct {
	left, right string
	room        int
}

// Porthole draws the face of the program: a round window over the sea, which stands higher the larger the share is. Its
// lines are drawn with what every font has, and mean the same without colours.
func (t *Theme) Porthole(share float64) []string {
	rows := []pane{{"╭╯", "╰╮", 7}, {"│", "│", 9}, {"╰╮", "╭╯", 7}}
	high := max(1, min(len(rows), 1+int(share*float64(len(rows)-1))))
	lines := []string{t.Accent.Render("  ╭───────╮")}
	for i, row := range rows {
		room := strings.Repeat(" ", row.room)
		switch from := len(rows) - high; {
		case i == from:
			room = wave("~ ", row.room)
		case i > from:
			room = wave("≈", row.room)
		}
		lines = append(lines, " "+t.Accent.Render(row.left)+t.Memory[Levels-1].Render(room)+t.Accent.Render(row.right))
	}
	return append(lines, t.Accent.Render("  ╰───────╯"))
}

// Landfall draws the porthole with the sun above the sea: something was reached.
func (t *Theme) Landfall() []string {
	rows := []pane{{" ╭─╯", "╰─╮", 7}, {"╭╯", "╰╮", 11}, {"│", "│", 13}, {"╰╮", "╭╯", 11}, {" ╰─╮", "╭─╯", 7}}
	lines := []string{t.Accent.Render("   ╭───────╮")}
	for i, row := range rows {
		room := strings.Repeat(" ", row.room)
		switch i {
		case 0:
		case 1:
			room = t.Hint.Render(wave(" ", row.room/2-1) + "(_)" + wave(" ", row.room/2-1))
		case 2:
			room = t.Memory[Levels-1].Render(wave("~ ", row.room))
		default:
			room = t.Memory[Levels-1].Render(wave("≈", row.room))
		}
		lines = append(lines, t.Accent.Render(row.left)+room+t.Accent.Render(row.right))
	}
	return append(lines, t.Accent.Render("   ╰───────╯"))
}

// wave is so many cells of a pattern.
func wave(pattern string, width int) string {
	runes := []rune(strings.Repeat(pattern, width))
	return string(runes[:width])
}

// momentHeight is the height of a frame from which on a moment has its picture, in lines.
const momentHeight = 20

// Moment is the picture of something reached, with a line of words: the words alone where there is no room for it.
func (f Frame) Moment(words string) []string {
	said := Wrap(f.Theme.Right.Render("✓ ")+f.Theme.Strong.Render(words), f.Prose())
	if f.Height < momentHeight {
		return append(said, "")
	}
	lines := f.Theme.Landfall()
	return append(append(append(lines, ""), said...), "")
}
