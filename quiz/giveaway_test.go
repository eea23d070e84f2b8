package quiz

import (
	"maps"
	"math"
	"slices"
	"testing"
	"unicode/utf8"

	"porthole/content"
)

// eachBuiltin runs a test with the deck of every built-in course.
func eachBuiltin(t *testing.T, test func(t *testing.T, d *Deck)) {
	t.Helper()
	for _, name := range content.BuiltinNames() {
		t.Run(name, func(t *testing.T) {
			test(t, builtin(t, name))
		})
	}
}

// seeds is with how many every question is asked.
const seeds = 1000

// oneRight yields questions that have one right option among several, once for each seed: a choice made of each card, and
// each scenario of the author. which numbers the questions.
func oneRight(d *Deck) func(yield func(which int, q Question) bool) {
	return func(yield func(which int, q Question) bool) {
		cards := d.Cards()
		for seed := range uint64(seeds) {
			r := seeded(seed)
			for i, c := range cards {
				if q, ok := d.Ask(c, Choice, r); ok && !yield(i, q) {
					return
				}
			}
			for i, a := range d.course.Questions {
				if a.Kind == content.Scenario && !yield(len(cards)+i, d.Authored(i, r)) {
					return
				}
			}
		}
	}
}

func isRight(o Option) bool { return o.Right }

// critical returns the chi-square that chance exceeds once in a thousand times, with up to five degrees of freedom.
func critical(freedom int) float64 {
	return [...]float64{1: 10.83, 2: 13.82, 3: 16.27, 4: 18.47, 5: 20.52}[freedom]
}

// lengthGuess is how a rule that guesses by the length of an option fares with one question: how often it was tried, and how much more often than
// by chance it was right.
type lengthGuess struct{ tries, gain float64 }

func (g lengthGuess) and(gain float64) lengthGuess { return lengthGuess{g.tries + 1, g.gain + gain} }

// lengthRule picks the longest option, for sign 1, or the shortest, for sign -1, one at random where several are; it
// returns the probability that it is right, less that of a blind guess.
func lengthRule(q Question, sign int) float64 {
	best, ties, right := math.MinInt, 0, false
	for _, o := range q.Options {
		switch n := sign * utf8.RuneCountInString(o.Text); {
		case n > best:
			best, ties, right = n, 1, o.Right
		case n == best:
			ties, right = ties+1, right || o.Right
		}
	}
	gain := -1 / float64(len(q.Options))
	if right {
		gain += 1 / float64(ties)
	}
	return gain
}

// studentsT returns the mean of the questions' gains, and how many standard errors it is from nothing. Seeds ask the same
// question again, so that the question is the unit, not the asking.
func studentsT(of map[int]lengthGuess) (mean, t float64) {
	n, sum, squares := float64(len(of)), 0.0, 0.0
	for _, which := range slices.Sorted(maps.Keys(of)) {
		g := of[which].gain / of[which].tries
		sum += g
		squares += g * g
	}
	mean = sum / n
	return mean, mean / math.Sqrt((squares/n-mean*mean)/(n-1))
}

// farOff is the number of standard errors that chance exceeds once in a thousand times, to either side.
const farOff = 3.29

// tally is what was seen of the right options of a course.
type tally struct {
	places            map[int][]int // how often the right one stood at each place, by the number of options
	longest, shortest map[int]lengthGuess
}

func seenIn(d *Deck) tally {
	seen := tally{map[int][]int{}, map[int]lengthGuess{}, map[int]lengthGuess{}}
	for which, q := range oneRight(d) {
		n := len(q.Options)
		if seen.places[n] == nil {
			seen.places[n] = make([]int, n)
		}
		seen.places[n][slices.IndexFunc(q.Options, isRight)]++
		seen.longest[which] = seen.longest[which].and(lengthRule(q, 1))
		seen.shortest[which] = seen.shortest[which].and(lengthRule(q, -1))
	}
	return seen
}

