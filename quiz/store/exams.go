package store

import (
	"context"
	"fmt"
	"sync"
	"time"

	"porthole/quiz"
	"porthole/quiz/exam"
)

// examRows is what is kept of the exams of one learner. A handed-in exam never changes: each statement that changes one, or
// what belongs to it, asks for one that runs.
type examRows struct {
	*Conn
	learner int64
}

// BeginExam implements exam.Store.
func (s *Store) BeginExam(ctx context.Context, e exam.Exam) error {
	if e.Over() {
		return quiz.ErrExamHanded
	}
	e, err := keptExam(e)
	if err == nil {
		err = e.Sound()
	}
	if err != nil {
		return err
	}
	began := false
	return s.keeping(ctx, Kept{Promise: Again, What: "exam"}, func(ctx context.Context, q *Conn, learner int64) error {
		d := examRows{q, learner}
		if _, known, failed := d.state(ctx, e.ID); began && known && failed == nil {
			return nil
		}
		if failed := d.mayBegin(ctx, e); failed != nil {
			return failed
		}
		began = true
		return d.add(ctx, e)
	})
}

// mayBegin returns why an exam cannot begin.
func (d examRows) mayBegin(ctx context.Context, e exam.Exam) error {
	if over, known, err := d.state(ctx, e.ID); err != nil || known {
		return stateError(over, known, err)
	}
	runs, err := d.runs(ctx, e.Course)
	if err == nil && runs {
		err = exam.ErrRuns
	}
	return err
}

// state reports whether an exam is known, and whether it was handed in.
func (d examRows) state(ctx context.Context, id string) (over, known bool, err error) {
	known, err = d.One(ctx, `SELECT ended IS NOT NULL FROM exams WHERE learner = $1 AND id = $2`, []any{d.learner, id}, &over)
	return over, known, err
}

// stateError returns why an exam that was to be changed, or begun, is not: what it is instead.
func stateError(over, known bool, err error) error {
	switch {
	case err != nil:
		return err
	case !known:
		return exam.ErrNotFound
	case over:
		return quiz.ErrExamHanded
	}
	return exam.ErrRuns
}

// runs reports whether an exam of a course runs.
func (d examRows) runs(ctx context.Context, course string) (bool, error) {
	var one int64
	return d.One(ctx, `SELECT 1 FROM exams WHERE learner = $1 AND course = $2 AND ended IS NULL`, []any{d.learner, course}, &one)
}

// SaveExamStep implements exam.Store.
func (s *Store) SaveExamStep(ctx context.Context, id string, c exam.Change) error {
	c, err := keptChange(c)
	if err != nil {
		return err
	}
	id = keptText(id)
	return s.examining(ctx, Kept{What: "exam step", Sets: setBy(id, c)}, func(ctx context.Context, d examRows) error {
		kept, failed := d.change(ctx, id, c)
		if failed != nil || kept {
			return failed
		}
		over, known, failed := d.state(ctx, id)
		if failed == nil && known && !over {
			return fmt.Errorf("%w with a question %d", exam.ErrNotFound, c.Question+1)
		}
		return stateError(over, known, failed)
	})
}

// setBy names what a change sets.
func setBy(id string, c exam.Change) []string {
	of := fmt.Sprintf("%d of exam %s, ", c.Question, id)
	sets := []string{of + didVisit}
	if c.Response != nil {
		sets = append(sets, of+didRespond)
	}
	if c.Flagged != nil {
		sets = append(sets, of+didFlag)
	}
	return sets
}

// examining runs f to change the exams of the learner; where nothing is kept of the learner there is none to change.
func (s *Store) examining(ctx context.Context, k Kept, f func(context.Context, examRows) error) error {
	return s.db.Keep(ctx, k, func(ctx context.Context, q *Conn) error {
		learner, known, err := learnerHeld(ctx, q, s.learner)
		if err != nil {
			return err
		}
		if !known {
			return exam.ErrNotFound
		}
		return f(ctx, examRows{q, learner})
	})
}

