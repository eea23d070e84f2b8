package ui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"porthole/ui/look"
)

// picker is the cursor of a list.
type picker struct{ at, n int }

// press moves the cursor by a key; false where the key is none of the list's.
func (p *picker) press(msg tea.KeyPressMsg, k *look.Keys) bool {
	switch {
	case key.Matches(msg, k.Up):
		p.to(p.at - 1)
	case key.Matches(msg, k.Down):
		p.to(p.at + 1)
	case key.Matches(msg, k.PageUp):
		p.to(max(0, p.at-pageSize))
	case key.Matches(msg, k.PageDown):
		p.to(min(p.n-1, p.at+pageSize))
	case key.Matches(msg, k.Top):
		p.to(0)
	case key.Matches(msg, k.Bottom):
		p.to(p.n - 1)
	default:
		return false
	}
	return true
}

const pageSize = 8

// wheel moves the cursor by the mouse wheel.
func (p *picker) wheel(msg tea.MouseWheelMsg) {
	switch msg.Button {
	case tea.MouseWheelUp:
		p.to(max(0, p.at-1))
	case tea.MouseWheelDown:
		p.to(min(p.n-1, p.at+1))
	}
}

// to puts the cursor on an entry; past either end it goes round.
func (p *picker) to(i int) {
	if p.n > 0 {
		p.at = ((i % p.n) + p.n) % p.n
	}
}

// mark is the cursor's sign before entry i.
func (p *picker) mark(i int, t *look.Theme) string {
	if i == p.at {
		return t.Accent.Render("›") + " "
	}
	return "  "
}
