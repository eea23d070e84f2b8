package ui

import (
	"errors"
	"strings"
	"testing"

	"porthole/quiz"
)

func TestAFailedBeginIsToldUntilATrySucceeds(t *testing.T) {
	store := newExamStore()
	store.begin = errors.New("the disk is full")
	d := open(t, emailCourse(t), 100, 30, func(o *Options) { o.Store = opened(store) })
	d.open(newExamSetup(d.study(), quiz.BlueprintOf(d.study().course()), d.clock))
	d.press("enter", "right", "down", "7")
	d.sees("The exam cannot be kept: The disk is full.", "w begin without saving", "Minutes     7")
	d.press("backspace")
	d.sees("! Minutes: 1 to", "The exam cannot be kept", "w begin without saving")
	d.press("w")
	d.sees("! Minutes: 1 to", "Questions   30")
	d.press("9", "w")
	d.sees("Exam · 1 of 30 · not saved", "9:00 left")
}

func TestTheListOfCoursesBeginsAtTheOneThatIsOpen(t *testing.T) {
	shelved := func(name string) (Course, error) {
		return Course{Deck: quiz.NewDeck(parse(t, "# "+name+"\n\nText.\n"))}, nil
	}
	d := open(t, parse(t, "# Two\n\nText.\n"), 40, 12)
	d.study().shelf = shelf{names: func() []string { return []string{"One", "Two", "Three"} }, open: shelved}
	d.press("c")
	d.sees("  One", "› Two · open", "  Three")
	if strings.Count(d.screen(), "· open") != 1 {
		t.Error(d.screen())
	}
	d.press("down", "enter", "c")
	d.sees("› Three · open")
}
