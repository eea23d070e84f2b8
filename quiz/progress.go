package quiz

import (
	"time"

	"porthole/quiz/memory"
)

// Ahead is what comes due next.
type Ahead struct {
	At    time.Time // when the first of it is due; zero: nothing ever
	Cards int       // that are due by the end of that day
}

// Ahead returns what of the course comes due after now.
func (d *Deck) Ahead(r memory.Record, now time.Time) Ahead {
	a := Ahead{At: d.Due(Selection{}, r, now).Next}
	if a.At.IsZero() {
		return a
	}
	for _, id := range d.IDs() {
		if m := r.Card(id).Memory; m.Stage != memory.New && m.Due.After(now) && memory.DayOf(m.Due) <= memory.DayOf(a.At) {
			a.Cards++
		}
	}
	return a
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
