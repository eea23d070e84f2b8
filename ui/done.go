package ui

import (
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"porthole/ui/look"
	"porthole/ui/screen"
	"porthole/ui/study"
	"porthole/ui/words"
)

// done is shown where memory asks for nothing: when something is due again, and practice for those who want to go on.
type done struct {
	*study.Study
	next time.Time // when something is due; zero: never, for nothing was asked yet
	at   time.Time
}

func newDone(s *study.Study, next, now time.Time) *done { return &done{Study: s, next: next, at: now} }

func (d *done) Init() tea.Cmd { return nil }

func (d *done) Update(msg tea.Msg, now time.Time) (screen.Move, tea.Cmd) {
	if press, ok := msg.(tea.KeyPressMsg); ok {
		return d.press(press, now), nil
	}
	return screen.Stay(), nil
}

func (d *done) press(msg tea.KeyPressMsg, now time.Time) screen.Move {
	switch {
	case key.Matches(msg, d.goOnKey()):
		return startPractice(d.Study, now).Instead()
	case key.Matches(msg, d.Key.Open):
		return screen.Pop()
	}
	return screen.Otherwise(msg, d.Key)
}

func (d *done) View(f look.Frame) string {
	lines := []string{f.Theme.Title.Render("Done for today"), ""}
	if d.next.IsZero() {
		lines = append(lines, look.Wrap("Nothing was asked yet, so nothing can be due.", f.Prose())...)
		return strings.Join(look.Indent(lines), "\n")
	}
	if forecast, ok := d.Learner.Ready(d.Deck, d.at); ok {
		lines = append(lines, look.Wrap(words.Ready(forecast, d.Learner.Goal), f.Prose())...)
	}
	lines = append(lines, look.Wrap("Nothing is due until "+words.Until(d.next, d.at)+".", f.Prose())...)
	says := "g goes on anyway: practice, which leaves the schedule as it is."
	lines = append(append(lines, ""), look.Wrap(f.Theme.Muted.Render(says), f.Prose())...)
	return strings.Join(look.Indent(lines), "\n")
}

func (d *done) goOnKey() key.Binding { return look.Only(d.Key.GoOn, !d.next.IsZero()) }

func (d *done) Keys() []key.Binding {
	return []key.Binding{d.goOnKey(), d.Key.Back, d.Key.Help}
}
