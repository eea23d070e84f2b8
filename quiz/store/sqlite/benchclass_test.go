package sqlite

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"porthole/quiz/class"
	"porthole/quiz/store/internal/storetest"
)

// BenchmarkClass is what a teacher's board waits for, with 200 members who have given 500 answers each on a hundred cards.
func BenchmarkClass(b *testing.B) {
	const members, answers = 200, 500
	a := archiveIn(b.TempDir())
	book, err := a.Classes(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = book.Close() }()
	if failed := book.Found(b.Context(), storetest.Name(b, "7b"), "K7QM2R4T", time.Time{}); failed != nil {
		b.Fatal(failed)
	}
	groups, err := book.Groups(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	for i := range members {
		who := fmt.Sprint("learner ", i)
		if _, failed := book.Join(b.Context(), groups[0], class.Newcomer{Learner: who, Name: storetest.Name(b, fmt.Sprint("Pupil ", i))}); failed != nil {
			b.Fatal(failed)
		}
		if _, failed := a.Import(b.Context(), who, strings.NewReader(someAnswers(b, i*answers, (i+1)*answers))); failed != nil {
			b.Fatal(failed)
		}
	}
	before, err := book.Learnt(b.Context(), "7b", "mail", nil)
	if err != nil || before[0].Answers() != answers {
		b.Fatal(before[0].Answers(), err)
	}
	for name, read := range map[string]func() error{
		"learnt":  func() error { _, err := book.Learnt(b.Context(), "7b", "mail", nil); return err },
		"changed": func() error { _, err := book.Learnt(b.Context(), "7b", "mail", before); return err },
		"answers": func() error { _, err := book.Answered(b.Context(), "7b", "mail"); return err },
		"members": func() error { _, err := book.Members(b.Context(), "7b"); return err },
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if err := read(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
