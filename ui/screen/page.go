package screen

import (
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/viewport"
	tea "charm.land/bubbletea/v2"

	"porthole/ui/look"
)

// Scroll is a text that is longer than the screen. It keeps the bubble behind a pointer: by value it is large.
type Scroll struct{ *viewport.Model }

// NewScroll returns a text that is moved by those keys.
func NewScroll(k *look.Keys) Scroll {
	v := viewport.New()
	v.KeyMap = viewport.KeyMap{Up: k.Up, Down: k.Down, PageUp: k.PageUp, PageDown: k.PageDown}
	return Scroll{&v}
}

// Set fits the text to a room.
func (s Scroll) Set(lines []string, width, height int) {
	s.SetWidth(width)
	s.SetHeight(max(0, height))
	s.SetContentLines(lines)
}

// Fill fits the text to what a frame leaves below a head of so many lines: as high as the column, and higher where the text
// needs it and the window has it.
func (s Scroll) Fill(lines []string, f look.Frame, head int) {
	s.Set(lines, f.Width, min(f.Tall().Height-head, max(f.Height-head, len(lines))))
}

// Press scrolls by a key or the wheel.
func (s Scroll) Press(msg tea.Msg, k *look.Keys) {
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

// Keys are the keys of a text, those that move it enabled only where there is more than one screen of it.
func (s Scroll) Keys(k *look.Keys) []key.Binding {
	more := s.TotalLineCount() > s.Height()
	return []key.Binding{
		look.Only(look.As(k.Up, "scroll"), more), look.Only(k.Down, more),
		look.Only(k.PageDown, more), look.Only(k.PageUp, more),
	}
}

// Page is a screen with a title and a text to read: the help, sources, a whole table.
type Page struct {
	keys  *look.Keys
	title string
	text  func(width int, t *look.Theme) []string
	body  Scroll
	wide  bool // it may take the whole width of the window
}

// NewPage returns a page; text sets what stands on it in lines of a width, in cells.
func NewPage(k *look.Keys, title string, text func(width int, t *look.Theme) []string) *Page {
	return &Page{keys: k, title: title, text: text, body: NewScroll(k)}
}

// Wide lets a page take the whole width of the window, for a table.
func (p *Page) Wide() *Page {
	p.wide = true
	return p
}

// frame is the room for the page.
func (p *Page) frame(f look.Frame) look.Frame {
	if !p.wide {
		return f
	}
	whole := f.Whole()
	whole.Height = f.Height
	return whole
}

// Init implements Screen.
func (p *Page) Init() tea.Cmd { return nil }

// Update implements Screen.
func (p *Page) Update(msg tea.Msg, _ time.Time) (Move, tea.Cmd) {
	switch msg := msg.(type) {
	case look.Frame:
		f := p.frame(msg)
		p.body.Fill(look.Indent(p.text(max(1, f.Width-2*look.Margin), f.Theme)), f, ListHead)
	case tea.KeyPressMsg:
		if key.Matches(msg, p.keys.Back, p.keys.Help, p.keys.Open) {
			return Pop(), nil
		}
		p.body.Press(msg, p.keys)
	case tea.MouseWheelMsg:
		p.body.Press(msg, p.keys)
	}
	return Stay(), nil
}

// View implements Screen.
func (p *Page) View(f look.Frame) string {
	title := strings.Repeat(" ", look.Margin) + f.Theme.Title.Render(p.title)
	return title + "\n\n" + p.body.View()
}

// Keys implements Screen.
func (p *Page) Keys() []key.Binding {
	return append(p.body.Keys(p.keys), p.keys.Back)
}
