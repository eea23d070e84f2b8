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
	return fmt.Sprintf("%d of %d met · %d safe %s", c.Met, c.All, c.Safe, when)
}
