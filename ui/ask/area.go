package ask

import (
	"slices"

	"porthole/content"
	"porthole/quiz"
	"porthole/ui/look"
)

// stemRoom is the height kept for a stem and the blank line under it, so that short ones do not move the answers.
const stemRoom = 3

// tallest is the height that a question of several parts may take, in lines.
const tallest = 40

// Fit is the room for a question: what has several parts may be higher than others.
func Fit(k quiz.Kind, f look.Frame) look.Frame {
	if k.Performed() {
		f.Height = max(f.Height, min(f.Tall().Height, tallest))
	}
	return f
}

// Below sets an answer below the stem of its question.
func (a Area) Below(stem string, f look.Frame) Area {
	lines := content.Texts(look.Wrap(stem, f.Prose()), func(line string) string { return f.Theme.Strong.Render(line) })
	if f.Roomy() {
		lines = append(lines, slices.Repeat([]string{""}, max(1, stemRoom-len(lines)))...)
	}
	n := len(lines)
	a.Focus, a.Until = a.Focus+n, a.Until+n
	a.Lines, a.Hits = slices.Concat(lines, a.Lines), slices.Concat(slices.Repeat([]int{-1}, n), a.Hits)
	return a
}

// Trimmed takes the empty lines at the end away: there is nothing to scroll to.
func (a Area) Trimmed() Area {
	n := len(a.Lines)
	for n > 0 && a.Lines[n-1] == "" {
		n--
	}
	a.Lines, a.Hits = a.Lines[:n], a.Hits[:n]
	return a
}

// Further adds what is cut off, out of sight below a room of so many lines.
func (a Area) Further(room int) Area {
	if len(a.Rest) == 0 {
		return a
	}
	gap := max(1, room-len(a.Lines))
	a.Lines = slices.Concat(a.Lines, make([]string, gap), a.Rest)
	a.Hits = slices.Concat(a.Hits, slices.Repeat([]int{-1}, gap+len(a.Rest)))
	return a
}
