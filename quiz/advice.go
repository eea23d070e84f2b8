package quiz

import (
	"errors"
	"time"
)

// Step is what a learner can do next.
type Step int

// The steps.
const (
	ReadLesson Step = iota // the next lesson that was not read
	ReviewDue              // cards that are due
	FollowPlan             // today's part of the exam plan
	LearnNew               // cards that were never asked
	ComeBack               // nothing: all that was met is remembered for now
)

// Advice is the most useful thing to do next.
type Advice struct {
	Step   Step
	Lesson int           // of ReadLesson: its index
	Cards  int           // of ReviewDue and LearnNew: how many
	Time   time.Duration // of FollowPlan: what is left of today's part
	Next   time.Time     // of ComeBack: when something is due again; zero where nothing was ever asked
}

// manyDue cards that are due come before a new lesson.
const manyDue = 3

// Advise returns the most useful thing to do next: today's part of the plan, what is due, the next
// lesson, what is new. Who has not begun begins with the first lesson.
func Advise(d *Deck, p Progress, now time.Time) Advice {
	due := d.Due(Selection{}, p.Record, now)
	unread := p.unread(d)
	_, err := NewSitting(d, p, Selection{}, now)
	plan := p.Goal.Plan(p.Record, now)
	started := len(p.Read) > 0 || p.Record.Answers > 0 || unread < 0
	switch {
	case plan.Today > 0 && started && err == nil:
		return Advice{Step: FollowPlan, Time: plan.Today}
	case err == nil && (due.Reviews >= manyDue || due.Reviews > 0 && unread < 0):
		return Advice{Step: ReviewDue, Cards: due.Reviews}
	case unread >= 0:
		return Advice{Step: ReadLesson, Lesson: unread}
	case due.New > 0 && err == nil:
		return Advice{Step: LearnNew, Cards: min(due.New, newAtLeast)}
	}
	if done, ok := errors.AsType[*DoneError](err); ok {
		due.Next = done.Next
	}
	return Advice{Step: ComeBack, Next: due.Next}
}
