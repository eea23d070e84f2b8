// Package study is what the screens of one course share: the course made ready for asking, the queue to the store, what
// is known of the learner, and how an answer is saved before its verdict is shown.
package study

import (
	"cmp"
	"context"
	"errors"
	"maps"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"porthole/content"
	"porthole/quiz"
	"porthole/quiz/exam"
	"porthole/quiz/memory"
	"porthole/ui/look"
	"porthole/ui/screen"
	"porthole/ui/wire/attempt"
	"porthole/ui/words"
)

// Study is what the screens of one course share. Only Update changes it.
type Study struct {
	Deck      *quiz.Deck
	Problems  []content.Problem // of the document
	Key       *look.Keys
	Learner   Learner
	Queue     *StoreQueue
	Ephemeral bool // nothing is kept any longer than the program runs
	Unsaved   bool // the last thing to be saved was not, and that was said

	Seed   func() uint64
	After  func(time.Duration, tea.Msg) tea.Cmd                         // a message after a while
	Follow func(quiz.Drill)                                             // is told how drills go; nil: nobody wants to know
	Does   func(what string)                                            // is told what the learner does, as Doing has it; nil: nobody wants to know
	Bench  *attempt.Bench                                               // where exercises of the wire lab are tried; nil: nowhere
	Drill  func(s *Study, sel quiz.Selection, at time.Time) screen.Move // opens a drill, or says why there is nothing to ask
}

// Learner is what is known of the learner in one course. It is the message, too, that says so.
type Learner struct {
	exam.Learner
	Course string              // its ID
	Best   map[string]quiz.Run // by kind
	Err    error               // why it could not be read
}

// What a learner does, as [Study.Doing] is told.
const (
	AtHome   = "at home"
	Reading  = "in a lesson"
	Drilling = "drilling"
	Matching = "matching pairs"
	Filling  = "filling the table"
	InExam   = "in an exam"
	InRound  = "in a round"
	OnWire   = "at the wire"
)

// Doing notes what the learner does now: a screen says so when it opens, and when it comes to the top again.
func (s *Study) Doing(what string) {
	if s.Does != nil {
		s.Does(what)
	}
}

// Course is the course that is learnt.
func (s *Study) Course() *content.Course { return s.Deck.Course() }

// Load reads what is known of the learner, all that was saved before included; the message is a Learner.
func (s *Study) Load() tea.Cmd {
	course, wires := s.Course().ID, s.Course().Wires
	return Read(s.Queue, func(ctx context.Context, store exam.Store) (Learner, error) {
		return readLearner(ctx, store, course, wires)
	},
		func(l Learner, err error) tea.Msg {
			l.Course, l.Err = course, err
			return l
		})
}

func readLearner(ctx context.Context, store exam.Store, course string, wires []content.Wire) (l Learner, err error) {
	l.Best = map[string]quiz.Run{}
	if l.Learner, err = store.Learner(ctx, course); err != nil {
		return l, err
	}
	in := map[string]string{RunMatch: course, RunGrid: course} // the course of each kind
	for _, w := range wires {
		in[attempt.Kind(w)] = cmp.Or(w.Course, course)
	}
	best, err := store.BestRuns(ctx, slices.Compact(slices.Sorted(maps.Values(in)))...)
	for _, run := range best {
		if in[run.Kind] == run.Course {
			l.Best[run.Kind] = run
		}
	}
	return l, err
}

// The names under which runs are kept.
const (
	RunDrill = "drill"
	RunCheck = "check"
	RunMatch = "match"
	RunGrid  = "grid"
)

// Kept is what became of something saved beside the answers.
type Kept struct{ Err error }

// Keep saves something; the message is a Kept.
func (s *Study) Keep(save func(context.Context, exam.Store) error) tea.Cmd {
	return Write(s.Queue, func(ctx context.Context, store exam.Store) (Kept, error) { return Kept{}, save(ctx, store) },
		func(_ Kept, err error) tea.Msg { return Kept{err} })
}

// TakeBack removes answers that were kept.
func (s *Study) TakeBack(ids []int64) tea.Cmd {
	return s.keepEach(ids, exam.Store.TakeBack)
}

// MarkGuess keeps that answers were guesses.
func (s *Study) MarkGuess(ids []int64) tea.Cmd {
	return s.keepEach(ids, exam.Store.MarkGuess)
}

// keepEach keeps something of every answer, up to the first error.
func (s *Study) keepEach(ids []int64, do func(exam.Store, context.Context, int64) error) tea.Cmd {
	return s.Keep(func(ctx context.Context, store exam.Store) error {
		for _, id := range ids {
			if err := do(store, ctx, id); err != nil {
				return err
			}
		}
		return nil
	})
}

// MarkRead keeps that a lesson was read.
func (s *Study) MarkRead(lesson string, at time.Time) tea.Cmd {
	course := s.Course().CourseOfLesson(lesson)
	return s.Keep(func(ctx context.Context, store exam.Store) error { return store.MarkRead(ctx, course, lesson, at) })
}

// SaveRun keeps the result of a run of one of the kinds above.
func (s *Study) SaveRun(id, kind string, r quiz.Result, at time.Time) tea.Cmd {
	run := quiz.Run{
		ID: id, Course: s.Course().ID, Kind: kind, Right: r.Right, Asked: r.Asked, Mistakes: r.Mistakes, Took: r.Took, At: at,
	}
	return s.Keep(func(ctx context.Context, store exam.Store) error { return store.SaveRun(ctx, run) })
}

// SaveWire keeps that an exercise of the wire lab was done.
func (s *Study) SaveWire(w content.Wire, began, ended time.Time) tea.Cmd {
	run := attempt.Run(w, s.Course(), began, ended, s.Seed())
	if s.Learner.Best == nil {
		s.Learner.Best = map[string]quiz.Run{}
	}
	s.Learner.Best[run.Kind] = run
	return s.Keep(func(ctx context.Context, store exam.Store) error { return store.SaveRun(ctx, run) })
}

// SaveForecast keeps what is forecast today.
func (s *Study) SaveForecast(today memory.Snapshot) tea.Cmd {
	course := s.Course().ID
	return s.Keep(func(ctx context.Context, store exam.Store) error { return store.SaveForecast(ctx, course, today) })
}

// Saying tells, with a move, what became of something that was to be saved: once that it was not, and no more until
// something was.
func (s *Study) Saying(move screen.Move, err error) screen.Move {
	told := s.Unsaved
	s.Unsaved = err != nil
	if err == nil || told {
		return move
	}
	return move.Saying(NotSaved(err))
}

// Mark stands in a title for as long as nothing is saved; "" else.
func (s *Study) Mark() string {
	if s.Unsaved || s.Ephemeral {
		return " · not saved"
	}
	return ""
}

// NotSaved is what a learner is told when something could not be kept.
func NotSaved(err error) string {
	if quiz.IsLater(err) {
		return "Not saved yet: " + Fault(err)
	}
	return "Not saved: " + Fault(err)
}

// Fault says in a notice what is wrong with the store. A path stands last: a notice is one line, and a long path is cut off
// there without taking with it what happened and what helps.
func Fault(err error) string {
	if fault, ok := errors.AsType[*quiz.StoreError](err); ok {
		return content.Clean(fault.What + "; " + fault.Help + " (" + fault.Path + ")")
	}
	return content.Clean(err.Error())
}

// Nothing is the move of a screen that could not open a session: it tells why there is nothing to ask.
func Nothing(err error) screen.Move {
	return screen.Stay().Saying(words.Sentence(err.Error())).Failing(err)
}
