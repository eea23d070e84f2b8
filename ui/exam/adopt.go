package exam

import (
	"context"

	"porthole/quiz"
	"porthole/quiz/exam"
)

// saveChanges saves changes of an exam in their order, up to the first that fails, and is not kept in memory until it can be
// saved. It returns how many are saved: one that is has seen to those before it.
func saveChanges(ctx context.Context, store exam.Store, id string, changes []exam.Change) (saved int, err error) {
	for i, c := range changes {
		switch err = store.SaveExamStep(ctx, id, c); {
		case err == nil:
			saved = i + 1
		case !quiz.IsLater(err):
			return saved, err
		}
	}
	return saved, err
}

// adopt takes over what another window has done with questions of which this one has changed nothing since.
func (x *taking) adopt(msg stepsKept) {
	if msg.stored == nil { // what this one has done is saved all the same
		return
	}
	if x.set != nil {
		x.run.Limit = msg.stored.Limit
	}
	for _, c := range msg.changes[:msg.saved] {
		i := c.Question
		own := x.run.Steps[i]
		if i >= len(msg.stored.Steps) || x.book.pending(i) || x.book.done[i] != msg.ticket {
			continue
		}
		s := msg.stored.Steps[i]
		if s.Response.Same(own.Response) && s.Flagged == own.Flagged {
			continue
		}
		x.run = x.run.With(s)
		if i == x.at && !s.Response.Same(own.Response) {
			x.ask()
		}
	}
}
