package exam

import (
	"context"

	"porthole/quiz/exam"
)

// saveChanges saves changes of an exam in their order, up to the first that fails. It returns how many are saved.
func saveChanges(ctx context.Context, store exam.Store, id string, changes []exam.Change) (saved int, err error) {
	for _, c := range changes {
		if err := store.SaveExamStep(ctx, id, c); err != nil {
			return saved, err
		}
		saved++
	}
	return saved, nil
}

// adopt takes over what another window has done with questions of which this one has changed nothing since.
func (x *taking) adopt(msg stepsKept) {
	if msg.stored == nil { // what this one has done is saved all the same
		return
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
