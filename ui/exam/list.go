package exam

import (
	"fmt"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"porthole/ui/look"
	"porthole/ui/screen"
)

// questionList lists all questions of an exam that runs, to go to one.
type questionList struct {
	of    *taking
	list  screen.Picker
	frame look.Frame
}

func newQuestionList(x *taking) *questionList {
	l := &questionList{of: x}
	l.list = screen.Picker{At: x.at, N: len(x.run.Questions)}
	return l
}

func (l *questionList) Init() tea.Cmd { return nil }

func (l *questionList) Update(msg tea.Msg, now time.Time) (screen.Move, tea.Cmd) {
	l.of.now = now
	switch msg := msg.(type) {
	case look.Frame:
		l.frame = msg.Tall()
	case tea.MouseWheelMsg:
		l.list.Wheel(msg)
	case tea.MouseClickMsg:
		if i, ok := l.hit(msg); ok {
			return l.open(i)
		}
	case tea.KeyPressMsg:
		switch k := l.of.Key; {
		case l.list.Press(msg, k):
		case key.Matches(msg, k.Open):
			return l.open(l.list.At)
		case key.Matches(msg, k.HandIn):
			return screen.Push(newClosing(l.of)).Instead(), nil
		case key.Matches(msg, k.List):
			return screen.Pop(), nil
		}
		return screen.Otherwise(msg, l.of.Key), nil
	}
	return screen.Stay(), nil
}

// open goes to a question.
func (l *questionList) open(i int) (screen.Move, tea.Cmd) {
	move, cmd := l.of.goTo(i)
	return screen.Pop().Saying(move.Notice()), cmd
}

// rows are the questions in sight, and how many are above them.
func (l *questionList) rows(f look.Frame) (shown []string, above, all int) {
	x, t := l.of, f.Theme
	room := max(1, f.Height-screen.ListHead)
	above = max(0, min(l.list.At-room/2, len(x.run.Questions)-room))
	for i := above; i < min(len(x.run.Questions), above+room); i++ {
		stem := x.run.Questions[i].Stem
		if i == l.list.At {
			stem = t.Strong.Render(stem)
		}
		line := fmt.Sprintf("%s%s %s  %s", l.list.Mark(i, t), t.Muted.Render(fmt.Sprintf("%3d", i+1)), signsOf(x, i), stem)
		shown = append(shown, look.Cut(line, f.Width-2*look.Margin))
	}
	return shown, above, len(x.run.Questions)
}

func (l *questionList) hit(msg tea.MouseClickMsg) (int, bool) {
	shown, above, _ := l.rows(l.frame)
	row := msg.Y - screen.ListHead
	return above + row, msg.Button == tea.MouseLeft && row >= 0 && row < len(shown)
}

func (l *questionList) View(f look.Frame) string {
	f = f.Tall()
	width := f.Width - 2*look.Margin
	shown, above, all := l.rows(f)
	head := []string{l.of.head(f), f.Theme.Muted.Render(look.Cut(l.of.counts(), width))}
	return strings.Join(look.Indent(append(head, f.Theme.More(shown, above, all, width)...)), "\n")
}

func (l *questionList) Keys() []key.Binding {
	k := l.of.Key
	return []key.Binding{look.As(k.Open, "show"), look.As(k.Up, "choose"), k.Down, k.HandIn, k.Help, look.As(k.Back, "back")}
}
