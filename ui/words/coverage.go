package words

import (
	"fmt"

	"porthole/quiz"
)

// Covered tells how much of a course was met, and how much is safe: "40 of 157 met · 12 safe on exam day".
func Covered(c quiz.Coverage, exam bool) string {
	when := "today"
	if exam {
		when = "on exam day"
	}
	switch {
	case c.Met == 0:
		return fmt.Sprintf("%s, none met yet", Count(c.All, "card"))
	case c.Safe == 0:
		return fmt.Sprintf("%d of %d met · none safe %s yet", c.Met, c.All, when)
	}
	return fmt.Sprintf("%d of %d met · %d safe %s", c.Met, c.All, c.Safe, when)
}
