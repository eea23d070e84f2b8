package quiz

import (
	"slices"
	"time"

	"porthole/content"
	"porthole/quiz/memory"
)

// Progress is what is known of a learner in one course.
type Progress struct {
	Record    memory.Record
	Read      map[string]time.Time // lessons read, by title
	Goal      memory.Goal
	Forecasts []memory.Snapshot // so far, in the order of their days
}

// unread is the first lesson that was not read, -1 where all were.
func (p Progress) unread(d *Deck) int {
	return slices.IndexFunc(d.course.Lessons, func(l content.Lesson) bool {
		_, read := p.Read[l.Title]
		return !read
	})
}

// Forecast returns the score to be expected in the exam of the goal, in one of four choices now where
// there is none.
func (p Progress) Forecast(d *Deck, now time.Time) memory.Forecast {
	choices := p.Goal.Choices
	if p.Goal.Exam.IsZero() {
		choices = memory.UsualChoices
	}
	return p.Record.Forecast(d.IDs(), p.Goal.Horizon(now), choices)
}

// Snapshot returns the forecast as one to keep, and whether it is worth keeping: there is an exam to
// come, and answers enough.
func (p Progress) Snapshot(d *Deck, now time.Time) (memory.Snapshot, bool) {
	answers, delayed := p.Record.Wanting()
	return memory.Snapshot{Day: memory.DayOf(now), Forecast: p.Forecast(d, now)}, p.Goal.Open(now) && answers+delayed == 0
}

// Ready reports whether the target of a goal that is open is reached even at the lower end of what is
// to be expected.
func (p Progress) Ready(d *Deck, now time.Time) (memory.Forecast, bool) {
	s, known := p.Snapshot(d, now)
	return s.Forecast, known && s.Ready(p.Goal.Target)
}
