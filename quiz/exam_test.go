package quiz_test

import (
	"reflect"
	"testing"
	"time"

	"porthole/content"
	"porthole/quiz"
)

func emailDeck(t *testing.T) *quiz.Deck {
	t.Helper()
	src, ok := content.Builtin("email")
	if !ok {
		t.Fatal("there is no built-in course email")
	}
	c, _ := content.Parse("email.md", src)
	return quiz.NewDeck(c)
}

func newExam(t *testing.T, d *quiz.Deck, seed uint64) quiz.Exam {
	t.Helper()
	e, err := quiz.NewExam(d, quiz.BlueprintOf(d.Course()), seed, quiz.Record{}, time.Date(2026, 11, 25, 9, 0, 0, 0, time.UTC))
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func TestTheSameSeedMakesTheSameExam(t *testing.T) {
	d := emailDeck(t)
	for seed := range uint64(50) {
		a, b := newExam(t, d, seed), newExam(t, emailDeck(t), seed)
		if !reflect.DeepEqual(a, b) {
			t.Fatalf("seed %d: two exams differ", seed)
		}
		if reflect.DeepEqual(a.Questions, newExam(t, d, seed+1).Questions) {
			t.Fatalf("seeds %d and %d make one exam", seed, seed+1)
		}
		if len(a.Questions) != 25 {
			t.Fatalf("seed %d: %d questions", seed, len(a.Questions))
		}
	}
}

func TestAnExamComesBackFromItsPaper(t *testing.T) {
	d := emailDeck(t)
	for seed := range uint64(50) {
		e := newExam(t, d, seed)
		text, err := e.Paper()
		if err != nil {
			t.Fatal(err)
		}
		back, err := quiz.ReadPaper(text)
		if err != nil {
			t.Fatal(err)
		}
		back.ID, back.Course, back.Began = e.ID, e.Course, e.Began
		if !reflect.DeepEqual(back, e) {
			t.Fatalf("seed %d:\n%+v\n%+v", seed, back, e)
		}
	}
}
