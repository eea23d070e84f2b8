package class

import (
	"fmt"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"porthole/content"
	"porthole/quiz"
	"porthole/quiz/class"
	"porthole/ui/look"
	"porthole/ui/screen"
	"porthole/ui/words"
)

// heatPane is the map of members and lessons, or cards: how well who knows what. It scrolls both ways with its cursor.
type heatPane struct {
	*board
	cards bool // columns are cards, not lessons
	col   int  // the column that the cursor is on
}

// The width of a column, in cells: a blank for the cursor, the sign, and of a lesson the percentage that is known and a blank.
const (
	lessonCells = 6
	cardCells   = 2
)

func (p *heatPane) name() string { return "Heat map" }

// columns are how many there are.
func (p *heatPane) columns() int {
	if p.cards {
		return len(p.chart.Cards)
	}
	return len(p.chart.Lessons)
}

func (p *heatPane) width() int {
	if p.cards {
		return cardCells
	}
	return lessonCells
}

func (p *heatPane) lines(width, height int, t *look.Theme) []string {
	if len(p.shown) == 0 || p.columns() == 0 {
		return look.Wrap(t.Muted.Render("There is nothing to show: nobody has joined, or the course asks nothing."), width)
	}
	p.col = min(p.col, p.columns()-1)
	foot := append(p.detail(width, t), p.legend(width, t)...)
	if height < len(foot)+5 { // in a small window it is said in one line
		foot = append(p.detail(width, t), p.shortLegend(width, t))
	}
	names := p.names(width)
	from, to := p.window(width - names - look.ScrollSigns)
	head := []string{cell("", names) + p.head(from, to, t)}
	if !p.cards && p.chart.Together != nil {
		head = append(head, p.together(names, from, to, t))
	}
	rows := listed(p.list, width, height-len(head)-len(foot), t, func(i int) string {
		name := cell(content.Clean(p.shown[i].Name), names)
		if i == p.list.At {
			name = t.Strong.Render(name)
		}
		return name + p.cells(i, p.shown[i], from, to, t)
	})
	return append(append(head, rows...), foot...)
}

// names is the room for names.
func (p *heatPane) names(width int) int {
	longest := len("together") + 1
	for _, s := range p.shown {
		longest = max(longest, look.Width(content.Clean(s.Name))+1)
	}
	return min(longest, max(8, width/3))
}

// window is the part of the columns that has room, with the cursor in it.
func (p *heatPane) window(width int) (from, to int) {
	room := max(1, width/p.width())
	from = max(0, min(p.col-room/2, p.columns()-room))
	return from, min(p.columns(), from+room)
}

// head numbers the lessons; of cards the first of each lesson has its number.
func (p *heatPane) head(from, to int, t *look.Theme) string {
	var line strings.Builder
	if !p.cards {
		for i := from; i < to; i++ {
			fmt.Fprintf(&line, "%*d ", lessonCells-1, i+1)
		}
		return t.Muted.Render(line.String()) + p.more(from, to, t)
	}
	for i := from; i < to; i++ {
		number := ""
		if i == from || p.chart.Of[i] != p.chart.Of[i-1] {
			number = fmt.Sprint(p.chart.Of[i] + 1)
		}
		at := (i - from) * cardCells
		if look.Width(line.String()) <= at {
			line.WriteString(strings.Repeat(" ", at-look.Width(line.String())+1) + number)
		}
	}
	return t.Muted.Render(look.Cut(line.String(), (to-from)*cardCells+1)) + p.more(from, to, t)
}

// more marks that there are columns on either side.
func (p *heatPane) more(from, to int, t *look.Theme) string {
	sign := ""
	if from > 0 {
		sign += "←"
	}
	if to < p.columns() {
		sign += "→"
	}
	return t.Accent.Render(sign)
}

// cells draws the row of a member.
func (p *heatPane) cells(row int, s class.Standing, from, to int, t *look.Theme) string {
	var line strings.Builder
	for i := from; i < to; i++ {
		before := " "
		if row == p.list.At && i == p.col {
			before = t.Accent.Render("›")
		}
		line.WriteString(before)
		if p.cards {
			line.WriteString(t.Sign(int(s.Cards[i])))
			continue
		}
		line.WriteString(lessonCell(s.Lessons[i], t))
	}
	return line.String()
}

