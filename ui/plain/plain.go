// Package plain runs the lessons and sessions of Porthole as lines of text: for screen readers,
// pipes and terminals that can do no more. It prints words, never escape sequences or drawing
// characters; each line ends in a newline, and only a prompt stands before what is typed.
//
// A line is an answer. Commands begin with a slash, the same ones everywhere: /help, /hint, /undo,
// /quit. They are what is shown; where the answer is a number or a letter a lone h, u or q does as
// well. "/answer TEXT" gives any text as the answer, one that looks like a command too. The end of
// the input ends everything, with the result so far.
package plain

import (
	"context"
	"fmt"
	"io"
	"time"

	"porthole/content"
	"porthole/quiz"
)

// Start is where a run begins.
type Start int

// The places to start. All but AtHome end the run when they end.
const (
	AtHome Start = iota // the menu
	AtDrill
	AtMatch
	AtGrid
)

// Options is all that a run needs of the world.
type Options struct {
	Deck      *quiz.Deck
	Problems  []content.Problem // of the course's document
	Store     quiz.Store
	Now       func() time.Time
	Seed      func() uint64 // a fresh seed for each session, unless Selection.Seed is set
	Start     Start
	Selection quiz.Selection
	In        io.Reader
	Out       io.Writer
	// Echo writes each line that was read after its prompt: for an input that is no terminal, so
	// that the output reads like the session it was.
	Echo bool
}

// Run talks with the learner until they quit, the input ends or ctx is done, none of which is an
// error. It returns a *quiz.NothingError where it was to start in a session that has nothing to
// ask, and the first error met in writing the output or keeping an answer.
//
// A read of the input that is under way when Run returns goes on in the background.
func Run(ctx context.Context, o Options) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	t := &talk{
		Options: o, ctx: ctx, course: o.Deck.Course(),
		out: newPaper(o.Out), in: readLines(ctx, o.In),
	}
	err := t.run()
	return firstError(err, t.out.flush(), t.unsaved)
}

// talk is one run: what it was given, its two ends, and the first answer that could not be kept.
type talk struct {
	Options
	ctx     context.Context
	course  *content.Course
	out     *paper
	in      <-chan line
	helped  bool // it was said that /help helps
	unsaved error
}

func (t *talk) run() error {
	switch t.Start {
	case AtHome:
		t.home()
		return nil
	case AtDrill:
		_, err := t.drill(t.Selection)
		return err
	case AtMatch:
		_, err := t.match(t.Selection)
		return err
	case AtGrid:
		_, err := t.grid(t.Selection)
		return err
	}
	return fmt.Errorf("plain: no such start: %d", t.Start)
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

// save keeps the answer that came after the first n, if there is one, and returns its id, 0 where it
// could not be kept: that is said, and the session goes on.
func (t *talk) save(answered []quiz.Answered, n int) int64 {
	if len(answered) == n {
		return 0
	}
	id, err := t.Store.SaveAnswer(t.ctx, quiz.NewAnswer(t.course.ID, answered[n]))
	t.keep("This answer could not be saved", err)
	return id
}

func (t *talk) takeBack(id int64) {
	if id != 0 {
		t.keep("The answer could not be taken back", t.Store.TakeBack(t.ctx, id))
	}
}

func (t *talk) saveRun(kind string, r quiz.Result, now time.Time) {
	t.keep("This result could not be saved", t.Store.SaveRun(t.ctx, quiz.Run{
		Course: t.course.ID, Kind: kind, Right: r.Right, Asked: r.Asked,
		Mistakes: r.Mistakes, Took: r.Took, At: now,
	}))
}

// keep says what could not be kept, and remembers the first such error for the end of the run.
func (t *talk) keep(what string, err error) {
	if err == nil || t.ctx.Err() != nil {
		return
	}
	t.unsaved = firstError(t.unsaved, err)
	t.out.say(what + ": " + content.Clean(err.Error()) + ".")
}

func firstError(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
