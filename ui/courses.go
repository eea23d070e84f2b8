package ui

import (
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"porthole/ui/look"
)

// courses lists the course the program was opened with, if it is a document of the learner's own, and the built-in ones.
type courses struct {
	*study
	listed []Course
	list   picker
	frame  look.Frame
}

func newCourses(s *study) *courses {
	c := &courses{study: s}
	if s.shelf.own.Deck != nil {
		c.listed = append(c.listed, s.shelf.own)
	}
	for _, name := range s.shelf.names() {
		if course, err := s.shelf.open(name); err == nil { // a built-in course opens; its tests see to that
			c.listed = append(c.listed, course)
		}
	}
	c.list.n = len(c.listed)
	return c
}

func (c *courses) Init() tea.Cmd { return nil }

func (c *courses) Update(msg tea.Msg, _ time.Time) (Move, tea.Cmd) {
	switch msg := msg.(type) {
	case look.Frame:
		c.frame = msg
	case tea.KeyPressMsg:
		return c.press(msg), nil
	case tea.MouseWheelMsg:
		c.list.wheel(msg)
	case tea.MouseClickMsg:
		if i := msg.Y - listHead; msg.Button == tea.MouseLeft && i >= 0 && i < c.list.n {
			c.list.to(i)
			return c.open(), nil
		}
	}
	return Stay(), nil
}

// listHead is the number of lines above a list: its title and a blank line.
const listHead = 2

func (c *courses) press(msg tea.KeyPressMsg) Move {
	switch {
	case c.list.press(msg, c.keys):
	case key.Matches(msg, c.openKey()):
		return c.open()
	case key.Matches(msg, c.keys.Help):
		return Help()
	case key.Matches(msg, c.keys.Back):
		return Pop()
	}
	return Stay()
}

// open changes the course; the screens of the old one are closed.
func (c *courses) open() Move {
	next := *c.study
	course := c.listed[c.list.at]
	next.deck, next.problems, next.progress = course.Deck, course.Problems, progress{}
	return Reset(newHome(&next))
}

func (c *courses) View(f look.Frame) string {
	lines := []string{f.Theme.Title.Render("Courses"), ""}
	for i, course := range c.listed {
		lines = append(lines, c.list.mark(i, f.Theme)+course.Deck.Course().Title)
	}
	lines = append(lines, "", f.Theme.Muted.Render("A course of your own: porthole FILE.md"))
	return strings.Join(look.Indent(lines), "\n")
}

func (c *courses) openKey() key.Binding { return look.Only(c.keys.Open, c.list.n > 0) }

func (c *courses) Keys() []key.Binding {
	return []key.Binding{look.As(c.keys.Up, "choose"), c.keys.Down, c.openKey(), c.keys.Back, c.keys.Help}
}
