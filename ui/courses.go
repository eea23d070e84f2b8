package ui

import (
	"slices"
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
	open   int // index of the course that is open; -1 for none
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
	c.open = slices.IndexFunc(c.listed, func(of Course) bool { return of.Deck == s.deck })
	if c.open < 0 { // a built-in course is made ready anew here
		c.open = slices.IndexFunc(c.listed, func(of Course) bool { return of.Deck.Course().ID == s.course().ID })
	}
	c.list.to(max(0, c.open))
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
			return c.change(), nil
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
		return c.change()
	case key.Matches(msg, c.keys.Help):
		return Help()
	case key.Matches(msg, c.keys.Back):
		return Pop()
	}
	return Stay()
}

// change opens the course that the cursor is on; the screens of the old one are closed.
func (c *courses) change() Move {
	next := *c.study
	course := c.listed[c.list.at]
	next.deck, next.problems, next.progress = course.Deck, course.Problems, learner{}
	return Reset(newHome(&next))
}

func (c *courses) View(f look.Frame) string {
	lines := []string{f.Theme.Title.Render("Courses"), ""}
	for i, course := range c.listed {
		lines = append(lines, c.row(i, course, f))
	}
	lines = append(lines, "", f.Theme.Muted.Render("A course of your own: porthole FILE.md"))
	return strings.Join(look.Indent(lines), "\n")
}

// row names a course; the one that is open is said to be.
func (c *courses) row(i int, course Course, f look.Frame) string {
	const says = " · open"
	width := f.Width - 2*look.Margin
	title := c.list.mark(i, f.Theme) + course.Deck.Course().Title
	if i != c.open {
		return look.Cut(title, width)
	}
	return look.Cut(title, width-look.Width(says)) + f.Theme.Muted.Render(says)
}

func (c *courses) openKey() key.Binding { return look.Only(c.keys.Open, c.list.n > 0) }

func (c *courses) Keys() []key.Binding {
	return []key.Binding{look.As(c.keys.Up, "choose"), c.keys.Down, c.openKey(), c.keys.Back, c.keys.Help}
}
