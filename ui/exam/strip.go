package exam

import (
	"fmt"
	"strings"

	"charm.land/lipgloss/v2"

	"porthole/content"
	"porthole/quiz/exam"
	"porthole/ui/look"
)

// strip is how all questions of an exam are set in rows of signs. Each takes two cells: the mark of the question that is
// looked at, and its sign.
type strip struct {
	n, at  int
	perRow int
	label  int // cells before each row, for the number of its first question; 0 where there is one row alone
	first  int // the first row in sight
	rows   int // in sight
}

const (
	stripCell = 2 // cells that a question takes
	stripStep = 5 // rows hold a multiple of so many questions
)

// stripOf sets the strip for a frame. Its height depends on the frame and the number of questions alone, so that nothing
// below it moves.
func (x *taking) stripOf(f look.Frame) strip {
	width := max(stripCell, f.Width-2*look.Margin-look.ScrollSigns) // where rows scroll, signs at their end say so
	s := strip{n: len(x.run.Questions), at: x.at, perRow: width / stripCell, rows: 1}
	if s.n <= s.perRow {
		s.perRow = s.n
		return s
	}
	s.label = 4
	s.perRow = max(1, (width-s.label)/stripCell)
	if s.perRow > stripStep {
		s.perRow -= s.perRow % stripStep
	}
	most := 1
	if f.Roomy() {
		most = max(1, f.Height/8)
	}
	all := (s.n + s.perRow - 1) / s.perRow
	s.rows = min(all, most)
	s.first = max(0, min(s.at/s.perRow-s.rows/2, all-s.rows))
	return s
}

// hit is the question at a cell, -1 where there is none.
func (s strip) hit(x, y int) int {
	column := (x - s.label) / stripCell
	if x < s.label || y < 0 || y >= s.rows || column >= s.perRow {
		return -1
	}
	if i := (s.first+y)*s.perRow + column; i < s.n {
		return i
	}
	return -1
}

// strip draws the strip; how many are answered, open and flagged stands beside it where there is room.
func (x *taking) strip(f look.Frame) []string {
	s, width := x.stripOf(f), f.Width-2*look.Margin
	lines := make([]string, s.rows)
	for row := range lines {
		lines[row] = x.stripRow(s, s.first+row, f.Theme)
	}
	last := s.rows - 1
	says := x.counts()
	if look.Width(lines[last])+1+look.Width(says) > width {
		says = figuresOf(x)
	}
	lines[last] = look.Spread(lines[last], f.Theme.Muted.Render(says), width)
	return f.Theme.More(lines, s.first, (s.n+s.perRow-1)/s.perRow, width)
}

// stripRow is one row of the strip. Signs of one look are styled as one: there may be hundreds.
func (x *taking) stripRow(s strip, row int, t *look.Theme) string {
	var b, run strings.Builder
	var style lipgloss.Style
	now := ""
	flush := func() {
		if run.Len() > 0 {
			b.WriteString(style.Render(run.String()))
			run.Reset()
		}
	}
	if s.label > 0 {
		b.WriteString(t.Muted.Render(fmt.Sprintf("%3d ", row*s.perRow+1)))
	}
	for i := row * s.perRow; i < min(s.n, (row+1)*s.perRow); i++ {
		sign := x.sign(i)
		role, of := "", t.Text
		switch {
		case i == s.at:
			role, of = "at", t.Accent.Bold(true)
		case sign == signUnsaved || sign == signFlagged || sign == signFlaggedOpen:
			role, of = "flag", t.Hint
		case sign == signOpen, sign == signPartly:
			role, of = "open", t.Muted
		}
		if role != now {
			flush()
			now, style = role, of
		}
		mark := " "
		if i == s.at {
			mark = "›"
		}
		run.WriteString(mark + sign)
	}
	flush()
	return b.String()
}

// The signs of a question in an exam.
const (
	signAnswered    = "■"
	signOpen        = "□"
	signPartly      = "◧" // only partly filled in
	signFlagged     = "⚑" // answered
	signFlaggedOpen = "⚐" // open, or only partly filled in
	signUnsaved     = "!" // its last change could not be saved
)

// sign tells how a question stands, as far as that is in the store.
func (x *taking) sign(i int) string {
	s := x.book.kept[i]
	if x.book.unstored {
		s = x.run.Steps[i]
	}
	q := x.run.Questions[i]
	partly := q.Partly(s.Response)
	switch answered := !q.Unanswered(s.Response) && !partly; {
	case x.book.failed[i]:
		return signUnsaved
	case s.Flagged && answered:
		return signFlagged
	case s.Flagged:
		return signFlaggedOpen
	case partly:
		return signPartly
	case answered:
		return signAnswered
	}
	return signOpen
}

// signsOf tells how a question stands, and whether it is flagged, by a sign for each.
func signsOf(x *taking, i int) string {
	switch sign := x.sign(i); sign {
	case signFlagged:
		return signAnswered + signFlagged
	case signFlaggedOpen:
		q := x.run.Questions[i]
		if q.Partly(x.run.Steps[i].Response) {
			return signPartly + signFlagged
		}
		return signOpen + signFlagged
	default:
		return sign + " "
	}
}

// counts tells how many questions are answered, filled in only in part, open and flagged.
func (x *taking) counts() string {
	return strings.Join(content.Texts(tallyOf(x), func(c count) string { return fmt.Sprintf("%s %d %s", c.sign, c.n, c.says) }), "  ")
}

// figuresOf are the counts without their words.
func figuresOf(x *taking) string {
	return strings.Join(content.Texts(tallyOf(x), func(c count) string { return fmt.Sprintf("%s %d", c.sign, c.n) }), "  ")
}

// tallyOf counts the questions by their signs; partly filled in and flagged ones only where there are any.
func tallyOf(x *taking) []count {
	open, partly, flagged := x.run.Open(), x.run.PartlyFilled(), x.flagged()
	out := []count{{signAnswered, "answered", len(x.run.Questions) - open - partly}}
	if partly > 0 {
		out = append(out, count{signPartly, "partly", partly})
	}
	out = append(out, count{signOpen, "open", open})
	if flagged > 0 {
		out = append(out, count{signFlagged, "flagged", flagged})
	}
	return out
}

// count is how many questions have a sign.
type count struct {
	sign, says string
	n          int
}

// flagged counts the questions to be looked at again.
func (x *taking) flagged() int {
	return content.CountFunc(x.run.Steps, func(s exam.Step) bool { return s.Flagged })
}
