package class

import (
	"fmt"
	"hash/fnv"
	"time"
)

// Assignment is what a teacher sets a class: an exam with a deadline, or lessons to read whose cards are all to be met. What
// it asks was frozen when it was set.
type Assignment struct {
	ID         int64
	Number     int // in its class, from 1: what a teacher calls it by
	Class      string
	Title      string
	Course     Course
	Lessons    []string // titles; none: all
	Objectives []string // none: all
	Kinds      []string // of question; none: the usual ones
	ToRead     bool     // lessons are to be read, and all their cards met; else it is an exam
	Questions  int      // of an exam
	Limit      time.Duration
	Attempts   int       // how often it may be sat; 0: as often as one likes
	From       time.Time // when it opens
	Due        time.Time // the deadline; the zero time: there is none
	Feedback   Feedback
	Same       bool   // all are asked the same; else each draws questions of their own
	Seed       uint64 // of what is drawn
	Pass       float64
	Made       time.Time
	Withdrawn  bool
	Version    int64 // grows with each change
}

// Feedback says when a learner sees what was right.
type Feedback int

// When that is.
const (
	AtOnce   Feedback = iota // once it is handed in
	AfterDue                 // once nobody of the class can sit it any more
)

// Override is what a teacher grants one learner beyond an assignment. The zero value is nothing.
type Override struct {
	Due     time.Time // a later deadline; the zero time: that of all
	Factor  float64   // how many times as long they have, 0: as long as all
	NoLimit bool      // they have all the time up to the deadline
	More    int       // attempts more
	Version int64     // grows with each change; 0: there was none yet
}

// Granted reports whether anything is.
func (o Override) Granted() bool { return !o.Due.IsZero() || o.Factor > 0 || o.NoLimit || o.More > 0 }

// Attempt is one sitting of an exam that was set.
type Attempt struct {
	ID        string
	Number    int // of this learner, from 1
	Began     time.Time
	Ended     time.Time // the zero time: it runs
	Questions int
	Open      int // that were handed in without an answer
	Points    float64
}

// Over reports whether it was handed in.
func (a Attempt) Over() bool { return !a.Ended.IsZero() }

// Grace is how much later than its end something is taken of an exam that runs: what was on its way.
const Grace = 3 * time.Second

// Work is an assignment as one learner has it.
type Work struct {
	Assignment
	Override Override
	Sat      []Attempt // in the order in which they began
	Closes   time.Time // when the last of the class has to be done; the zero time: there is no deadline
	Reading  Reading   // of an assignment that is ToRead
}

// Reading is how far a learner is with lessons to read.
type Reading struct {
	Lessons, Cards int       // how many there are
	Read, Met      int       // of these
	Done           time.Time // when the last of them was read or met; the zero time: something is left
}

// Until returns the learner's deadline: theirs, where that is later than the one of all. The zero time: there is none.
func (w Work) Until() time.Time {
	if !w.Due.IsZero() && w.Override.Due.After(w.Due) {
		return w.Override.Due
	}
	return w.Due
}

// Time returns how long the learner has for one attempt; 0: until the deadline.
func (w Work) Time() time.Duration {
	switch {
	case w.Override.NoLimit:
		return 0
	case w.Override.Factor > 0:
		return time.Duration(float64(w.Limit) * w.Override.Factor).Round(time.Second)
	}
	return w.Limit
}

// End returns when an attempt ends that began then: once its time is up, and at the deadline at the latest. The zero time:
// it does not.
func (w Work) End(began time.Time) time.Time {
	end := w.Until()
	if limit := w.Time(); limit > 0 && (end.IsZero() || began.Add(limit).Before(end)) {
		end = began.Add(limit)
	}
	return end
}

// Ended reports whether an attempt that began then is over, by a clock that decides.
func (w Work) Ended(began, now time.Time) bool {
	end := w.End(began)
	return !end.IsZero() && now.After(end.Add(Grace))
}

// Left returns how many attempts are left, -1 for any number.
func (w Work) Left() int {
	if w.Attempts == 0 {
		return -1
	}
	return max(0, w.Attempts+w.Override.More-len(w.Sat))
}

// Running returns the attempt that was not handed in.
func (w Work) Running() (Attempt, bool) {
	for _, a := range w.Sat {
		if !a.Over() {
			return a, true
		}
	}
	return Attempt{}, false
}

// Bar is what keeps a learner from sitting an exam that was set.
type Bar int

// What it can be.
const (
	NoBar     Bar = iota // it may begin, or goes on
	Withdrawn            // the teacher has withdrawn it
	TooEarly             // it is not open yet
	TooLate              // the deadline is over
	UsedUp               // there is no attempt left
)

// Bar tells whether the learner may begin an attempt, or go on with the one that runs.
func (w Work) Bar(now time.Time) Bar {
	run, runs := w.Running()
	until := w.Until()
	switch {
	case w.Withdrawn:
		return Withdrawn
	case runs && !w.Ended(run.Began, now):
		return NoBar
	case now.Before(w.From):
		return TooEarly
	case !until.IsZero() && !now.Before(until):
		return TooLate
	case w.Left() == 0:
		return UsedUp
	}
	return NoBar
}

// Counts returns the attempt that counts: the one with the most points; of several the first. False: none was handed in.
func (w Work) Counts() (best Attempt, some bool) {
	for _, a := range w.Sat {
		if a.Over() && (!some || a.Points > best.Points) {
			best, some = a, true
		}
	}
	return best, some
}

// Shows reports whether the learner sees what was right in what they handed in: at once, or once nobody can sit it any more.
// What was withdrawn nobody can, but it may be set again with the same deadline, which is kept then.
func (w Work) Shows(now time.Time) bool {
	if w.Feedback == AtOnce {
		return true
	}
	if w.Closes.IsZero() {
		return w.Withdrawn
	}
	return now.After(w.Closes.Add(Grace))
}

// Done reports whether nothing of it is left to do.
func (w Work) Done() bool {
	if w.ToRead {
		return !w.Reading.Done.IsZero()
	}
	_, runs := w.Running()
	_, some := w.Counts()
	return some && !runs
}

// keptInSight is how long what is done is still listed, so that its result is found.
const keptInSight = 7 * 24 * time.Hour

// InSight reports whether the learner is to see it among what is to be done, or was done of late.
func (w Work) InSight(now time.Time) bool {
	switch {
	case now.Before(w.From):
		return false
	case !w.Done():
		return w.ToRead || w.Bar(now) == NoBar || len(w.Sat) > 0
	}
	last := latest(w.Closes, w.Reading.Done)
	for _, a := range w.Sat {
		last = latest(last, a.Ended)
	}
	return now.Before(last.Add(keptInSight))
}

func latest(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}

// Late reports whether what was done then is after the deadline of all.
func (w Work) Late(at time.Time) bool { return !w.Due.IsZero() && at.After(w.Due) }

// SeedOf returns the seed by which a learner draws the questions of an attempt, from 1.
func (a Assignment) SeedOf(learner string, attempt int) uint64 {
	h := fnv.New64a()
	_, _ = fmt.Fprintf(h, "%d %d %s", a.Seed, attempt, learner) // a hash takes anything
	return h.Sum64()
}
