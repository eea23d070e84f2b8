package class

import (
	"context"
	"errors"
	"slices"
	"time"

	"porthole/quiz"
	"porthole/quiz/exam"
)

// Setting is what a teacher does with set work. A class and a member are called by the keys of their names. Errors are
// ErrNotFound, ErrChanged, and those of the database.
type Setting interface {
	// Set sets a class something. It returns the assignment with its number.
	Set(ctx context.Context, class string, a Assignment, asks Frozen) (Assignment, error)
	// Assignments returns what a class was set, in the order of the numbers.
	Assignments(ctx context.Context, class string) ([]Assignment, error)
	// Withdraw takes an assignment back: nobody sees it any more, and what was handed in stays. It goes by the version that
	// was seen.
	Withdraw(ctx context.Context, class string, a Assignment) error
	// Postpone moves the deadline of all. It goes by the version that was seen.
	Postpone(ctx context.Context, class string, a Assignment, due time.Time) error
	// Grant replaces what a member is granted; its version is the one that was seen.
	Grant(ctx context.Context, class string, assignment int64, member string, o Override) error
	// HandedIn returns what each member has done of an assignment, in the order of their names. What ran out of time is handed
	// in as it stood.
	HandedIn(ctx context.Context, class string, assignment int64) ([]Paper, error)
}

// Frozen is what an assignment asks, as it was when it was set.
type Frozen struct {
	Exam    exam.Frozen // of an exam
	Lessons []string    // of lessons to read: titles of the lessons to read
	Cards   []string    // of lessons to read: the cards to be met
}

// Paper is what one member has done of an assignment.
type Paper struct {
	Member Member
	Work   Work
	Exams  []exam.Exam // of Work.Sat, in its order; handed in, or as they stand
}

// Desk is what a learner does with set work. The learner is called as Member.Learner is. The clock of the database decides
// what is in time. Errors are ErrNotFound, a *BarError, those of exam.Store, and those of the database.
type Desk interface {
	// Due returns what the learner's class was set and was not withdrawn, in the order of the deadlines.
	Due(ctx context.Context, learner string) ([]Work, error)
	// Begin begins an attempt, or returns the one that runs.
	Begin(ctx context.Context, learner string, assignment int64) (exam.Exam, error)
	// Step keeps what was done with one question of an attempt that runs.
	Step(ctx context.Context, learner, attempt string, c exam.Change) error
	// Attempt returns an attempt as it stands. Its limit is what the teacher grants now.
	Attempt(ctx context.Context, learner, attempt string) (exam.Exam, error)
	// HandIn hands an attempt in, once: what is handed in already stays, and is returned. d is the course as it is now, for
	// what exam.Exam.HandIn takes of it; nil: it is not known.
	HandIn(ctx context.Context, learner, attempt string, d *quiz.Deck) (exam.Exam, error)
}

// ErrChanged is returned where something was changed since it was seen.
var ErrChanged = errors.New("it was changed meanwhile; look at it again")

// BarError is returned where something of set work may not be done.
type BarError struct{ Bar Bar }

// Error says why, as a clause.
func (b *BarError) Error() string {
	switch b.Bar {
	case Withdrawn:
		return "your teacher has withdrawn it"
	case TooEarly:
		return "it is not open yet"
	case TooLate:
		return "its deadline is over"
	case UsedUp:
		return "you have no attempt left"
	case NoBar:
	}
	return "it may be done"
}

// Forever is the limit of an attempt that has none.
const Forever = 100 * 365 * 24 * time.Hour

// Sheets are the attempts that were handed in, as they are counted together with those of others.
func (p Paper) Sheets() (all []Sheet) {
	for _, e := range p.Exams {
		if !e.Over() {
			continue
		}
		s := Sheet{
			Learner: p.Member.Name, Class: p.Member.Class, Course: p.Work.Course, Exam: true, Passed: e.Result().Passed(), Session: e.ID, Began: e.Began,
		}
		for i, v := range e.Verdicts {
			q := e.Questions[i]
			s.Answers = append(s.Answers, Answer{
				Asked: Asked{q.ID, q.Kind.String(), q.Stem}, Lesson: q.LessonTitle, Objectives: q.Objectives, Credit: v.Credit, Given: v.Given, Right: v.Answer,
			})
			if !slices.Contains(s.Lessons, q.LessonTitle) {
				s.Lessons = append(s.Lessons, q.LessonTitle)
			}
		}
		all = append(all, s)
	}
	return all
}
