package ask

import (
	"slices"
	"strconv"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"porthole/content"
	"porthole/quiz"
	"porthole/quiz/task"
	"porthole/ui/look"
)

// sorting is a list of things, each of which goes into a field of a table. The table is drawn beside it where there is
// room, and fills up.
type sorting struct {
	blanks
	frame look.Frame
}

func newSorting(q quiz.Question, keys *look.Keys, open bool) *sorting {
	return &sorting{blanks: newBlanks(q, keys, open)}
}

func (s *sorting) Update(msg tea.Msg) Outcome {
	switch msg := msg.(type) {
	case look.Frame:
		s.frame = msg
	case Click:
		if msg.Hit >= 0 && msg.Hit == s.now() {
			s.cycle(1)
		}
		s.turnTo(msg.Hit)
	case tea.KeyPressMsg:
		return s.press(msg)
	}
	return Outcome{}
}

func (s *sorting) press(msg tea.KeyPressMsg) Outcome {
	switch {
	case key.Matches(msg, s.keys.Open):
		return s.enter()
	case key.Matches(msg, s.keys.CheckAll):
		return s.submit(checkAll)
	case key.Matches(msg, s.keys.Up, s.keys.LastBlank):
		s.step(-1)
	case key.Matches(msg, s.keys.Down, s.keys.NextBlank):
		s.step(1)
	default:
		s.pressChoice(msg)
	}
	return Outcome{}
}

func (s *sorting) Typing() bool { return false }

func (s *sorting) Keys() []key.Binding {
	return []key.Binding{
		s.enterKey(), s.keys.Left, s.digits(), s.all(), look.Only(s.keys.Up, len(s.turn) > 1),
		look.As(s.keys.NextBlank, ""), s.keys.LastBlank, s.keys.Down, s.keys.Right, look.As(s.keys.Toggle, ""),
	}
}

func (s *sorting) Area(width int, t *look.Theme, v *quiz.Verdict) Area {
	a := Area{Told: make([]bool, len(s.q.Task.Blanks))}
	brief := s.brief(width, t, v)
	for i, b := range s.q.Task.Blanks {
		if i == s.now() {
			a.Focus = len(a.Lines)
		}
		var line string
		line, a.Told[i] = tell(s.line(i, b, brief, width, t, v), wanted(part(v, i), t), width)
		a.add(i, line)
	}
	if table := s.table(width, t, v); table != nil {
		a.add(-1, append([]string{""}, table...)...)
		return a
	}
	legends := s.places(width, t, v)
	if s.low(s.frame, len(a.Lines)+1+len(legends)) {
		return over(s.single(thing, s.entry, width, t, v), a)
	}
	a.add(-1, append([]string{""}, legends...)...)
	return a
}

// places lists the fields by their numbers: those of a table row by row.
func (s *sorting) places(width int, t *look.Theme, v *quiz.Verdict) []string {
	columns := len(s.q.Task.Header)
	if len(s.q.Task.Labels) == 0 || columns == 0 {
		return s.legends(width, t, v)
	}
	var lines []string
	for r, label := range s.q.Task.Labels {
		fields := make([]string, columns)
		for c, header := range s.q.Task.Header {
			fields[c] = t.Muted.Render(strconv.Itoa(r*columns+c+1)) + hard + strings.ReplaceAll(header, " ", hard)
		}
		lines = append(lines, hang("", t.Muted.Render(label+":")+" "+strings.Join(fields, "   "), width)...)
	}
	if v != nil {
		return make([]string, len(lines))
	}
	return lines
}

// thing names a thing where it is sorted alone.
func thing(b task.Blank) string { return b.Label }

// entry is the field a thing was put in, where it is sorted alone.
func (s *sorting) entry(i int, _ bool, p *task.Part, t *look.Theme) string {
	switch {
	case p == nil:
		return s.standing(i, t)
	case p.Right:
		return s.fields[i]
	}
	return t.Wrong.Render(orDash(s.fields[i]))
}

// brief reports whether wrong fields are given by their numbers, as the table stands below: else there is no room for what
// is right in some line.
func (s *sorting) brief(width int, t *look.Theme, v *quiz.Verdict) bool {
	if v == nil || !s.tabled(width) {
		return false
	}
	for i, b := range s.q.Task.Blanks {
		if look.Width(s.line(i, b, false, width, t, v)+wanted(part(v, i), t)) > width {
			return true
		}
	}
	return false
}