// lessonCell is the sign of a lesson with the percentage that is known of it.
func lessonCell(c class.Cell, t *look.Theme) string {
	level := c.Level()
	share := "  –"
	if level > quiz.Unmet {
		share = fmt.Sprintf("%3.0f", 100*c.Share())
	}
	return t.Sign(int(level)) + t.Memory[level].Render(share) + " "
}

// together is the row of all members.
func (p *heatPane) together(names, from, to int, t *look.Theme) string {
	var line strings.Builder
	for i := from; i < to; i++ {
		line.WriteString(" " + lessonCell(p.chart.Together[i], t))
	}
	return t.Muted.Render(cell("together", names)) + line.String()
}

// detail says in words what the cursor is on, in two lines.
func (p *heatPane) detail(width int, t *look.Theme) []string {
	s := p.shown[p.list.At]
	name := content.Clean(s.Name)
	if !p.cards {
		title := fmt.Sprintf("%s · %d %s", name, p.col+1, content.Clean(p.chart.Lessons[p.col]))
		return []string{look.Cut(t.Strong.Render(title), width), look.Cut(t.Muted.Render(words.Cell(s.Lessons[p.col])), width)}
	}
	id := p.chart.Cards[p.col]
	asked, _ := p.deck.Asked(id)
	known := s.Record.Card(id)
	says := words.CardLevel(s.Cards[p.col], known.Asked)
	if known.Asked > 0 {
		says += fmt.Sprintf(" · %d of %s right · last %s", known.Right, words.Count(known.Asked, "answer"), words.Ago(known.Last, p.now))
	}
	return []string{look.Cut(t.Strong.Render(name+" · "+content.Clean(asked.Stem)), width), look.Cut(t.Muted.Render(says), width)}
}

// shortLegend says in one line what the signs mean.
func (p *heatPane) shortLegend(width int, t *look.Theme) string {
	says := []string{"none", "", "", "", "over 90 % known"}
	if p.cards {
		says = []string{"not yet", "", "fading", "", "strong"}
	}
	var line strings.Builder
	for level, text := range says {
		line.WriteString(t.Sign(level))
		if text != "" {
			line.WriteString(" " + t.Muted.Render(text) + " ")
		}
	}
	return look.Cut(line.String(), width)
}

// legend says what the signs mean, and why there is no row of all.
func (p *heatPane) legend(width int, t *look.Theme) []string {
	says := []string{"nothing right yet", "under a third known", "under two thirds", "under nine tenths", "more"}
	if p.cards {
		for level := range says {
			says[level] = words.Level(quiz.Level(level))
		}
	}
	signs := make([]string, len(says))
	for level, text := range says {
		signs[level] = t.Sign(level) + " " + t.Muted.Render(text)
	}
	lines := look.Wrap(strings.Join(signs, "  "), width)
	if p.chart.Together == nil && !p.cards {
		lines = append(lines, look.Wrap(t.Muted.Render(words.TooFew()), width)...)
	}
	return append([]string{""}, lines...)
}

func (p *heatPane) press(msg tea.KeyPressMsg, _ time.Time) (screen.Move, bool) {
	switch n := p.columns(); {
	case n == 0:
	case key.Matches(msg, p.Key.Left):
		p.col = max(0, p.col-1)
		return screen.Stay(), true
	case key.Matches(msg, p.Key.Right):
		p.col = min(n-1, p.col+1)
		return screen.Stay(), true
	case key.Matches(msg, p.Key.Each):
		p.toggle()
		return screen.Stay(), true
	}
	return p.pressMember(msg)
}

// toggle changes between lessons and cards. The cursor stays in its lesson.
func (p *heatPane) toggle() {
	lesson := min(p.col, p.columns()-1)
	if p.cards {
		p.col = p.chart.Of[lesson]
	} else {
		p.col = 0
		for p.chart.Of[p.col] < lesson {
			p.col++
		}
	}
	p.cards = !p.cards
}

func (p *heatPane) wheel(msg tea.MouseWheelMsg) { p.list.Wheel(msg) }

func (p *heatPane) keys() []key.Binding {
	does := "cards"
	if p.cards {
		does = "lessons"
	}
	more := len(p.shown) > 0
	return []key.Binding{
		look.Only(p.Key.Open, more), look.Only(look.As(p.Key.Each, does), more), p.sortKey(),
		look.Only(look.As(p.Key.Left, "scroll"), more), look.Only(look.As(p.Key.Up, "member"), more),
	}
}
