package wire

import (
	"fmt"
	"slices"
	"strings"

	"porthole/ui/look"
	"porthole/ui/wire/attempt"
)

// both reports whether there is room for both sides.
func (x *exercise) both(f look.Frame) bool { return f.Whole().Width >= bothFrom }

// bothFrom is the width from which on both sides stand beside each other, in cells; between are the margins and a line.
const (
	bothFrom = 100
	between  = 3
)

// talkWidth is the width of the conversation.
func (x *exercise) talkWidth(f look.Frame) int {
	if !x.both(f) {
		return max(1, f.Width-2*look.Margin)
	}
	return (f.Whole().Width - 2*look.Margin - between) / 2
}

// page is how far a key scrolls.
func (x *exercise) page() int { return max(1, x.frame.Height/2) }

// row is a line of a side that is drawn, and whether it belongs to what TLS hides.
type row struct {
	text   string
	hidden bool
}

// View implements screen.Screen.
func (x *exercise) View(f look.Frame) string {
	width := x.width(f)
	lines := x.head(width, f)
	if x.try == nil {
		says := x.says
		if says == "" {
			says = "The servers are made ready …"
		}
		return strings.Join(look.Indent(append(lines, look.Wrap(says, width)...)), "\n")
	}
	room := x.room(f)
	if x.both(f) {
		lines = append(lines, x.beside(f, room)...)
	} else {
		lines = append(lines, x.one(f, room)...)
	}
	return strings.Join(look.Indent(append(lines, x.prompt(f.Theme))), "\n")
}

// width is that of the head, and of all below it.
func (x *exercise) width(f look.Frame) int {
	if x.both(f) {
		return f.Whole().Width - 2*look.Margin
	}
	return f.Width - 2*look.Margin
}

// room is how many lines of a side are shown: what is left between the head and the line to type in, below the side's title.
func (x *exercise) room(f look.Frame) int {
	room := f.Height - len(x.head(x.width(f), f)) - 1
	if x.both(f) || x.titled(f) {
		room--
	}
	return max(1, room)
}

// titled reports whether the one side that is shown says what it is.
func (x *exercise) titled(f look.Frame) bool { return !x.both(f) && x.watch && f.Roomy() }

// one is the side that is shown where there is room for one, in so many lines.
func (x *exercise) one(f look.Frame, room int) (lines []string) {
	if x.titled(f) {
		lines = append(lines, f.Theme.Muted.Render("The eavesdropper reads:"))
	}
	side := x.tail(x.sides(f)[0], room)
	for _, r := range side {
		lines = append(lines, r.text)
	}
	return append(lines, make([]string, max(0, room-len(side)))...)
}

// sides are those that are shown: the conversation and what is overheard, or one of them.
func (x *exercise) sides(f look.Frame) [][]row {
	t, left := f.Theme, x.talkWidth(f)
	switch {
	case x.both(f):
		return [][]row{x.talk(left, t), x.overheard(f.Whole().Width-2*look.Margin-between-left, t)}
	case !x.watch:
		return [][]row{x.talk(left, t)}
	}
	read := x.overheard(left, t)
	if len(read) == 0 {
		read = []row{{text: t.Muted.Render("Nothing passed yet.")}}
	}
	return [][]row{read}
}

// scroll goes back by so many lines, or forth, as far as there are any.
func (x *exercise) scroll(by int) {
	if x.try == nil || x.frame.Theme == nil {
		return
	}
	most, room := 0, x.room(x.frame)
	for _, side := range x.sides(x.frame) {
		most = max(most, len(side)-room)
	}
	x.up = min(max(0, x.up+by), most)
}

// beside sets the two sides beside each other. The line between them is heavy where the conversation is encrypted.
func (x *exercise) beside(f look.Frame, room int) []string {
	t, left := f.Theme, x.talkWidth(f)
	head := t.Muted.Render(look.ToColumn("You and the server", left)) + t.Rule.Render(" │ ") + t.Muted.Render("What an eavesdropper reads")
	sides := x.sides(f)
	mine, theirs := x.tail(sides[0], room), x.tail(sides[1], room)
	lines := []string{head}
	for i := range room {
		var l, r row
		if i < len(mine) {
			l = mine[i]
		}
		if i < len(theirs) {
			r = theirs[i]
		}
		line := t.Rule.Render(" │ ")
		if l.hidden || i >= len(mine) && len(mine) > 0 && mine[len(mine)-1].hidden {
			line = t.Right.Render(" ┃ ")
		}
		lines = append(lines, look.ToColumn(l.text, left)+line+r.text)
	}
	return lines
}

// tail is what fits of a side: its end, or what was scrolled back to.
func (x *exercise) tail(rows []row, room int) []row {
	room = max(0, room)
	if len(rows) <= room {
		return rows
	}
	up := min(x.up, len(rows)-room)
	return rows[len(rows)-room-up : len(rows)-up]
}

