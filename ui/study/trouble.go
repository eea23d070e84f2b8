package study

import (
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"porthole/content"
	"porthole/quiz"
	"porthole/quiz/exam"
	"porthole/ui/look"
	"porthole/ui/screen"
	"porthole/ui/words"
)

// Trouble says why the store cannot be used, and lets the learner go on without it or leave. Nothing is written to it
// any more.
type Trouble struct {
	*Study
	what *quiz.StoreError
	body screen.Scroll
}

// NewTrouble returns the screen for an error of the store.
func NewTrouble(s *Study, what *quiz.StoreError) *Trouble {
	return &Trouble{Study: s, what: what, body: screen.NewScroll(s.Key)}
}

// Init implements screen.Screen.
func (r *Trouble) Init() tea.Cmd { return nil }

// Update implements screen.Screen.
func (r *Trouble) Update(msg tea.Msg, _ time.Time) (screen.Move, tea.Cmd) {
	switch msg := msg.(type) {
	case look.Frame:
		r.body.Set(look.Indent(r.text(msg)), msg.Width, msg.Height-screen.ListHead)
	case tea.KeyPressMsg:
		return r.press(msg)
	case tea.MouseWheelMsg:
		r.body.Press(msg, r.Key)
	}
	return screen.Stay(), nil
}

func (r *Trouble) press(msg tea.KeyPressMsg) (screen.Move, tea.Cmd) {
	switch {
	case key.Matches(msg, r.Key.Open):
		r.Queue.Use(exam.NewInMemory())
		r.Ephemeral = true
		return screen.Pop().Saying("Nothing is saved until you leave."), r.Load()
	case key.Matches(msg, r.Key.Quit):
		return screen.Quit(), nil
	case key.Matches(msg, r.Key.Help):
		return screen.Help(), nil
	}
	r.body.Press(msg, r.Key)
	return screen.Stay(), nil
}

func (r *Trouble) text(f look.Frame) []string {
	width, t := f.Prose(), f.Theme
	part := func(says string) []string { return look.Wrap(says, width) }
	lines := part(words.Sentence(content.Clean(r.what.What)))
	lines = append(append(lines, ""), part("What helps: "+t.Literal.Render(content.Clean(r.what.Help)))...)
	lines = append(append(lines, ""), part("Enter goes on without saving: nothing of what you do now is kept, and the file stays as it is. q leaves.")...)
	return append(append(lines, ""), part(t.Muted.Render(content.Clean(r.what.Path)))...) // last, for it may be long
}

// View implements screen.Screen.
func (r *Trouble) View(f look.Frame) string {
	return strings.Repeat(" ", look.Margin) + f.Theme.Title.Render("Your progress cannot be opened") + "\n\n" + r.body.View()
}

// Keys implements screen.Screen.
func (r *Trouble) Keys() []key.Binding {
	keys := []key.Binding{look.As(r.Key.Open, "go on"), look.As(r.Key.Quit, "leave")}
	return append(append(keys, r.body.Keys(r.Key)...), r.Key.Help)
}
