package ui

import (
	"fmt"
	"strings"

	"porthole/quiz"
	"porthole/ui/look"
)

// leech shows what may help with a card that was missed again and again: what it is mixed up with, beside it, and what
// its lesson says.
func (d *drill) leech(l quiz.Leech, width int, t *look.Theme) []string {
	lines := append([]string{""}, look.Wrap(t.Strong.Render("Missed three times: it rests until tomorrow."), width)...)
	lines = append(lines, sideBySide(l.Row, l.Mixed, width, t)...)
	if l.Passage == "" {
		return lines
	}
	where := fmt.Sprintf("Lesson %d, %s: ", l.Lesson+1, d.Course().Lessons[l.Lesson].Title)
	return append(lines, look.Wrap(t.Muted.Render(where)+l.Passage, width)...)
}

// least is how narrow a column may be that is read beside another.
const leastColumn = 24

// sideBySide sets two texts beside each other, or below each other where there is no room.
func sideBySide(left, right string, width int, t *look.Theme) []string {
	half := (width - 3) / 2
	if left == "" || right == "" || half < leastColumn {
		var lines []string
		for _, text := range []string{left, right} {
			if text != "" {
				lines = append(lines, look.Wrap(text, width)...)
			}
		}
		return lines
	}
	a, b := look.Wrap(left, half), look.Wrap(right, half)
	lines := make([]string, max(len(a), len(b)))
	for i := range lines {
		var one, other string
		if i < len(a) {
			one = a[i]
		}
		if i < len(b) {
			other = b[i]
		}
		lines[i] = look.Spread(one, t.Rule.Render("│")+" "+other+strings.Repeat(" ", half-look.Width(other)), width)
	}
	return lines
}
