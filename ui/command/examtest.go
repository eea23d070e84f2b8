package command

import (
	"cmp"
	"context"
	"errors"
	"fmt"

	"porthole/quiz"
	"porthole/quiz/exam"
)

// test sits a test, or goes on with it. Where it was handed in, it says so.
func (c examVerbs) test(ctx context.Context, f *examFlags, deck *quiz.Deck, run session) error {
	store, err := c.openStore(ctx)
	if err != nil {
		return err
	}
	course := deck.Course()
	id := exam.TestID(course.ID, f.test)
	switch e, err := store.Exam(ctx, id); {
	case err == nil && e.Over():
		return c.satBefore(f.handIn, deck, e)
	case errors.Is(err, exam.ErrNotFound):
		if busy := c.makeWay(ctx, store, deck); busy != nil {
			return busy
		}
	case err != nil:
		return fmt.Errorf("whether the test was sat could not be looked up: %w", err)
	}
	c.sets(cmp.Or(f.seed, exam.TestSeed(f.test)))
	run.blueprint.Test = f.test
	if f.report == "" {
		return c.run(ctx, run)
	}
	return c.reporting(ctx, f.handIn, course, run, func() (exam.Exam, error) {
		e, err := store.Exam(ctx, id)
		if err == nil && !e.Over() {
			err = exam.ErrNotFound
		}
		return e, err
	})
}

// satBefore says that a test was sat, and writes its result where that is wanted.
func (c examVerbs) satBefore(to handIn, deck *quiz.Deck, e exam.Exam) error {
	if to.report != "" {
		file, err := c.createFile(to.report, kept, forOthers)
		if err == nil {
			err = c.writeReport(file, c.examReport(to, deck.Course(), e))
		}
		if err != nil {
			return err
		}
	}
	r := e.Result()
	went := "not passed"
	if r.Passed() {
		went = "passed"
	}
	return fmt.Errorf("the test %q was handed in on %s, with %d %%, %s; a test is sat once",
		r.Test(), r.Ended.In(c.Now().Location()).Format("2 January 2006 at 15:04"), r.Percent(), went)
}

// makeWay sees to another exam of the course that runs: it has to be handed in before a test begins. One whose time is up is.
func (c examVerbs) makeWay(ctx context.Context, store exam.Store, deck *quiz.Deck) error {
	other, runs, err := store.RunningExam(ctx, deck.Course().ID)
	if err != nil {
		return fmt.Errorf("whether an exam is running could not be looked up: %w", err)
	}
	now := c.Now()
	switch left := other.Left(now); {
	case !runs:
		return nil
	case left > 0:
		return fmt.Errorf("another exam of this course is running, %d minutes left; porthole exam takes it up: hand it in, and begin the test then",
			int(left.Minutes()))
	}
	if _, err := store.HandIn(ctx, other.ID, deck, now); err != nil && !errors.Is(err, quiz.ErrExamHanded) {
		return fmt.Errorf("another exam whose time is up could not be handed in: %w", err)
	}
	c.say("The time of another exam was up: it was handed in as it stood.")
	return nil
}
