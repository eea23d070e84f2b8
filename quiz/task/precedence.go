package task

import (
	"math/bits"

	"porthole/content"
)

// precedence tells which right rows have to stand above which others: of a firewall's rules those that are no longer right
// once they have changed places. Rows are numbers from 0, in the key's order; bit r of above[row] is set where r has to stand
// above it, directly or by way of others.
type precedence struct {
	above []uint32
}

// precedenceOf returns that of a form of so many rows. All rows of settings keep their places, and so do more rules than a
// course can have.
func precedenceOf(t *Task, rows []int) precedence {
	p := precedence{above: make([]uint32, len(rows))}
	for b := range rows {
		for a := range b {
			if !p.free(t, rows[a], rows[b]) {
				p.above[b] |= 1<<a | p.above[a]
			}
		}
	}
	return p
}

// free reports whether two right rows may change places, whichever way each is filled in.
func (p precedence) free(t *Task, a, b int) bool {
	if t.Kind != Firewall || !p.counts() {
		return false
	}
	one, other := t.key.ways(a), t.key.ways(b)
	for _, x := range one {
		for _, y := range other {
			if !content.Exchangeable(t.Header, x, y) {
				return false
			}
		}
	}
	return len(one) > 0 && len(other) > 0
}

// counts reports whether there are so few rows that all their orders are looked at.
func (p precedence) counts() bool { return len(p.above) <= content.MaxTaskRows }

// places returns the first and the last place that a row may have.
func (p precedence) places(row int) (first, last int) {
	if !p.counts() {
		return row, row
	}
	last = len(p.above) - 1
	for _, above := range p.above {
		if above&(1<<row) != 0 {
			last--
		}
	}
	return bits.OnesCount32(p.above[row]), last
}

// best returns the order of the rows in which they are worth most: for each place the row that stands there. worth holds,
// by place and row, what a row is worth there. It goes through the sets of rows that may stand on top, for what is below
// such a set does not depend on the order within it.
func (p precedence) best(worth [][]int) []int {
	n := len(p.above)
	out := make([]int, n)
	if !p.counts() {
		for i := range out {
			out[i] = i
		}
		return out
	}
	most, last := make([]int, 1<<n), make([]int, 1<<n)
	for set := 1; set < 1<<n; set++ {
		most[set], last[set] = -1, -1
		for row := range n {
			rest := set &^ (1 << row)
			if rest == set || p.above[row]&^uint32(rest) != 0 || most[rest] < 0 { // #nosec G115 -- a bit for each of a dozen rows
				continue
			}
			if sum := most[rest] + worth[bits.OnesCount(uint(rest))][row]; sum > most[set] {
				most[set], last[set] = sum, row
			}
		}
	}
	for set := 1<<n - 1; set > 0; {
		row := last[set]
		set &^= 1 << row
		out[bits.OnesCount(uint(set))] = row
	}
	return out
}

// groups returns the rows from the top in groups of which each stands as a whole above the next.
func (p precedence) groups() [][]int {
	var out [][]int
	from := 0
	for to := 1; to <= len(p.above); to++ {
		if p.parts(to) {
			group := make([]int, 0, to-from)
			for row := from; row < to; row++ {
				group = append(group, row)
			}
			out, from = append(out, group), to
		}
	}
	return out
}

// parts reports whether all rows before one stand above all from it on.
func (p precedence) parts(at int) bool {
	if !p.counts() {
		return true
	}
	top := uint32(1)<<at - 1
	for _, above := range p.above[at:] {
		if above&top != top {
			return false
		}
	}
	return true
}

// links returns the pairs of a group of which the first has to stand above the second, without those that follow from
// others.
func (p precedence) links(group []int) [][2]int {
	var out [][2]int
	for _, b := range group {
		var by uint32 // what stands above b by way of another
		for _, a := range group {
			if p.above[b]&(1<<a) != 0 {
				by |= p.above[a]
			}
		}
		for _, a := range group {
			if p.above[b]&^by&(1<<a) != 0 {
				out = append(out, [2]int{a, b})
			}
		}
	}
	return out
}
