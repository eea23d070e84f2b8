package class

import (
	"fmt"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"porthole/content"
	"porthole/quiz/class"
	"porthole/ui/look"
	"porthole/ui/screen"
	"porthole/ui/words"
)

// herePane tells who is here and what they do, and of everyone how far they are.
type herePane struct{ *board }

func (p *herePane) name() string { return "Here" }

func (p *herePane) lines(width, height int, t *look.Theme) []string {
	if len(p.shown) == 0 {
		return look.Wrap(t.Muted.Render("Nobody has joined yet. i shows how to."), width)
	}
	c := hereColumns(width - look.ScrollSigns)
	lines := []string{"  " + t.Muted.Render(c.head())}
	return append(lines, listed(p.list, width, height-1, t, func(i int) string {
		return p.list.Mark(i, t) + c.row(p.board, p.shown[i], t)
	})...)
}

// listed draws as many rows of a list as there is room for, the one with the cursor among them.
func listed(list screen.Picker, width, height int, t *look.Theme, row func(i int) string) []string {
	shown, above := look.Window(make([]string, list.N), max(1, height), list.At, list.At)
	for i := range shown {
		shown[i] = row(above + i)
	}
	return t.More(shown, above, list.N, width)
}

// columns are the widths of what is told of a member, in cells; 0: it is left out.
type columns struct{ name, does, since, answers, meter int }

// hereColumns finds room for what is told of a member in a width, the most useful first.
func hereColumns(width int) columns {
	const sign, most = 4, class.MostCells + 1
	c := columns{name: min(most, max(8, (width-sign)/2)), does: 17}
	c.does = min(c.does, max(0, width-sign-c.name))
	left := width - sign - c.name - c.does
	for _, room := range []struct {
		at    *int
		width int
	}{{&c.since, 17}, {&c.answers, 10}, {&c.meter, look.MeterWidth + 7}} {
		if left >= room.width {
			*room.at = room.width
			left -= room.width
		}
	}
	return c
}

func (c columns) head() string {
	return cell("", 2) + cell("name", c.name) + cell("does", c.does) + cell("logged in", c.since) + cell("answers", c.answers) + cell("known", c.meter)
}

// cell sets a text in a column of a width, with a blank behind it.
func cell(text string, width int) string {
	if width <= 0 {
		return ""
	}
	return look.ToColumn(look.Cut(text, width-1), width)
}

func (c columns) row(b *board, s class.Standing, t *look.Theme) string {
	sign, does, since := "○", "away", "never"
	if !s.Seen.IsZero() {
		since = words.Ago(s.Seen, b.now)
	}
	style := t.Muted
	if s.Removed {
		sign, does = "✕", "removed"
	}
	if p, here := b.here[s.Learner]; here {
		sign, does, since, style = "●", content.Clean(p.Does), forHowLong(b.now.Sub(p.Since)), t.Text
	}
	if sign == "●" {
		sign = t.Right.Render(sign)
	} else {
		sign = t.Muted.Render(sign)
	}
	row := sign + " " + style.Render(cell(content.Clean(s.Name), c.name)+cell(does, c.does)+cell(since, c.since))
	row += style.Render(cell(fmt.Sprint(s.Answers()), c.answers))
	if c.meter > 0 {
		row += t.Meter(s.All.Share(), look.MeterWidth) + cell(fmt.Sprintf(" %4s", words.Percent(s.All.Share())), c.meter-look.MeterWidth)
	}
	return row
}

// forHowLong says for how long somebody has been here.
func forHowLong(d time.Duration) string {
	if d < time.Minute {
		return "just now"
	}
	return words.Minutes(d)
}

func (p *herePane) press(msg tea.KeyPressMsg, _ time.Time) (screen.Move, bool) {
	return p.pressMember(msg)
}

// pressMember moves among the members, and opens one.
func (b *board) pressMember(msg tea.KeyPressMsg) (screen.Move, bool) {
	switch {
	case key.Matches(msg, b.Key.Open) && len(b.shown) > 0:
		return screen.Push(newPupil(b, b.shown[b.list.At].Learner)), true
	case key.Matches(msg, b.sortKey()):
		b.resort()
		return screen.Stay(), true
	}
	return screen.Stay(), b.list.Press(msg, b.Key)
}

func (p *herePane) wheel(msg tea.MouseWheelMsg) { p.list.Wheel(msg) }

func (p *herePane) keys() []key.Binding {
	return []key.Binding{look.Only(p.Key.Open, len(p.shown) > 0), p.sortKey(), look.As(p.Key.Up, "choose"), p.Key.Down}
}

// partsPane has what else is to be had of the board: what was set, live rounds.
type partsPane struct {
	*board
	pick screen.Picker
}

func (p *partsPane) name() string { return "More" }

func (p *partsPane) entries() (all []Entry) {
	for _, part := range p.parts {
		all = append(all, part.Entries(p.now)...)
	}
	p.pick.N = len(all)
	p.pick.At = min(p.pick.At, max(0, len(all)-1))
	return all
}

func (p *partsPane) lines(width, height int, t *look.Theme) []string {
	all := p.entries()
	if len(all) == 0 {
		return look.Wrap(t.Muted.Render("There is nothing else to do here now."), width)
	}
	return listed(p.pick, width, height, t, func(i int) string {
		return p.pick.Mark(i, t) + cell(content.Clean(all[i].Name), class.MostCells) + t.Muted.Render(content.Clean(all[i].Says))
	})
}

func (p *partsPane) press(msg tea.KeyPressMsg, now time.Time) (screen.Move, bool) {
	all := p.entries()
	if key.Matches(msg, p.Key.Open) && len(all) > 0 {
		return all[p.pick.At].Open(now), true
	}
	return screen.Stay(), p.pick.Press(msg, p.Key)
}

func (p *partsPane) wheel(msg tea.MouseWheelMsg) { p.pick.Wheel(msg) }

func (p *partsPane) keys() []key.Binding {
	return []key.Binding{look.Only(p.Key.Open, p.pick.N > 0), look.As(p.Key.Up, "choose"), p.Key.Down}
}
