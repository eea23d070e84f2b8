package attempt

import (
	"time"

	"porthole/content"
	"porthole/quiz"
)

// Kind is the kind under which a finished exercise is kept as a run.
func Kind(w content.Wire) string { return "wire:" + w.ID }

// Run is what is kept of an exercise of a course that was finished.
func Run(w content.Wire, in *content.Course, began, ended time.Time, seed uint64) quiz.Run {
	return quiz.Run{
		ID: quiz.SessionID(began, seed), Course: w.CourseIn(in), Kind: Kind(w),
		Right: len(w.Goals), Asked: len(w.Goals), Took: ended.Sub(began), At: ended,
	}
}
