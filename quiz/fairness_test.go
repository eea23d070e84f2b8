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
	t.Parallel()
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

// unlikelyOf is the same by degrees of freedom.
func unlikelyOf(degrees int) float64 {
	return [...]float64{0, 10.83, 13.82, 16.27, 18.47, 20.52, 22.46, 24.32}[degrees]
}

// placesOf counts where the right choice of a blank stands, over many seeds.
func placesOf(d *Deck, question, blank int) []int {
	var counts []int
	for seed := range uint64(1000) {
		q := d.Authored(question, seeded(seed))
		if counts == nil {
			counts = make([]int, len(q.Task.Blanks[blank].Choices))
		}
		counts[slices.Index(q.Task.Blanks[blank].Choices, q.Task.Solution()[blank])]++
	}
	return counts
}

func TestTheRightChoiceInABlankStandsAnywhere(t *testing.T) {
	t.Parallel()
	d := NewDeck(tasks())
	for i, a := range d.Course().Questions {
		q := d.Authored(i, seeded(0))
		for n, b := range q.Task.Blanks {
			if q.Kind == Sort || b.IsLine() || len(b.Choices) < 2 || b.Choices[0] == "25" { // these stand in an order that is given
				continue
			}
			counts := placesOf(d, i, n)
			x := chiSquare(counts)
			t.Logf("%s, %s: %v, chi-square %.1f of %.1f", a.ID, b.Label, counts, x, unlikelyOf(len(counts)-1))
			if x > unlikelyOf(len(counts)-1) {
				t.Errorf("%s, %s: the right choice stands at %v, chi-square %.1f", a.ID, b.Label, counts, x)
			}
		}
	}
}

func TestThingsToSortStandAnywhere(t *testing.T) {
	d := NewDeck(tasks())
	counts := map[string][]int{}
	for seed := range uint64(1000) {
		q := taskOf(t, d, "two-by-two", seed)
		for i, b := range q.Task.Blanks {
			if counts[b.Label] == nil {
				counts[b.Label] = make([]int, len(q.Task.Blanks))
			}
			counts[b.Label][i]++
		}
	}
	for thing, places := range counts {
		if x := chiSquare(places); x > unlikely {
			t.Errorf("%s stands at %v, chi-square %.1f", thing, places, x)
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
