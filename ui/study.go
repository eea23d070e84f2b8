package ui

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"porthole/content"
	"porthole/quiz"
	"porthole/ui/look"
)

// study is what the screens of one course share: the course made ready for asking, where answers are kept, and what is
// known of the learner. Only Update changes it.
type study struct {
	deck      *quiz.Deck
	problems  []content.Problem
	store     quiz.Store
	queue     *storeQueue            // what is asked of the store goes through it
	unsaved   bool                   // the last thing to be saved was not, and that was said
	sitting   string                 // the exam that is on the screen; "" for none
	waiting   map[string]examWaiting // by Course.ID: what of an exam that was left is not saved
	ephemeral bool                   // nothing is kept any longer than the program runs
	seed      func() uint64
	follow    func(quiz.Drill) // nil: nobody wants to know
	keys      *look.Keys
	shelf     shelf
	after     func(time.Duration, tea.Msg) tea.Cmd // a message after a while

	progress learner
}

// shelf opens the built-in courses.
type shelf struct {
	own   Course // the document the program was opened with; without a Deck where that is a built-in course
	names func() []string
	open  func(name string) (Course, error)
}

// learner is what is known of the learner in one course.
type learner struct {
	quiz.Progress
	course string
	best   map[string]quiz.Run // by kind
	err    error
}

func (s *study) course() *content.Course { return s.deck.Course() }

// load reads what is known of the learner, all that was saved before included; the answer is a learner.
func (s *study) load() tea.Cmd {
	store, course := s.store, s.course().ID
	return s.queue.read(func() tea.Msg { return readLearner(store, course) })
}

func readLearner(store quiz.Store, course string) (p learner) {
	ctx := context.Background()
	p = learner{course: course, best: map[string]quiz.Run{}}
	if p.Progress, p.err = quiz.ReadProgress(ctx, store, course); p.err != nil {
		return p
	}
	for _, kind := range []string{runMatch, runGrid} {
		run, found, err := store.BestRun(ctx, course, kind)
		if err != nil {
			p.err = err
			return p
		}
		if found {
			p.best[kind] = run
		}
	}
	return p
}

// The names under which runs are kept.
const (
	runDrill = "drill"
	runCheck = "check"
	runMatch = "match"
	runGrid  = "grid"
)

// kept is what became of something saved beside the answers.
type kept struct{ err error }

// keep saves something; the result is a kept.
func (s *study) keep(save func(context.Context, quiz.Store) error) tea.Cmd {
	store := s.store
	return s.queue.write(func() tea.Msg { return kept{save(context.Background(), store)} })
}

// takeBack removes answers that were kept.
func (s *study) takeBack(ids []int64) tea.Cmd {
	return s.keep(func(ctx context.Context, store quiz.Store) error {
		return each(ids, func(id int64) error { return store.TakeBack(ctx, id) })
	})
}

// markGuess keeps that answers were guesses.
func (s *study) markGuess(ids []int64) tea.Cmd {
	return s.keep(func(ctx context.Context, store quiz.Store) error {
		return each(ids, func(id int64) error { return store.MarkGuess(ctx, id) })
	})
}

// each does something with every id, up to the first error.
func each(ids []int64, do func(int64) error) error {
	for _, id := range ids {
		if err := do(id); err != nil {
			return err
		}
	}
	return nil
}

// markRead keeps that a lesson was read.
func (s *study) markRead(lesson string, at time.Time) tea.Cmd {
	course := s.course().ID
	return s.keep(func(ctx context.Context, store quiz.Store) error { return store.MarkRead(ctx, course, lesson, at) })
}

// saveRun keeps the result of a run.
func (s *study) saveRun(id, kind string, r quiz.Result, at time.Time) tea.Cmd {
	run := quiz.Run{
		ID: id, Course: s.course().ID, Kind: kind, Right: r.Right, Asked: r.Asked, Mistakes: r.Mistakes, Took: r.Took, At: at,
	}
	return s.keep(func(ctx context.Context, store quiz.Store) error { return store.SaveRun(ctx, run) })
}

// saveForecast keeps what is forecast today.
func (s *study) saveForecast(today quiz.Snapshot) tea.Cmd {
	course := s.course().ID
	return s.keep(func(ctx context.Context, store quiz.Store) error { return store.SaveForecast(ctx, course, today) })
}

// saying tells, with a move, what became of something that was to be saved: once that it was not, and no more until
// something was.
func (s *study) saying(move Move, err error) Move {
	told := s.unsaved
	s.unsaved = err != nil
	if err == nil || told {
		return move
	}
	return move.Saying(notSaved(err))
}

// mark stands in a title for as long as nothing is saved; "" else.
func (s *study) mark() string {
	if s.unsaved || s.ephemeral {
		return " · not saved"
	}
	return ""
}

// notSaved is what a learner is told when something could not be kept.
func notSaved(err error) string { return "Not saved: " + content.Clean(err.Error()) }
