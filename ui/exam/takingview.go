package exam

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"porthole/ui/ask"
	"porthole/ui/look"
	"porthole/ui/screen"
)

func (x *taking) View(f look.Frame) string {
	f = fit(x, f)
	lines, _ := x.layout(f)
	if x.run.Questions[x.at].Kind.Performed() {
		lines = look.Fit(lines, f.Width, f.Height) // so that it stays where it is
	}
	return strings.Join(f.Beside(lines, questionsBeside(x, f)), "\n")
}

// fit is the room for the question.
func fit(x *taking, f look.Frame) look.Frame { return ask.Fit(x.run.Questions[x.at].Kind, f) }

// questionsBeside lists the questions beside the one that is asked, in a wide window.
func questionsBeside(x *taking, f look.Frame) []string {
	t, room, n := f.Theme, f.Height, len(x.run.Questions)
	if f.Side() <= 0 {
		return nil
	}
	above := max(0, min(x.at-room/2, n-room))
	var lines []string
	for i := above; i < min(n, above+room); i++ {
		mark, stem := "  ", t.Muted.Render(x.run.Questions[i].Stem)
		if i == x.at {
			mark, stem = t.Accent.Render("›")+" ", x.run.Questions[i].Stem
		}
		lines = append(lines, fmt.Sprintf("%s%s %s  %s", mark, t.Muted.Render(fmt.Sprintf("%3d", i+1)), signsOf(x, i), stem))
	}
	return lines
}

// layout draws the screen and says what a click on each line of the answer chooses, -1 for nothing.
func (x *taking) layout(f look.Frame) (lines []string, hits []int) {
	f = fit(x, f)
	head := x.above(f)
	area, above, room := x.window(f)
	shown := area.Lines[above:min(len(area.Lines), above+room)]
	lines = look.Indent(append(head, f.Theme.More(shown, above, len(area.Lines), f.Width-2*look.Margin)...))
	return lines, append(slices.Repeat([]int{-1}, len(head)), area.Hits[above:above+len(shown)]...)
}

// aboveRows is the number of lines above the question.
func (x *taking) aboveRows(f look.Frame) int {
	rows := 1 + x.stripOf(f).rows
	if f.Roomy() {
		rows++
	}
	return rows
}

// above is what stands above the question.
func (x *taking) above(f look.Frame) []string {
	lines := append([]string{x.head(f)}, x.strip(f)...)
	if f.Roomy() {
		lines = append(lines, "")
	}
	return lines
}

// head tells where the learner is, what is not saved, and what time there is.
func (x *taking) head(f look.Frame) string {
	t, width := f.Theme, f.Width-2*look.Margin
	right := t.Strong.Render(timeLeft(x))
	switch {
	case x.handing:
		right = t.Hint.Render("handing in …")
	case x.left() == 0:
		right = t.Wrong.Render("! time is up")
	case x.run.Warned(x.now):
		right = t.Hint.Render("! only " + clock(x.left()) + " left")
	}
	left, unsaved := fmt.Sprintf("%d of %d", x.at+1, len(x.run.Questions)), x.notKept()
	if whole := called(x) + " · " + left; look.Width(whole+unsaved)+1+look.Width(right) <= width {
		left = whole
	}
	if x.run.Warned(x.now) && x.left() > 0 && look.Width(left+unsaved)+1+look.Width(right) > width {
		right = t.Hint.Render("! " + clock(x.left()))
	}
	return look.Spread(look.Cut(t.Muted.Render(left)+t.Hint.Render(unsaved), width-look.Width(right)-1), right, width)
}

// notKept says what is not saved.
func (x *taking) notKept() string {
	n := len(x.book.failed)
	switch {
	case x.book.unstored || x.Ephemeral:
		return " · not saved"
	case n > 0:
		return fmt.Sprintf(" · %d not saved", n)
	}
	return ""
}

// clock writes a time as minutes and seconds, rounded up, so that 0:00 is when it is up.
func clock(d time.Duration) string {
	s := int((d + time.Second - 1) / time.Second)
	return fmt.Sprintf("%d:%02d", s/60, s%60)
}

// window is the question set in lines, the first line of it in sight, and the number of lines there is room for.
func (x *taking) window(f look.Frame) (area ask.Area, above, room int) {
	f = fit(x, f)
	room = max(1, f.Height-x.aboveRows(f))
	stem := ask.Stem(x.run.Questions[x.at].Question)
	area = x.widget.Area(f.Prose(), f.Theme, nil).Below(stem, f).Trimmed().Further(room)
	_, above = look.Window(area.Lines, room, area.Focus, max(area.Focus, area.Until))
	if x.top >= 0 {
		above = min(x.top, max(0, len(area.Lines)-room))
	}
	return area, above, room
}

// scroll moves the question by so many lines, as far as there are any.
func (x *taking) scroll(by int) {
	area, above, room := x.window(x.frame)
	x.top = max(0, min(above+by, len(area.Lines)-room))
}

// long reports whether there is more of the question than fits.
func (x *taking) long() bool {
	area, _, room := x.window(x.frame)
	return len(area.Lines) > room
}

// click chooses an option, or goes to a question of the strip.
func (x *taking) click(msg tea.MouseClickMsg) (screen.Move, tea.Cmd) {
	if msg.Button != tea.MouseLeft || x.left() == 0 {
		return screen.Stay(), nil
	}
	if i := x.stripOf(fit(x, x.frame)).hit(msg.X-look.Margin, msg.Y-1); i >= 0 {
		return x.goTo(i)
	}
	_, hits := x.layout(x.frame)
	if i, ok := look.Hit(hits, msg.Y); ok {
		return x.give(ask.Click{Hit: i})
	}
	return screen.Stay(), nil
}

// Keys are the keys of the exam, those of the widget first, which are the ways to answer.
func (x *taking) Keys() []key.Binding {
	going := x.left() > 0
	last := x.at == len(x.run.Questions)-1
	own, enter := x.answerKeys()
	keys := slices.Clone(own[:min(len(own), 1)])
	keys = append(keys, look.Only(enter, going), look.Only(x.field(x.Key.Flag), going), look.Only(x.field(x.Key.List), going), x.field(x.Key.HandIn),
		look.Only(x.field(x.Key.Onward), going && !last), look.Only(x.field(x.Key.Before), going && x.at > 0))
	if len(own) > 0 {
		keys = append(keys, own[1:]...)
	}
	keys = append(keys, look.Only(x.Key.RollUp, x.long()))
	if x.typing() {
		return append(keys, x.Key.FieldBack)
	}
	return append(keys, x.Key.Help, look.As(x.Key.Back, "leave"))
}

// narrow is the width below which the footer of an exam is short of words.
const narrow = 48

// answerKeys are the keys of the widget that can act, and what enter does: it goes on, unless the question has parts.
func (x *taking) answerKeys() (own []key.Binding, enter key.Binding) {
	short := x.frame.Width < narrow // so that a way to answer, enter and esc stand there at any width
	enter = look.As(x.Key.Open, "next")
	if x.at == len(x.run.Questions)-1 {
		enter = look.As(x.Key.Open, "hand in")
		if short {
			enter = look.As(enter, "end")
		}
	}
	if x.left() == 0 {
		return nil, enter
	}
	performed := x.run.Questions[x.at].Kind.Performed()
	for _, b := range x.widget.Keys() {
		switch {
		case !b.Enabled():
		case !slices.Equal(b.Keys(), x.Key.Open.Keys()):
			own = append(own, b)
		case performed && short:
			enter = look.As(b, "on")
		case performed:
			enter = b
		}
	}
	return own, enter
}
