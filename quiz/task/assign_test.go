package task

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestRowsAreAssignedAtTheirBest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 5).Draw(t, "rows")
		worth := make([][]int, n)
		for i := range worth {
			worth[i] = rapid.SliceOfN(rapid.IntRange(-5, 20), n, n).Draw(t, "worth")
		}
		columns := assign(worth)
		sum := 0
		for i, c := range columns {
			sum += worth[i][c]
		}
		if used := slices.Compact(slices.Sorted(slices.Values(columns))); len(used) != n || sum != bestSum(worth, 0, nil) {
			t.Fatalf("%v gives %v, worth %d and not %d", worth, columns, sum, bestSum(worth, 0, nil))
		}
	})
}

// bestSum tries every way.
func bestSum(worth [][]int, row int, used []int) int {
	if row == len(worth) {
		return 0
	}
	best, found := 0, false
	for c := range worth {
		if slices.Contains(used, c) {
			continue
		}
		if sum := worth[row][c] + bestSum(worth, row+1, append(slices.Clip(used), c)); !found || sum > best {
			best, found = sum, true
		}
	}
	return best
}
