package exam

import (
	"context"
	"errors"
	"io"
	"time"

	"porthole/quiz"
)

// The errors of a Store, beside those of quiz.
var (
	ErrRuns     = errors.New("exam: an exam of this course is running")
	ErrNotFound = errors.New("exam: no such exam")
)

// Learner is all that is kept of a learner in one course.
type Learner struct {
	quiz.Progress
	Exams   []Result // handed in, in the order in which they ended
	Running *Exam    // the exam that runs; nil: none
}

// Store keeps what one learner did. Of exams it keeps the one that runs, step by step, and those that were handed in, which
// never change.
type Store interface {
	quiz.Store
	// Learner returns all that is kept of the learner in a course, as it stood at one moment. Its maps are the caller's own.
	Learner(ctx context.Context, course string) (Learner, error)
	// BeginExam keeps an exam that begins, its questions included. ErrRuns: one of the same course runs already.
	// quiz.ErrExamHanded: it was handed in. An exam that is not Sound is refused, too.
	BeginExam(ctx context.Context, e Exam) error
	// SaveExamStep keeps what was done with one question of a running exam; what the change does not hold stays as it is.
	// quiz.ErrExamHanded; ErrNotFound, also where it has no such question.
	SaveExamStep(ctx context.Context, exam string, c Change) error
	// HandIn hands a running exam in, as Exam.HandIn does, with all its steps, from whichever program they came. It is kept
	// together with Exam.Answers, which count from then on; all or nothing. quiz.ErrExamHanded, ErrNotFound.
	HandIn(ctx context.Context, exam string, d *quiz.Deck, now time.Time) (Exam, error)
	// RunningExam returns the exam of a course that was not handed in yet; false: there is none.
	RunningExam(ctx context.Context, course string) (Exam, bool, error)
	// Exam returns an exam with its steps and verdicts. ErrNotFound.
	Exam(ctx context.Context, exam string) (Exam, error)
	// ExamResults returns the exams of a course that were handed in, in the order in which they ended.
	ExamResults(ctx context.Context, course string) ([]Result, error)
	// SeenInExams returns what the exams of a course asked the learner so far, the one that runs included.
	SeenInExams(ctx context.Context, course string) (Seen, error)
}

// OpenStore is a Store until it is closed. A second Close does nothing.
type OpenStore interface {
	Store
	io.Closer
}
