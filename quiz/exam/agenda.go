package exam

import (
	"time"

	"porthole/quiz"
)

// AgendaOf returns what the plan towards a learner's goal holds, with practice exams as the course has them.
func AgendaOf(d *quiz.Deck, p quiz.Progress, now time.Time) quiz.Agenda {
	return d.Agenda(p, MockTime(d), now)
}

// MockTime is how long a practice exam of the course takes; 0 where there is nothing to ask in one.
func MockTime(d *quiz.Deck) time.Duration {
	b := BlueprintOf(d.Course()).Fit(d)
	if b.Questions == 0 {
		return 0
	}
	return b.Limit
}
