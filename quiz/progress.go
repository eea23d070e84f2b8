package quiz

import (
	"time"
)

// Ahead is what comes due next.
type Ahead struct {
	At    time.Time // when the first of it is due; zero: nothing ever
	Cards int       // that are due by the end of that day
}

// Ahead returns what of the course comes due after now.
func (d *Deck) Ahead(r Record, now time.Time) Ahead {
	a := Ahead{At: d.Due(Selection{}, r, now).Next}
	if a.At.IsZero() {
		return a
	}
	for _, id := range d.IDs() {
		if m := r.Card(id).Memory; m.Stage != New && m.Due.After(now) && DayOf(m.Due) <= DayOf(a.At) {
			a.Cards++
		}
	}
	return a
}

// Scheduled returns the selection and the goal of the session that the schedule asks for now: today's
// part of the plan where there is one to do, else what is due and what is new, with no goal, so that
// it ends. What is new of today's part comes from the lessons that were read.
func (p Progress) Scheduled(d *Deck, s Selection, now time.Time) (Selection, Goal) {
	today := p.Goal.Plan(p.Record, now).Today
	if today <= 0 {
		return s, Goal{}
	}
	if len(s.Lessons)+len(s.Relations)+len(s.Kinds)+len(s.Directions)+len(s.Cards) == 0 {
		s.Cards = p.told(d).Cards
	}
	if s.Limit == 0 && s.Count == 0 {
		s.Limit = today
	}
	return s, p.Goal
}

// Snapshot returns the forecast as one to keep, and whether it is worth keeping: there is an exam to
// come, and answers enough.
func (p Progress) Snapshot(d *Deck, now time.Time) (Snapshot, bool) {
	answers, delayed := p.Record.Wanting()
	return Snapshot{DayOf(now), p.Forecast(d, now)}, p.Goal.Open(now) && answers+delayed == 0
}

// Ready reports whether the target of a goal that is open is reached even at the lower end of what is
// to be expected.
func (p Progress) Ready(d *Deck, now time.Time) (Forecast, bool) {
	s, known := p.Snapshot(d, now)
	return s.Forecast, known && s.Ready(p.Goal.Target)
}
