// Package plain runs the lessons and sessions of Porthole as lines of text: for screen readers,
// pipes and terminals that can do no more. It prints words, never escape sequences or drawing
// characters; each line ends in a newline, and only a prompt stands before what is typed.
//
// A line is an answer. Commands begin with a slash, the same ones everywhere: /help, /hint, /undo,
// /guess, /quit. They are what is shown; where the answer is a number or a letter a lone h, u, g or q
// does as well. A question of several blanks and an exam take a few more, which /help lists there. "/answer TEXT" gives any text as the answer, one that looks like a command too. The end of
// the input ends everything, with the result so far.
package plain

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"time"

	"porthole/content"
	"porthole/quiz"
	"porthole/quiz/class"
	"porthole/quiz/exam"
)

// Options is all that a run needs of the world.
type Options struct {
	Deck      *quiz.Deck
	Problems  []content.Problem          // of the course's document
	Store     func() (exam.Store, error) // opens it; called once
	Now       func() time.Time
	Seed      func() uint64 // a fresh seed for each session, unless Selection.Seed is set
	Start     quiz.Start    // all but quiz.AtHome, the menu, end the run when they end
	Selection quiz.Selection
	// Open opens the course of an exam, and Aim keeps in mind that the learner aims at it, "" for none; nil: neither is offered.
	Open      func(exam string) (*quiz.Deck, error)
	Aim       func(exam string) error
	Blueprint exam.Blueprint // of the exam; the zero one: the course's own
	Wire      string         // the id of the exercise to open on, at quiz.AtWire; "": the one that is chosen from a list
	Resume    string         // what to type to take an exam up that was left; "": porthole exam
	// Follow, where it is set, is told how a drill goes: when it begins, and after each answer, one
	// taken back, a guess, the end.
	Follow func(quiz.Drill)
	// Own is what the class of the learner keeps of them; nil: they are in none.
	Own *Own
	// Desk has what was set to the class of the learner, whom it calls Learner; nil: they are in none.
	Desk    class.Desk
	Learner string
	Live    *Live // the live rounds of their class; nil: they are in none
	In      io.Reader
	Out     io.Writer
	// Echo writes each line that was read after its prompt: for an input that is no terminal, so
	// that the output reads like the session it was.
	Echo bool
}

// Run talks with the learner until they quit, the input ends or ctx is done, none of which is an
// error. It returns a *quiz.NothingError where it was to start in a session that has nothing to
// ask, why the store could not be opened where the learner does not go on without, and the first
// error met in writing the output or keeping an answer.
//
// A read of the input that is under way when Run returns goes on in the background.
func Run(ctx context.Context, o Options) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	t := &talk{keeper: keeper{
		asker:  asker{Options: o, ctx: ctx, out: newPaper(o.Out), in: readLines(ctx, o.In)},
		course: o.Deck.Course(), told: map[string]bool{},
	}}
	err := t.run() //nolint:contextcheck // a talk holds the one that it runs in
	return cmp.Or(err, t.gaveUp, t.out.flush(), t.unsaved)
}

// talk is one run.
type talk struct {
	keeper
	helped  bool // it was said that /help helps
	guessed bool // it was said what /guess does
}

func (t *talk) run() error {
	if err := t.openStore(); err != nil {
		return err
	}
	var err error
	switch t.Start {
	case quiz.AtHome:
		t.home()
	case quiz.AtDrill:
		_, err = t.drill(t.Selection)
	case quiz.AtMatch:
		_, err = t.match(t.Selection)
	case quiz.AtGrid:
		_, err = t.grid(t.Selection)
	case quiz.AtReview:
		_, err = t.review(t.Selection)
	case quiz.AtExam:
		_, err = examTalk{t}.exam()
	case quiz.AtExams:
		_, err = examTalk{t}.exams()
	case quiz.AtWire:
		_, err = wireTalk{t}.wire()
	default:
		err = fmt.Errorf("plain: no such start: %d", t.Start)
	}
	return err
}

// seeded returns the selection with a seed of its own, unless it was given one.
func (t *talk) seeded(s quiz.Selection) quiz.Selection {
	if s.Seed == 0 {
		s.Seed = t.Seed()
	}
	return s
}

// clock starts a limit of time, 0 for none. What it returns tells whether time is up, and says so.
func (t *talk) clock(limit time.Duration) func() bool {
	start := t.Now()
	return func() bool {
		if limit <= 0 || t.Now().Sub(start) < limit {
			return false
		}
		t.out.say("Time is up.")
		return true
	}
}

// follow tells whoever wants to know how the drill goes.
func (t *talk) follow(d quiz.Drill) {
	if t.Follow != nil {
		t.Follow(d)
	}
}
