package store_test

import (
	"errors"
	"testing"

	"porthole/quiz"
	"porthole/quiz/exam"
	"porthole/quiz/store/internal/storetest"
)

func TestATestIsKeptOnce(t *testing.T) {
	eachStore(t, func(t *testing.T, s exam.Store) {
		test := storetest.AnExam(exam.TestID("mail", "week 3"), "mail", 3)
		storetest.Take(t, s, test)
		if err := s.BeginExam(t.Context(), test); !errors.Is(err, exam.ErrRuns) {
			t.Errorf("while it runs: %v", err)
		}
		storetest.HandIn(t, s, test.ID)
		again := test
		again.Began = test.Began.AddDate(0, 0, 7)
		if err := s.BeginExam(t.Context(), again); !errors.Is(err, quiz.ErrExamHanded) {
			t.Errorf("a week later: %v", err)
		}
		results, err := s.ExamResults(t.Context(), "mail")
		if err != nil || len(results) != 1 || results[0].Test() != "week 3" || !results[0].Began.Equal(test.Began) {
			t.Errorf("%+v, %v", results, err)
		}
	})
}
