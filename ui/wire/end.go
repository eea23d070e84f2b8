package wire

import (
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"porthole/content"
	"porthole/quiz"
	"porthole/ui/look"
	"porthole/ui/screen"
	"porthole/ui/study"
	"porthole/ui/words"
)

// end tells what was seen, why, and where it is written; from it the way leads to two questions.
type end struct {
	*study.Study
	wire content.Wire
	body screen.Scroll
}

func newEnd(x *exercise) *end {
	return &end{Study: x.Study, wire: x.wire, body: screen.NewScroll(x.Key)}
}

// Init implements screen.Screen.
func (e *end) Init() tea.Cmd { return nil }

// Update implements screen.Screen.
func (e *end) Update(msg tea.Msg, now time.Time) (screen.Move, tea.Cmd) {
	switch msg := msg.(type) {
	case look.Frame:
		e.body.Fill(look.Indent(e.text(msg.Prose(), msg.Theme)), msg, screen.ListHead)
	case tea.KeyPressMsg:
		if key.Matches(msg, e.Key.Open) {
			return e.Drill(e.Study, quiz.Selection{Cards: e.wire.Questions, Count: -1}, now).Instead(), nil
		}
		e.body.Press(msg, e.Key)
		return screen.Otherwise(msg, e.Key), nil
	case tea.MouseWheelMsg:
		e.body.Press(msg, e.Key)
	}
	return screen.Stay(), nil
}

func (e *end) text(width int, t *look.Theme) []string {
	var lines []string
	for _, g := range e.wire.Goals {
		lines = append(lines, look.Hang(t.Right.Render("✓")+" ", g.Text, width)...)
	}
	lines = append(append(lines, ""), look.Hang(t.Strong.Render("Seen")+"  ", e.wire.Seen, width)...)
	lines = append(append(lines, ""), look.Hang(t.Strong.Render("Why")+"   ", e.wire.Why, width)...)
	if sources := content.SourceTexts(e.Course().SourcesOf(e.wire.Sources)); len(sources) > 0 {
		lines = append(append(lines, ""), look.Wrap(t.Muted.Render(strings.Join(sources, "; ")), width)...)
	}
	return append(lines, "", t.Hint.Render("Enter asks "+words.Count(len(e.wire.Questions), "question")+" on it."))
}

// View implements screen.Screen.
func (e *end) View(f look.Frame) string {
	return strings.Repeat(" ", look.Margin) + f.Theme.Title.Render("Wire · "+e.wire.Title) + "\n\n" + e.body.View()
}

// Keys implements screen.Screen.
func (e *end) Keys() []key.Binding {
	return append(append([]key.Binding{look.As(e.Key.Open, "two questions")}, e.body.Keys(e.Key)...), e.Key.Back, e.Key.Help)
}
