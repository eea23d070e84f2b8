package ask

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"porthole/quiz"
	"porthole/ui/look"
)

// form is a table to fill in: the rules of a firewall, the settings of a mail program. A cell is chosen or typed.
type form struct {
	typing
	columns []column
	frame   look.Frame
	width   int // of what it is drawn in, in cells
}

func newForm(q quiz.Question, keys *look.Keys, open bool) *form {
	f := &form{typing: newTyping(q, keys, open), width: look.Frame{Width: 80}.Prose()}
	f.arrive = f.reach
	f.layOut()
	f.reach()
	return f
}

// reach puts the text of the cell under the cursor into the field, where it is typed.
func (f *form) reach() {
	if f.Typing() {
		f.fit()
		f.fresh = true
		f.typing.reach()
	}
}

// fit gives the field the width that its cell has.
func (f *form) fit() {
	if i := f.now(); i >= 0 {
		width := f.room(i)
		if f.listed(f.width) {
			width = max(1, min(width, f.width/2-marks))
		}
		f.input.SetWidth(width)
	}
}

func (f *form) Update(msg tea.Msg) Outcome {
	switch msg := msg.(type) {
	case look.Frame:
		f.frame, f.width = msg, msg.Prose()
		f.layOut()
		f.fit()
	case Click:
		f.click(msg.Hit)
	case tea.PasteMsg:
		f.edit(msg)
	case tea.KeyPressMsg:
		return f.press(msg)
	}
	return Outcome{}
}

func (f *form) press(msg tea.KeyPressMsg) Outcome {
	out, taken := f.pressText(msg)
	switch {
	case taken:
	case key.Matches(msg, f.keys.NextBlank):
		f.step(1)
	case key.Matches(msg, f.keys.LastBlank):
		f.step(-1)
	case key.Matches(msg, f.keys.Up):
		f.vertical(-1)
	case key.Matches(msg, f.keys.Down):
		f.vertical(1)
	case f.leaves(msg, f.keys.Left, 0):
		f.step(-1)
	case f.leaves(msg, f.keys.Right, len([]rune(f.input.Value()))):
		f.step(1)
	case f.pressChoice(msg):
	default:
		f.edit(msg)
	}
	return out
}

// leaves reports whether an arrow goes to the cell beside: from a choice always, from a text where the cursor is at that end
// of it.
func (f *form) leaves(msg tea.KeyPressMsg, arrow key.Binding, end int) bool {
	if f.Typing() {
		return key.Matches(msg, look.Arrow(arrow)) && f.input.Position() == end
	}
	return key.Matches(msg, f.arrow(arrow))
}

// vertical goes to the cell above or below; in a list, to the line before or after.
func (f *form) vertical(by int) {
	i := f.now()
	if i < 0 || f.listed(f.width) {
		f.step(by)
		return
	}
	for at := f.at + by; at >= 0 && at < len(f.turn); at += by {
		if f.q.Task.Blanks[f.turn[at]].Column == f.q.Task.Blanks[i].Column {
			f.at, f.warned = at, false
			f.reach()
			return
		}
	}
}

// click goes to a cell of the row, then from cell to cell; in a list, to the cell, whose choices it then goes through.
func (f *form) click(i int) {
	now := f.now()
	switch {
	case i < 0 || i >= len(f.q.Task.Blanks) || now < 0:
		return
	case f.listed(f.width) && i == now:
		f.cycle(1)
	case f.listed(f.width) || f.q.Task.Blanks[i].Row != f.q.Task.Blanks[now].Row:
		f.turnTo(f.firstOf(i))
	default:
		f.turnTo(f.nextInRow())
	}
	f.reach()
}

// firstOf returns the first blank to fill in from i on.
func (f *form) firstOf(i int) int {
	for _, j := range f.turn {
		if j >= i {
			return j
		}
	}
	return i
}

func (f *form) nextInRow() int {
	row := f.q.Task.Blanks[f.now()].Row
	if f.at+1 < len(f.turn) && f.q.Task.Blanks[f.turn[f.at+1]].Row == row {
		return f.turn[f.at+1]
	}
	for _, i := range f.turn {
		if f.q.Task.Blanks[i].Row == row {
			return i
		}
	}
	return f.now()
}

func (f *form) Keys() []key.Binding {
	chosen := !f.Typing()
	return []key.Binding{
		f.enterKey(), f.digits(), look.Only(look.As(f.keys.Toggle, "choose"), chosen), f.all(), arrows(f.keys),
		look.Only(f.keys.NextBlank, len(f.turn) > 1), f.keys.LastBlank, f.keys.Down, look.As(f.keys.Left, ""), f.keys.Right,
	}
}

// arrows are the keys that go from cell to cell, as one.
func arrows(k *look.Keys) key.Binding {
	b := k.Up
	b.SetHelp("↑↓←→", "move")
	return b
}
