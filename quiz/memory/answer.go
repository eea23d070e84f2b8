// Package memory tells what is remembered: it derives from answers, in their order, how each card stands in the memory of a
// learner (FSRS-6), how this learner forgets, what score is to be expected in an exam, and when to learn until then. It knows
// nothing of questions, and is pure: the time is an argument.
package memory

import "time"

// Answer is what memory needs of an answer to a card.
type Answer struct {
	Session string // names the session it was given in
	Card    string // or the authored question
	Kind    int    // of the question: answers of one kind are compared in how quick they are
	Manner  Manner
	Right   bool
	Chance  float64 // the probability with which a blind guess is right
	// Members are the members of the card's set that were given; empty, not nil, where none is known by the answer. Nil for
	// a card that has no set.
	Members  []string
	Mistaken []string // the look-alikes that were given
	Hinted   bool
	Told     float64 // the share of the answer that the hint told, 0 to 1
	Guess    bool    // the learner says that it was one
	Practice bool    // it leaves memory and the schedule alone
	Words    int     // that were to be read
	Latency  time.Duration
	At       time.Time // with the zone of the learner
}

// Manner is how an answer shows what was recalled.
type Manner int

// The manners.
const (
	Chosen  Manner = iota // among what was offered, or part by part
	Written               // as text
	Claimed               // by the learner's own mark
)
