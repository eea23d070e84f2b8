package quiz

import (
	"context"
	"errors"
	"maps"
	"time"
)

// ErrNotFound is returned for an answer that is not, or no longer, in the store.
var ErrNotFound = errors.New("quiz: no such answer")

// Answer is one answer as it is kept: raw, so that whatever is derived from it can be derived anew
// when the rules change.
type Answer struct {
	Course  string // Course.ID
	Card    string // of the card, or of the authored question
	Kind    Kind
	Options []string // as they were offered, in their order; none for Typed and Flash
	Given   string
	Right   bool
	// Members are the members of the card's set that were given, where it asks for the values of a
	// subject that has several; empty, not nil, where none is known by the answer. Nil for any other
	// card.
	Members []string
	Hinted  bool
	Latency time.Duration // to the first key; 0 when unknown
	At      time.Time
}

// NewAnswer returns what is kept of an answer given in the named course.
func NewAnswer(course string, a Answered) Answer {
	var options []string
	for _, o := range a.Question.Options {
		options = append(options, o.Text)
	}
	return Answer{
		Course: course, Card: a.Question.ID, Kind: a.Question.Kind, Options: options,
		Given: a.Verdict.Given, Right: a.Verdict.Right, Members: members(a), Hinted: a.Response.Hinted,
		Latency: a.Response.Latency, At: a.At,
	}
}

// members returns what a right answer shows to be known of a set. A false statement seen through
// shows nothing of any one member.
func members(a Answered) []string {
	if !a.Question.set {
		return nil
	}
	out := []string{}
	switch {
	case !a.Verdict.Right:
	case a.Question.Kind != TrueFalse:
		out = append(out, a.Verdict.Found...)
	case a.Question.said != "":
		out = append(out, a.Question.said)
	}
	return out
}

// Standing is how a learner stands with one card.
type Standing struct {
	Asked, Right int
	Streak       int       // right ones since the last wrong one
	Last         time.Time // of the last answer
	// Members counts for each member of the card's set the right answers since the last wrong one
	// in which it was given. Nil where the card has no set, or the last answer was wrong. StreakOf
	// reads it.
	Members map[string]int
}

// StreakOf returns how often in a row a value of the card was known: of a card with a set of values
// the right answers in which this one was given, so that 465 alone does not make 587 known; of any
// other card its Streak.
func (s Standing) StreakOf(value string) int {
	if s.Members == nil {
		return s.Streak
	}
	return s.Members[norm(value)]
}

// after returns the standing once the answer is counted.
func (s Standing) after(a Answer) Standing {
	s.Asked++
	s.Last = a.At
	if !a.Right {
		s.Streak, s.Members = 0, nil
		return s
	}
	if a.Members != nil {
		counts := make(map[string]int, len(s.Members)+len(a.Members))
		maps.Copy(counts, s.Members)
		for _, m := range a.Members {
			counts[norm(m)]++
		}
		s.Members = counts
	}
	s.Right++
	s.Streak++
	return s
}

// Known is how a learner stands with each card, by its id. Cards never asked are absent.
type Known map[string]Standing

// Run is the outcome of one whole session.
type Run struct {
	Course   string // Course.ID
	Kind     string // "drill", "check", "match" or "grid"
	Right    int
	Asked    int
	Mistakes int
	Took     time.Duration // with the seconds that mistakes cost
	At       time.Time     // when it ended
}

// better says whether the run beats the other: the one that asked more does, of these the shorter one, the earlier one
// of a draw.
func (r Run) better(other Run) bool {
	if r.Asked != other.Asked {
		return r.Asked > other.Asked
	}
	if r.Took != other.Took {
		return r.Took < other.Took
	}
	return r.At.Before(other.At)
}

// Store keeps what a learner did. Each method returns the context's error when it ends first, and
// an error of the store's own when the data cannot be read or written.
type Store interface {
	// SaveAnswer keeps an answer and returns its id. Once it has returned without an error the
	// answer survives whatever the store promises to survive.
	SaveAnswer(ctx context.Context, a Answer) (id int64, err error)
	// TakeBack removes an answer as if it had never been given. ErrNotFound: no such answer, or it
	// was taken back before.
	TakeBack(ctx context.Context, id int64) error
	// Standings returns the standing of every card of the course that was answered; an unknown
	// course has none, which is no error. The map is the caller's own.
	Standings(ctx context.Context, course string) (Known, error)
	// MarkRead notes that the lesson, named by its title, was read; the first time stays.
	MarkRead(ctx context.Context, course, lesson string, at time.Time) error
	// LessonsRead returns when each lesson was read, by title; an unknown course has none.
	LessonsRead(ctx context.Context, course string) (map[string]time.Time, error)
	// SaveRun keeps the outcome of a session.
	SaveRun(ctx context.Context, r Run) error
	// BestRun returns the run of the course and kind that took the shortest; false: there is none.
	BestRun(ctx context.Context, course, kind string) (Run, bool, error)
}
