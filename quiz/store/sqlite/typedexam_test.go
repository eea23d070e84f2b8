//go:build unix

package sqlite

import (
	"context"
	"math/rand/v2"

	"porthole/quiz"
	"porthole/quiz/exam"
	"porthole/quiz/store/internal/storetest"
)

// typedExam returns an exam whose answers are typed, so that a verdict tells which step was marked.
func typedExam(id string) exam.Exam {
	e, d := storetest.AnExam(id, "mail", 8), storetest.DeckOf(id, 8)
	for i := range e.Questions {
		card, _ := d.CardByID(e.Questions[i].ID)
		e.Questions[i].Question, _ = d.Ask(card, quiz.Typed, rand.New(rand.NewPCG(0, 0)))
	}
	return e
}

// handedIn hands in an exam of that kind.
func handedIn(s exam.Store, id string) error {
	_, err := s.HandIn(context.Background(), id, storetest.DeckOf(id, 8), storetest.Later())
	return err
}
