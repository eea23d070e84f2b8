package quiz

import (
	"cmp"
	"math/rand/v2"
	"slices"

	"porthole/content"
	"porthole/quiz/spelling"
)

// form asks to fill in a table. row names a row in the labels of its blanks.
func (q Question) form(f content.Form, row func(row int) string, r *rand.Rand) Question {
	q.Header = slices.Clone(f.Header)
	rows := len(f.Start)
	for _, right := range f.Rows {
		rows = max(rows, right.Row+1)
		q.key.Rows = append(q.key.Rows, taskRow{right.Row, right.Cells})
	}
	choices := make([][]string, len(f.Header))
	for c := f.Labels; c < len(f.Header); c++ {
		choices[c] = columnChoices(f, c, r)
	}
	for i := range rows {
		for c := f.Labels; c < len(f.Header); c++ {
			b := Blank{Label: row(i) + ", " + spelling.Lowered(f.Header[c]), Choices: choices[c], Row: i, Column: c}
			if i < len(f.Start) && c < len(f.Start[i]) {
				b.Start = spelling.Tidy(f.Start[i][c])
			}
			if b.Start == "" && len(b.Choices) == 1 { // nothing is asked there
				b.Start = b.Choices[0]
			}
			q.Blanks = append(q.Blanks, b)
		}
	}
	return q
}

// columnChoices returns what can be chosen in a column, in an order that tells nothing: numbers ascending, and before
// any words; words shuffled. It is nil where text is typed.
func columnChoices(f content.Form, column int, r *rand.Rand) []string {
	if column >= len(f.Choices) || f.Choices[column] == nil {
		return nil
	}
	all := slices.Clone(f.Choices[column])
	for _, right := range f.Rows {
		if column < len(right.Cells) {
			all = append(all, right.Cells[column]...)
		}
	}
	for _, row := range f.Start {
		if column < len(row) {
			all = append(all, spelling.Tidy(row[column]))
		}
	}
	return shuffledChoices(all, r)
}

// shuffledChoices leaves out what is empty or there already.
func shuffledChoices(all []string, r *rand.Rand) []string {
	var choices []string
	for _, text := range all {
		if text != "" && !slices.ContainsFunc(choices, func(c string) bool { return spelling.Norm(c) == spelling.Norm(text) }) {
			choices = append(choices, text)
		}
	}
	shuffle(choices, r)
	slices.SortStableFunc(choices, func(a, b string) int {
		x, isNumber := spelling.SpanOf(a)
		y, isOther := spelling.SpanOf(b)
		switch {
		case isNumber && isOther:
			return cmp.Or(cmp.Compare(x.Lo, y.Lo), cmp.Compare(x.Hi, y.Hi))
		case isNumber:
			return -1
		case isOther:
			return 1
		}
		return 0
	})
	return choices
}

// rowTexts are the ways in which a row is right, from a column on: "smtp.example.net, 465 or 587".
func (k *taskKey) rowTexts(row, from int) []string {
	var ways []string
	for _, cells := range k.ways(row) {
		var texts []string
		for c := from; c < len(cells); c++ {
			texts = append(texts, orDash(either(cells[c])))
		}
		ways = append(ways, listed(texts))
	}
	return ways
}

// ways returns the right ways to fill in a row.
func (k *taskKey) ways(row int) [][][]string {
	var out [][][]string
	for _, r := range k.Rows {
		if r.Row == row {
			out = append(out, r.Cells)
		}
	}
	return out
}

// formMarker marks a form. Rows of one run may be given in any order.
type formMarker struct {
	q      Question
	blanks map[int][]int // by row, indexes into q.Blanks
	runs   [][]int       // rows
}

// seat is the right row that is compared with what was given in a row.
type seat struct {
	row   int
	cells [][]string
}

// spot is a cell of a form.
type spot struct{ row, column int }

func newFormMarker(q Question) formMarker {
	m := formMarker{q: q, blanks: map[int][]int{}}
	var rows []int
	for i, b := range q.Blanks {
		if len(m.blanks[b.Row]) == 0 {
			rows = append(rows, b.Row)
		}
		m.blanks[b.Row] = append(m.blanks[b.Row], i)
	}
	for i, row := range rows {
		if i > 0 && q.Kind == Firewall && q.key.sameAction(rows[i-1], row) {
			m.runs[len(m.runs)-1] = append(m.runs[len(m.runs)-1], row)
			continue
		}
		m.runs = append(m.runs, []int{row})
	}
	return m
}

// parts marks each cell, and says which were right at the start.
func (m formMarker) parts(given []string) []Part {
	starts := make([]string, len(m.q.Blanks))
	for i, b := range m.q.Blanks {
		starts[i] = b.Start
	}
	before := map[spot]bool{}
	m.each(m.seats(starts, nil), func(i int, s seat, wanted []string) {
		before[spot{s.row, m.q.Blanks[i].Column}] = m.q.holds(m.q.Blanks[i], starts[i], wanted)
	})
	parts := make([]Part, len(m.q.Blanks))
	m.each(m.seats(given, before), func(i int, s seat, wanted []string) {
		b := m.q.Blanks[i]
		right := m.q.holds(b, given[i], wanted)
		parts[i] = Part{
			Label: b.Label, Given: spelling.Short(given[i]), Want: orDash(either(wanted)), Right: right,
			Before: before[spot{s.row, b.Column}],
		}
	})
	return parts
}

// each goes through the blanks with what is right in them.
func (m formMarker) each(seats map[int]seat, do func(i int, s seat, wanted []string)) {
	for row, blanks := range m.blanks {
		for _, i := range blanks {
			do(i, seats[row], cellOf(seats[row].cells, m.q.Blanks[i].Column))
		}
	}
}

func cellOf(cells [][]string, column int) []string {
	if column < 0 || column >= len(cells) {
		return nil
	}
	return cells[column]
}

// seats compares each row with the right one that makes most cells right; of several such ways with that which breaks
// least of what was right before, then with that which leaves the rows where they are.
func (m formMarker) seats(given []string, before map[spot]bool) map[int]seat {
	out := map[int]seat{}
	for _, run := range m.runs {
		worth := make([][]int, len(run))
		fits := make([][]seat, len(run))
		for i, row := range run {
			worth[i], fits[i] = make([]int, len(run)), make([]seat, len(run))
			for j, target := range run {
				fits[i][j], worth[i][j] = m.fit(given, row, target, before)
				if i == j {
					worth[i][j]++
				}
			}
		}
		for i, j := range assign(worth) {
			out[run[i]] = fits[i][j]
		}
	}
	return out
}

// What a cell is worth where rows are compared: one that is right more than all that could be broken, one that stays
// right more than all rows that stay in their places.
const (
	worthRight = 1_000_000
	costBroken = 1_000
)

// fit compares a row with the ways in which a right one can be filled in, and returns the best.
func (m formMarker) fit(given []string, row, target int, before map[spot]bool) (seat, int) {
	best, most := seat{row: target}, -1
	for _, cells := range m.q.key.ways(target) {
		worth := worthRight // above what is no way at all
		for _, i := range m.blanks[row] {
			b := m.q.Blanks[i]
			if m.q.holds(b, given[i], cellOf(cells, b.Column)) {
				worth += worthRight
			} else if before[spot{target, b.Column}] {
				worth -= costBroken
			}
		}
		if worth > most {
			best, most = seat{target, cells}, worth
		}
	}
	return best, max(most, 0)
}
