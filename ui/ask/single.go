package ask

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"porthole/quiz"
	"porthole/quiz/task"
	"porthole/ui/look"
)

// low reports whether so many lines of a widget do not fit a frame below the stem, so that the blank that is filled in is
// shown alone, above all of them.
func (b *blanks) low(f look.Frame, lines int) bool {
	if f.Height == 0 {
		return false // not drawn yet
	}
	room, _ := b.left(f)
	if !b.open {
		return lines > room+verdictRoom // a verdict grows into what is scrolled
	}
	room -= f.Height / examRows
	return lines > room
}

// examRows is the height for each line more that an exam of many questions may take above the stem.
const examRows = 8

// over sets the blank that is filled in above the whole of the widget, which is found further down.
func over(one, all Area) Area {
	one.add(-1, "")
	one.Lines, one.Hits = append(one.Lines, all.Lines...), append(one.Hits, all.Hits...)
	one.Told = all.Told
	return one
}

// single draws the blank that is filled in: its name and its place among the others, what stands there, and its choices by
// number. It is as high for each blank and after the verdict: nothing moves. What stands there is set by entry.
func (b *blanks) single(
	name func(task.Blank) string, entry func(i int, here bool, p *task.Part, t *look.Theme) string, width int, t *look.Theme, v *quiz.Verdict,
) Area {
	var a Area
	high := 0
	for _, i := range b.turn {
		high = max(high, len(b.place(i, name, width, t))+1+len(b.offers(i, width, t)))
	}
	if i := b.now(); i >= 0 {
		p, mark := part(v, i), t.Accent.Render("›")+" "
		if p != nil {
			mark = sign(p, t) + " "
		}
		line, _ := tell(mark+entry(i, v == nil, p, t), wanted(p, t), width)
		if v == nil {
			line = b.ways(line, width, t)
		}
		a.add(-1, b.place(i, name, width, t)...)
		a.add(i, line)
		if v == nil {
			a.add(-1, b.offers(i, width, t)...)
		}
	}
	a.Until = max(0, len(a.Lines)-1)
	a.add(-1, make([]string, max(0, high-len(a.Lines)))...)
	return a
}

// ways sets the keys that go on and back behind a line, in as many words as there is room for.
func (b *blanks) ways(line string, width int, t *look.Theme) string {
	on, back := b.keys.NextBlank.Help().Key, b.keys.LastBlank.Help().Key
	for _, says := range []string{on + " on, " + back + " back", on + ", " + back} {
		if len(b.turn) > 1 && look.Width(line)+2+look.Width(says) <= width {
			return look.Spread(line, t.Muted.Render(says), width)
		}
	}
	return line
}

// place names a blank, and where it stands among those that are filled in: "Rule 3 of 5 · Port (9 of 20)".
// It is shorter where that saves a line.
func (b *blanks) place(i int, name func(task.Blank) string, width int, t *look.Theme) []string {
	at, of := slices.Index(b.turn, i)+1, len(b.turn)
	set := func(place string) []string {
		return hang("", name(b.q.Task.Blanks[i])+" "+t.Muted.Render(place), width)
	}
	lines := set(fmt.Sprintf("(%d"+hard+"of"+hard+"%d)", at, of))
	if short := set(fmt.Sprintf("(%d/%d)", at, of)); len(short) < len(lines) {
		return short
	}
	return lines
}

// manyLines is the height from which on choices are set as close as they can be.
const manyLines = 6

// offers lists the choices of a blank by their numbers, each on one line where that does not take too many; or says that it
// is typed.
func (b *blanks) offers(i, width int, t *look.Theme) []string {
	width = max(1, width-look.ScrollSigns)
	if b.q.Task.Blanks[i].Choices == nil {
		return b.legend(i, false, width, t)
	}
	lines := hang("", strings.Join(b.numbered(i, hard, width, t), "   "), width)
	if len(lines) >= manyLines {
		if near := hang("", strings.Join(b.numbered(i, " ", width, t), "  "), width); len(near) < len(lines) {
			return near
		}
	}
	return lines
}

// numbered is each choice of a blank behind its number, with such a space between its words where it fits the width. What stands in the blank has
// no sign: the lines must not end elsewhere.
func (b *blanks) numbered(i int, space string, width int, t *look.Theme) []string {
	var out []string
	for n, c := range b.q.Task.Blanks[i].Choices {
		text := c
		if look.Width(strconv.Itoa(n+1)+hard+c) <= width {
			text = strings.ReplaceAll(c, " ", space)
		}
		if c == b.fields[i] {
			text = t.Strong.Render(text)
		}
		if !b.typesOf(i) {
			text = t.Muted.Render(strconv.Itoa(n+1)) + hard + text
		}
		out = append(out, text)
	}
	return out
}
