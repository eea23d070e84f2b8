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
	deck     *quiz.Deck
	problems []content.Problem
	store    quiz.Store
	seed     func() uint64
	follow   func(quiz.Drill) // nil: nobody wants to know
	keys     *look.Keys
	shelf    shelf
	after    func(time.Duration, tea.Msg) tea.Cmd // a message after a while

	progress progress
}

// shelf opens the built-in courses.
type shelf struct {
	own   Course // the document the program was opened with; without a Deck where that is a built-in course
	names func() []string
	open  func(name string) (Course, error)
}

// progress is what is known of the learner in one course.
type progress struct {
	quiz.Progress
	course string
	known  quiz.Record
	read   map[string]time.Time
	best   map[string]quiz.Run
	err    error
}

func (s *study) course() *content.Course { return s.deck.Course() }

// load reads what is known of the learner; the answer is a progress.
func (s *study) load() tea.Cmd { return loadProgress(s.store, s.course().ID) }

// loadProgress reads what is known of the learner; the answer is a progress.
func loadProgress(store quiz.Store, course string) tea.Cmd {
	return func() tea.Msg {
		ctx := context.Background()
		p := progress{course: course, best: map[string]quiz.Run{}}
		if p.known, p.err = store.Record(ctx, course); p.err != nil {
			return p
		}
		if p.read, p.err = store.LessonsRead(ctx, course); p.err != nil {
			return p
		}
		p.Record, p.Read = p.known, p.read
		if p.Goal, p.err = store.Goal(ctx, course); p.err != nil {
			return p
		}
		if p.Forecasts, p.err = store.Forecasts(ctx, course); p.err != nil {
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
	return func() tea.Msg { return kept{save(context.Background(), store)} }
}

// takeBack removes answers that were kept.
func takeBack(store quiz.Store, ids []int64) tea.Cmd {
	return func() tea.Msg {
		for _, id := range ids {
			if err := store.TakeBack(context.Background(), id); err != nil {
				return kept{err}
			}
		}
		return kept{}
	}
}

// markRead keeps that a lesson was read.
func markRead(store quiz.Store, course, lesson string, at time.Time) tea.Cmd {
	return func() tea.Msg { return kept{store.MarkRead(context.Background(), course, lesson, at)} }
}

// saveRun keeps the result of a run.
func saveRun(store quiz.Store, run quiz.Run) tea.Cmd {
	return func() tea.Msg { return kept{store.SaveRun(context.Background(), run)} }
}

// notSaved is what a learner is told when something could not be kept.
func notSaved(err error) string { return "Not saved: " + content.Clean(err.Error()) }
