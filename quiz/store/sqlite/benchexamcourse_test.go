package sqlite

import (
	"fmt"
	"testing"

	"porthole/content"
	"porthole/quiz"
	"porthole/quiz/store/internal/storetest"
)

// BenchmarkRecordOfAnExam is what the map of an exam's course waits for: the answers of the courses that it is made of, of
// which the first load has taken a snapshot.
func BenchmarkRecordOfAnExam(b *testing.B) {
	for _, n := range sizes() {
		a := archiveIn(b.TempDir())
		var answers []quiz.Answer
		for i := range n {
			x := storetest.At(fmt.Sprint("card ", i%300), i*20, i%5 > 0)
			x.Course = content.BuiltinNames()[i%2]
			answers = append(answers, x)
		}
		if _, err := a.Import(b.Context(), "", storetest.Export(b, answers)); err != nil {
			b.Fatal(err)
		}
		s, err := a.Open(b.Context(), "")
		if err != nil {
			b.Fatal(err)
		}
		load := func() {
			if r, err := s.Record(b.Context(), content.ExamCourseID("N10-009")); err != nil || len(r.Cards) == 0 {
				b.Fatal(len(r.Cards), err)
			}
		}
		load()
		b.Run(fmt.Sprint(n, " answers"), func(b *testing.B) {
			for b.Loop() {
				load()
			}
		})
		if err := s.Close(); err != nil {
			b.Fatal(err)
		}
	}
}
