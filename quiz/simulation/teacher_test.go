package simulation

import (
	"math"
	"math/rand/v2"
	"time"
)

// teacher says when a learner sits down, and what is asked.
type teacher interface {
	// sitting is how long to learn from a moment on; 0 is not at all.
	sitting(now moment) time.Duration
	// begin opens the sitting.
	begin(now moment)
	// ask returns the fact to ask; nobody where it lets the learner go before the time is up.
	ask(now moment) int
	// mark tells how it was answered, and that the next may come.
	mark(fact int, right bool, took time.Duration, now moment)
	// expects is the exam score that it foresees at a moment; NaN where it foresees none.
	expects(now moment) float64
}

// reader is a teacher with lessons to read.
type reader interface {
	// reading is how long the learner reads before the next question; 0 where there is nothing to read.
	reading(now moment) time.Duration
}

// calendar is what a learner has: facts, evenings, minutes.
type calendar struct {
	facts  int
	days   int           // to the exam
	budget time.Duration // for all of them
}

const (
	evening  = 18 * time.Hour
	examAt   = 9 * time.Hour
	warmUp   = time.Hour // before the exam
	monthOff = 30 * day  // how long after the exam it is asked again
)

func (c calendar) exam() moment { return moment(c.days)*day + examAt }

// occasions are when a learner may sit down: every evening, and the morning of the exam.
func (c calendar) occasions() []moment {
	var out []moment
	for d := range c.days {
		out = append(out, moment(d)*day+evening)
	}
	return append(out, c.exam()-warmUp)
}

// daily is what the budget comes to on each day.
func (c calendar) daily() time.Duration { return c.budget / time.Duration(c.days) }

// arm names a teacher and makes one for a learner.
type arm struct {
	name string
	make func(c calendar, seed uint64) teacher
}

// baselines are the teachers to beat. Where nothing is due they go on early: they are stronger than
// the programs they stand for, which would stop.
func baselines() []arm {
	return []arm{
		{"random", func(c calendar, seed uint64) teacher { return newRounds(c, alike, seed) }},
		{"last evening", func(c calendar, seed uint64) teacher { return newRounds(c, c.days-1, seed) }},
		{"leitner", func(c calendar, seed uint64) teacher { return newLeitner(c, seed) }},
		{"sm2", func(c calendar, seed uint64) teacher { return newQueue(c, seed, newSM2(c.facts)) }},
		fsrs6(),
	}
}

func fsrs6() arm {
	return arm{rival, func(c calendar, seed uint64) teacher { return newQueue(c, seed, make(states, c.facts)) }}
}

// habit is what the baselines share: when they teach, and the order in which facts are met.
type habit struct {
	calendar
	only  int // the one day to learn on, or alike
	order []int
	seen  []bool
	last  []moment // by fact: when it was answered
	prior int      // the fact asked last
}

const alike = -1 // every day is used alike

// newHabit returns the habit of a teacher who learns on one day only, or on all alike, and the
// source of what else it leaves to chance.
func newHabit(c calendar, only int, seed uint64) (habit, *rand.Rand) {
	r := rand.New(rand.NewPCG(seed, 3))
	return habit{
		calendar: c, only: only, order: r.Perm(c.facts),
		seen: make([]bool, c.facts), last: make([]moment, c.facts), prior: nobody,
	}, r
}

func (h *habit) sitting(now moment) time.Duration {
	today := int(now / day)
	switch {
	case today >= h.days || h.only != alike && today != h.only:
		return 0
	case h.only != alike:
		return h.budget
	}
	return h.daily()
}

func (h *habit) expects(moment) float64 { return math.NaN() }

func (h *habit) met(fact int, now moment) { h.seen[fact], h.last[fact], h.prior = true, now, fact }

// fresh returns the first fact that was never asked; false where there is none.
func (h *habit) fresh() (int, bool) {
	for _, fact := range h.order {
		if !h.seen[fact] {
			return fact, true
		}
	}
	return 0, false
}

// least returns the fact with the least measure among those that are wanted, never the one asked
// last; false where there is none.
func (h *habit) least(wanted func(fact int) bool, measure func(fact int) float64) (int, bool) {
	best, least := nobody, 0.0
	for fact := range h.facts {
		if fact == h.prior || !wanted(fact) {
			continue
		}
		if m := measure(fact); best == nobody || m < least {
			best, least = fact, m
		}
	}
	return best, best != nobody
}

func (h *habit) waited(fact int) float64 { return h.last[fact].Seconds() }
