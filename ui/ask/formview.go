package ask

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"porthole/quiz"
	"porthole/quiz/task"
	"porthole/ui/look"
)

// column is one column of a form.
type column struct {
	at      int // of the question's table
	heading string
	room    int // cells for the text of a blank, marks left out
}

// Room for what is typed into a blank, in cells: at least, and at most where what stands there already is longer.
const (
	cellWidth    = 8
	maxCellWidth = 24
)

// marks is the room around the text of a blank: for the cursor before it, and a space and the sign behind it.
const marks = 3

// layOut finds the columns of the form and how wide each is. They keep their widths whatever is filled in. Where there is
// room, what is right fits below what was chosen.
func (f *form) layOut() {
	if f.columns = f.fitting(cellWidth); f.listed(f.width) {
		f.columns = f.fitting(0)
	}
}

// fitting returns the columns for what can stand in them, each at least so wide.
func (f *form) fitting(least int) []column {
	rooms := map[int]int{}
	last := 0
	for _, b := range f.q.Task.Blanks {
		room := look.Width(b.Start)
		for _, c := range b.Choices {
			room = max(room, look.Width(c))
		}
		if b.Choices == nil {
			room = min(max(room+1, cellWidth), maxCellWidth)
		}
		rooms[b.Column] = max(rooms[b.Column], room, least)
		last = max(last, b.Column)
	}
	var columns []column
	for c := 0; c <= last; c++ {
		if room, ok := rooms[c]; ok {
			columns = append(columns, column{c, f.heading(c), room})
		}
	}
	return columns
}

func (f *form) heading(column int) string {
	if column >= 0 && column < len(f.q.Task.Header) {
		return f.q.Task.Header[column]
	}
	return ""
}

// room is the width of a blank's text.
func (f *form) room(i int) int {
	for _, c := range f.columns {
		if c.at == f.q.Task.Blanks[i].Column {
			return c.room
		}
	}
	return cellWidth
}

// name names a row: what it sets, or its number.
func (f *form) name(row int) string {
	if row >= 0 && row < len(f.q.Task.Labels) {
		return f.q.Task.Labels[row]
	}
	return strconv.Itoa(row + 1)
}

// header is the headings of the table, that of the rows' names first.
func (f *form) header() []string {
	header := []string{""}
	if len(f.q.Task.Labels) > 0 && len(f.columns) > 0 && f.columns[0].at > 0 {
		header[0] = f.heading(0)
	}
	for _, c := range f.columns {
		header = append(header, " "+c.heading) // above the text, not above the cursor
	}
	return header
}

// listed reports whether the table is too wide, so that it is a list, one blank a line.
func (f *form) listed(width int) bool {
	starts := f.starts()
	return len(f.columns) > 0 && starts[len(starts)-1] > width
}

// columnGap is what [look.Theme.Columns] sets between two columns.
const columnGap = 3

func (f *form) Area(width int, t *look.Theme, v *quiz.Verdict) Area {
	a := Area{Told: make([]bool, len(f.q.Task.Blanks))}
	if f.listed(width) {
		f.list(&a, width, t, v)
	} else {
		f.table(&a, width, t, v)
	}
	legends := f.legends(width, t, v)
	if f.low(f.frame, len(a.Lines)+len(legends)) {
		return over(f.single(f.title, f.entry, width, t, v), a)
	}
	a.add(-1, legends...)
	return a
}

// table sets the form as columns. Below each row is a line for what is right there.
func (f *form) table(a *Area, width int, t *look.Theme, v *quiz.Verdict) {
	var rows [][]string
	var firsts []int // the first blank of each row
	for i, b := range f.q.Task.Blanks {
		if i == 0 || f.q.Task.Blanks[i-1].Row != b.Row {
			rows, firsts = append(rows, f.blankRow(t.Muted.Render(f.name(b.Row)))), append(firsts, i)
		}
		cell := f.cell(i, t, v)
		rows[len(rows)-1][f.columnOf(b)+1] = cell + strings.Repeat(" ", max(0, f.room(i)+marks-look.Width(cell)))
		if i == f.now() {
			a.Focus = 2 * len(rows) // below two lines of heading
		}
	}
	lines := t.Columns(f.header(), rows)
	a.add(-1, lines[:2]...)
	for n, first := range firsts {
		a.add(first, strings.TrimRight(lines[2+n], " "))
		a.add(-1, f.below(first, width, t, v, a.Told))
	}
}

