package ui

import (
	"slices"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"porthole/content"
	"porthole/ui/class"
	exams "porthole/ui/exam"
	"porthole/ui/look"
	"porthole/ui/screen"
	"porthole/ui/study"
	"porthole/ui/words"
)

// shelf opens the built-in courses.
type shelf struct {
	own     Course // the document the program was opened with; without a Deck where that is a built-in course
	names   func() []string
	open    func(name string) (Course, error)
	recent  func() []string         // nil: none
	aim     func(exam string) error // keeps in mind which exam the learner aims at, "" for none; nil: nothing does
	waiting *exams.Waiting
	parts   func(*study.Study) []class.Part // see Options
	served  bool                            // the machine is somebody else's: no document of one's own is opened
}

// change opens another course by its name; the screens of the old one are closed.
func (s shelf) change(from *study.Study, name string) screen.Move {
	course, err := s.open(name)
	if err != nil {
		return screen.Stay().Saying("It cannot be opened: " + words.Sentence(content.Clean(err.Error())))
	}
	return s.to(from, course)
}

// to opens another course; the screens of the old one are closed.
func (s shelf) to(from *study.Study, course Course) screen.Move {
	next, shown := *from, s
	if course.Own {
		shown.own = course
	}
	next.Deck, next.Problems, next.Learner = course.Deck, course.Problems, study.Learner{}
	return screen.Reset(newHome(&next, shown))
}

// courses lists the course the program was opened with, if it is a document of the learner's own, the built-in ones, and the
// documents that were opened before.
type courses struct {
	*study.Study
	shelf  shelf
	listed []Course
	recent []string // paths, listed behind the courses
	open   int      // index of the course that is open; -1 for none
	list   screen.Picker
	frame  look.Frame
}

func newCourses(s *study.Study, shelf shelf) *courses {
	c := &courses{Study: s, shelf: shelf}
	if shelf.own.Deck != nil {
		c.listed = append(c.listed, shelf.own)
	}
	for _, name := range shelf.names() {
		if course, err := shelf.open(name); err == nil { // a built-in course opens; its tests see to that
			c.listed = append(c.listed, course)
		}
	}
	if shelf.recent != nil {
		c.recent = slices.DeleteFunc(shelf.recent(), func(path string) bool { return path == shelf.own.Path })
	}
	c.list.N = len(c.listed) + len(c.recent)
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
		_, hits := c.layout(c.frame)
		if i, ok := look.Hit(hits, msg.Y); ok && msg.Button == tea.MouseLeft {
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
	}
	return screen.Otherwise(msg, c.Key)
}

// change opens the course that the cursor is on.
func (c *courses) change() screen.Move {
	if c.list.At < len(c.listed) {
		return c.shelf.to(c.Study, c.listed[c.list.At])
	}
	return c.shelf.change(c.Study, c.recent[c.list.At-len(c.listed)])
}

func (c *courses) View(f look.Frame) string {
	lines, _ := c.layout(f)
	return strings.Join(lines, "\n")
}

// layout draws the list and says which entry stands on each line, -1 for none.
func (c *courses) layout(f look.Frame) (lines []string, hits []int) {
	t, width := f.Theme, f.Width-2*look.Margin
	var body []string
	var at []int
	add := func(hit int, line string) { body, at = append(body, line), append(at, hit) }
	for i, course := range c.listed {
		add(i, c.row(i, course, f))
	}
	if len(c.recent) > 0 {
		add(-1, "")
		add(-1, t.Muted.Render("Opened before"))
	}
	for i, path := range c.recent {
		add(len(c.listed)+i, look.Cut(c.list.Mark(len(c.listed)+i, t)+content.Clean(path), width))
	}
	if !c.shelf.served {
		add(-1, "")
		add(-1, t.Muted.Render("A course of your own: porthole FILE.md"))
	}
	focus := slices.Index(at, c.list.At)
	shown, above := look.Window(body, f.Height-screen.ListHead, max(0, focus), max(0, focus))
	lines = append([]string{t.Title.Render("Courses"), ""}, t.More(shown, above, len(body), width)...)
	return look.Indent(lines), append([]int{-1, -1}, at[above:above+len(shown)]...)
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
