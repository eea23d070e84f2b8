package words

import (
	"fmt"
	"strconv"
	"strings"

	"porthole/content"
	"porthole/quiz"
)

// Planned tells what a sitting is for: "lessons 4 to 6, 31 new cards, 12 reviews, a practice exam".
func Planned(day quiz.AgendaDay) string {
	var parts []string
	if len(day.Lessons) > 0 {
		parts = append(parts, lessons(day.Lessons))
	}
	if day.New > 0 {
		parts = append(parts, Count(day.New, "new card"))
	}
	if day.Reviews > 0 {
		parts = append(parts, Count(day.Reviews, "review"))
	}
	if day.Mock {
		parts = append(parts, "a practice exam")
	}
	if len(parts) == 0 {
		return "practice as you like"
	}
	return strings.Join(parts, ", ")
}

// lessons names lessons by their numbers, given their indexes in order: "lesson 4", "lessons 4 and 5", "lessons 4 to 6".
func lessons(indexes []int) string {
	first, last := indexes[0]+1, indexes[len(indexes)-1]+1
	switch n := len(indexes); {
	case n == 1:
		return fmt.Sprintf("lesson %d", first)
	case n == 2:
		return fmt.Sprintf("lessons %d and %d", first, last)
	case last-first == n-1:
		return fmt.Sprintf("lessons %d to %d", first, last)
	}
	numbers := content.Texts(indexes, func(i int) string { return strconv.Itoa(i + 1) })
	return "lessons " + strings.Join(numbers[:len(numbers)-1], ", ") + " and " + numbers[len(numbers)-1]
}

// PlanNotes tell of a plan what its sittings do not: why there is none on some days, how far it reaches in a course of so
// many lessons, and where a practice exam has no room.
func PlanNotes(a quiz.Agenda, of int) []string {
	if len(a.Days) == 0 {
		return nil
	}
	notes := []string{"You may do more on any day: it counts."}
	if a.Free > 0 {
		notes[0] = fmt.Sprintf("%s free: what you recall after a pause lasts longer. You may do more on any day: it counts.", CountAre(a.Free, "day"))
	}
	switch {
	case a.Lessons > 0:
		notes = append(notes, fmt.Sprintf("These minutes reach %d of the %s. With more minutes you get further.", of-a.Lessons, Count(of, "lesson")))
	case a.New > 0:
		notes = append(notes, fmt.Sprintf("These minutes leave %s unasked.", Count(a.New, "card")))
	}
	if a.Mock > 0 && !a.HasMock() {
		notes = append(notes, fmt.Sprintf("No sitting has room for a practice exam of %s. Take one on another day, shortly before the exam.", Minutes(a.Mock)))
	}
	return notes
}
