package ui

import (
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"porthole/content"
	"porthole/ui/look"
)

// courses lists the built-in courses.
type courses struct {
	*study
	names []string
	list  picker
}

func newCourses(s *study) *courses {
	names := s.shelf.names()
	return &courses{study: s, names: names, list: picker{n: len(names)}}
}

func (c *courses) Init() tea.Cmd { return nil }

func (c *courses) Update(msg tea.Msg, _ time.Time) (Move, tea.Cmd) {
	press, ok := msg.(tea.KeyPressMsg)
	switch {
	case !ok, c.list.press(press, c.keys):
	case key.Matches(press, c.openKey()):
		return c.open()
	case key.Matches(press, c.keys.Help):
		return Help(), nil
	case key.Matches(press, c.keys.Back):
		return Pop(), nil
	}
	return Stay(), nil
}

// open changes the course; the screens of the old one are closed.
func (c *courses) open() (Move, tea.Cmd) {
	course, err := c.shelf.open(c.names[c.list.at])
	if err != nil {
		return Stay().Saying(content.Clean(err.Error())), nil
	}
	next := *c.study
	next.deck, next.problems, next.progress = course.Deck, course.Problems, progress{}
	return Reset(newHome(&next)), nil
}

func (c *courses) View(f look.Frame) string {
	lines := []string{f.Theme.Title.Render("Courses"), ""}
	for i, name := range c.names {
		lines = append(lines, c.list.mark(i, f.Theme)+name)
	}
	lines = append(lines, "", f.Theme.Muted.Render("A course of your own: porthole FILE.md"))
	shown, _ := look.Window(lines, f.Height, c.list.at+2, c.list.at+2)
	return strings.Join(look.Indent(shown), "\n")
}

func (c *courses) openKey() key.Binding { return look.Only(c.keys.Open, c.list.n > 0) }

func (c *courses) Keys() []key.Binding {
	return []key.Binding{look.As(c.keys.Up, "choose"), c.keys.Down, c.openKey(), c.keys.Back, c.keys.Help}
}
