package ui

import (
	"slices"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"porthole/quiz"
	"porthole/ui/look"
	"porthole/ui/screen"
	"porthole/ui/words"
)

// upcoming stands between two parts of a sitting: what was read is done, and the next lesson comes in. Enter reads it, one
// key is asked about it at once, and esc ends the sitting.
type upcoming struct {
	of   *drill
	next quiz.Upcoming
}

func newUpcoming(of *drill, next quiz.Upcoming) *upcoming { return &upcoming{of, next} }

func (u *upcoming) Init() tea.Cmd { return nil }

func (u *upcoming) Update(msg tea.Msg, now time.Time) (screen.Move, tea.Cmd) {
	switch msg := msg.(type) {
	case screen.Shown: // the lesson was left; where it was read the sitting has gone on
		if next, ok := u.of.session.Upcoming(); !ok || next.Lesson != u.next.Lesson {
			return screen.Pop(), nil
		}
	case tea.KeyPressMsg:
		return u.press(msg, now), nil
	}
	return screen.Stay(), nil
}

func (u *upcoming) press(msg tea.KeyPressMsg, now time.Time) screen.Move {
	keys := u.of.Key
	switch {
	case key.Matches(msg, keys.Open):
		return screen.Push(u.lesson())
	case key.Matches(msg, u.skipKey()):
		u.of.open(now)
		return screen.Pop()
	}
	return screen.Otherwise(msg, keys)
}

// lesson is the lesson to read; from its end the way leads back into the sitting.
func (u *upcoming) lesson() *lesson {
	l := newLesson(u.of.Study, u.next.Lesson)
	l.onwards = "its " + words.Count(u.next.New, "card")
	l.leads = func(now time.Time) screen.Move {
		u.of.open(now)
		return screen.Pop()
	}
	return l
}

func (u *upcoming) View(f look.Frame) string {
	t, lesson := f.Theme, u.of.Course().Lessons[u.next.Lesson]
	head := []string{t.Muted.Render(look.Cut(u.of.title, f.Width-2*look.Margin)), ""}
	says := words.Upcoming(lesson, u.next.New)
	lines := slices.Concat(head, look.Wrap(t.Title.Render("Next: "+lesson.Title), f.Prose()))
	lines = append(lines, look.Wrap(says, f.Prose())...)
	if n := len(u.of.session.Answered()); n > 0 {
		lines = append(append(lines, ""), look.Wrap(t.Muted.Render(words.SoFar(u.of.summary(u.of.now))), f.Prose())...)
	}
	return strings.Join(look.Indent(lines), "\n")
}

func (u *upcoming) skipKey() key.Binding { return look.As(u.of.Key.Again, "ask me at once") }

func (u *upcoming) Keys() []key.Binding {
	return []key.Binding{look.As(u.of.Key.Open, "read it"), u.skipKey(), look.As(u.of.Key.Back, "end here"), u.of.Key.Help}
}
