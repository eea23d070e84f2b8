package class

import (
	"context"
	"fmt"
	"time"

	tea "charm.land/bubbletea/v2"

	"porthole/content"
	"porthole/quiz/class"
	"porthole/quiz/exam"
	exams "porthole/ui/exam"
	"porthole/ui/screen"
	"porthole/ui/study"
	"porthole/ui/words"
)

// setWork is what a learner's class was set, at home.
type setWork struct {
	*study.Study
	desk    class.Desk
	learner string
	waiting *exams.Waiting
	all     []class.Work
	asked   int  // how often it was asked to load
	stale   bool // something was done, so that it is to be read at once
}

// NewSetWork returns the part of home that tells what a learner's class was set. The store of s is one AtDesk.
func NewSetWork(s *study.Study, desk class.Desk, learner string) Part {
	return &setWork{Study: s, desk: desk, learner: learner, waiting: exams.NewWaiting(), stale: true}
}

// workRead is what was read of set work.
type workRead struct {
	by  *setWork
	all []class.Work
	err error
}

// Load reads at the first time, after something was done, and then every fifth time: a deadline is hours away.
func (p *setWork) Load() tea.Cmd {
	const seldom = 5
	p.asked++
	if !p.stale && p.asked%seldom != 0 {
		return nil
	}
	p.stale = false
	desk, learner := p.desk, p.learner
	return study.Read(p.Queue, func(ctx context.Context, _ exam.Store) ([]class.Work, error) { return desk.Due(ctx, learner) },
		func(all []class.Work, err error) tea.Msg { return workRead{p, all, err} })
}

// Take takes what was read. What cannot be read now is read later: what was known stays.
func (p *setWork) Take(msg tea.Msg, _ time.Time) {
	if read, ok := msg.(workRead); ok && read.by == p && read.err == nil {
		p.all = read.all
	}
}

// Entries has a line for each thing that is to be done, and behind them one for each that was done of late.
func (p *setWork) Entries(now time.Time) (all []Entry) {
	var done []Entry
	for _, w := range p.all {
		e := Entry{Name: due(w, now), Says: content.Clean(w.Title) + " · " + says(w, now), Open: func(now time.Time) screen.Move {
			p.stale = true
			return screen.Push(newWorkPage(p, w, now))
		}}
		switch {
		case !w.InSight(now):
		case !w.Done():
			all = append(all, e)
		default:
			e.Name = "Handed in"
			if w.ToRead {
				e.Name = "Done"
			}
			done = append(done, e)
		}
	}
	return append(all, done...)
}

// due names a deadline in few cells: "Due today 10:00", "Due Fri 10:00", "Due 12 Dec".
func due(w class.Work, now time.Time) string {
	until := w.Until()
	if until.IsZero() {
		return "Set work"
	}
	until = until.In(now.Location())
	switch days := words.DaysUntil(until, now); {
	case !now.Before(until):
		return "Was due"
	case days <= 0:
		return "Due today " + until.Format("15:04")
	case days < 7:
		return until.Format("Due Mon 15:04")
	}
	return until.Format("Due 2 Jan")
}

// says tells in few words what is to be done, or how it went.
func says(w class.Work, now time.Time) string {
	run, runs := w.Running()
	best, some := w.Counts()
	switch {
	case w.ToRead:
		return reading(w.Reading)
	case runs && !w.Ended(run.Began, now):
		if end := w.End(run.Began); !end.IsZero() && end.Sub(now) < 24*time.Hour {
			return "it runs, " + words.Minutes(end.Sub(now)) + " left"
		}
		return "it runs"
	case some && w.Shows(now):
		return words.PointsOf(best.Points, best.Questions)
	case some:
		return "the result comes later"
	}
	return words.SetFor(w)
}

// reading tells how far lessons are read.
func reading(r class.Reading) string {
	if !r.Done.IsZero() {
		return "read, and all cards met"
	}
	return fmt.Sprintf("%d of %s read, %d of %s met", r.Read, words.Count(r.Lessons, "lesson"), r.Met, words.Count(r.Cards, "card"))
}
