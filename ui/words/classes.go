package words

import (
	"fmt"
	"strconv"
	"strings"

	"porthole/quiz"
	"porthole/quiz/class"
)

// Flag says what is striking about a question.
func Flag(f class.Flag) string {
	switch f {
	case class.Hard:
		return "hard: fewer than 30 % have it right"
	case class.Easy:
		return "easy: more than 95 % have it right"
	case class.Blurred:
		return "it does not tell who knows the rest"
	case class.Preferred:
		return "a wrong answer is given more often than the right one"
	}
	return ""
}

// CardLevel says how well a card is known by somebody who was asked it so often.
func CardLevel(l quiz.Level, asked int) string {
	switch {
	case l != quiz.Unmet:
		return Level(l)
	case asked == 0:
		return "not answered"
	}
	return "answered wrong"
}

// Level says how well a card is known. One that was never asked and one that was never answered right have the same level.
func Level(l quiz.Level) string {
	return [...]string{"not right yet", "just met", "fading", "known", "strong"}[l]
}

// Cell says how many cards are known how well: "12 cards: 4 known, 2 fading, 6 not right yet".
func Cell(c class.Cell) string {
	if c.Of() == 0 {
		return "nothing is asked"
	}
	var says []string
	for level := quiz.Strong; level >= quiz.Unmet; level-- {
		if c[level] > 0 {
			says = append(says, fmt.Sprintf("%d %s", c[level], Level(level)))
		}
	}
	return Count(c.Of(), "card") + ": " + strings.Join(says, ", ")
}

// Discrimination writes a correlation with its sign: "+0.31"; "–" where it is not told.
func Discrimination(r *float64) string {
	if r == nil {
		return "–"
	}
	return fmt.Sprintf("%+.2f", *r)
}

// TooFew says why nothing is told of a class together.
func TooFew() string {
	return "Fewer than " + strconv.Itoa(class.Fewest) + " learners have answered, so nothing is told of all of them together."
}
