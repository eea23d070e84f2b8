package ui

import (
	"fmt"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"porthole/content"
	"porthole/ui/look"
	"porthole/ui/screen"
	"porthole/ui/study"
)

// lessons lists the lessons of the course by chapter, with what was read.
type lessons struct {
	*study.Study
	list  screen.Picker
	frame look.Frame
}

func newLessons(s *study.Study) *lessons {
	return &lessons{Study: s, list: screen.Picker{N: len(s.Course().Lessons)}}
}

func (l *lessons) Init() tea.Cmd { return nil }

func (l *lessons) Update(msg tea.Msg, _ time.Time) (screen.Move, tea.Cmd) {
	switch msg := msg.(type) {
	case look.Frame:
		l.frame = msg.Tall()
	case tea.KeyPressMsg:
		return l.press(msg), nil
	case tea.MouseWheelMsg:
		l.list.Wheel(msg)
	case tea.MouseClickMsg:
		_, hits := l.layout(l.frame)
		if i, ok := look.Hit(hits, msg.Y); ok && msg.Button == tea.MouseLeft {
			l.list.To(i)
			return screen.Push(newLesson(l.Study, l.list.At)), nil
		}
	}
	return screen.Stay(), nil
}

func (l *lessons) press(msg tea.KeyPressMsg) screen.Move {
	switch {
	case l.list.Press(msg, l.Key):
	case key.Matches(msg, l.openKey()):
		return screen.Push(newLesson(l.Study, l.list.At))
	case key.Matches(msg, l.Key.Find):
		return screen.Push(newFind(l.Study))
	}
	return screen.Otherwise(msg, l.Key)
}

func (l *lessons) View(f look.Frame) string {
	lines, _ := l.layout(f.Tall())
	return strings.Join(lines, "\n")
}

// layout draws the list and says which lesson stands on each line, -1 for none.
func (l *lessons) layout(f look.Frame) (lines []string, hits []int) {
	width := f.Width - 2*look.Margin
	title := f.Theme.Title.Render("Lessons")
	if l.list.N == 0 {
		return []string{"", "  This document has no lessons: no heading with text under it."}, []int{-1, -1}
	}
	var body []string
	var at []int
	chapter, focus := "", 0
	for i, lesson := range l.Course().Lessons {
		if lesson.Chapter != chapter && lesson.Chapter != "" {
			body, at = append(body, f.Theme.Muted.Render(lesson.Chapter)), append(at, -1)
		}
		chapter = lesson.Chapter
		if i == l.list.At {
			focus = len(body)
		}
		body, at = append(body, l.line(i, lesson, width, f.Theme)), append(at, i)
	}
	shown, above := look.Window(body, f.Height-2, max(0, focus-2), min(len(body)-1, focus+2))
	lines = look.Indent(append([]string{title, ""}, f.Theme.More(shown, above, len(body), width)...))
	return lines, append([]int{-1, -1}, at[above:above+len(shown)]...)
}

func (l *lessons) line(i int, lesson content.Lesson, width int, t *look.Theme) string {
	state := "    "
	if _, ok := l.Learner.Read[lesson.Title]; ok {
		state = "read"
	}
	title := fmt.Sprintf("%2d  %s", i+1, lesson.Title)
	if i == l.list.At {
		title = t.Strong.Render(title)
	}
	return look.Spread(l.list.Mark(i, t)+look.Cut(title, width-8), t.Muted.Render(state), min(width, 72))
}

func (l *lessons) openKey() key.Binding { return look.Only(look.As(l.Key.Open, "read"), l.list.N > 0) }

func (l *lessons) Keys() []key.Binding {
	return []key.Binding{look.As(l.Key.Up, "choose"), l.Key.Down, l.openKey(), l.Key.Find, l.Key.Back, l.Key.Help}
}
