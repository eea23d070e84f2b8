package ui

import (
	"fmt"
	"time"

	"porthole/quiz"
	"porthole/ui/study"
)

// perfectFrom is how many questions a round has at least that is called perfect.
const perfectFrom = 5

// moment says what a session has reached: the whole course safe, or a round without a miss; "" where it is neither.
func (d *drill) moment(r quiz.Result, now time.Time) string {
	if d.review {
		if s := d.summary(now); s.After.Safe == s.After.All && s.Before.Safe < s.Before.All {
			by := "today"
			if d.Learner.Goal.Open(now) {
				by = "by the exam"
			}
			return "The whole course is safe: nothing in it is likely to be forgotten " + by + "."
		}
	}
	if r.Asked >= perfectFrom && r.Right == r.Asked && len(r.Missed) == 0 {
		return fmt.Sprintf("A perfect round: all %d right at the first try.", r.Asked)
	}
	return ""
}

// newBest says that a run beats the best one so far, and notes it as the best; "" where it does not, or is the first.
func newBest(s *study.Study, kind string, r quiz.Result, at time.Time) string {
	run := quiz.Run{Kind: kind, Right: r.Right, Asked: r.Asked, Mistakes: r.Mistakes, Took: r.Took, At: at}
	before, found := s.Learner.Best[kind]
	if found && !run.Better(before) || s.Learner.Best == nil {
		return ""
	}
	s.Learner.Best[kind] = run
	if !found || run.Asked != before.Asked {
		return ""
	}
	return fmt.Sprintf("A new best time: %.1f s, %.1f s less than before.", run.Took.Seconds(), (before.Took - run.Took).Seconds())
}
