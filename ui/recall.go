package ui

import (
	"fmt"
	"time"

	"porthole/quiz"
	"porthole/quiz/memory"
	"porthole/ui/words"
)

// Without an exam fading is told so many days ahead.
const daysAhead = 3

// level says how well a value of a cell is known at a time.
func (c chartCell) level(value int, r memory.Record, at time.Time) quiz.Level {
	return quiz.LevelOf(c.values[value], c.cards[value], r, at)
}

// outlook is the map as it stands at a time: how well each value is known then, and what is to be said of it.
type outlook struct {
	levels    [][][]quiz.Level // by row, cell and value
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
	o.levels = make([][][]quiz.Level, len(m.cells))
	for i, row := range m.cells {
		o.levels[i] = make([][]quiz.Level, len(row))
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

func (o *outlook) count(shown, now, later quiz.Level) {
	o.of++
	if shown >= quiz.Known {
		o.known++
	}
	if now >= quiz.Known && later < quiz.Known {
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
func (o *outlook) at(row, cell int) []quiz.Level {
	if row >= len(o.levels) {
		return nil
	}
	return o.levels[row][cell]
}
