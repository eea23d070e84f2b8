package ask

import (
	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"porthole/content"
	"porthole/quiz"
	"porthole/ui/look"
)

// form is a table to fill in: the rules of a firewall, the settings of a mail program. A cell is chosen or typed.
type form struct {
	blanks
	input   *textinput.Model // of a cell that is typed
	fresh   bool             // nothing was done in the cell yet: what is typed takes the place of what is there
	columns []column
	frame   look.Frame
	width   int // of what it is drawn in, in cells
}

func newForm(q quiz.Question, keys *look.Keys, open bool) *form {
	f := &form{blanks: newBlanks(q, keys, open), input: NewInput(), width: look.Frame{Width: 80}.Prose()}
	f.layOut()
	f.reach()
	return f
}

// reach puts the text of the cell under the cursor into the field.
func (f *form) reach() {
	i := f.now()
	if i < 0 || f.q.Task.Blanks[i].Choices != nil {
		return
	}
	f.fit()
	f.fresh = true
	f.input.SetValue(f.fields[i])
	f.input.CursorEnd()
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

func (f *form) Fill(r quiz.Response) {
	f.blanks.Fill(r)
	f.reach()
}

// Typing depends on the cell under the cursor.
func (f *form) Typing() bool { return f.now() >= 0 && f.choices() == nil }

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
	switch {
	case key.Matches(msg, f.keys.Open):
		out := f.enter()
		f.reach()
		return out
	case key.Matches(msg, f.keys.CheckAll):
		return f.submit(checkAll)
	case f.Typing() && key.Matches(msg, f.keys.FieldBack):
		return Outcome{Leave: true}
	case f.Typing() && msg.Text != "":
		f.edit(msg)
	case key.Matches(msg, f.keys.NextBlank):
		f.walk(1)
	case key.Matches(msg, f.keys.LastBlank):
		f.walk(-1)
	case key.Matches(msg, f.keys.Up):
		f.vertical(-1)
	case key.Matches(msg, f.keys.Down):
		f.vertical(1)
	case f.leaves(msg, f.keys.Left, 0):
		f.walk(-1)
	case f.leaves(msg, f.keys.Right, len([]rune(f.input.Value()))):
		f.walk(1)
	case f.pressChoice(msg):
	default:
		f.edit(msg)
	}
	return Outcome{}
}

// leaves reports whether an arrow goes to the cell beside: from a choice always, from a text where the cursor is at that end
// of it.
func (f *form) leaves(msg tea.KeyPressMsg, arrow key.Binding, end int) bool {
	if f.Typing() {
		return key.Matches(msg, look.Arrow(arrow)) && f.input.Position() == end
	}
	return key.Matches(msg, f.arrow(arrow))
}

func (f *form) walk(by int) {
	f.step(by)
	f.reach()
}

// edit changes the text of the cell under the cursor.
func (f *form) edit(msg tea.Msg) {
	if !f.Typing() {
		return
	}
	before := f.input.Value()
	if press, ok := msg.(tea.KeyPressMsg); f.fresh && (!ok || press.Text != "") {
		f.input.SetValue("")
	}
	f.fresh = false
	*f.input, _ = f.input.Update(msg) // the cursor does not blink, so there is no command
	if f.input.Value() != before {
		f.put(content.Clean(f.input.Value()))
	}
}

// vertical goes to the cell above or below; in a list, to the line before or after.
func (f *form) vertical(by int) {
	i := f.now()
	if i < 0 || f.listed(f.width) {
		f.walk(by)
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