// line draws a thing and where it was put.
func (s *sorting) line(i int, b task.Blank, brief bool, width int, t *look.Theme, v *quiz.Verdict) string {
	mark, thing := "  ", look.Cut(b.Label, width/2)
	if i == s.now() && v == nil {
		mark, thing = t.Accent.Render("›")+" ", t.Strong.Render(thing)
	}
	room := 0
	for _, other := range s.q.Task.Blanks {
		room = max(room, look.Width(other.Label))
	}
	room = min(room, width/2)
	line := mark + thing + strings.Repeat(" ", max(0, room-look.Width(b.Label))+columnGap)
	p := part(v, i)
	switch {
	case p == nil:
		line += s.standing(i, t)
	case p.Right:
		line += s.fields[i] + " " + sign(p, t)
	default:
		given := orDash(s.fields[i])
		if at := slices.Index(b.Choices, s.fields[i]); brief && at >= 0 {
			given = strconv.Itoa(at + 1)
		}
		line += t.Wrong.Render(given) + " " + sign(p, t)
	}
	return line
}

// standing is the field a thing was put in, with its number.
func (s *sorting) standing(i int, t *look.Theme) string {
	for n, c := range s.q.Task.Blanks[i].Choices {
		if c == s.fields[i] {
			return t.Muted.Render(strconv.Itoa(n+1)) + " " + c
		}
	}
	if s.fields[i] != "" {
		return s.fields[i]
	}
	return t.Rule.Render(strings.Repeat("_", cellWidth))
}

// The least width of a field of the table, in cells, and the most lines that one takes.
const (
	fieldWidth = 14
	fieldLines = 3
)

// sizes finds how wide and how high each field of the table is.
func (s *sorting) sizes(width int) (room, high int) {
	names := 0
	for _, l := range s.q.Task.Labels {
		names = max(names, look.Width(l))
	}
	room = (width-names-columnGap)/max(1, len(s.q.Task.Header)) - columnGap
	return room, s.tall(room)
}

// tabled reports whether there is room for the table beside the things.
func (s *sorting) tabled(width int) bool {
	room, high := s.sizes(width)
	lines, _ := s.left(s.frame)
	some := len(s.q.Task.Labels)*len(s.q.Task.Header) > 0
	return some && room >= fieldWidth && high <= fieldLines && len(s.q.Task.Blanks)+1+2+len(s.q.Task.Labels)*high <= lines
}

// table draws the fields with what was put into them; nil where there is no room for that.
func (s *sorting) table(width int, t *look.Theme, v *quiz.Verdict) []string {
	if !s.tabled(width) {
		return nil
	}
	room, high := s.sizes(width)
	header := []string{""}
	for _, h := range s.q.Task.Header {
		header = append(header, look.Cut(h, room))
	}
	var rows [][]string
	for r, label := range s.q.Task.Labels {
		rows = append(rows, s.row(r, label, room, high, t, v)...)
	}
	return t.Columns(header, rows)
}

// row draws one row of the table in so many lines.
func (s *sorting) row(r int, label string, room, high int, t *look.Theme, v *quiz.Verdict) [][]string {
	rows := make([][]string, high)
	for i := range rows {
		rows[i] = []string{""}
	}
	rows[0][0] = t.Muted.Render(label)
	for c := range s.q.Task.Header {
		number := r*len(s.q.Task.Header) + c
		cell := s.cell(number, room, high, t, v)
		for i := range rows {
			text := ""
			if i < len(cell) {
				text = cell[i]
			}
			rows[i] = append(rows[i], text+strings.Repeat(" ", max(0, room-look.Width(text))))
		}
	}
	return rows
}

// cell draws what was put into a field. Where the signs make it too high, they stand closer.
func (s *sorting) cell(number, room, high int, t *look.Theme, v *quiz.Verdict) []string {
	prefix := t.Muted.Render(strconv.Itoa(number+1)) + " "
	lines := hang(prefix, strings.Join(s.in(number, hard, t, v), hard+"· "), room)
	if len(lines) > high {
		lines = hang(prefix, strings.Join(s.in(number, "", t, v), " "), room)
	}
	return lines
}

// tall is the height of a field that holds everything, so that none grows.
func (s *sorting) tall(room int) int {
	all := content.Texts(s.q.Task.Blanks, func(b task.Blank) string { return b.Label })
	return len(look.Hang("1 ", strings.Join(all, " · "), max(1, room)))
}

// in lists what was put into a field, with its signs once there is a verdict, behind a gap.
func (s *sorting) in(number int, gap string, t *look.Theme, v *quiz.Verdict) []string {
	var things []string
	for i, b := range s.q.Task.Blanks {
		if number < len(b.Choices) && s.fields[i] == b.Choices[number] {
			thing := b.Label
			if p := part(v, i); p != nil {
				thing += gap + sign(p, t)
			}
			things = append(things, thing)
		}
	}
	return things
}
