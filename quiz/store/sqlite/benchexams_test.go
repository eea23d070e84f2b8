package sqlite

import (
	"fmt"
	"testing"
	"time"

	"porthole/quiz/store/internal/storetest"
)

// withHanded makes a database with so many handed-in exams of the same 25 questions, and one that runs.
func withHanded(b *testing.B, n int) *Archive {
	b.Helper()
	a := grown(b, 1_000)
	s, err := a.Open(b.Context(), "")
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = s.Close() }() // the benchmark removes it
	deck := storetest.DeckOf("over", 25)
	for i := range n {
		e := storetest.AnExam("over", "mail", 25)
		e.ID = fmt.Sprint("over ", i)
		e.Began = e.Began.Add(time.Duration(i) * time.Hour)
		for j := range 25 {
			e = e.With(storetest.Picked(j, j%2))
		}
		if err := s.BeginExam(b.Context(), e); err != nil {
			b.Fatal(err)
		}
		if _, err := s.HandIn(b.Context(), e.ID, deck, storetest.Later()); err != nil {
			b.Fatal(err)
		}
	}
	if err := s.BeginExam(b.Context(), storetest.AnExam("runs", "mail", 25)); err != nil {
		b.Fatal(err)
	}
	return a
}

// BenchmarkProgress is what a start reads, beside a thousand answers.
func BenchmarkProgress(b *testing.B) {
	for _, n := range []int{0, 1_000} {
		a := withHanded(b, n)
		b.Run(fmt.Sprint(n, " exams"), func(b *testing.B) {
			for b.Loop() {
				s, err := a.Open(b.Context(), "")
				if err != nil {
					b.Fatal(err)
				}
				p, err := s.Learner(b.Context(), "mail")
				if err != nil || len(p.Exams) != n || p.Running == nil {
					b.Fatal(len(p.Exams), err)
				}
				if err := s.Close(); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run(fmt.Sprint(n, " exams, check"), func(b *testing.B) {
			for b.Loop() {
				if found, err := inspect(b.Context(), a.path()); len(found) > 0 || err != nil {
					b.Fatal(found, err)
				}
			}
		})
	}
}

// BenchmarkSaveExamStep is what going to the next question waits for.
func BenchmarkSaveExamStep(b *testing.B) {
	a := withHanded(b, 1_000)
	s, err := a.Open(b.Context(), "")
	if err != nil {
		b.Fatal(err)
	}
	b.Run("step", func(b *testing.B) {
		b.ReportAllocs()
		for i := 0; b.Loop(); i++ {
			if err := s.SaveExamStep(b.Context(), "runs", storetest.Change(storetest.Picked(i%25, i%2))); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("hand in", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			e := storetest.AnExam(fmt.Sprint("one more ", i), "other", 25)
			for j := range 25 {
				e = e.With(storetest.Picked(j, j%2))
			}
			if err := s.BeginExam(b.Context(), e); err != nil {
				b.Fatal(err)
			}
			if _, err := s.HandIn(b.Context(), e.ID, storetest.DeckOf(e.ID, 25), storetest.Later()); err != nil {
				b.Fatal(err)
			}
		}
	})
	if err := s.Close(); err != nil {
		b.Fatal(err)
	}
}
