package task

import (
	"porthole/content"
	"porthole/quiz/spelling"
)

// formMarker marks a form. Its rows may be given in any order that keeps their precedence.
type formMarker struct {
	t      *Task
	blanks map[int][]int // by row, indexes into Blanks
	rows   []int         // from the top
	order  precedence    // of indexes into rows
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
	for i, b := range t.Blanks {
		if len(m.blanks[b.Row]) == 0 {
			m.rows = append(m.rows, b.Row)
		}
		m.blanks[b.Row] = append(m.blanks[b.Row], i)
	}
	m.order = precedenceOf(t, m.rows)
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
		if m.t.Kind == Firewall {
			parts[i].Rule = b.Row + 1
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

// seats compares each row with the right one that makes most rows right as a whole, then most cells; of several such ways
// with that which breaks least of what was right before, then with that which leaves the rows where they are.
func (m formMarker) seats(given []string, before map[spot]bool) map[int]seat {
	worth := make([][]int, len(m.rows))
	for i := range worth {
		worth[i] = make([]int, len(m.rows))
	}
	fits := map[spot]seat{} // by place and right row
	for j, target := range m.rows {
		first, last := m.order.places(j)
		for i := first; i <= last; i++ {
			fits[spot{i, j}], worth[i][j] = m.fit(given, m.rows[i], target, before)
			if i == j {
				worth[i][j]++
			}
		}
	}
	out := map[int]seat{}
	for i, j := range m.order.best(worth) {
		out[m.rows[i]] = fits[spot{i, j}]
	}
	return out
}

// What rows and cells are worth where rows are compared: a row that is right as a whole more than all cells, a cell that
// is right more than all that could be broken, one that stays right more than all rows that stay in their places.
const (
	worthWhole = 1_000_000_000
	worthRight = 1_000_000
	costBroken = 1_000
)

// fit compares a row with the ways in which a right one can be filled in, and returns the best.
func (m formMarker) fit(given []string, row, target int, before map[spot]bool) (seat, int) {
	best, most := seat{row: target}, -1
	for _, cells := range m.t.key.ways(target) {
		worth, whole := worthRight, worthWhole // above what is no way at all
		for _, i := range m.blanks[row] {
			b := m.t.Blanks[i]
			if m.t.holds(b, given[i], cellOf(cells, b.Column)) {
				worth += worthRight
				continue
			}
			whole = 0
			if before[spot{target, b.Column}] {
				worth -= costBroken
			}
		}
		worth += whole
		if worth > most {
			best, most = seat{target, cells}, worth
		}
	}
	return best, max(most, 0)
}
