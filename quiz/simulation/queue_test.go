package simulation

import (
	"math"
	"time"

	"porthole/quiz/memory"
)

// queue asks in Anki's order: steps that are due, reviews of the day, new facts, steps ahead of
// their time, and then, unlike Anki, what is most urgent though not due.
type queue struct {
	habit
	intervals
	newToday int
}

// intervals are the rules by which a queue knows what is due.
type intervals interface {
	// stage reports whether a fact that was met is still in its steps, and when it is due.
	stage(fact int) (learning bool, due moment)
	// urgent orders what is due for review, the least first.
	urgent(fact int, now moment) float64
	// rate counts an answer.
	rate(fact int, right bool, now moment)
}

// newPerDay is Anki's default, and more than these courses need.
const newPerDay = 20

func newQueue(c calendar, seed uint64, rules intervals) *queue {
	h, _ := newHabit(c, alike, seed)
	return &queue{habit: h, intervals: rules}
}

func (q *queue) begin(moment) { q.newToday = 0 }

func (q *queue) ask(now moment) int {
	tomorrow := (now/day + 1) * day
	step := func(fact int) bool { learning, _ := q.stage(fact); return q.seen[fact] && learning }
	due := func(fact int) float64 { _, at := q.stage(fact); return at.Seconds() }
	stepDue := func(fact int) bool { _, at := q.stage(fact); return step(fact) && at <= now }
	reviewDue := func(fact int) bool { _, at := q.stage(fact); return q.seen[fact] && !step(fact) && at < tomorrow }
	urgent := func(fact int) float64 { return q.urgent(fact, now) }
	if fact, ok := q.least(stepDue, due); ok {
		return fact
	}
	if fact, ok := q.least(reviewDue, urgent); ok {
		return fact
	}
	if fact, ok := q.fresh(); ok && q.newToday < newPerDay {
		return fact
	}
	if fact, ok := q.least(step, due); ok {
		return fact
	}
	if fact, ok := q.least(func(fact int) bool { return q.seen[fact] }, urgent); ok {
		return fact
	}
	fact, _ := q.fresh()
	return fact
}

func (q *queue) mark(fact int, right bool, _ time.Duration, now moment) {
	if !q.seen[fact] {
		q.newToday++
	}
	q.rate(fact, right, now)
	q.met(fact, now)
}

// states are the rules of FSRS-6 with a retention of 0.9, pass or fail.
type states []memory.Memory

func (s states) stage(fact int) (bool, moment) {
	m := s[fact]
	return m.Stage == memory.Learning || m.Stage == memory.Relearning, m.Due.Sub(midnight())
}

// urgent puts first what is recalled least: the curve falls with the time since the last answer, in
// stabilities.
func (s states) urgent(fact int, now moment) float64 {
	return -clock(now).Sub(s[fact].Last).Hours() / s[fact].Stability
}

func (s states) rate(fact int, right bool, now moment) {
	rating := memory.Again
	if right {
		rating = memory.Good
	}
	s[fact] = s[fact].Review(rating, clock(now))
}

// sm2 are Anki's older rules: steps of one and ten minutes, then intervals that grow by an ease.
type sm2 []interval

type interval struct {
	review     bool
	step       int
	due, last  moment
	ease, days float64
}

const (
	easeFirst = 2.5
	easeLeast = 1.3
	easeLapse = 0.2
	onTime    = 0.9 // of its interval makes a review one that was due
)

func newSM2(facts int) sm2 {
	s := make(sm2, facts)
	for i := range s {
		s[i].ease = easeFirst
	}
	return s
}

func stepsOf(i int) time.Duration { return [2]time.Duration{time.Minute, 10 * time.Minute}[i] }

func (s sm2) stage(fact int) (bool, moment) { return !s[fact].review, s[fact].due }

func (s sm2) urgent(fact int, _ moment) float64 { return s[fact].due.Seconds() }

func (s sm2) rate(fact int, right bool, now moment) {
	c := &s[fact]
	switch {
	case c.review:
		c.reviewed(right, now)
	case !right:
		c.step, c.due = 0, now+stepsOf(0)
	case c.step == 1:
		c.review, c.days = true, max(1, c.days)
		c.due = now + moment(c.days*float64(day))
	default:
		c.step, c.due = 1, now+stepsOf(1)
	}
	c.last = now
}

func (c *interval) reviewed(right bool, now moment) {
	if !right {
		c.ease, c.days = max(easeLeast, c.ease-easeLapse), 0
		c.review, c.step, c.due = false, 1, now+stepsOf(1)
		return
	}
	passed, grown := days(now-c.last), c.days
	if passed >= c.days*onTime {
		grown *= c.ease
	}
	c.days = max(grown, passed*c.ease, 1)
	c.due = now + moment(math.Round(c.days)*float64(day))
}
