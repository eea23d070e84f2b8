package ask

import (
	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"porthole/content"
	"porthole/quiz"
	"porthole/ui/look"
)

// typing is what the widgets share in whose blanks text is typed: a field for the blank that is filled in.
type typing struct {
	blanks
	input *textinput.Model
	fresh bool // nothing was done in the blank yet: what is typed takes the place of what is there
}

func newTyping(q quiz.Question, keys *look.Keys, open bool) typing {
	return typing{blanks: newBlanks(q, keys, open), input: NewInput()}
}

// Typing depends on the blank that is filled in: some are chosen.
func (y *typing) Typing() bool { return y.now() >= 0 && y.choices() == nil }

// reach puts the text of the blank that is filled in into the field.
func (y *typing) reach() {
	if y.Typing() {
		y.input.SetValue(y.fields[y.now()])
		y.input.CursorEnd()
	}
}

// pressText takes a key that means the same in any blank that text is typed in, and reports whether it was one.
func (y *typing) pressText(msg tea.KeyPressMsg) (out Outcome, taken bool) {
	switch {
	case key.Matches(msg, y.keys.Open):
		out = y.enter()
		y.arrive()
	case key.Matches(msg, y.keys.CheckAll):
		out = y.submit(checkAll)
	case y.Typing() && key.Matches(msg, y.keys.FieldBack):
		out = Outcome{Leave: true}
	case y.Typing() && msg.Text != "":
		y.edit(msg)
	default:
		return out, false
	}
	return out, true
}

// edit changes the text of the blank that is filled in.
func (y *typing) edit(msg tea.Msg) {
	if !y.Typing() {
		return
	}
	before := y.input.Value()
	if press, ok := msg.(tea.KeyPressMsg); y.fresh && (!ok || press.Text != "") {
		y.input.SetValue("")
	}
	y.fresh = false
	*y.input, _ = y.input.Update(msg) // the cursor does not blink, so there is no command
	if y.input.Value() != before {
		y.put(content.Clean(y.input.Value()))
	}
}
