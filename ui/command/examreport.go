package command

import (
	"cmp"
	"context"
	"errors"

	"porthole/content"
	"porthole/quiz/exam"
)

// examReported runs an exam and writes its result to a file, where one is named: that of the exam which was handed in
// meanwhile.
func (c examVerbs) examReported(ctx context.Context, to handIn, course *content.Course, s session) error {
	if to.report == "" {
		return c.run(ctx, s)
	}
	before, err := c.examsSoFar(ctx, course.ID)
	if err != nil {
		return err
	}
	return c.reporting(ctx, to, course, s, func() (exam.Exam, error) { return c.newExam(ctx, course.ID, len(before)) })
}

// reporting runs an exam and writes its result to a file. handedIn returns the exam afterwards; exam.ErrNotFound: it was not
// handed in.
func (c examVerbs) reporting(ctx context.Context, to handIn, course *content.Course, s session, handedIn func() (exam.Exam, error)) error {
	file, err := c.createFile(to.report, kept, forOthers)
	if err != nil {
		return err
	}
	ran := c.run(ctx, s)
	e, err := handedIn()
	if err != nil {
		file.discard()
		if ran == nil && errors.Is(err, exam.ErrNotFound) {
			c.say("No exam was handed in: " + to.report + " is not written. To go on, type: " + s.resume)
			return nil
		}
		return cmp.Or(ran, err)
	}
	return cmp.Or(ran, c.writeReport(file, c.examReport(to, course, e)))
}

func (c examVerbs) examsSoFar(ctx context.Context, course string) ([]exam.Result, error) {
	store, err := c.openStore(ctx)
	if err != nil {
		return nil, err
	}
	return store.ExamResults(ctx, course)
}

// newExam returns the first exam that was handed in after the first n. exam.ErrNotFound: there is none.
func (c examVerbs) newExam(ctx context.Context, course string, n int) (e exam.Exam, err error) {
	results, err := c.examsSoFar(ctx, course)
	if err != nil {
		return e, err
	}
	if len(results) <= n {
		return e, exam.ErrNotFound
	}
	store, err := c.openStore(ctx)
	if err != nil {
		return e, err
	}
	return store.Exam(ctx, results[len(results)-1].ID)
}
