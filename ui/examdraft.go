package ui

import (
	"context"

	"porthole/quiz"
)

// examDraft is a step of an exam that is not known to be in the store, and what of it this program has changed. All else
// may have been changed in another window meanwhile, and is taken from the store.
type examDraft struct {
	quiz.ExamStep
	responded, flagged bool
}

// with returns the draft once a step was done after it. before is how the question stood in between.
func (d examDraft) with(before, step quiz.ExamStep) examDraft {
	d.responded = d.responded || !step.Response.Same(before.Response)
	d.flagged = d.flagged || step.Flagged != before.Flagged
	d.ExamStep = step
	return d
}

// step returns what is to be saved: the rest stays as it is in the store.
func (d examDraft) step() quiz.ExamStep {
	step := d.ExamStep
	step.Keeps = quiz.Keeping{Response: !d.responded, Flag: !d.flagged}
	return step
}

// saveSteps saves steps in their order, up to the first that fails. It returns all of them, those that are saved as they
// are in the store now, and how many are.
func saveSteps(ctx context.Context, store quiz.Store, id string, drafts []examDraft) (steps []quiz.ExamStep, saved int, err error) {
	steps = stepsOf(drafts)
	for _, d := range drafts {
		if err = store.SaveExamStep(ctx, id, d.step()); err != nil {
			break
		}
		saved++
	}
	if saved == 0 {
		return steps, saved, err
	}
	stored, failed := store.Exam(ctx, id)
	if failed != nil { // they are saved all the same
		return steps, saved, err
	}
	for i, d := range drafts[:saved] {
		if d.Question < len(stored.Steps) {
			steps[i] = stored.Steps[d.Question]
		}
	}
	return steps, saved, err
}

// stepsOf returns the steps of drafts.
func stepsOf(drafts []examDraft) []quiz.ExamStep {
	steps := make([]quiz.ExamStep, len(drafts))
	for i, d := range drafts {
		steps[i] = d.ExamStep
	}
	return steps
}

// adopt takes over what another window has done with questions of which this one has changed nothing since.
func (x *exam) adopt(msg examKept) {
	for _, s := range msg.steps[:msg.saved] {
		i := s.Question
		own := x.run.Steps[i]
		if x.book.pending(i) || x.book.done[i] != msg.ticket || s.Response.Same(own.Response) && s.Flagged == own.Flagged {
			continue
		}
		x.run = x.run.With(s)
		if i == x.at && !s.Response.Same(own.Response) {
			x.ask()
		}
	}
}
