package class

import (
	"fmt"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"porthole/quiz"
	"porthole/quiz/class"
	"porthole/ui/look"
	"porthole/ui/screen"
)

// hand is the list from which a teacher chooses questions by hand.
type hand struct {
	of        *setup
	questions []quiz.Question
	ticked    []bool
	list      screen.Picker
}

// handPicked says what was chosen.
type handPicked struct {
	of        *setup
	questions []quiz.Question
}

func newHand(of *setup, questions []quiz.Question) *hand {
	return &hand{of: of, questions: questions, ticked: make([]bool, len(questions)), list: screen.Picker{N: len(questions)}}
}

// Init implements screen.Screen.
func (x *hand) Init() tea.Cmd { return nil }

// Update implements screen.Screen.
func (x *hand) Update(msg tea.Msg, _ time.Time) (screen.Move, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		return x.press(msg)
	case tea.MouseWheelMsg:
		x.list.Wheel(msg)
	}
	return screen.Stay(), nil
}

func (x *hand) press(msg tea.KeyPressMsg) (screen.Move, tea.Cmd) {
	k := x.of.Key
	switch {
	case key.Matches(msg, k.Toggle) && x.list.N > 0:
		if !x.ticked[x.list.At] && len(x.chosen()) >= class.MostRound {
			return screen.Stay().Saying(fmt.Sprintf("A round has at most %d questions.", class.MostRound)), nil
		}
		x.ticked[x.list.At] = !x.ticked[x.list.At]
	case key.Matches(msg, k.Open):
		chosen := x.chosen()
		if len(chosen) == 0 {
			return screen.Stay().Saying("Nothing is chosen yet."), nil
		}
		return screen.Pop(), func() tea.Msg { return handPicked{x.of, chosen} }
	case x.list.Press(msg, k):
	default:
		return screen.Otherwise(msg, k), nil
	}
	return screen.Stay(), nil
}

func (x *hand) chosen() (all []quiz.Question) {
	for i, q := range x.questions {
		if x.ticked[i] {
			all = append(all, q)
		}
	}
	return all
}

// View implements screen.Screen.
func (x *hand) View(f look.Frame) string {
	f = f.Tall()
	t, width := f.Theme, f.Width-2*look.Margin
	lines := []string{look.Spread(t.Title.Render("Questions by hand"), t.Muted.Render(fmt.Sprintf("%d chosen", len(x.chosen()))), width), ""}
	all := make([]string, len(x.questions))
	for i, q := range x.questions {
		box := "[ ] "
		if x.ticked[i] {
			box = "[x] "
		}
		all[i] = look.Cut(x.list.Mark(i, t)+box+q.Stem, width-look.ScrollSigns)
	}
	shown, above := look.Window(all, max(1, f.Height-len(lines)), x.list.At, x.list.At)
	return strings.Join(look.Indent(append(lines, t.More(shown, above, len(all), width)...)), "\n")
}

// Keys implements screen.Screen.
func (x *hand) Keys() []key.Binding {
	k := x.of.Key
	return []key.Binding{k.Toggle, look.As(k.Open, "done"), k.Up, k.Help, k.Back}
}
