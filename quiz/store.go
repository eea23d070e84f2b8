package quiz

import (
	"context"
	"errors"
	"fmt"
	"time"

	"porthole/quiz/memory"
)

// ErrNotFound is returned for an answer that is not, or no longer, in the store.
var ErrNotFound = errors.New("quiz: no such answer")

// ErrExamHanded is returned for what belongs to an exam that was handed in: it never changes.
var ErrExamHanded = errors.New("quiz: the exam was handed in")

// A StoreError is why nothing can be kept, in words for the learner.
type StoreError struct {
	Path string // of what is in the way
	What string // "the database is damaged", a clause without a full stop
	Help string // what to do: a command, or a sentence
	// Blocks says that there is something behind it that must not be lost: the learner is to decide
	// before anything goes on. Else there is nothing to lose, and learning goes on unsaved.
	Blocks bool
	// Later says that what was to be saved is kept in memory, and saved as soon as it can be.
	Later bool
	Err   error // for the log; nil where there is no more to say
}

// Error returns what is wrong, where, and what to do.
func (e *StoreError) Error() string { return fmt.Sprintf("%s: %s; %s", e.Path, e.What, e.Help) }

// Unwrap returns what lies behind it.
func (e *StoreError) Unwrap() error { return e.Err }

// IsLater reports whether an error is a *StoreError that says Later.
func IsLater(err error) bool {
	fault, ok := errors.AsType[*StoreError](err)
	return ok && fault.Later
}

// An UnsavedError is what is not kept though the program ends.
type UnsavedError struct {
	What string // "3 answers not saved"
	Err  error  // why; nil where that is not known
}

// Error returns what is not kept, and why.
func (e *UnsavedError) Error() string {
	if fault, ok := errors.AsType[*StoreError](e.Err); ok { // its help came too late
		return e.What + "; " + fault.Path + ": " + fault.What
	}
	if e.Err == nil {
		return e.What
	}
	return e.What + ": " + e.Err.Error()
}

// Unwrap returns why.
func (e *UnsavedError) Unwrap() error { return e.Err }

// Run is the outcome of one whole session.
type Run struct {
	ID       string // made by the program, of its own for each session
	Course   string // Course.ID
	Kind     string // "drill", "check", "match" or "grid"
	Right    int
	Asked    int
	Mistakes int
	Took     time.Duration // with the seconds that mistakes cost
	At       time.Time     // when it ended
}

// Better reports whether the run beats the other: the one that asked more does, of these the shorter one, the earlier one
// of a draw.
func (r Run) Better(other Run) bool {
	if r.Asked != other.Asked {
		return r.Asked > other.Asked
	}
	if r.Took != other.Took {
		return r.Took < other.Took
	}
	return r.At.Before(other.At)
}

// Store keeps what one learner did, but for exams. Each method returns the context's error when it ends first, and an error
// of the store's own when the data cannot be read or written: a *StoreError where nothing more will be kept.
type Store interface {
	AnswerStore
	ProgressStore
	GoalStore
}

// AnswerStore keeps answers and what is derived from them.
type AnswerStore interface {
	// SaveAnswer keeps an answer and returns its id; ids grow in the order of saving, whatever the
	// clock says. Once it has returned without an error the answer survives whatever the store
	// promises to survive, and Record counts it.
	// A *StoreError that says Later comes with an id, too, by which the answer can be taken back.
	SaveAnswer(ctx context.Context, a Answer) (id int64, err error)
	// TakeBack removes an answer as if it had never been given. ErrNotFound: no such answer, or it
	// was taken back before. ErrExamHanded: it belongs to an exam that was handed in, whose result must
	// stay what memory says.
	TakeBack(ctx context.Context, id int64) error
	// MarkGuess notes that an answer was a guess, as if it had been given so. ErrNotFound and ErrExamHanded
	// as above.
	MarkGuess(ctx context.Context, id int64) error
	// Record returns what is known of the learner in a course: what Replay makes of the answers kept.
	// An unknown course has an empty one. Its maps are the caller's own.
	Record(ctx context.Context, course string) (memory.Record, error)
}

// ProgressStore keeps what was read and how sessions went.
type ProgressStore interface {
	// MarkRead notes that the lesson, named by its title, was read; the first time stays.
	MarkRead(ctx context.Context, course, lesson string, at time.Time) error
	// LessonsRead returns when each lesson was read, by title; an unknown course has none.
	LessonsRead(ctx context.Context, course string) (map[string]time.Time, error)
	// SaveRun keeps the outcome of a session; one of the same ID is replaced.
	SaveRun(ctx context.Context, r Run) error
	// BestRun returns the best run of the course and kind; false: there is none.
	BestRun(ctx context.Context, course, kind string) (Run, bool, error)
	// BestRuns returns the best run of each kind in each of the courses, in any order.
	BestRuns(ctx context.Context, courses ...string) ([]Run, error)
}

// GoalStore keeps goals, and what was forecast on the way to them.
type GoalStore interface {
	// SetGoal sets the goal of a course in the place of the one before; the zero Goal: none.
	SetGoal(ctx context.Context, course string, g memory.Goal) error
	// SaveForecast keeps the forecast of a day; a later one of the same day takes its place.
	SaveForecast(ctx context.Context, course string, s memory.Snapshot) error
}
