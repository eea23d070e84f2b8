package words

import (
	"strconv"
	"strings"

	"porthole/content"
	"porthole/quiz/class"
)

// Piece names what learners were told to do: "Test week 3", "Drill with seed 7".
func Piece(a class.Piece) string {
	switch a.Form {
	case class.Test:
		return ExamOrTest(a.Name)
	case class.Drill:
		return "Drill with seed " + strconv.FormatUint(a.Seed, 10)
	case class.OtherExam:
		return "Other exams"
	case class.OtherWork:
	}
	return "Other drills"
}

// mostNames is how many names a sentence has; of further ones it says how many.
const mostNames = 8

// Names lists names: "Ada, Bob and 3 others".
func Names(all []string) string {
	if len(all) <= mostNames+1 {
		return strings.Join(all, ", ")
	}
	return strings.Join(all[:mostNames], ", ") + " and " + strconv.Itoa(len(all)-mostNames) + " others"
}

// Lacking names what is missing of a learner: "test week 3, drill with seed 7"; "" for nothing.
func Lacking(all []class.Piece, l class.Learner) string {
	var names []string
	for _, a := range all {
		if a.LacksOf(l) {
			names = append(names, Piece(a))
		}
	}
	return strings.Join(names, ", ")
}

// Absent names those of whom something is missing: "Bob, Eve (left out)".
func Absent(all []class.Absent) string {
	return Names(content.Each(all, func(m class.Absent) string {
		if m.LeftOut {
			return m.Name + " (left out)"
		}
		return m.Name
	}))
}
