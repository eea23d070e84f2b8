package screen

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"porthole/ui/look"
)

// Picker is the cursor of a list.
type Picker struct {
	At int // the entry that the cursor is on
	N  int // the entries there are
}

// Press moves the cursor by a key; false where the key is none of the list's.
func (p *Picker) Press(msg tea.KeyPressMsg, k *look.Keys) bool {
	switch {
	case key.Matches(msg, k.Up):
		p.To(p.At - 1)
	case key.Matches(msg, k.Down):
		p.To(p.At + 1)
	case key.Matches(msg, k.PageUp):
		p.To(max(0, p.At-pageSize))
	case key.Matches(msg, k.PageDown):
		p.To(min(p.N-1, p.At+pageSize))
	case key.Matches(msg, k.Top):
		p.To(0)
	case key.Matches(msg, k.Bottom):
		p.To(p.N - 1)
	default:
		return false
	}
	return true
}

const pageSize = 8

// Wheel moves the cursor by the mouse wheel.
func (p *Picker) Wheel(msg tea.MouseWheelMsg) {
	Wheel(msg, func(by int) { p.To(max(0, min(p.N-1, p.At+by))) })
}

// Wheel scrolls by the mouse wheel, a line at a time.
func Wheel(msg tea.MouseWheelMsg, scroll func(by int)) {
	switch msg.Button {
	case tea.MouseWheelUp:
		scroll(-1)
	case tea.MouseWheelDown:
		scroll(1)
	}
}

// To puts the cursor on an entry; past either end it goes round.
func (p *Picker) To(i int) {
	if p.N > 0 {
		p.At = ((i % p.N) + p.N) % p.N
	}
}

// Mark is the cursor's sign before entry i.
func (p *Picker) Mark(i int, t *look.Theme) string {
	if i == p.At {
		return t.Accent.Render("›") + " "
	}
	return "  "
}

// ListHead is the number of lines above a list: its title and a blank line.
const ListHead = 2
