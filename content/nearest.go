package content

// Nearest returns the known word that word is most likely a slip for: the one with the smallest
// edit distance (a swap of neighbours counts once), the first of equals; ok is false where even
// that one differs in more than a third of its letters.
func Nearest(word string, known []string) (nearest string, ok bool) {
	w := []rune(Key(word))
	if len(w) > maxSlip {
		return "", false
	}
	best := len(w) + 1
	for _, k := range known {
		r := []rune(Key(k))
		longer := max(len(w), len(r))
		if longer > maxSlip || abs(len(w)-len(r)) >= best {
			continue
		}
		if d := editDistance(w, r); d < best && d <= max(1, longer/3) {
			nearest, best, ok = k, d, true
		}
	}
	return nearest, ok
}

// maxSlip is the length in letters above which words are not compared.
const maxSlip = 64

func abs(n int) int { return max(n, -n) }

// editDistance counts insertions, deletions, replacements and swaps of neighbours (the optimal
// string alignment distance).
func editDistance(a, b []rune) int {
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(row[j-1]+1, last[j]+1, last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
