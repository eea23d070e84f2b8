package ui

import (
	"fmt"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"porthole/content"
	"porthole/ui/look"
)

// lessons lists the lessons of the course by chapter, with what was read.
type lessons struct {
	*study
	list  picker
	frame look.Frame
}

func newLessons(s *study) *lessons {
	return &lessons{study: s, list: picker{n: len(s.course().Lessons)}}
}

func (l *lessons) Init() tea.Cmd { return nil }

func (l *lessons) Update(msg tea.Msg, _ time.Time) (Move, tea.Cmd) {
	switch msg := msg.(type) {
	case look.Frame:
		l.frame = msg
	case tea.KeyPressMsg:
		return l.press(msg), nil
	case tea.MouseWheelMsg:
		l.list.wheel(msg)
	case tea.MouseClickMsg:
		_, hits := l.layout(l.frame)
		if msg.Button == tea.MouseLeft && msg.Y < len(hits) && hits[msg.Y] >= 0 {
			l.list.to(hits[msg.Y])
			return Push(newLesson(l.study, l.list.at)), nil
		}
	}
	return Stay(), nil
}

func (l *lessons) press(msg tea.KeyPressMsg) Move {
	switch {
	case l.list.press(msg, l.keys):
	case key.Matches(msg, l.openKey()):
		return Push(newLesson(l.study, l.list.at))
	case key.Matches(msg, l.keys.Find):
		return Push(newFind(l.study))
	case key.Matches(msg, l.keys.Help):
		return Help()
	case key.Matches(msg, l.keys.Back):
		return Pop()
	}
	return Stay()
}

func (l *lessons) View(f look.Frame) string {
	lines, _ := l.layout(f)
	return strings.Join(lines, "\n")
}

// layout draws the list and says which lesson stands on each line, -1 for none.
func (l *lessons) layout(f look.Frame) (lines []string, hits []int) {
	width := f.Width - 2*look.Margin
	title := f.Theme.Title.Render("Lessons")
	if l.list.n == 0 {
		return []string{"", "  This document has no lessons: no heading with text under it."}, []int{-1, -1}
	}
	var body []string
	var at []int
	chapter, focus := "", 0
	for i, lesson := range l.course().Lessons {
		if lesson.Chapter != chapter && lesson.Chapter != "" {
			body, at = append(body, f.Theme.Muted.Render(lesson.Chapter)), append(at, -1)
		}
		chapter = lesson.Chapter
		if i == l.list.at {
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
	if _, ok := l.progress.Read[lesson.Title]; ok {
		state = "read"
	}
	title := fmt.Sprintf("%2d  %s", i+1, lesson.Title)
	if i == l.list.at {
		title = t.Strong.Render(title)
	}
	return look.Spread(l.list.mark(i, t)+look.Cut(title, width-8), t.Muted.Render(state), min(width, 72))
}

func (l *lessons) openKey() key.Binding { return look.Only(look.As(l.keys.Open, "read"), l.list.n > 0) }

func (l *lessons) Keys() []key.Binding {
	return []key.Binding{look.As(l.keys.Up, "choose"), l.keys.Down, l.openKey(), l.keys.Find, l.keys.Back, l.keys.Help}
}
