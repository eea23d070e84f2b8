package class

import (
	"context"
	"errors"

	"porthole/quiz"
)

// ErrRunning is returned where another round of the class is running.
var ErrRunning = errors.New("a round of this class is running")

// ErrMoved is returned for what cannot be done with a round any more: somebody else did something first, or its time is up.
var ErrMoved = errors.New("the round has moved on")

// Stage is what a teacher does with live rounds. Errors are those of the database, beside those named.
type Stage interface {
	// OpenRound opens the lobby of a round made by NewRound, and returns its number. ErrRunning: the class has another one.
	OpenRound(ctx context.Context, r Round) (int64, error)
	// Command does something with a round that is still at the version the teacher sees, so that two teachers do not go on
	// twice. ErrMoved: it is not, or this cannot be done now.
	Command(ctx context.Context, round, version int64, c RoundCommand) error
	// SetPace gives somebody who is in a round more time, also in the rounds that follow. ErrNotFound: they are not in it.
	SetPace(ctx context.Context, round int64, learner string, p Pace) error
}

// Seat is what a learner does in a live round. Errors are those of the database, beside those named.
type Seat interface {
	// Sit brings a learner into a round, once: under the name of a member, or under a nickname. ErrTaken: somebody else is
	// called like that. ErrNotFound: the learner is not in that class. ErrMoved: the round is over.
	Sit(ctx context.Context, round int64, learner string, nickname Name) error
	// Give gives an answer, which stands: a second one to the same question changes nothing. One that is taken goes to the
	// learner's memory, too, once. ErrNotFound: the learner is not in the round.
	Give(ctx context.Context, a GivenLive) (Receipt, error)
}

// GivenLive is an answer in a live round.
type GivenLive struct {
	Round    int64
	Question int // index into Round.Questions
	Learner  string
	Response quiz.Response
	Answer   quiz.Answer // for the learner's memory
}

// Receipt is what became of an answer.
type Receipt int

// The receipts.
const (
	Saved    Receipt = iota // it counts
	Already                 // one was given before, and stands
	CameLate                // it is kept, and does not count
)

// Live is all that is kept of live rounds.
type Live interface {
	Stage
	Seat
	// Look returns the rounds that run, of all classes, as they stand. before is what it returned last, of which it takes
	// what has not changed; nil: nothing.
	Look(ctx context.Context, before []Scene) ([]Scene, error)
}
