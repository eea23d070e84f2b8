package task

import (
	"porthole/content"
	"porthole/quiz/spelling"
)

// formMarker marks a form. Rows of one run may be given in any order.
type formMarker struct {
	t      *Task
	blanks map[int][]int // by row, indexes into Blanks
	runs   [][]int       // rows
}

// seat is the right row that is compared with what was given in a row.
type seat struct {
	row   int
	cells [][]string
}

// spot is a cell of a form.
type spot struct{ row, column int }

func newFormMarker(t *Task) formMarker {
	m := formMarker{t: t, blanks: map[int][]int{}}
	var rows []int
	for i, b := range t.Blanks {
		if len(m.blanks[b.Row]) == 0 {
			rows = append(rows, b.Row)
		}
		m.blanks[b.Row] = append(m.blanks[b.Row], i)
	}
	for i, row := range rows {
		if i > 0 && t.Kind == Firewall && (firewall{}).sameAction(t.key, rows[i-1], row) {
			m.runs[len(m.runs)-1] = append(m.runs[len(m.runs)-1], row)
			continue
		}
		m.runs = append(m.runs, []int{row})
	}
	return m
}

// parts marks each cell, and tells which were right at the start.
func (m formMarker) parts(given []string) Parts {
	starts := content.Texts(m.t.Blanks, func(b Blank) string { return b.Start })
	before := map[spot]bool{}
	m.each(m.seats(starts, nil), func(i int, s seat, wanted []string) {
		before[spot{s.row, m.t.Blanks[i].Column}] = m.t.holds(m.t.Blanks[i], starts[i], wanted)
	})
	parts := make(Parts, len(m.t.Blanks))
	m.each(m.seats(given, before), func(i int, s seat, wanted []string) {
		b := m.t.Blanks[i]
		right := m.t.holds(b, given[i], wanted)
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
			do(i, seats[row], cellOf(seats[row].cells, m.t.Blanks[i].Column))
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
	for _, cells := range m.t.key.ways(target) {
		worth := worthRight // above what is no way at all
		for _, i := range m.blanks[row] {
			b := m.t.Blanks[i]
			if m.t.holds(b, given[i], cellOf(cells, b.Column)) {
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
