// Package wire is the screens of the wire lab: the list of a course's exercises, an exercise with the conversation on one side
// and what an eavesdropper reads on the other, and what was seen at its end. The network itself is in package lab below, and
// what is the same in lines of text in package attempt.
package wire

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"porthole/content"
	"porthole/ui/look"
	"porthole/ui/screen"
	"porthole/ui/study"
	"porthole/ui/wire/attempt"
	"porthole/ui/words"
)

// Says is what stands behind Wire at home: the exercise that comes next, and how long it takes.
func Says(s *study.Study) string {
	wires := s.Course().Wires
	next := Next(s)
	if next < 0 {
		return fmt.Sprintf("all %s done · see the mail go by", words.Count(len(wires), "exercise"))
	}
	return lower(wires[next].Title) + " · " + words.Count(wires[next].Minutes, "minute")
}

// Next is the index of the first exercise that was not done yet, -1 where all were.
func Next(s *study.Study) int {
	return slices.IndexFunc(s.Course().Wires, func(w content.Wire) bool { return !done(s, w) })
}

func done(s *study.Study, w content.Wire) bool {
	_, is := s.Learner.Best[attempt.Kind(w)]
	return is
}

// NextOf is the index of the exercise of a lesson that comes next: the first one that was not done yet, else the first. -1: it
// has none.
func NextOf(s *study.Study, lesson int) int {
	of := ofLesson(s.Course(), lesson)
	if len(of) == 0 {
		return -1
	}
	if at := slices.IndexFunc(of, func(i int) bool { return !done(s, s.Course().Wires[i]) }); at >= 0 {
		return of[at]
	}
	return of[0]
}

// Label names an exercise where a key opens it.
func Label(w content.Wire) string { return "wire: " + lower(w.Title) }

// lower writes a title within a sentence: names in capitals stay.
func lower(title string) string {
	first, rest, _ := strings.Cut(title, " ")
	if len(first) > 1 && strings.ToUpper(first) == first {
		return title
	}
	return strings.TrimSpace(strings.ToLower(first) + " " + rest)
}

// ofLesson are the exercises that belong to a lesson, as indexes.
func ofLesson(c *content.Course, lesson int) []int {
	var out []int
	for i, w := range c.Wires {
		if w.Lesson == lesson {
			out = append(out, i)
		}
	}
	return out
}

// Named returns the index of the exercise with an id, -1 where there is none.
func Named(c *content.Course, id string) int {
	return slices.IndexFunc(c.Wires, func(w content.Wire) bool { return w.ID == id })
}

// list lists the exercises of a course.
type list struct {
	*study.Study
	pick  screen.Picker
	frame look.Frame
}

// NewList is the screen that lists a course's exercises, with the cursor on the one that comes next.
func NewList(s *study.Study) screen.Screen {
	return &list{Study: s, pick: screen.Picker{N: len(s.Course().Wires), At: max(0, Next(s))}}
}

// Init implements screen.Screen.
func (l *list) Init() tea.Cmd { return nil }

// Update implements screen.Screen.
func (l *list) Update(msg tea.Msg, _ time.Time) (screen.Move, tea.Cmd) {
	switch msg := msg.(type) {
	case look.Frame:
		l.frame = msg.Tall()
	case tea.KeyPressMsg:
		switch {
		case l.pick.Press(msg, l.Key):
		case key.Matches(msg, l.Key.Open) && l.pick.N > 0:
			return screen.Push(New(l.Study, l.pick.At)), nil
		default:
			return screen.Otherwise(msg, l.Key), nil
		}
	case tea.MouseWheelMsg:
		l.pick.Wheel(msg)
	case tea.MouseClickMsg:
		_, above := l.rows(l.frame)
		if i := msg.Y - screen.ListHead + above; msg.Button == tea.MouseLeft && msg.Y >= screen.ListHead && i < l.pick.N {
			l.pick.To(i)
			return screen.Push(New(l.Study, i)), nil
		}
	}
	return screen.Stay(), nil
}

func (l *list) rows(f look.Frame) (rows []string, above int) {
	width := f.Width - 2*look.Margin
	for i, w := range l.Course().Wires {
		mark := " "
		if done(l.Study, w) {
			mark = f.Theme.Right.Render("✓")
		}
		title := w.Title
		if i == l.pick.At {
			title = f.Theme.Strong.Render(title)
		}
		says := fmt.Sprintf("port %d · %s", w.Port, words.Count(w.Minutes, "minute"))
		left := l.pick.Mark(i, f.Theme) + mark + " " + title
		rows = append(rows, look.Spread(left, f.Theme.Muted.Render(says), min(width, 72)))
	}
	all := len(rows)
	rows, above = look.Window(rows, max(1, f.Height-screen.ListHead), l.pick.At, l.pick.At)
	return f.Theme.More(rows, above, all, width), above
}

// View implements screen.Screen.
func (l *list) View(f look.Frame) string {
	rows, _ := l.rows(f.Tall())
	title := f.Theme.Title.Render("Wire") + f.Theme.Muted.Render(" · speak to a mail server, and see what a listener reads")
	head := []string{look.Cut(title, f.Width-2*look.Margin), ""}
	return strings.Join(look.Indent(append(head, rows...)), "\n")
}

// Keys implements screen.Screen.
func (l *list) Keys() []key.Binding {
	return []key.Binding{look.Only(look.As(l.Key.Open, "begin"), l.pick.N > 0), look.As(l.Key.Up, "choose"), l.Key.Down, l.Key.Back, l.Key.Help}
}
