package ui

import (
	"fmt"
	"time"

	"porthole/quiz"
	"porthole/quiz/memory"
	"porthole/ui/words"
)

// How well a value is known, as its sign says.
const (
	unmet   = iota // never answered right
	justMet        // right, but not yet twice in each direction
	fading         // recalled too rarely, or just missed
	known
	strong
)

// The recall from which on a value is known, and from which on it is strong: four times in five is what most exams want,
// nineteen times in twenty leaves room for forgetting.
const (
	knownFrom  = 0.8
	strongFrom = 0.95
)

// A value is just met until it was right so often in each direction.
const timesMet = 2

// Without an exam fading is told so many days ahead.
const daysAhead = 3

// level says how well a value of a cell is known at a time: by the mean recall over its cards, in both directions. What
// was missed when it was last asked counts as forgotten, though FSRS takes it for fresh: the answer has just been seen.
func (c chartCell) level(value int, r memory.Record, at time.Time) int {
	met, early, sum := false, false, 0.0
	for _, id := range c.cards[value] {
		s := r.Card(id)
		knows := s.Met(c.values[value])
		met = met || knows
		early = early || !knows || s.Right < timesMet
		if knows && s.Streak > 0 {
			sum += r.Recall(id, at)
		}
	}
	mean := sum / float64(len(c.cards[value]))
	switch {
	case !met:
		return unmet
	case early:
		return justMet
	case mean < knownFrom:
		return fading
	case mean < strongFrom:
		return known
	}
	return strong
}

// outlook is the map as it stands at a time: how well each value is known then, and what is to be said of it.
type outlook struct {
	levels    [][][]int // by row, cell and value
	known, of int
	fade      int    // known now, and no longer by then
	by        string // when that is
	exam      bool   // the levels are those on the day of the exam
}

// outlook works the map out for now or, where the day of an exam is to come and today is not asked for, for that.
func (m *chart) outlook(p quiz.Progress, today bool, now time.Time) outlook {
	o := outlook{exam: p.Goal.Horizon(now).After(now) && !today}
	at, later := now, now.AddDate(0, 0, daysAhead)
	o.by = words.Until(later, now)
	if p.Goal.Open(now) {
		later, o.by = p.Goal.Exam, "the exam"
	}
	if o.exam {
		at = later
	}
	o.levels = make([][][]int, len(m.cells))
	for i, row := range m.cells {
		o.levels[i] = make([][]int, len(row))
		for j, cell := range row {
			for value := range cell.values {
				shown := cell.level(value, p.Record, at)
				o.levels[i][j] = append(o.levels[i][j], shown)
				o.count(shown, cell.level(value, p.Record, now), cell.level(value, p.Record, later))
			}
		}
	}
	return o
}

func (o *outlook) count(shown, now, later int) {
	o.of++
	if shown >= known {
		o.known++
	}
	if now >= known && later < known {
		o.fade++
	}
}

// fades tells what is known now and will not be, " · 3 fade by Friday"; "" where nothing fades, and where the map is as of
// the exam day already.
func (o *outlook) fades() string {
	switch {
	case o.exam || o.fade == 0:
		return ""
	case o.fade == 1:
		return " · 1 fades by " + o.by
	}
	return fmt.Sprintf(" · %d fade by %s", o.fade, o.by)
}

// at returns the levels of a cell's values; none before anything is known of the learner.
func (o *outlook) at(row, cell int) []int {
	if row >= len(o.levels) {
		return nil
	}
	return o.levels[row][cell]
}