// below is what is right in a row, each text under its cell; it may take the room of those that have none. It notes
// what it tells as a whole.
func (f *form) below(first, width int, t *look.Theme, v *quiz.Verdict, told []bool) string {
	starts := f.starts()
	line, end := "", width
	for i := len(f.q.Task.Blanks) - 1; i >= first; i-- {
		b := f.q.Task.Blanks[i]
		text := wanted(part(v, i), t)
		if b.Row != f.q.Task.Blanks[first].Row || text == "" {
			continue
		}
		from := starts[f.columnOf(b)]
		told[i] = look.Width(text) < end-from
		text = look.Cut(text, end-from-1)
		if line != "" {
			text += strings.Repeat(" ", end-from-look.Width(text))
		}
		line, end = text+line, from
	}
	if line == "" {
		return ""
	}
	return strings.Repeat(" ", end) + line
}

// starts are the cells at which the texts of the columns begin.
func (f *form) starts() []int {
	at := f.nameRoom() + columnGap
	var out []int
	for i, c := range f.columns {
		out = append(out, at+1)
		at += columnGap + max(look.Width(f.header()[i+1]), marks+c.room)
	}
	return append(out, at)
}

// nameRoom is the width of the names of the rows.
func (f *form) nameRoom() int {
	room := look.Width(f.header()[0])
	for _, b := range f.q.Task.Blanks {
		room = max(room, look.Width(f.name(b.Row)))
	}
	return room
}

func (f *form) blankRow(name string) []string {
	row := make([]string, len(f.columns)+1)
	row[0] = name
	for i, c := range f.columns {
		row[i+1] = strings.Repeat(" ", c.room+marks) // no column changes its width
	}
	return row
}

func (f *form) columnOf(b task.Blank) int {
	for i, c := range f.columns {
		if c.at == b.Column {
			return i
		}
	}
	return 0
}

// cell draws what stands in a blank: the cursor, the text, and the sign once there is a verdict.
func (f *form) cell(i int, t *look.Theme, v *quiz.Verdict) string {
	b, room := f.q.Task.Blanks[i], f.room(i)
	text := look.Cut(f.fields[i], room)
	switch p := part(v, i); {
	case given(b):
		return " " + t.Muted.Render(text)
	case p != nil && p.Right:
		return " " + text + " " + sign(p, t)
	case p != nil:
		return " " + t.Wrong.Render(orDash(text)) + " " + sign(p, t)
	case v == nil && i == f.now() && f.Typing():
		return t.Accent.Render("›") + f.input.View()
	case v == nil && i == f.now():
		return t.Accent.Render("›") + t.Strong.Render(f.standing(text, room, t))
	}
	return " " + f.standing(text, room, t)
}

// standing is a text, or a line to write on where there is none.
func (f *form) standing(text string, room int, t *look.Theme) string {
	if text == "" {
		return t.Rule.Render(strings.Repeat("_", max(1, min(room, cellWidth))))
	}
	return text
}

func orDash(text string) string {
	return cmp.Or(text, "–")
}

// list sets the form one blank a line: "Rule 2 · Port: 993". The sign stands before it, where there is always room.
func (f *form) list(a *Area, width int, t *look.Theme, v *quiz.Verdict) {
	for i, b := range f.q.Task.Blanks {
		here, p := i == f.now() && v == nil, part(v, i)
		mark := "  "
		switch {
		case p != nil:
			mark = sign(p, t) + " "
		case here:
			mark = t.Accent.Render("›") + " "
		}
		if i == f.now() {
			a.Focus = len(a.Lines)
		}
		line := mark + t.Muted.Render(look.Cut(f.label(b), width/2)+":") + " " + f.entry(i, here, p, t)
		line, a.Told[i] = tell(line, wanted(p, t), width)
		a.add(i, line)
	}
}

// entry is what stands in a blank of a list.
func (f *form) entry(i int, here bool, p *task.Part, t *look.Theme) string {
	switch text := f.fields[i]; {
	case p != nil && !p.Right:
		return t.Wrong.Render(orDash(text))
	case p != nil || given(f.q.Task.Blanks[i]):
		return text
	case here && f.Typing():
		return f.input.View()
	case here && text != "":
		return t.Strong.Render(text)
	default:
		return f.standing(text, cellWidth, t)
	}
}

// label names a blank in a list.
func (f *form) label(b task.Blank) string {
	name := f.name(b.Row)
	if len(f.q.Task.Labels) == 0 {
		name = "Rule " + name
	}
	return name + " · " + f.heading(b.Column)
}

// title names a blank that is shown alone: "Rule 3 of 5 · Port".
func (f *form) title(b task.Blank) string {
	if len(f.q.Task.Labels) > 0 {
		return f.label(b)
	}
	rows := 0
	for _, other := range f.q.Task.Blanks {
		rows = max(rows, other.Row+1)
	}
	return fmt.Sprintf("Rule %s of %d · %s", f.name(b.Row), rows, f.heading(b.Column))
}
