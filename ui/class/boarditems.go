package class

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"porthole/content"
	"porthole/quiz/class"
	"porthole/ui/look"
	"porthole/ui/screen"
	"porthole/ui/words"
)

// questionsPane tells what the answers of the class say of each question: how hard it is, and where it may be wrong.
type questionsPane struct {
	*board
	pick    screen.Picker
	flagged bool // those with something striking come first
}

func (p *questionsPane) name() string { return "Questions" }

// sorted are the questions in the order in which they are shown.
func (p *questionsPane) sorted() []class.Item {
	items := p.items
	if p.flagged {
		items = slices.Clone(items)
		slices.SortStableFunc(items, func(a, b class.Item) int { return len(b.Flags()) - len(a.Flags()) })
	}
	p.pick.N = len(items)
	p.pick.At = min(p.pick.At, max(0, len(items)-1))
	return items
}

func (p *questionsPane) lines(width, height int, t *look.Theme) []string {
	items := p.sorted()
	switch {
	case p.itemsAt.IsZero():
		return []string{t.Muted.Render("Reading the answers …")}
	case len(items) == 0:
		return look.Wrap(t.Muted.Render("Nobody has answered anything yet."), width)
	}
	head := t.Muted.Render("  " + cell("", flagCells) + cell("right", rightCells) + cell("answers", answersCells) + cell("tells", tellsCells) + "question")
	foot := p.detail(items[p.pick.At], width, t)
	if height < len(foot)+6 {
		foot = foot[:1]
	}
	rows := listed(p.pick, width, height-1-len(foot), t, func(i int) string { return p.pick.Mark(i, t) + itemRow(items[i], t) })
	return append(append([]string{look.Cut(head, width)}, rows...), foot...)
}

// The widths of what is told of a question, in cells.
const (
	flagCells    = 2
	rightCells   = 7
	answersCells = 9
	tellsCells   = 7
)

func itemRow(item class.Item, t *look.Theme) string {
	flag := cell("", flagCells)
	if len(item.Flags()) > 0 {
		flag = t.Wrong.Render("!") + " "
	}
	figures := cell(fmt.Sprintf("%5s", words.Percent(item.Facility)), rightCells) + cell(fmt.Sprintf("%6d", item.Answers), answersCells) +
		cell(words.Discrimination(item.Discrimination), tellsCells)
	return flag + t.Muted.Render(figures) + content.Clean(item.Stem)
}

// detail says of the question that the cursor is on what is striking, and what the figures are.
func (p *questionsPane) detail(item class.Item, width int, t *look.Theme) []string {
	says := content.Texts(item.Flags(), words.Flag)
	line := t.Muted.Render("Nothing is striking about it.")
	if item.Answers < class.Fewest {
		line = t.Muted.Render(words.TooFew())
	}
	if len(says) > 0 {
		line = t.Wrong.Render("! ") + t.Text.Render(strings.Join(says, "; "))
	}
	legend := fmt.Sprintf("The first answer of each learner counts. tells: how far it goes with the other answers, from −1 to +1, from %d on.", class.EnoughAnswers)
	return append([]string{look.Cut(line, width)}, look.Wrap(t.Muted.Render(legend), width)...)
}

func (p *questionsPane) press(msg tea.KeyPressMsg, _ time.Time) (screen.Move, bool) {
	items := p.sorted()
	switch {
	case key.Matches(msg, p.Key.Open) && len(items) > 0:
		return screen.Push(itemPage(p.Key, items[p.pick.At])), true
	case key.Matches(msg, p.flagKey()):
		p.flagged = !p.flagged
		return screen.Stay(), true
	}
	return screen.Stay(), p.pick.Press(msg, p.Key)
}

func (p *questionsPane) wheel(msg tea.MouseWheelMsg) { p.pick.Wheel(msg) }

func (p *questionsPane) flagKey() key.Binding {
	does := "striking first"
	if p.flagged {
		does = "hardest first"
	}
	return look.Only(look.As(p.Key.Sort, does), len(p.items) > 1)
}

func (p *questionsPane) keys() []key.Binding {
	return []key.Binding{look.Only(p.Key.Open, len(p.items) > 0), p.flagKey(), look.As(p.Key.Up, "choose"), p.Key.Down}
}

