package quiz

import (
	"slices"
	"testing"
	"unicode/utf8"

	"porthole/content"
)

// unlikely is the chi-square value with three degrees of freedom that chance exceeds once in a
// thousand times.
const unlikely = 16.27

func chiSquare(counts []int) float64 {
	total := 0
	for _, n := range counts {
		total += n
	}
	expected := float64(total) / float64(len(counts))
	sum := 0.0
	for _, n := range counts {
		sum += (float64(n) - expected) * (float64(n) - expected) / expected
	}
	return sum
}

func TestTheRightOptionStandsAnywhere(t *testing.T) {
	d := NewDeck(mail())
	for _, id := range []string{"forward//imaps/secure port", "reverse//default port/143", "forward//smtp/default port"} {
		counts := make([]int, optionCount)
		for seed := range uint64(4000) {
			if q, ok := d.Ask(cardFor(t, d, id), Choice, seeded(seed)); ok && len(q.Options) == optionCount {
				counts[slices.IndexFunc(q.Options, func(o Option) bool { return o.Right })]++
			}
		}
		if x := chiSquare(counts); x > unlikely || counts[0] == 0 {
			t.Errorf("%s: the right option stands at %v, chi-square %.1f", id, counts, x)
		}
	}
}

// lengths counts how many of the other options are shorter than the right one, ties at random.
func lengths(d *Deck, seeds uint64) []int {
	counts := make([]int, optionCount)
	for i, c := range d.Cards() {
		for seed := range seeds {
			r := seeded(uint64(i)<<16 + seed)
			q, ok := d.Ask(c, Choice, r)
			if !ok || len(q.Options) != optionCount {
				continue
			}
			right := utf8.RuneCountInString(q.Answers[0])
			shorter, ties := 0, 0
			for _, o := range q.Options {
				n := utf8.RuneCountInString(o.Text)
				if n < right {
					shorter++
				}
				if n == right && !o.Right {
					ties++
				}
			}
			counts[shorter+r.IntN(ties+1)]++
		}
	}
	return counts
}

func TestTheRightOptionHasAnyLength(t *testing.T) {
	mixed := &content.Course{ID: "x", Lessons: []content.Lesson{{}}}
	rows := manyRows(400)
	for i, row := range rows {
		name := "name of some length"[:3+i%14]
		rows[i] = []string{name + row[1], row[1], "value" + "-longer-and-longer"[:i%17] + row[1]}
	}
	addTable(mixed, "", []string{"Name", "Port", "Variant"}, rows, nil)
	if counts := lengths(NewDeck(mixed), 2); chiSquare(counts) > unlikely || counts[0] == 0 {
		t.Errorf("options shorter than the right one: %v, chi-square %.1f", counts, chiSquare(counts))
	}
}
