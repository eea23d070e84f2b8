package quiz

import (
	"iter"
	"slices"
	"strings"
	"time"

	"porthole/content"
	"porthole/quiz/memory"
)

// Answer is one answer as it is kept: raw, so that whatever is derived from it can be derived anew
// when the rules change. Times are kept to the millisecond.
type Answer struct {
	Session string   `json:"session"` // Run.ID of the session it was given in; "" where that is unknown
	Course  string   `json:"course"`  // Course.ID
	Card    string   `json:"card"`    // of the card, or of the authored question
	Kind    Kind     `json:"kind"`
	Options []string `json:"options,omitempty"` // as they were offered, in their order; none for Typed and Flash
	Given   string   `json:"given"`
	Right   bool     `json:"right"`
	// Chance is the probability with which a blind guess is right: 1/4 of four options, 0 of a text.
	Chance float64 `json:"luck,omitempty"`
	// Members are the members of the card's set that were given, where it asks for the values of a
	// subject that has several; empty, not nil, where none is known by the answer. Nil for any other
	// card.
	Members []string `json:"members"`
	// Mistaken are the look-alikes that were given: what is the answer to something else.
	Mistaken []string      `json:"mistaken,omitempty"`
	Hinted   bool          `json:"hinted,omitempty"`
	Told     float64       `json:"told,omitempty"`  // the share of the answer that the hint told, 0 to 1
	Guess    bool          `json:"guess,omitempty"` // the learner says that it was one
	Contrast bool          `json:"contrast,omitempty"`
	Practice bool          `json:"practice,omitempty"` // it leaves memory and the schedule alone
	Words    int           `json:"words,omitempty"`    // that were to be read
	Latency  time.Duration `json:"latency,omitempty"`  // to the first key; 0 when unknown
	At       time.Time     `json:"at"`                 // with the zone of the learner
}

// NewAnswer returns what is kept of a response to a question of the named course, given in the named session.
func NewAnswer(course, session string, q Question, r Response, v Verdict, at time.Time) Answer {
	answer := Answer{
		Session: session, Course: course, Card: q.ID, Kind: q.Kind,
		Given: v.Given, Right: v.Right, Chance: q.Chance(), Members: members(q, v), Mistaken: v.Mistaken,
		Hinted: r.Hinted, Contrast: q.contrast,
		Words: len(strings.Fields(q.Stem)), Latency: r.Latency.Truncate(time.Millisecond), At: at.Truncate(time.Millisecond),
	}
	for _, o := range q.Options {
		answer.Options = append(answer.Options, o.Text)
		answer.Words += len(strings.Fields(o.Text))
	}
	if q.Task != nil {
		answer.Words += q.Task.Words()
	}
	if r.Hinted {
		_, answer.Told = q.hint()
	}
	return answer
}

// Own returns the answer as it is kept: with the course that its card is from, where it was asked in the course of an exam.
func (a Answer) Own() Answer {
	if _, ofExam := content.ExamOfCourse(a.Course); !ofExam {
		return a
	}
	if course, card, ok := content.CardOfExam(a.Card); ok {
		a.Course, a.Card = course, card
	}
	return a
}

// In returns an answer as it counts in a course, and whether it does: in the course of an exam one from each of the
// built-in courses counts.
func (a Answer) In(course string) (Answer, bool) {
	if slices.Contains(content.CoursesOf(course), a.Course) {
		a.Course, a.Card = course, content.CardInExam(a.Course, a.Card)
	}
	return a, a.Course == course
}

// Replay derives what is known of a learner from answers in their order.
func Replay(answers iter.Seq[Answer]) memory.Record {
	return memory.Replay(func(yield func(memory.Answer) bool) {
		for a := range answers {
			if !yield(a.ForMemory()) {
				return
			}
		}
	})
}

// ForMemory returns what memory needs of the answer.
func (a Answer) ForMemory() memory.Answer {
	return memory.Answer{
		Session: a.Session, Card: a.Card, Kind: int(a.Kind), Manner: a.Kind.about().manner, Right: a.Right, Chance: a.Chance,
		Members: a.Members, Mistaken: a.Mistaken, Hinted: a.Hinted, Told: a.Told, Guess: a.Guess, Practice: a.Practice,
		Words: a.Words, Latency: a.Latency, At: a.At,
	}
}

// Chance is the probability with which a blind guess is right.
func (q Question) Chance() float64 {
	if how := q.Kind.about().chance; how != nil {
		return how(q)
	}
	return 0
}

// members returns what a right answer shows to be known of a set. A false statement seen through
// shows nothing of any one member.
func members(q Question, v Verdict) []string {
	if !q.set {
		return nil
	}
	out := []string{}
	switch {
	case !v.Right:
	case q.Kind != TrueFalse:
		out = append(out, v.Found...)
	case q.said != "":
		out = append(out, q.said)
	}
	return out
}
