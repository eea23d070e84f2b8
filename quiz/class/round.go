package class

import (
	"slices"
	"time"

	"porthole/quiz"
)

// Round is a live round: a class is asked the same questions at the same time. It is a value, and whoever keeps it makes the
// moves that Do allows. Times are those of the database's clock.
type Round struct {
	ID, Class int64
	Course    string          // Course.ID
	Title     string          // of the course
	Questions []quiz.Question // as they were when the round was opened, whatever becomes of the course
	Rules
	State  RoundState // as it was left; Stage tells what it has come to
	At     int        // index into Questions; -1 in the lobby
	Opened time.Time  // when the question was
	// Closes is when its time is up for those who have the usual time; the zero time: it is not counted down.
	Closes  time.Time
	Changed time.Time // when somebody last did something with the round
	Version int64     // grows with whatever is done with it
}

// Rules are what a teacher says of a round before it begins.
type Rules struct {
	Each time.Duration // for each question; 0: as long as the teacher likes
	// Speed ranks those who have as many right answers by how fast these came. It counts for nothing else.
	Speed     bool
	Board     Board
	Nicknames bool // learners choose what they are called in the round
}

// RoundState is how far a round has come.
type RoundState int

// The states of a round.
const (
	InLobby   RoundState = iota // learners come in
	Answering                   // a question is asked
	Told                        // it is closed, and the answer is told
	RoundOver
)

// Board says whose places are shown at the end.
type Board int

// What can be shown.
const (
	NoBoard Board = iota
	TopThree
	WholeBoard
)

// Pace is how much of the usual time somebody has, in percent.
type Pace int

// The paces. Unhurried has all the time until the teacher closes the question.
const (
	Unhurried Pace = 0
	UsualPace Pace = 100
)

// Paces are all that can be given, in their order.
func Paces() []Pace { return []Pace{UsualPace, 150, 200, Unhurried} }

// The bounds of a round, and what is usual.
const (
	MostRound   = 50               // questions
	LeastTime   = 5 * time.Second  // for a question that is counted down
	LongestTime = 10 * time.Minute // for a question
	MoreTime    = 30 * time.Second // what a teacher adds at a time
	// LiveGrace is how long after a question's time is up an answer is still taken: it was on its way.
	LiveGrace = 250 * time.Millisecond
	// forgotten is how long nothing happens in a round that nobody ended.
	forgotten = 12 * time.Hour
)

// Stale reports whether a round was left so long ago that it is over.
func (r Round) Stale(now time.Time) bool { return now.Sub(r.Changed) > forgotten }

// Until is when the time of the question is up for somebody; the zero time: it is not counted down for them.
func (r Round) Until(p Pace) time.Time {
	if r.Closes.IsZero() || p <= Unhurried {
		return time.Time{}
	}
	return r.Opened.Add(r.Closes.Sub(r.Opened) * time.Duration(max(p, UsualPace)) / time.Duration(UsualPace))
}

// Takes reports whether an answer of somebody to a question is taken now.
func (r Round) Takes(question int, p Pace, now time.Time) bool {
	until := r.Until(p)
	return r.State == Answering && question == r.At && !r.Stale(now) && (until.IsZero() || !now.After(until.Add(LiveGrace)))
}

// Stage is what the round has come to: a question is closed once nobody's time runs any more. in are the paces of those who
// are in the round.
func (r Round) Stage(now time.Time, in []Pace) RoundState {
	switch {
	case r.Stale(now):
		return RoundOver
	case r.State != Answering || r.Takes(r.At, UsualPace, now):
		return r.State
	case slices.ContainsFunc(in, func(p Pace) bool { return r.Takes(r.At, p, now) }):
		return r.State
	}
	return Told
}

// Took is how long somebody took for an answer, to half a second, so that nobody is ranked by their network. More time than
// the usual one makes nobody slower; an unhurried answer counts as one of twice the usual pace.
func (r Round) Took(p Pace, now time.Time) time.Duration {
	const half, twice = 500 * time.Millisecond, 200
	if p == Unhurried {
		p = twice
	}
	return (now.Sub(r.Opened) * time.Duration(UsualPace) / time.Duration(max(p, UsualPace))).Round(half)
}

// RoundCommand is what a teacher can do with a round.
type RoundCommand int

// The commands.
const (
	GoOn        RoundCommand = iota // opens the first question, or the next one; after the last the round is over
	CloseNow                        // closes the question
	AddTime                         // gives everybody MoreTime
	EndRound                        // ends the round
	ForgetClock                     // the question is no longer counted down
)

// Do returns the round after a command, and whether it can be done now. in are the paces of those who are in it.
func (r Round) Do(c RoundCommand, in []Pace, now time.Time) (next Round, can bool) {
	stage := r.Stage(now, in)
	next = r
	switch c {
	case GoOn:
		can = stage == InLobby || stage == Told
		next = r.onward(now)
	case CloseNow:
		can = stage == Answering
		next.State = Told
	case AddTime:
		can = stage == Answering && !r.Closes.IsZero()
		next.Closes = r.Closes.Add(MoreTime)
		if late := now.Add(MoreTime); next.Closes.Before(late) {
			next.Closes = late
		}
	case ForgetClock:
		can = stage == Answering && !r.Closes.IsZero()
		next.Closes = time.Time{}
	case EndRound:
		can = stage != RoundOver
		next.State = RoundOver
	}
	if !can {
		return r, false
	}
	return next.Touched(now), true
}

// Touched is the round after something was done with it.
func (r Round) Touched(now time.Time) Round {
	r.Changed, r.Version = now, r.Version+1
	return r
}

// onward is the round with the next question open.
func (r Round) onward(now time.Time) Round {
	if r.At+1 >= len(r.Questions) {
		r.State = RoundOver
		return r
	}
	r.At++
	r.State, r.Opened, r.Closes = Answering, now, time.Time{}
	if r.Each > 0 {
		r.Closes = now.Add(r.Each)
	}
	return r
}

// NewRound is a round of which the lobby is open. What is out of bounds is brought within them.
func NewRound(class int64, course, title string, questions []quiz.Question, rules Rules, now time.Time) Round {
	if rules.Each > 0 {
		rules.Each = min(max(rules.Each, LeastTime), LongestTime)
	}
	questions = slices.Clone(questions[:min(len(questions), MostRound)])
	return Round{Class: class, Course: course, Title: title, Questions: questions, Rules: rules, At: -1, Changed: now, Version: 1}
}

// Question is the one that is asked, or was closed last; false in the lobby.
func (r Round) Question() (quiz.Question, bool) {
	if r.At < 0 || r.At >= len(r.Questions) {
		return quiz.Question{}, false
	}
	return r.Questions[r.At], true
}
