package class

import (
	"slices"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"porthole/content"
	"porthole/quiz/class"
	"porthole/ui/look"
	"porthole/ui/screen"
	"porthole/ui/words"
)

// chooser chooses the class and the course that the board shows.
type chooser struct {
	of    *board
	pick  screen.Picker
	names []choice
}

// choice is a class or a course that can be shown.
type choice struct {
	head  string // stands above the first of its sort
	says  string
	now   bool // it is shown now
	deck  bool // it is a course
	wants wanted
}

func newChooser(b *board) *chooser {
	c := &chooser{of: b}
	for i, g := range b.groups {
		one := choice{says: content.Clean(g.Name) + " · " + words.Count(g.Members, "member"), now: g.ID == b.group.ID, wants: wanted{class.KeyOf(g.Name), b.want.course}}
		if i == 0 {
			one.head = "Class"
		}
		c.names = append(c.names, one)
	}
	for i, name := range b.Courses() {
		one := choice{says: content.Clean(name), now: name == b.want.course, deck: true, wants: wanted{b.want.class, name}}
		if i == 0 {
			one.head = "Course"
		}
		c.names = append(c.names, one)
	}
	c.pick.N = len(c.names)
	c.pick.To(max(0, slices.IndexFunc(c.names, func(o choice) bool { return o.now && o.deck })))
	return c
}

func (c *chooser) Init() tea.Cmd { return nil }

func (c *chooser) Update(msg tea.Msg, _ time.Time) (screen.Move, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		switch {
		case c.pick.Press(msg, c.of.Key):
		case key.Matches(msg, c.of.Key.Open) && c.pick.N > 0:
			return screen.Pop(), c.of.show(c.names[c.pick.At].wants)
		default:
			return screen.Otherwise(msg, c.of.Key), nil
		}
	case tea.MouseWheelMsg:
		c.pick.Wheel(msg)
	}
	return screen.Stay(), nil
}

func (c *chooser) View(f look.Frame) string {
	var lines []string
	focus := 0
	for i, one := range c.names {
		if one.head != "" {
			if len(lines) > 0 {
				lines = append(lines, "")
			}
			lines = append(lines, f.Theme.Title.Render(one.head))
		}
		if i == c.pick.At {
			focus = len(lines)
		}
		sign := " "
		if one.now {
			sign = f.Theme.Accent.Render("◉")
		}
		lines = append(lines, c.pick.Mark(i, f.Theme)+sign+" "+one.says)
	}
	shown, above := look.Window(lines, f.Height, focus, focus)
	return strings.Join(look.Indent(f.Theme.More(shown, above, len(lines), f.Width-2*look.Margin)), "\n")
}

// Keys implements screen.Screen.
func (c *chooser) Keys() []key.Binding {
	k := c.of.Key
	return []key.Binding{look.As(k.Open, "show"), look.As(k.Up, "choose"), k.Down, k.Help, k.Back}
}