// HandIn implements exam.Store.
func (s *Store) HandIn(ctx context.Context, id string, deck *quiz.Deck, now time.Time) (e exam.Exam, err error) {
	id = keptText(id)
	err = s.examining(ctx, Kept{Promise: Again, What: "exam result"}, func(ctx context.Context, d examRows) error {
		over, known, failed := d.state(ctx, id)
		if failed != nil || !known || over {
			return stateError(over, known, failed)
		}
		if e, failed = d.exam(ctx, id); failed != nil {
			return failed
		}
		if e, failed = keptExam(e.HandIn(deck, now)); failed != nil {
			return failed
		}
		if fault := d.close(ctx, e); fault != nil {
			return fault
		}
		if e, failed = d.exam(ctx, id); failed != nil { // what counts is what will be read later
			return failed
		}
		return s.countExam(ctx, d, e)
	})
	if err != nil {
		return exam.Exam{}, err
	}
	s.db.Rest(ctx)
	return e, nil
}

// countExam keeps the answers of an exam that was handed in.
func (s *Store) countExam(ctx context.Context, d examRows, e exam.Exam) error {
	for _, a := range e.Answers() {
		kept, err := keptAnswer(a)
		if err == nil {
			_, err = s.addAnswer(ctx, courseRows{Conn: d.Conn, learner: d.learner, course: kept.Course}, kept, 0)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// RunningExam implements exam.Store.
func (s *Store) RunningExam(ctx context.Context, course string) (e exam.Exam, runs bool, err error) {
	err = s.reading(ctx, func(ctx context.Context, q *Conn, learner int64) (failed error) {
		e, runs, failed = examRows{q, learner}.running(ctx, keptText(course))
		return failed
	})
	if err == nil && runs {
		s.note(ctx, e)
	}
	return e, runs, err
}

// noted are the exams that were running in the database when it was read: they begin anew in one that takes its place.
type noted struct {
	mu    sync.Mutex
	exams map[string]bool
}

// note keeps an exam in mind that runs.
func (s *Store) note(ctx context.Context, e exam.Exam) {
	s.noted.mu.Lock()
	known := s.noted.exams[e.ID]
	if s.noted.exams == nil {
		s.noted.exams = map[string]bool{}
	}
	s.noted.exams[e.ID] = true
	s.noted.mu.Unlock()
	if known {
		return
	}
	_ = s.keeping(ctx, Kept{Promise: Already, What: "exam"}, func(ctx context.Context, q *Conn, learner int64) error { // nothing is written now
		d := examRows{q, learner}
		if _, known, failed := d.state(ctx, e.ID); known || failed != nil {
			return failed
		}
		if failed := d.mayBegin(ctx, e); failed != nil {
			return failed
		}
		return d.add(ctx, e)
	})
}

// running returns the exam of a course that runs; false: there is none.
func (d examRows) running(ctx context.Context, course string) (exam.Exam, bool, error) {
	var id string
	runs, err := d.One(ctx, `SELECT id FROM exams WHERE learner = $1 AND course = $2 AND ended IS NULL`, []any{d.learner, course}, &id)
	if err != nil || !runs {
		return exam.Exam{}, false, err
	}
	e, err := d.exam(ctx, id)
	if err != nil {
		return exam.Exam{}, false, err
	}
	return e, true, nil
}

// Exam implements exam.Store.
func (s *Store) Exam(ctx context.Context, id string) (e exam.Exam, err error) {
	err = exam.ErrNotFound // of a learner of whom nothing is kept
	failed := s.reading(ctx, func(ctx context.Context, q *Conn, learner int64) error {
		e, err = examRows{q, learner}.exam(ctx, keptText(id))
		return err
	})
	if failed != nil {
		err = failed
	}
	return e, err
}

// ExamResults implements exam.Store.
func (s *Store) ExamResults(ctx context.Context, course string) (out []exam.Result, err error) {
	err = s.reading(ctx, func(ctx context.Context, q *Conn, learner int64) (failed error) {
		out, failed = examRows{q, learner}.results(ctx, keptText(course))
		return failed
	})
	return out, err
}

// results returns the exams of a course that were handed in, in the order in which they ended.
func (d examRows) results(ctx context.Context, course string) ([]exam.Result, error) {
	return examResults().all(ctx, d.Conn, d.learner, ` AND course = $2 AND ended IS NOT NULL ORDER BY ended, began, id`, course)
}

// SeenInExams implements exam.Store.
func (s *Store) SeenInExams(ctx context.Context, course string) (exam.Seen, error) {
	seen := exam.Seen{}
	err := s.reading(ctx, func(ctx context.Context, q *Conn, learner int64) error {
		clear(seen)
		return examRows{q, learner}.seen(ctx, keptText(course), seen)
	})
	return seen, err
}
