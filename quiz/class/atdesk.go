package class

import (
	"context"
	"errors"
	"strings"
	"time"

	"porthole/quiz"
	"porthole/quiz/exam"
)

// AttemptID is how the ids of attempts begin; those of a learner's own exams do not.
const AttemptID = "set-"

// AtDesk returns a learner's store that keeps attempts of set work at the desk, and all else where it was kept before. So
// whoever sits a learner's own exams sits those that were set, too.
func AtDesk(own exam.Store, desk Desk, learner string) exam.Store {
	return &atDesk{own, desk, learner}
}

type atDesk struct {
	exam.Store
	desk    Desk
	learner string
}

// SaveExamStep implements exam.Store. What comes after its end is no step any more: the attempt is handed in as it stands.
func (s *atDesk) SaveExamStep(ctx context.Context, id string, c exam.Change) error {
	if !strings.HasPrefix(id, AttemptID) {
		return s.Store.SaveExamStep(ctx, id, c)
	}
	err := s.desk.Step(ctx, s.learner, id, c)
	if bar, ok := errors.AsType[*BarError](err); ok && bar.Bar == TooLate {
		if _, err = s.desk.HandIn(ctx, s.learner, id, nil); err == nil {
			err = quiz.ErrExamHanded
		}
	}
	return err
}

// HandIn implements exam.Store. The clock of the desk decides when that is.
func (s *atDesk) HandIn(ctx context.Context, id string, d *quiz.Deck, now time.Time) (exam.Exam, error) {
	if !strings.HasPrefix(id, AttemptID) {
		return s.Store.HandIn(ctx, id, d, now)
	}
	return s.desk.HandIn(ctx, s.learner, id, d)
}

// Exam implements exam.Store.
func (s *atDesk) Exam(ctx context.Context, id string) (exam.Exam, error) {
	e, err := s.Store.Exam(ctx, id)
	if strings.HasPrefix(id, AttemptID) && errors.Is(err, exam.ErrNotFound) {
		return s.desk.Attempt(ctx, s.learner, id)
	}
	return e, err
}