// itemPage is all that is known of one question.
func itemPage(k *look.Keys, item class.Item) screen.Screen {
	return screen.NewPage(k, "Question", func(width int, t *look.Theme) []string {
		lines := look.Wrap(t.Strong.Render(content.Clean(item.Stem)), width)
		lines = append(lines, look.Wrap(t.Right.Render("✓ "+content.Clean(item.Right)), width)...)
		lines = append(lines, look.Wrap(t.Muted.Render(content.Clean(item.Lesson)+" · "+item.Kind), width)...)
		figures := fmt.Sprintf("%s of %s right", words.Percent(item.Facility), words.Count(item.Answers, "learner"))
		if item.Discrimination != nil {
			figures += ", " + words.Discrimination(item.Discrimination) + " with the rest"
		}
		lines = append(append(lines, "", figures), flagLines(item, width, t)...)
		lines = append(lines, "", t.Title.Render("What was given"))
		for _, g := range item.Given {
			lines = append(lines, givenLine(g, item.Answers, width, t)...)
		}
		return lines
	})
}

func flagLines(item class.Item, width int, t *look.Theme) (lines []string) {
	for _, f := range item.Flags() {
		lines = append(lines, look.Hang(t.Wrong.Render("! "), words.Sentence(words.Flag(f)), width)...)
	}
	return lines
}

// givenLine tells how often something was given, as a bar of all answers.
func givenLine(g class.Given, of, width int, t *look.Theme) []string {
	sign, text := t.Wrong.Render("✗ "), content.Clean(g.Text)
	switch {
	case g.Right:
		sign = t.Right.Render("✓ ")
	case g.Times == 0:
		sign = "  "
	case g.Text == "":
		sign, text = "  ", t.Muted.Render("nothing")
	}
	says := fmt.Sprintf("%3d  ", g.Times)
	if g.Offered > 0 {
		says = fmt.Sprintf("%3d of %d offered  ", g.Times, g.Offered)
	}
	return look.Hang(sign+t.Bar(g.Times, of, look.MeterWidth)+says, text, width)
}

// missedPane lists what the class answers wrong most often.
type missedPane struct {
	*board
	pick screen.Picker
}

func (p *missedPane) name() string { return "Most missed" }

func (p *missedPane) lines(width, height int, t *look.Theme) []string {
	p.pick.N = len(p.missed)
	p.pick.At = min(p.pick.At, max(0, len(p.missed)-1))
	if len(p.missed) == 0 {
		return look.Wrap(t.Muted.Render("Nobody has answered anything wrong yet."), width)
	}
	head := t.Muted.Render("  " + cell("wrong", rightCells) + cell("by", rightCells) + "question")
	rows := listed(p.pick, width, height-1, t, func(i int) string { return p.pick.Mark(i, t) + p.row(p.missed[i], t) })
	return append([]string{look.Cut(head, width)}, rows...)
}

func (p *missedPane) row(m class.Missed, t *look.Theme) string {
	asked, known := p.deck.Asked(m.ID)
	says := content.Clean(asked.Stem) + t.Muted.Render(" → "+content.Clean(asked.Answer))
	if !known {
		says = t.Muted.Render("a question that the course does not ask any more")
	}
	return cell(fmt.Sprintf("%5d", m.Wrong), rightCells) + cell(fmt.Sprintf("%5d", m.By), rightCells) + says
}

func (p *missedPane) press(msg tea.KeyPressMsg, _ time.Time) (screen.Move, bool) {
	if key.Matches(msg, p.Key.Open) && len(p.missed) > 0 {
		return screen.Push(p.page(p.missed[p.pick.At])), true
	}
	return screen.Stay(), p.pick.Press(msg, p.Key)
}

func (p *missedPane) wheel(msg tea.MouseWheelMsg) { p.pick.Wheel(msg) }

// page tells of one that is missed who had it wrong how often.
func (p *missedPane) page(m class.Missed) screen.Screen {
	asked, _ := p.deck.Asked(m.ID)
	rows := p.chart.Rows
	return screen.NewPage(p.Key, "Most missed", func(width int, t *look.Theme) []string {
		lines := look.Wrap(t.Strong.Render(content.Clean(asked.Stem)), width)
		lines = append(lines, look.Wrap(t.Right.Render("✓ "+content.Clean(asked.Answer)), width)...)
		says := fmt.Sprintf("Answered wrong %s of %d, by %d of %s who %s asked.", words.Count(m.Wrong, "time"), m.Asked, m.By, words.Count(m.Of, "learner"), words.Were(m.Of))
		lines = append(append(lines, ""), look.Wrap(says, width)...)
		lines = append(lines, "", t.Title.Render("Who"))
		for _, s := range rows {
			if known := s.Record.Card(m.ID); known.Right < known.Asked {
				lines = append(lines, look.Cut(cell(content.Clean(s.Name), class.MostCells+1)+t.Muted.Render(fmt.Sprintf("%d of %d wrong", known.Asked-known.Right, known.Asked)), width))
			}
		}
		return lines
	})
}

func (p *missedPane) keys() []key.Binding {
	return []key.Binding{look.Only(p.Key.Open, len(p.missed) > 0), look.As(p.Key.Up, "choose"), p.Key.Down}
}
