package ui

import (
	"context"

	"porthole/quiz"
)

// BeginExam implements quiz.Store.
func (l *lateStore) BeginExam(ctx context.Context, e quiz.Exam) error {
	return l.with(func(s quiz.Store) error { return s.BeginExam(ctx, e) })
}

// SaveExamStep implements quiz.Store.
func (l *lateStore) SaveExamStep(ctx context.Context, exam string, step quiz.ExamStep) error {
	return l.with(func(s quiz.Store) error { return s.SaveExamStep(ctx, exam, step) })
}

// HandIn implements quiz.Store.
func (l *lateStore) HandIn(ctx context.Context, exam string, mark func(quiz.Exam) quiz.Exam) (quiz.Exam, error) {
	s, err := l.open()
	if err != nil {
		return quiz.Exam{}, err
	}
	return s.HandIn(ctx, exam, mark)
}

// RunningExam implements quiz.Store.
func (l *lateStore) RunningExam(ctx context.Context, course string) (quiz.Exam, bool, error) {
	s, err := l.open()
	if err != nil {
		return quiz.Exam{}, false, err
	}
	return s.RunningExam(ctx, course)
}

// Exam implements quiz.Store.
func (l *lateStore) Exam(ctx context.Context, exam string) (quiz.Exam, error) {
	s, err := l.open()
	if err != nil {
		return quiz.Exam{}, err
	}
	return s.Exam(ctx, exam)
}

// ExamResults implements quiz.Store.
func (l *lateStore) ExamResults(ctx context.Context, course string) ([]quiz.ExamResult, error) {
	s, err := l.open()
	if err != nil {
		return nil, err
	}
	return s.ExamResults(ctx, course)
}
