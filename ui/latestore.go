package ui

import (
	"context"
	"sync"
	"time"

	"porthole/quiz"
)

var _ quiz.Store = (*lateStore)(nil)

// lateStore is a store that is opened by the first who needs it. Whoever else does waits. Where it could not be opened
// each method returns why.
type lateStore struct {
	open func() (quiz.Store, error)
}

func newLateStore(open func() (quiz.Store, error)) *lateStore {
	return &lateStore{sync.OnceValues(open)}
}

// SaveAnswer implements quiz.Store.
func (l *lateStore) SaveAnswer(ctx context.Context, a quiz.Answer) (int64, error) {
	s, err := l.open()
	if err != nil {
		return 0, err
	}
	return s.SaveAnswer(ctx, a)
}

// TakeBack implements quiz.Store.
func (l *lateStore) TakeBack(ctx context.Context, id int64) error {
	return l.with(func(s quiz.Store) error { return s.TakeBack(ctx, id) })
}

// MarkGuess implements quiz.Store.
func (l *lateStore) MarkGuess(ctx context.Context, id int64) error {
	return l.with(func(s quiz.Store) error { return s.MarkGuess(ctx, id) })
}

// Record implements quiz.Store.
func (l *lateStore) Record(ctx context.Context, course string) (quiz.Record, error) {
	s, err := l.open()
	if err != nil {
		return quiz.Record{}, err
	}
	return s.Record(ctx, course)
}

// MarkRead implements quiz.Store.
func (l *lateStore) MarkRead(ctx context.Context, course, lesson string, at time.Time) error {
	return l.with(func(s quiz.Store) error { return s.MarkRead(ctx, course, lesson, at) })
}

// LessonsRead implements quiz.Store.
func (l *lateStore) LessonsRead(ctx context.Context, course string) (map[string]time.Time, error) {
	s, err := l.open()
	if err != nil {
		return nil, err
	}
	return s.LessonsRead(ctx, course)
}

// SaveRun implements quiz.Store.
func (l *lateStore) SaveRun(ctx context.Context, r quiz.Run) error {
	return l.with(func(s quiz.Store) error { return s.SaveRun(ctx, r) })
}

// BestRun implements quiz.Store.
func (l *lateStore) BestRun(ctx context.Context, course, kind string) (quiz.Run, bool, error) {
	s, err := l.open()
	if err != nil {
		return quiz.Run{}, false, err
	}
	return s.BestRun(ctx, course, kind)
}

// SetGoal implements quiz.Store.
func (l *lateStore) SetGoal(ctx context.Context, course string, g quiz.Goal) error {
	return l.with(func(s quiz.Store) error { return s.SetGoal(ctx, course, g) })
}

// Goal implements quiz.Store.
func (l *lateStore) Goal(ctx context.Context, course string) (quiz.Goal, error) {
	s, err := l.open()
	if err != nil {
		return quiz.Goal{}, err
	}
	return s.Goal(ctx, course)
}

// SaveForecast implements quiz.Store.
func (l *lateStore) SaveForecast(ctx context.Context, course string, f quiz.Snapshot) error {
	return l.with(func(s quiz.Store) error { return s.SaveForecast(ctx, course, f) })
}

// Forecasts implements quiz.Store.
func (l *lateStore) Forecasts(ctx context.Context, course string) ([]quiz.Snapshot, error) {
	s, err := l.open()
	if err != nil {
		return nil, err
	}
	return s.Forecasts(ctx, course)
}

// with does something with the store once it is open.
func (l *lateStore) with(do func(quiz.Store) error) error {
	s, err := l.open()
	if err != nil {
		return err
	}
	return do(s)
}
