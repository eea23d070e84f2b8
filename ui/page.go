package ui

import (
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/viewport"
	tea "charm.land/bubbletea/v2"

	"porthole/ui/look"
)

// scroll is a text that is longer than the screen. It keeps the bubble behind a pointer: by value it is large.
type scroll struct{ *viewport.Model }

func newScroll(k *look.Keys) scroll {
	v := viewport.New()
	v.KeyMap = viewport.KeyMap{Up: k.Up, Down: k.Down, PageUp: k.PageUp, PageDown: k.PageDown}
	return scroll{&v}
}

// set fits the text to a room.
func (s scroll) set(lines []string, width, height int) {
	s.SetWidth(width)
	s.SetHeight(max(0, height))
	s.SetContentLines(lines)
}

// press scrolls by a key or the wheel.
func (s scroll) press(msg tea.Msg, k *look.Keys) {
	if press, ok := msg.(tea.KeyPressMsg); ok {
		switch {
		case key.Matches(press, k.Top):
			s.GotoTop()
			return
		case key.Matches(press, k.Bottom):
			s.GotoBottom()
			return
		}
	}
	*s.Model, _ = s.Update(msg) // scrolling has no command
}

// scrollKeys are the keys of a text, those that move it enabled only where there is more than one screen of it.
func (s scroll) scrollKeys(k *look.Keys) []key.Binding {
	more := s.TotalLineCount() > s.Height()
	return []key.Binding{
		look.Only(look.As(k.Up, "scroll"), more), look.Only(k.Down, more),
		look.Only(k.PageDown, more), look.Only(k.PageUp, more),
	}
}

// page is a screen with a title and a text to read: the help, sources, a whole table.
type page struct {
	keys  *look.Keys
	title string
	text  func(width int, t *look.Theme) []string
	body  scroll
}

func newPage(k *look.Keys, title string, text func(width int, t *look.Theme) []string) *page {
	return &page{keys: k, title: title, text: text, body: newScroll(k)}
}

func (p *page) Init() tea.Cmd { return nil }

func (p *page) Update(msg tea.Msg, _ time.Time) (Move, tea.Cmd) {
	switch msg := msg.(type) {
	case look.Frame:
		p.body.set(look.Indent(p.text(max(1, msg.Width-2*look.Margin), msg.Theme)), msg.Width, msg.Height-2)
	case tea.KeyPressMsg:
		if key.Matches(msg, p.keys.Back, p.keys.Help, p.keys.Open) {
			return Pop(), nil
		}
		p.body.press(msg, p.keys)
	case tea.MouseWheelMsg:
		p.body.press(msg, p.keys)
	}
	return Stay(), nil
}

func (p *page) View(f look.Frame) string {
	title := strings.Repeat(" ", look.Margin) + f.Theme.Title.Render(p.title)
	return title + "\n\n" + p.body.View()
}

func (p *page) Keys() []key.Binding {
	return append(p.body.scrollKeys(p.keys), p.keys.Back)
}