func TestNeitherPlaceNorLengthGivesTheRightOptionAway(t *testing.T) {
	eachBuiltin(t, func(t *testing.T, d *Deck) {
		t.Parallel()
		seen := seenIn(d)
		if len(seen.places[optionCount]) == 0 {
			t.Fatal("no question has four options")
		}
		for n, counts := range seen.places {
			if x := chiSquare(counts); x > critical(n-1) {
				t.Errorf("of %d options the right one stands at %v: chi-square %.1f, which chance exceeds %.2f once in a thousand times",
					n, counts, x, critical(n-1))
			}
		}
		for name, of := range map[string]map[int]lengthGuess{"longest": seen.longest, "shortest": seen.shortest} {
			if mean, x := studentsT(of); math.Abs(x) > farOff {
				t.Errorf("who picks the %s option is right %+.3f more often than by chance: %.2f standard errors over %d questions, at most %.2f are chance",
					name, mean, x, len(of), farOff)
			}
		}
	})
}

func TestTrueIsAsFrequentAsFalse(t *testing.T) {
	eachBuiltin(t, func(t *testing.T, d *Deck) {
		counts, authored := make([]int, 2), make([]int, 2)
		for seed := range uint64(20) {
			r := seeded(seed)
			for _, c := range d.Cards() {
				if q, ok := d.Ask(c, TrueFalse, r); ok {
					counts[slices.IndexFunc(q.Options, isRight)]++
				}
			}
		}
		for i, a := range d.course.Questions {
			if a.Kind == content.TrueFalse {
				authored[slices.IndexFunc(d.Authored(i, seeded(1)).Options, isRight)]++
			}
		}
		if x := chiSquare(counts); x > critical(1) {
			t.Errorf("statements are true and false %v times: chi-square %.1f, which chance exceeds %.2f once in a thousand times", counts, x, critical(1))
		}
		// There are few of them, and an author can count.
		if difference := authored[0] - authored[1]; difference*difference > 3*(authored[0]+authored[1]) {
			t.Errorf("the author's statements are true %d times and false %d times: chi-square over 3 on one degree", authored[0], authored[1])
		}
	})
}

// printsItsAnswer reports whether a question made of a card says an answer, and no other answer of its relation: where it
// says several, the learner has to choose.
func printsItsAnswer(d *Deck, c Card, q Question) bool {
	said := func(text string) bool { return content.Says(content.Key(q.Stem), content.Key(text)) }
	for _, f := range d.Course().Facts {
		others := f.Texts()
		if c.Direction == Reverse {
			others = []string{f.Subject}
		}
		if f.Relation == d.fact(c).Relation && slices.ContainsFunc(others, func(o string) bool { return said(o) && !slices.Contains(q.Answers, o) }) {
			return false
		}
	}
	return slices.ContainsFunc(q.Answers, said)
}

// printedStems returns the stems of a course's cards, in every kind that has one, that say their answer.
func printedStems(d *Deck) []string {
	var stems []string
	for _, c := range d.Cards() {
		for _, k := range Kinds() {
			if q, ok := d.Ask(c, k, seeded(1)); ok && k != TrueFalse && printsItsAnswer(d, c, q) {
				stems = appendNew(stems, q.Stem)
			}
		}
	}
	return stems
}

// A statement to call true or false says what it is about, and is left out.
func TestNoQuestionMadeOfACardPrintsItsAnswer(t *testing.T) {
	eachBuiltin(t, func(t *testing.T, d *Deck) {
		for _, stem := range printedStems(d) {
			t.Errorf("“%s” says its answer", stem)
		}
	})
	planted := NewDeck(mustParse(t, "---\nphrases:\n  Port:\n    forward: Which port has {subject}, as 22?\n    reverse: What is row {value} of the table?\n---\n\n"+
		"| Entry | Port |\n|---|---|\n| SSH on 23 | 23 |\n| row 25 | 25 |\n| IMAP | 143 |\n"))
	if got, want := printedStems(planted), []string{"Which port has SSH on 23, as 22?", "Which port has row 25, as 22?", "What is row 25 of the table?"}; !slices.Equal(got, want) {
		t.Errorf("found are %q, want %q", got, want)
	}
}
