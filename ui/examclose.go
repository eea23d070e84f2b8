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

// examClose asks whether to hand an exam in. The key that says so is none of those that lead here, so that no slip and no
// key held down does it.
type examClose struct{ of *exam }

func newExamClose(x *exam) *examClose { return &examClose{x} }

func (c *examClose) Init() tea.Cmd { return nil }

func (c *examClose) Update(msg tea.Msg, now time.Time) (Move, tea.Cmd) {
	press, ok := msg.(tea.KeyPressMsg)
	x := c.of
	x.now = now
	switch {
	case !ok || x.handing:
	case key.Matches(press, x.keys.Sure):
		return Stay(), x.handIn()
	case key.Matches(press, c.openKey()):
		move, cmd := x.goTo(c.firstOpen())
		return Pop().Saying(move.notice), cmd
	case key.Matches(press, x.keys.Help):
		return Help(), nil
	case key.Matches(press, x.keys.Back):
		return Pop(), nil
	}
	return Stay(), nil
}

// firstOpen is the first question without an answer, -1 where there is none.
func (c *examClose) firstOpen() int {
	for i := range c.of.run.Questions {
		if !c.of.run.Answered(i) {
			return i
		}
	}
	return -1
}

// openKey goes to the first question that is open.
func (c *examClose) openKey() key.Binding {
	return look.Only(look.As(c.of.keys.Open, "the first open one"), c.firstOpen() >= 0 && c.of.left() > 0)
}

// asks is the question: "3 are open, 2 flagged. Hand in?"
func (c *examClose) asks() string {
	open, flagged := c.of.run.Open(), c.of.flagged()
	says := "All questions are answered"
	switch {
	case open == 1:
		says = "1 is open"
	case open > 1:
		says = fmt.Sprintf("%d are open", open)
	}
	if flagged > 0 {
		says += fmt.Sprintf(", %d flagged", flagged)
	}
	return says + ". Hand in?"
}

func (c *examClose) View(f look.Frame) string {
	x, t, width := c.of, f.Theme, f.Prose()
	lines := append(x.above(f), look.Wrap(t.Strong.Render(c.asks()), width)...)
	lines = append(lines, "")
	if x.unhanded != nil {
		says := "! Not handed in: " + sentence(content.Clean(x.unhanded.Error())) + " Nothing is lost; y tries it again."
		lines = append(lines, look.Wrap(t.Hint.Render(says), width)...)
	}
	for _, says := range []string{"Then nothing can be changed any more, and you see the result.", c.unsaved(), c.way(f)} {
		if says == "" {
			continue
		}
		lines = append(lines, look.Wrap(t.Muted.Render(says), width)...)
	}
	return strings.Join(look.Indent(lines), "\n")
}

// way tells of the key that has no room in the footer of a narrow window.
func (c *examClose) way(f look.Frame) string {
	if f.Width >= narrowExam || !c.openKey().Enabled() {
		return ""
	}
	return "Enter goes to the first open one."
}

// unsaved says what will be tried again.
func (c *examClose) unsaved() string {
	if n := len(c.of.book.failed); n > 0 && !c.of.book.loose {
		return count(n, "answer") + " could not be saved yet; that is tried again first."
	}
	return ""
}

func (c *examClose) Keys() []key.Binding {
	k := c.of.keys
	return []key.Binding{look.Only(k.Sure, !c.of.handing), c.openKey(), k.Help, look.As(k.Back, "go on")}
}
