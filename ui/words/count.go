package words

import (
	"math"
	"strconv"
	"strings"

	"porthole/quiz/memory"
)

// Count writes a number with its noun: "1 card", "3 cards".
func Count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return strconv.Itoa(n) + " " + noun + "s"
}

// Counted is a number with its noun.
type Counted struct {
	N    int
	Noun string
}

// Counts writes several numbers with their nouns, but for those that are 0: "7 lessons, 15 facts".
func Counts(all ...Counted) string {
	var parts []string
	for _, c := range all {
		if c.N != 0 {
			parts = append(parts, Count(c.N, c.Noun))
		}
	}
	return strings.Join(parts, ", ")
}

// CountAre writes a number with its noun and verb: "1 card is", "3 cards are".
func CountAre(n int, noun string) string { return Count(n, noun) + " " + Are(n) }

// CountWere is CountAre in the past: "1 card was", "3 cards were".
func CountWere(n int, noun string) string { return Count(n, noun) + " " + Were(n) }

// Are is the verb of so many: "is" of one, else "are".
func Are(n int) string {
	if n == 1 {
		return "is"
	}
	return "are"
}

// Were is the verb of so many in the past: "was" of one, else "were".
func Were(n int) string {
	if n == 1 {
		return "was"
	}
	return "were"
}

// Percent writes a part of a whole: "80 %".
func Percent(share float64) string { return whole(share) + " %" }

// WholePercent writes whole per cent: "78 %".
func WholePercent(percent int) string { return strconv.Itoa(percent) + " %" }

// whole is a part of a whole in per cent, rounded: "80".
func whole(share float64) string { return strconv.Itoa(int(math.Round(100 * share))) }

// Band writes a forecast with its range: "78 % (70–85)".
func Band(f memory.Forecast) string { return band(f, "–") }

// BandAloud writes a forecast with its range as it is read aloud: "78 % (70 to 85)".
func BandAloud(f memory.Forecast) string { return band(f, " to ") }

func band(f memory.Forecast, to string) string {
	return Percent(f.Expected) + " (" + Range(f, to) + ")"
}

// Range writes the range of a forecast in per cent, with something between its ends: "70–85".
func Range(f memory.Forecast, to string) string { return whole(f.Low) + to + whole(f.High) }

// Wanting says what is missing for a forecast, "" where nothing is: so many answers, of which so many, or none, have to be
// to a card of another day.
func Wanting(answers, delayed int) string {
	all := max(answers, delayed) // one answer can be both
	switch {
	case all == 0:
		return ""
	case delayed == 0:
		return "A forecast needs " + MoreAnswers(all) + "."
	case delayed == all:
		return "A forecast needs " + MoreAnswers(all) + ", to cards of an earlier day."
	}
	return "A forecast needs " + MoreAnswers(all) + ", " + strconv.Itoa(delayed) + " of them to cards of an earlier day."
}

// MoreAnswers writes "1 more answer", "3 more answers".
func MoreAnswers(n int) string { return Count(n, "more answer") }

// Points writes points, with a decimal where they have one: "18", "18.5".
func Points(points float64) string {
	return strings.TrimSuffix(strconv.FormatFloat(points, 'f', 1, 64), ".0")
}

// PointsOf writes points of so many: "19.5 of 25 points".
func PointsOf(points float64, of int) string { return Points(points) + " of " + Count(of, "point") }
