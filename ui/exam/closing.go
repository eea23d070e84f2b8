package exam

import (
	"fmt"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"porthole/content"
	"porthole/ui/look"
	"porthole/ui/screen"
	"porthole/ui/words"
)

// closing asks whether to hand an exam in. The key that says so is none of those that lead here, so that no slip and no
// key held down does it.
type closing struct{ of *taking }

func newClosing(x *taking) *closing { return &closing{x} }

func (c *closing) Init() tea.Cmd { return nil }

func (c *closing) Update(msg tea.Msg, now time.Time) (screen.Move, tea.Cmd) {
	press, ok := msg.(tea.KeyPressMsg)
	x := c.of
	x.now = now
	switch {
	case !ok || x.handing:
	case key.Matches(press, x.Key.Sure):
		return screen.Stay(), x.handIn()
	case key.Matches(press, c.openKey()):
		move, cmd := x.goTo(c.firstOpen())
		return screen.Pop().Saying(move.Notice()), cmd
	case key.Matches(press, x.Key.Help):
		return screen.Help(), nil
	case key.Matches(press, x.Key.Back):
		return c.goBack(), nil
	}
	return screen.Stay(), nil
}

// firstOpen is the first question without an answer, where there is none the first that is filled in only in part; -1
// where nothing is left to do.
func (c *closing) firstOpen() int {
	partly := -1
	for i := range c.of.run.Questions {
		switch {
		case !c.of.run.Answered(i):
			return i
		case partly < 0 && c.of.run.Partly(i):
			partly = i
		}
	}
	return partly
}

// opens names the question that firstOpen finds.
func (c *closing) opens() string {
	if c.of.run.Open() == 0 {
		return "the first partly filled in"
	}
	return "the first open one"
}

// openKey goes to the first question that is left to do.
func (c *closing) openKey() key.Binding {
	return look.Only(look.As(c.of.Key.Open, c.opens()), c.firstOpen() >= 0 && c.of.left() > 0)
}

// asks is the question: "3 are open, 1 is only partly filled in, 2 flagged. Hand in?"
func (c *closing) asks() string {
	var left []string
	are := func(n int, what string) {
		switch {
		case n == 1:
			left = append(left, "1 is "+what)
		case n > 1:
			left = append(left, fmt.Sprintf("%d are %s", n, what))
		}
	}
	are(c.of.run.Open(), "open")
	are(c.of.run.PartlyFilled(), "only partly filled in")
	if len(left) == 0 {
		left = append(left, "All questions are answered")
	}
	if flagged := c.of.flagged(); flagged > 0 {
		left = append(left, fmt.Sprintf("%d flagged", flagged))
	}
	return strings.Join(left, ", ") + ". Hand in?"
}

func (c *closing) View(f look.Frame) string {
	x, t, width := c.of, f.Theme, f.Prose()
	lines := append(x.above(f), look.Wrap(t.Strong.Render(c.asks()), width)...)
	lines = append(lines, "")
	if x.unhanded != nil {
		says := "! Not handed in: " + words.Sentence(content.Clean(x.unhanded.Error())) + " y tries it again."
		lines = append(lines, look.Wrap(t.Hint.Render(says), width)...)
	}
	for _, says := range []string{c.unsaved(), c.then(), c.way(f)} {
		if says == "" {
			continue
		}
		lines = append(lines, look.Wrap(t.Muted.Render(says), width)...)
	}
	return strings.Join(look.Indent(lines), "\n")
}

// way tells of the key that has no room in the footer of a narrow window.
func (c *closing) way(f look.Frame) string {
	if f.Width >= narrow || !c.openKey().Enabled() {
		return ""
	}
	return "Enter goes to " + c.opens() + "."
}

// then says what comes of handing in; once time is up nothing can be changed anyway.
func (c *closing) then() string {
	if c.of.left() == 0 {
		return ""
	}
	return "Then nothing can be changed any more, and you see the result."
}

// unsaved says what is not in the store: it is tried again before the exam is handed in.
func (c *closing) unsaved() string {
	switch n := len(c.of.book.failed); {
	case c.of.book.unstored || n == 0:
		return ""
	case n == 1:
		return "1 answer is not saved, and is lost if the program ends now."
	default:
		return fmt.Sprintf("%d answers are not saved, and are lost if the program ends now.", n)
	}
}

func (c *closing) Keys() []key.Binding {
	k := c.of.Key
	return []key.Binding{look.Only(k.Sure, !c.of.handing), c.openKey(), k.Help, look.As(k.Back, c.back())}
}

// goBack goes on with the exam; once time is up there is nothing to go on with, and esc leaves it.
func (c *closing) goBack() screen.Move {
	move := screen.Pop()
	if c.of.left() == 0 {
		return move.Before([]tea.KeyPressMsg{{Code: tea.KeyEscape}})
	}
	return move
}

// back names what esc does.
func (c *closing) back() string {
	if c.of.left() == 0 {
		return "leave"
	}
	return "go on"
}
