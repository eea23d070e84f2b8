package memory

import (
	"errors"
	"fmt"
	"time"
)

// The usual goal, where a learner says no more than the day.
const (
	usualTarget = 0.8
	usualClock  = 9 * time.Hour
	usualDaily  = 10 * time.Minute
	leastBudget = 30 * time.Minute
	mostBudget  = 10 * time.Hour
)

// UsualChoices is how many options a question of the certification exams has.
const UsualChoices = 4

// For returns the goal for an exam on another date, set now. What the goal says of the target, the
// choices, the cap and the time of day stays, and what is left of its time while it is open. The zero
// Goal becomes what a learner who says no more than the date is taken to want: at nine, four
// choices, 80 %, ten minutes a day.
func (g Goal) For(date time.Time, r Record, now time.Time) Goal {
	next, clock := g, usualClock
	if g.Exam.IsZero() {
		next = Goal{Target: usualTarget, Choices: UsualChoices}
	} else {
		clock = g.Clock()
	}
	next = next.On(date, clock)
	next.Budget = 0
	if g.Open(now) {
		next.Budget = g.Plan(r, now).Left.Truncate(time.Minute)
	}
	if next.Budget == 0 {
		days := max(1, next.ExamDay()-DayOf(now))
		next.Budget = min(mostBudget, max(leastBudget, time.Duration(days)*usualDaily))
	}
	if most := next.MostBudget(now); most > 0 {
		next.Budget = min(next.Budget, most)
	}
	return next.From(r, now)
}

// On returns the goal with its exam on a date, at a time of day.
func (g Goal) On(date time.Time, clock time.Duration) Goal {
	g.Exam = onClock(date, clock, date.Location())
	return g
}

// Clock returns the time of day of the exam.
func (g Goal) Clock() time.Duration {
	return time.Duration(g.Exam.Hour())*time.Hour + time.Duration(g.Exam.Minute())*time.Minute
}

// From returns the goal as one that is set now: its budget counts from here.
func (g Goal) From(r Record, now time.Time) Goal {
	g.Set, g.Before = now, r.Practised(DayOf(now)).Spent
	return g
}

// What a goal may ask for.
const (
	MostADay    = 10 * time.Hour // more than anyone learns on a day
	MostChoices = 10
)

// MostBudget returns the most time for learning that there can be from now to the exam, in whole minutes.
func (g Goal) MostBudget(now time.Time) time.Duration {
	hours := int(g.ExamDay()-DayOf(now)+1) * int(MostADay.Hours())
	return max(0, min(g.Exam.Sub(now), time.Duration(hours)*time.Hour)).Truncate(time.Minute)
}

// Check returns what is wrong with a goal that is to be set now, in a sentence; nil: nothing.
func (g Goal) Check(now time.Time) error {
	switch {
	case !g.Exam.After(now):
		return fmt.Errorf("%s has passed; the exam has to be in the future", g.Exam.Format("15:04 on 2 January 2006"))
	case g.Budget < time.Minute || g.Budget > g.MostBudget(now):
		return fmt.Errorf("the time for learning is a number of minutes from 1 to %d until the exam", int(g.MostBudget(now).Minutes()))
	case g.Target <= 0 || g.Target > 1:
		return errors.New("the target is a number of percent from 1 to 100")
	case g.Choices < 0 || g.Choices == 1 || g.Choices > MostChoices:
		return errors.New("a question of the exam has 2 to 10 choices, or 0 where answers are written")
	case g.Cap < 0 || g.Cap > MostADay:
		return fmt.Errorf("the most for one day is a number of minutes from 1 to %d, or 0 for the usual", int(MostADay.Minutes()))
	}
	return nil
}
