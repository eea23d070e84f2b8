package ui

import (
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"porthole/content"
	"porthole/quiz"
	"porthole/ui/look"
)

// trouble says why the store cannot be used, and lets the learner go on without it or leave. Nothing is written to it
// any more.
type trouble struct {
	*study
	what *quiz.StoreError
	body scroll
}

func newTrouble(s *study, what *quiz.StoreError) *trouble {
	return &trouble{study: s, what: what, body: newScroll(s.keys)}
}

func (r *trouble) Init() tea.Cmd { return nil }

func (r *trouble) Update(msg tea.Msg, _ time.Time) (Move, tea.Cmd) {
	switch msg := msg.(type) {
	case look.Frame:
		r.body.set(look.Indent(r.text(msg)), msg.Width, msg.Height-listHead)
	case tea.KeyPressMsg:
		return r.press(msg)
	case tea.MouseWheelMsg:
		r.body.press(msg, r.keys)
	}
	return Stay(), nil
}

func (r *trouble) press(msg tea.KeyPressMsg) (Move, tea.Cmd) {
	switch {
	case key.Matches(msg, r.keys.Open):
		r.store, r.ephemeral = quiz.NewInMemory(), true
		return Pop().Saying("Nothing is saved until you leave."), r.load()
	case key.Matches(msg, r.keys.Quit):
		return Quit(), nil
	case key.Matches(msg, r.keys.Help):
		return Help(), nil
	}
	r.body.press(msg, r.keys)
	return Stay(), nil
}

func (r *trouble) text(f look.Frame) []string {
	width, t := f.Prose(), f.Theme
	part := func(says string) []string { return look.Wrap(says, width) }
	lines := part(sentence(content.Clean(r.what.What)))
	lines = append(lines, part(t.Muted.Render(content.Clean(r.what.Path)))...)
	lines = append(append(lines, ""), part("What helps: "+t.Literal.Render(content.Clean(r.what.Help)))...)
	return append(append(lines, ""), part("Enter goes on without saving: nothing of what you do now is kept, and the file stays as it is. q leaves.")...)
}

func (r *trouble) View(f look.Frame) string {
	return strings.Repeat(" ", look.Margin) + f.Theme.Title.Render("Your progress cannot be opened") + "\n\n" + r.body.View()
}

func (r *trouble) Keys() []key.Binding {
	keys := []key.Binding{look.As(r.keys.Open, "go on"), look.As(r.keys.Quit, "leave")}
	return append(append(keys, r.body.scrollKeys(r.keys)...), r.keys.Help)
}
