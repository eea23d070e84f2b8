package ui

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"porthole/content"
	"porthole/quiz"
	"porthole/ui/look"
	"porthole/ui/screen"
	"porthole/ui/study"
)

// choose sets up a drill: how many questions, which direction, kinds, relations and lessons.
type choose struct {
	*study.Study
	rows  []row
	list  screen.Picker
	frame look.Frame
}

// row is a line of the form: one of several values, or a box to tick.
type row struct {
	group  string // heading over a group of boxes
	name   string
	values []string // of a row that changes with ← and →
	at     int
	box    bool
	on     bool
	was    bool // ticked at the start
	apply  func(sel *quiz.Selection, r row)
}

func newChoose(s *study.Study) *choose {
	c := &choose{Study: s}
	c.rows = slices.Concat(lengthRows(), c.kindRows(), c.relationRows(), c.lessonRows())
	for i := range c.rows {
		c.rows[i].was = c.rows[i].on
	}
	c.list.N = len(c.rows)
	return c
}

func lengthRows() []row {
	counts, minutes := []int{quiz.DefaultCount, 20, 40, -1, 5}, []int{0, 2, 5, 10, 20}
	directions := [][]quiz.Direction{nil, {quiz.Forward}, {quiz.Reverse}}
	return []row{
		{name: "Questions", values: []string{"12", "20", "40", "all", "5"}, apply: func(s *quiz.Selection, r row) {
			s.Count = counts[r.at]
		}},
		{name: "Time", values: []string{"no limit", "2 minutes", "5 minutes", "10 minutes", "20 minutes"}, apply: func(s *quiz.Selection, r row) {
			s.Limit = time.Duration(minutes[r.at]) * time.Minute
		}},
		{name: "Direction", values: []string{"both", "name → value", "value → name"}, apply: func(s *quiz.Selection, r row) {
			s.Directions = directions[r.at]
		}},
	}
}

func (c *choose) kindRows() []row {
	return content.Each(c.Deck.Kinds(), func(kind quiz.Kind) row {
		return row{group: "Kinds", name: kind.Name(), box: true, on: kind != quiz.Flash, apply: func(s *quiz.Selection, r row) {
			if r.on {
				s.Kinds = append(s.Kinds, kind)
			}
		}}
	})
}

func (c *choose) relationRows() []row {
	return content.Each(c.Course().Relations(), func(relation string) row {
		return row{group: "Columns", name: relation, box: true, on: true, apply: func(s *quiz.Selection, r row) {
			if r.on {
				s.Relations = append(s.Relations, r.name)
			}
		}}
	})
}

func (c *choose) lessonRows() []row {
	asked := map[int]bool{}
	for _, fact := range c.Course().Facts {
		asked[fact.Lesson] = true
	}
	for _, q := range c.Course().Questions {
		asked[q.Lesson] = true
	}
	var rows []row
	for i, lesson := range c.Course().Lessons {
		if !asked[i] {
			continue
		}
		rows = append(rows, row{group: "Lessons", name: lesson.Title, box: true, on: true, apply: func(s *quiz.Selection, r row) {
			if r.on {
				s.Lessons = append(s.Lessons, i)
			}
		}})
	}
	return rows
}

// selection is what the form says. A group of boxes that stand as at the start is no restriction.
func (c *choose) selection() quiz.Selection {
	var sel quiz.Selection
	for i, r := range c.rows {
		if !r.box || !c.untouched(i) {
			r.apply(&sel, c.rows[i])
		}
	}
	return sel
}

// group returns the indexes of the boxes that stand in one group with row i.
func (c *choose) group(i int) []int {
	var at []int
	for j, r := range c.rows {
		if r.box && r.group == c.rows[i].group {
			at = append(at, j)
		}
	}
	return at
}

// untouched reports whether the group that row i stands in is as at the start.
func (c *choose) untouched(i int) bool {
	return !slices.ContainsFunc(c.group(i), func(j int) bool { return c.rows[j].on != c.rows[j].was })
}

// empty names a group in which nothing is ticked, "" where there is none.
func (c *choose) empty() string {
	for i, r := range c.rows {
		if r.box && !slices.ContainsFunc(c.group(i), func(j int) bool { return c.rows[j].on }) {
			return r.group
		}
	}
	return ""
}

