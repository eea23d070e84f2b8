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

// CountAre writes a number with its noun and verb: "1 card is", "3 cards are".
func CountAre(n int, noun string) string {
	if n == 1 {
		return Count(n, noun) + " is"
	}
	return Count(n, noun) + " are"
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
	const later = "on cards last answered a day or more before."
	switch {
	case all == 0:
		return ""
	case delayed == 0:
		return MoreAnswers(all) + " until a forecast."
	case delayed == all:
		return MoreAnswers(all) + " until a forecast, " + later
	}
	return MoreAnswers(all) + " until a forecast, " + strconv.Itoa(delayed) + " of them " + later
}

// MoreAnswers writes "1 more answer", "3 more answers".
func MoreAnswers(n int) string { return Count(n, "more answer") }

// Points writes points, with a decimal where they have one: "18", "18.5".
func Points(points float64) string {
	return strings.TrimSuffix(strconv.FormatFloat(points, 'f', 1, 64), ".0")
}

// PointsOf writes points of so many: "19.5 of 25 points".
func PointsOf(points float64, of int) string { return Points(points) + " of " + Count(of, "point") }
