package ui

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"porthole/quiz"
	"porthole/ui/ask"
	"porthole/ui/look"
	"porthole/ui/words"
)

// head is the number of lines above the tiles.
func (m *match) head(f look.Frame) int {
	if f.Roomy() {
		return 4
	}
	return 1
}

func (m *match) View(f look.Frame) string {
	t, width := f.Theme, f.Width-2*look.Margin
	clock := fmt.Sprintf("%.1f s", m.elapsed().Seconds())
	if n := m.session.Mistakes(); n > 0 {
		clock += fmt.Sprintf(" · %s, 3 s each", words.Count(n, "mistake"))
	}
	lines := []string{look.Spread(t.Muted.Render("Match")+t.Hint.Render(m.Mark()), t.Hint.Render(clock), width)}
	c := m.columns(width)
	if f.Roomy() {
		left, right := m.session.Title()
		left = look.Cut(left, c.left)
		lines = append(lines, "", t.Muted.Render(left+strings.Repeat(" ", c.left+gutter-look.Width(left))+look.Cut(right, c.right)), "")
	}
	lines = append(lines, m.tiles(c, t)...)
	return strings.Join(look.Indent(append(lines, m.told(f, c)...)), "\n")
}

// columns are the widths of the two columns, in cells. Between them stands the gutter.
type columns struct{ left, right int }

const (
	tileMark = len("> 1   ") // what stands before and after a tile's text
	gutter   = len("-b  1-") // where a pair is joined: the names of the partners, each at the end of a line
)

// columns gives the left column what it needs, up to half, and the right one the rest.
func (m *match) columns(width int) columns {
	longest := 0
	for _, tile := range m.session.Left() {
		longest = max(longest, look.Width(tile.Text)+tileMark)
	}
	left := min(longest, (width-gutter)/2)
	return columns{left, width - gutter - left}
}

// told is the text of the tile under the cursor where it was cut, and the verdict on the last pair, or how it went. In a
// low window the verdict is its first sentence.
func (m *match) told(f look.Frame, c columns) []string {
	var lines []string
	if f.Roomy() {
		lines = append(lines, "")
	}
	switch {
	case m.session.Over():
		lines = append(lines, f.Theme.Right.Render(fmt.Sprintf("✓ All joined in %.1f s.", m.elapsed().Seconds())), "")
		if m.moment != "" {
			lines = append(lines, f.Moment(m.moment)...)
		}
		return lines
	case m.over:
		return append(lines, f.Theme.Hint.Render("Time is up."))
	case m.verdict == nil:
		return append(lines, m.cutText(f, c)...)
	case !m.verdict.Right: // what belongs together is still to be found
		return append(lines, f.Theme.Wrong.Render("✗ "+m.missed))
	}
	if f.Roomy() {
		return append(lines, ask.Verdict(quiz.Choice, *m.verdict, nil, f.Prose(), f.Theme)...)
	}
	return ask.Headline(quiz.Choice, *m.verdict, f.Prose(), f.Theme)
}

// cutText is the whole text of the tile under the cursor, if it does not fit its column.
func (m *match) cutText(f look.Frame, c columns) []string {
	text, room := m.session.Left()[m.left.At].Text, c.left
	if m.onRight {
		text, room = m.session.Right()[m.right.At].Text, c.right
	}
	if look.Width(text) <= room-tileMark {
		return nil
	}
	return look.Wrap(text, f.Prose())
}

// elapsed is the time taken; it stands still once the match is over.
func (m *match) elapsed() time.Duration {
	if m.over && !m.session.Over() {
		return m.sel.Limit
	}
	return m.session.Elapsed(m.now)
}

// tiles draws both columns. A pair stays joined: a line leads from each of the two to the other's name.
func (m *match) tiles(c columns, t *look.Theme) []string {
	lefts, rights := m.session.Left(), m.session.Right()
	lines := make([]string, len(lefts))
	for i := range lines {
		left := m.tile(lefts[i], i, true, c.left, t)
		join, fill := "  ", " "
		if partner := lefts[i].Pair; partner >= 0 {
			join, fill = t.Right.Render("─"+tileName(partner, false)), t.Right.Render("─")
		}
		back := "  "
		if partner := rights[i].Pair; partner >= 0 {
			back = t.Right.Render(tileName(partner, true) + "─")
		}
		lines[i] = left + strings.Repeat(fill, max(0, c.left-look.Width(left))) + join + "  " + back + m.tile(rights[i], i, false, c.right, t)
	}
	return lines
}

func (m *match) tile(tile quiz.Tile, row int, left bool, width int, t *look.Theme) string {
	mark, list := "  ", &m.right
	if left {
		list = &m.left
	}
	if left != m.onRight && !m.over {
		mark = list.Mark(row, t)
	}
	text := look.Cut(tile.Text, max(1, width-tileMark))
	switch {
	case tile.Pair >= 0:
		text = t.Muted.Render(text)
	case left && m.onRight && row == m.left.At:
		mark, text = t.Accent.Render("▸")+" ", t.Strong.Render(text)
	}
	return mark + t.Muted.Render(tileName(row, left)) + "  " + text + " "
}

const letters = "abcdefghi"

// tileName is the key that picks a tile: a number on the left, a letter on the right.
func tileName(row int, left bool) string {
	if left {
		return strconv.Itoa(row + 1)
	}
	return letters[row : row+1]
}