// head is the title with how far the exercise is, and the goals where there is room for them.
func (x *exercise) head(width int, f look.Frame) []string {
	t := f.Theme
	met, goals := 0, x.goals()
	for _, g := range goals {
		if g.Met {
			met++
		}
	}
	state := fmt.Sprintf("%d of %d reached", met, len(goals))
	if x.try != nil && len(x.try.Devices) > 1 {
		state = x.try.Hand().Name + " · " + state
	}
	lines := []string{look.Spread(t.Title.Render("Wire · "+x.wire.Title), t.Muted.Render(state), width)}
	if !f.Roomy() {
		return lines
	}
	for _, g := range goals {
		lines = append(lines, look.Cut(goalMark(g, t)+" "+g.Text, width))
	}
	return append(lines, "")
}

func (x *exercise) goals() []attempt.Goal {
	if x.try != nil {
		return x.try.Goals
	}
	out := make([]attempt.Goal, len(x.wire.Goals))
	for i, g := range x.wire.Goals {
		out[i].WireGoal = g
	}
	return out
}

func goalMark(g attempt.Goal, t *look.Theme) string {
	switch {
	case g.Met:
		return t.Right.Render("✓")
	case g.Lost:
		return t.Wrong.Render("✗")
	}
	return t.Muted.Render("○")
}

// prompt is the line to type in.
func (x *exercise) prompt(t *look.Theme) string {
	hand := x.try.Hand()
	sign := "›"
	if hand.TLS {
		sign = "»" // inside TLS
	}
	if hand.Doubt != "" && x.input.Value() == "" {
		return t.Hint.Render("Go on with this certificate? y or n")
	}
	return t.Accent.Render(sign) + " " + x.input.View()
}

// encryptedFrom is the line that stands where TLS begins.
func encryptedFrom(width int, t *look.Theme) string {
	const says = " encrypted from here "
	if width < len(says)+4 {
		return t.Right.Render(look.Cut(strings.TrimSpace(says), width))
	}
	left := (width - len(says)) / 2
	return t.Right.Render(strings.Repeat("─", left) + says + strings.Repeat("─", width-len(says)-left))
}

// talk is the conversation in hand, what there is to do above it.
func (x *exercise) talk(width int, t *look.Theme) []row {
	var rows []row
	add := func(hidden bool, lines ...string) {
		for _, line := range lines {
			rows = append(rows, row{line, hidden})
		}
	}
	add(false, look.Wrap(x.wire.Task, width)...)
	add(false, "")
	hand := x.try.Hand()
	for _, s := range hand.Talk() {
		switch s.By {
		case attempt.Learner:
			add(s.TLS, look.Hang(t.Accent.Render(">")+" ", t.Strong.Render(s.Text), width)...)
		case attempt.Server:
			add(s.TLS, look.Hang("  ", s.Text, width)...)
		case attempt.Hint:
			add(s.TLS, look.Hang(t.Hint.Render("!")+" ", t.Hint.Render(s.Text), width)...)
		case attempt.Told:
			add(s.TLS, look.Hang(t.Right.Render("✓")+" ", t.Right.Render(s.Text), width)...)
		case attempt.Network:
			if s.TLS {
				add(true, encryptedFrom(width, t))
				continue
			}
			add(false, look.Wrap(t.Muted.Render("("+s.Text+")"), width)...)
		}
	}
	return rows
}

// overheard is what the eavesdropper reads, in words or in bytes.
func (x *exercise) overheard(width int, t *look.Theme) []row {
	if x.bytes {
		return x.dump(width, t)
	}
	var rows []row
	conn := 0
	for _, o := range x.try.Overheard() {
		if o.Conn != conn && conn != 0 {
			rows = append(rows, row{})
		}
		conn = o.Conn
		if o.Begins {
			rows = append(rows, row{encryptedFrom(width, t), true})
		}
		sign := t.Muted.Render("←")
		if o.FromClient {
			sign = t.Accent.Render("→")
		}
		text := o.Text
		if o.Record {
			text = t.Muted.Render(text)
		}
		for _, line := range look.Hang(sign+" ", text, width) {
			rows = append(rows, row{line, o.Record})
		}
		if o.Means != "" {
			for _, line := range look.Hang("    ", t.Hint.Render("= "+o.Means), width) {
				rows = append(rows, row{text: line})
			}
		}
	}
	return rows
}

// dump is what the eavesdropper reads in bytes: hexadecimal, and what of it is a letter.
func (x *exercise) dump(width int, t *look.Theme) []row {
	per := 16
	for per > 4 && 2+per*3+1+per > width {
		per /= 2
	}
	var rows []row
	for _, o := range x.try.Hex() {
		sign := t.Muted.Render("←")
		if o.FromClient {
			sign = t.Accent.Render("→")
		}
		pairs := slices.Collect(slices.Chunk([]byte(o.Text), 2))
		for at := 0; at < len(pairs); at += per {
			var hexes []string
			for _, p := range pairs[at:min(at+per, len(pairs))] {
				hexes = append(hexes, string(p))
			}
			line := look.ToColumn(strings.Join(hexes, " "), per*3) + o.Means[at:min(at+per, len(o.Means))]
			if o.Record {
				line = t.Muted.Render(line)
			}
			rows = append(rows, row{look.Cut(sign+" "+line, width), o.Record})
		}
	}
	return rows
}
