package memory

import (
	"math"
	"time"

	"github.com/open-spaced-repetition/go-fsrs/v4"
)

// Rating is what an answer says about the memory of a card, as FSRS takes it.
type Rating int

// The ratings. None is for an answer that says nothing about memory.
const (
	None  Rating = iota
	Again        // not remembered
	Hard         // remembered with help, slowly, or perhaps by luck
	Good         // remembered
	Easy         // remembered at once
)

// Stage is where a card stands between new and remembered for days.
type Stage int

// The stages.
const (
	New        Stage = iota // never rated
	Learning                // to be asked again within minutes
	Reviewing               // to be asked again after days
	Relearning              // forgotten, to be asked again within minutes
)

// Memory is what is remembered of a card by FSRS-6 (open-spaced-repetition, "The Algorithm"). Its
// zero value is a card that was never rated.
type Memory struct {
	Stage      Stage
	Stability  float64 // days after which the card is recalled nine times in ten; 0.001 to 36500
	Difficulty float64 // 1 to 10
	Last       time.Time
	Due        time.Time // a step: to the minute; a review: the turn of its day
	Days       int       // the interval of a review
	Steps      int       // steps left to take
	Reps       int       // ratings so far
	Lapses     int       // reviews that were forgotten
}

// dayTurn is when a learner's day begins, after midnight: who learns at one in the night is still
// at yesterday's.
const dayTurn = 4 * time.Hour

// Day counts a learner's calendar days, which turn at 04:00, from 1 January 1970.
type Day int

// DayOf returns the learner's day of a time, in the time's own zone.
func DayOf(t time.Time) Day {
	return Day(math.Floor(float64(wall(t).Unix()) / (24 * 60 * 60)))
}

// Begin returns when the day begins in a zone.
func (d Day) Begin(zone *time.Location) time.Time {
	return onClock(time.Date(1970, time.January, 1+int(d), 0, 0, 0, 0, time.UTC), dayTurn, zone)
}

// onClock returns when the clock of a zone shows a time of day on a date. Where it never does, for summer time begins then, it
// is the moment at which that begins, or the minute before where that is on the next date already.
func onClock(date time.Time, clock time.Duration, zone *time.Location) time.Time {
	y, m, d := date.Date()
	t := time.Date(y, m, d, 0, 0, 0, int(clock), zone)
	shown := time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), t.Nanosecond(), time.UTC)
	wanted := time.Date(y, m, d, 0, 0, 0, int(clock), time.UTC)
	if shown.Equal(wanted) {
		return t
	}
	begun, ends := t.ZoneBounds()
	change := begun
	if shown.Before(wanted) {
		change = ends
	}
	if change.Day() != d {
		return change.Add(-time.Minute)
	}
	return change
}

// wall returns the time whose UTC date is the learner's day: go-fsrs counts days by it.
func wall(t time.Time) time.Time {
	y, m, d := t.Date()
	return time.Date(y, m, d, t.Hour(), t.Minute(), t.Second(), t.Nanosecond(), time.UTC).Add(-dayTurn)
}

// model is FSRS-6 with one set of parameters.
type model struct{ fsrs *fsrs.FSRS }

// newModel returns the model that cards are kept by: the default parameters, a retention of 0.9,
// learning steps of 1 and 10 minutes, a relearning step of 10, and no fuzz.
func newModel() model { return model{fsrs.NewFSRS(fsrs.DefaultParam())} }

// Review returns the memory after a rating. None changes nothing. Where the clock has been put
// back no time has passed.
func (m Memory) Review(r Rating, now time.Time) Memory { return newModel().review(m, r, now) }

func (o model) review(m Memory, r Rating, now time.Time) Memory {
	if r == None {
		return m
	}
	card := fsrs.Card{
		Stability: m.Stability, Difficulty: m.Difficulty, State: fsrs.State(m.Stage), //nolint:gosec // four of them
		ScheduledDays: uint64(max(0, m.Days)), RemainingSteps: m.Steps,
		Reps: uint64(max(0, m.Reps)), Lapses: uint64(max(0, m.Lapses)),
	}
	at := wall(now)
	if m.Stage != New {
		card.LastReview = wall(m.Last)
		if card.LastReview.After(at) {
			card.LastReview = at
		}
	}
	rating := fsrs.Rating(r) //nolint:gosec // four of them
	next, err := o.fsrs.Next(card, at, rating)
	if err != nil { // a memory that FSRS could not have made: the card is learnt anew
		next, err = o.fsrs.Next(fsrs.Card{Due: at}, at, rating)
	}
	if err != nil {
		return m
	}
	out := Memory{
		Stage: Stage(next.Card.State), Stability: next.Card.Stability, Difficulty: next.Card.Difficulty, Last: now,
		Days: int(next.Card.ScheduledDays), Steps: next.Card.RemainingSteps, //nolint:gosec // at most 36500
		Reps: int(next.Card.Reps), Lapses: int(next.Card.Lapses), //nolint:gosec // counts of answers
	}
	if out.Days > 0 {
		out.Due = (DayOf(now) + Day(out.Days)).Begin(now.Location())
	} else {
		out.Due = now.Add(next.Card.Due.Sub(at))
	}
	return out
}

// Retrievability returns the probability with which FSRS-6 expects the card to be recalled, without
// regard to how this learner's answers came out: (1 + F·t/S)^−w20 for t days since the last rating.
// It is 0 for a card that was never rated.
func (m Memory) Retrievability(now time.Time) float64 {
	if m.Stage == New || m.Stability <= 0 {
		return 0
	}
	return newModel().curve(m.elapsed(now), m.Stability)
}

func (o model) curve(days, stability float64) float64 { return o.fsrs.ForgettingCurve(days, stability) }

// InMinutes reports whether the card is to be asked again within minutes.
func (m Memory) InMinutes() bool {
	return m.Stage == Learning || m.Stage == Relearning || m.Stage == Reviewing && m.Due.Sub(m.Last) <= soon
}

// elapsed returns the days since the last rating, with their fraction; never less than none.
func (m Memory) elapsed(now time.Time) float64 { return max(0, now.Sub(m.Last).Hours()/24) }
