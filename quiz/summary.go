package quiz

import (
	"time"

	"porthole/content"
	"porthole/quiz/memory"
)

// Coverage is how much of a course was met, and how much is safe: of the cards and written questions that an exam may ask.
type Coverage struct {
	Met int // asked at least once
	// Safe are those recalled nineteen times in twenty at the horizon of the goal, as things stand. What was missed when it was
	// last asked is not, though its answer has just been seen.
	Safe int
	All  int
}

// Coverage returns what of the course was met, and what is safe at a time: on the exam day, or now.
func (d *Deck) Coverage(r memory.Record, at time.Time) Coverage {
	curve := r.Curve()
	var c Coverage
	for _, id := range d.IDs() {
		s := r.Card(id)
		c.All++
		if s.Asked > 0 {
			c.Met++
		}
		if s.Streak > 0 && curve.Of(s, at) >= safe {
			c.Safe++
		}
	}
	return c
}

// Summary is what a sitting has come to.
type Summary struct {
	New    int // cards met for the first time
	Done   int // cards that were asked and are done for today
	Open   int // cards that were asked and are not: a step is left to take, or they rest
	Before Coverage
	After  Coverage
	Ready  bool // the target of the goal is reached
	Ahead  Ahead
	More   int // cards that may still be asked today: due, new, or not safe on the exam day
}

// Summary returns what the sitting has come to, up to now. The progress is that of its beginning.
func (s Drill) Summary(p Progress, now time.Time) Summary {
	if s.queue.schedule == nil {
		return Summary{}
	}
	d, horizon := s.queue.deck, p.Goal.Horizon(now)
	out := Summary{
		Before: d.Coverage(*s.begun, horizon), After: d.Coverage(s.record, horizon), Ahead: d.Ahead(s.record, now),
	}
	c := newChooser(s, now)
	out.Ready, out.New = c.ready(), c.newOnes()
	for id := range c.asked {
		if c.done(s.record.Card(id)) {
			out.Done++
		} else {
			out.Open++
		}
	}
	out.More = content.CountFunc(c.seen, func(t turnState) bool {
		return !c.done(t.standing) && c.curve.Of(t.standing, horizon) < safe
	})
	return out
}
