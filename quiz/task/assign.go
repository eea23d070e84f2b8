package task

import "math"

// assign gives every row of a square table a column of its own so that the sum of what they are worth there is the
// greatest, and returns the column of each row. It is the Hungarian method, in the form with potentials (Kuhn 1955,
// Munkres 1957).
func assign(worth [][]int) []int {
	n := len(worth)
	a := assignment{worth: worth, rowOf: make([]int, n+1), u: make([]int, n+1), v: make([]int, n+1), way: make([]int, n+1)}
	for row := 1; row <= n; row++ {
		a.add(row)
	}
	columns := make([]int, n)
	for column := 1; column <= n; column++ {
		columns[a.rowOf[column]-1] = column - 1
	}
	return columns
}

// assignment counts rows and columns from 1; column 0 holds the row that looks for its own.
type assignment struct {
	worth [][]int
	rowOf []int // by column
	u, v  []int // potentials of rows and columns
	way   []int // by column, the one before it on the path
}

// add finds a column for a row, moving others where that is better.
func (a *assignment) add(row int) {
	least := make([]int, len(a.rowOf))
	for i := range least {
		least[i] = math.MaxInt
	}
	seen := make([]bool, len(a.rowOf))
	a.rowOf[0] = row
	at := 0
	for a.rowOf[at] != 0 {
		at = a.step(at, least, seen)
	}
	for at != 0 {
		a.rowOf[at] = a.rowOf[a.way[at]]
		at = a.way[at]
	}
}

// step goes on to the column that is reached at the least cost.
func (a *assignment) step(at int, least []int, seen []bool) (next int) {
	seen[at] = true
	row, delta := a.rowOf[at], math.MaxInt
	for c := 1; c < len(a.rowOf); c++ {
		if seen[c] {
			continue
		}
		if cost := -a.worth[row-1][c-1] - a.u[row] - a.v[c]; cost < least[c] {
			least[c], a.way[c] = cost, at
		}
		if least[c] < delta {
			delta, next = least[c], c
		}
	}
	for c := range a.rowOf {
		if seen[c] {
			a.u[a.rowOf[c]] += delta
			a.v[c] -= delta
		} else {
			least[c] -= delta
		}
	}
	return next
}
