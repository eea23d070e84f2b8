package ui

import (
	"slices"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	exams "porthole/ui/exam"
	"porthole/ui/look"
	"porthole/ui/screen"
	"porthole/ui/study"
)

// shelf opens the built-in courses.
type shelf struct {
	own   Course // the document the program was opened with; without a Deck where that is a built-in course
	names func() []string
	open  func(name string) (Course, error)
}

// courses lists the course the program was opened with, if it is a document of the learner's own, and the built-in ones.
type courses struct {
	*study.Study
	shelf   shelf
	waiting *exams.Waiting
	listed  []Course
	open    int // index of the course that is open; -1 for none
	list    screen.Picker
	frame   look.Frame
}

func newCourses(s *study.Study, shelf shelf, waiting *exams.Waiting) *courses {
	c := &courses{Study: s, shelf: shelf, waiting: waiting}
	if shelf.own.Deck != nil {
		c.listed = append(c.listed, shelf.own)
	}
	for _, name := range shelf.names() {
		if course, err := shelf.open(name); err == nil { // a built-in course opens; its tests see to that
			c.listed = append(c.listed, course)
		}
	}
	c.list.N = len(c.listed)
	c.open = slices.IndexFunc(c.listed, func(of Course) bool { return of.Deck == s.Deck })
	if c.open < 0 { // a built-in course is made ready anew here
		c.open = slices.IndexFunc(c.listed, func(of Course) bool { return of.Deck.Course().ID == s.Course().ID })
	}
	c.list.To(max(0, c.open))
	return c
}

func (c *courses) Init() tea.Cmd { return nil }

func (c *courses) Update(msg tea.Msg, _ time.Time) (screen.Move, tea.Cmd) {
	switch msg := msg.(type) {
	case look.Frame:
		c.frame = msg
	case tea.KeyPressMsg:
		return c.press(msg), nil
	case tea.MouseWheelMsg:
		c.list.Wheel(msg)
	case tea.MouseClickMsg:
		if i := msg.Y - screen.ListHead; msg.Button == tea.MouseLeft && i >= 0 && i < c.list.N {
			c.list.To(i)
			return c.change(), nil
		}
	}
	return screen.Stay(), nil
}

func (c *courses) press(msg tea.KeyPressMsg) screen.Move {
	switch {
	case c.list.Press(msg, c.Key):
	case key.Matches(msg, c.openKey()):
		return c.change()
	case key.Matches(msg, c.Key.Help):
		return screen.Help()
	case key.Matches(msg, c.Key.Back):
		return screen.Pop()
	}
	return screen.Stay()
}

// change opens the course that the cursor is on; the screens of the old one are closed.
func (c *courses) change() screen.Move {
	next := *c.Study
	course := c.listed[c.list.At]
	next.Deck, next.Problems, next.Learner = course.Deck, course.Problems, study.Learner{}
	return screen.Reset(newHome(&next, c.shelf, c.waiting))
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
	title := c.list.Mark(i, f.Theme) + course.Deck.Course().Title
	if i != c.open {
		return look.Cut(title, width)
	}
	return look.Cut(title, width-look.Width(says)) + f.Theme.Muted.Render(says)
}

func (c *courses) openKey() key.Binding { return look.Only(c.Key.Open, c.list.N > 0) }

func (c *courses) Keys() []key.Binding {
	return []key.Binding{look.As(c.Key.Up, "choose"), c.Key.Down, c.openKey(), c.Key.Back, c.Key.Help}
}
