package words

import (
	"fmt"

	"porthole/quiz"
)

// Covered tells how much of a course was met, and how much is safe: "40 of 157 met · 12 safe on exam day".
func Covered(c quiz.Coverage, exam bool) string {
	return fmt.Sprintf("%d of %d met · %d %s", c.Met, c.All, c.Safe, Safe(exam))
}

// Safe names the count of what is safe: on the exam day, where there is one to come.
func Safe(exam bool) string {
	if exam {
		return "safe on exam day"
	}
	return "safe today"
}
