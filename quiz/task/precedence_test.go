package task

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// ordersOf returns every order of n rows that keeps a precedence.
func ordersOf(p precedence, order []int) [][]int {
	if len(order) == len(p.above) {
		return [][]int{slices.Clone(order)}
	}
	var out [][]int
	for row := range p.above {
		free := !slices.Contains(order, row)
		for other := range p.above {
			free = free && (p.above[row]&(1<<other) == 0 || slices.Contains(order, other))
		}
		if free {
			out = append(out, ordersOf(p, append(slices.Clip(order), row))...)
		}
	}
	return out
}

func TestRowsStandWhereTheyAreWorthMost(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 5).Draw(t, "rows")
		p := precedence{above: make([]uint32, n)}
		worth := make([][]int, n)
		for b := range n {
			worth[b] = rapid.SliceOfN(rapid.IntRange(0, 20), n, n).Draw(t, "worth")
			for a := range b {
				if rapid.Bool().Draw(t, "a pair that keeps its order") {
					p.above[b] |= 1<<a | p.above[a]
				}
			}
		}
		sum := func(order []int) int {
			total := 0
			for i, row := range order {
				total += worth[i][row]
			}
			return total
		}
		orders, best := ordersOf(p, nil), p.best(worth)
		places := map[[2]int]bool{}
		for _, order := range orders {
			if sum(order) > sum(best) {
				t.Fatalf("%v is worth more than %v", order, best)
			}
			for i, row := range order {
				places[[2]int{row, i}] = true
			}
		}
		if !slices.ContainsFunc(orders, func(o []int) bool { return slices.Equal(o, best) }) {
			t.Fatalf("%v does not keep the precedence %v", best, p.above)
		}
		for row := range n {
			first, last := p.places(row)
			for i := range n {
				if places[[2]int{row, i}] != (i >= first && i <= last) {
					t.Fatalf("row %d may stand at %d to %d by the precedence %v", row, first, last, p.above)
				}
			}
		}
	})
}