func (c *choose) Init() tea.Cmd { return nil }

func (c *choose) Update(msg tea.Msg, now time.Time) (screen.Move, tea.Cmd) {
	switch msg := msg.(type) {
	case look.Frame:
		c.frame = msg.Tall()
	case tea.KeyPressMsg:
		return c.press(msg, now), nil
	case tea.MouseWheelMsg:
		c.list.Wheel(msg)
	case tea.MouseClickMsg:
		_, hits := c.layout(c.frame)
		if i, ok := look.Hit(hits, msg.Y); ok && msg.Button == tea.MouseLeft {
			c.list.To(i)
			c.change(1)
		}
	}
	return screen.Stay(), nil
}

func (c *choose) press(msg tea.KeyPressMsg, now time.Time) screen.Move {
	switch {
	case key.Matches(msg, c.toggleKey(), look.Only(c.Key.Right, !c.onBox())):
		c.change(1)
	case key.Matches(msg, look.Only(c.Key.Left, !c.onBox())):
		c.change(-1)
	case key.Matches(msg, c.allKey()):
		c.toggleGroup()
	case c.list.Press(msg, c.Key):
	case key.Matches(msg, c.Key.Open):
		return c.start(now)
	}
	return screen.Otherwise(msg, c.Key)
}

// change ticks a box, or goes to a row's next value.
func (c *choose) change(by int) {
	r := &c.rows[c.list.At]
	if r.box {
		r.on = !r.on
		return
	}
	r.at = (r.at + by + len(r.values)) % len(r.values)
}

// toggleGroup ticks every box of the group, or none where all are ticked.
func (c *choose) toggleGroup() {
	on := slices.ContainsFunc(c.group(c.list.At), func(j int) bool { return !c.rows[j].on })
	for _, j := range c.group(c.list.At) {
		c.rows[j].on = on
	}
}

func (c *choose) start(now time.Time) screen.Move {
	if group := c.empty(); group != "" {
		return screen.Stay().Saying("Nothing is ticked under " + group + ".")
	}
	return startDrill(c.Study, c.selection(), now)
}

func (c *choose) View(f look.Frame) string {
	lines, _ := c.layout(f.Tall())
	return strings.Join(lines, "\n")
}

// layout draws the form and says which row stands on each line, -1 for none.
func (c *choose) layout(f look.Frame) (lines []string, hits []int) {
	t, width := f.Theme, f.Width-2*look.Margin
	var body []string
	var at []int
	group, focus := "", 0
	for i, r := range c.rows {
		if r.group != group {
			body, at = append(body, "", t.Muted.Render(r.group)), append(at, -1, -1)
			group = r.group
		}
		if i == c.list.At {
			focus = len(body)
		}
		body, at = append(body, look.Cut(c.list.Mark(i, t)+r.set(i == c.list.At, t), width)), append(at, i)
	}
	shown, above := look.Window(body, f.Height-2, max(0, focus-2), min(len(body)-1, focus+2))
	lines = append([]string{t.Title.Render("What to practise"), ""}, t.More(shown, above, len(body), width)...)
	return look.Indent(lines), append([]int{-1, -1}, at[above:above+len(shown)]...)
}

func (r row) set(here bool, t *look.Theme) string {
	name := r.name
	if here {
		name = t.Strong.Render(name)
	}
	if r.box {
		if r.on {
			return "[x] " + name
		}
		return "[ ] " + name
	}
	return fmt.Sprintf("%s%s%s", name, strings.Repeat(" ", max(1, 12-look.Width(name))), t.Accent.Render(r.values[r.at]))
}

func (c *choose) allKey() key.Binding { return look.Only(c.Key.All, c.rows[c.list.At].box) }

func (c *choose) onBox() bool { return c.rows[c.list.At].box }

func (c *choose) toggleKey() key.Binding { return look.Only(look.As(c.Key.Toggle, "tick"), c.onBox()) }

func (c *choose) Keys() []key.Binding {
	return []key.Binding{
		look.As(c.Key.Open, "start"), c.Key.Up, c.Key.Down, look.Only(c.Key.Left, !c.onBox()), look.Only(c.Key.Right, !c.onBox()),
		c.toggleKey(), c.allKey(), c.Key.Back, c.Key.Help,
	}
}
