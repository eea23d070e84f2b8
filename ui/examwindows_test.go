package ui

import (
	"slices"
	"testing"

	"porthole/quiz"
)

// twice opens two windows on one exam, both at its first question with options.
func twice(t *testing.T) (d, d2 *driver) {
	t.Helper()
	d, store := examined(t)
	d2 = open(t, emailCourse(t), 100, 30, func(o *Options) { o.Store = opened(store) })
	d2.setUpExam()
	d.seek(quiz.Choice)
	d2.seek(quiz.Choice)
	return d, d2
}

func TestWhatIsDoneInOneWindowIsNotUndoneInAnother(t *testing.T) {
	d, d2 := twice(t)
	at := d.place()
	d2.pick(1)
	d.press("ctrl+x") // the answer is not in this window yet
	d2.press("ctrl+n")
	d2.seek(quiz.Choice)
	next := d2.place()
	d2.pick(2)
	for d2.place() > at {
		d2.press("ctrl+p")
	}
	for d.place() < next {
		d.press("ctrl+n")
	}
	for d.place() > at { // nor is the other one
		d.press("ctrl+p")
	}
	if s := d.running().Steps[at]; !s.Flagged || !slices.Equal(s.Response.Picks, []int{1}) {
		t.Errorf("in the store is %+v, want both the flag and the answer", s)
	}
	if s := d.running().Steps[next]; !slices.Equal(s.Response.Picks, []int{2}) {
		t.Errorf("what the other window gave has become %+v", s)
	}
	for _, window := range []*driver{d, d2} {
		window.sees("2  (•)", "›⚑")
	}
	d.pick(0) // what this window changes itself takes the place of the other one's
	d2.press("ctrl+x")
	if s := d.running().Steps[at]; s.Flagged || !slices.Equal(s.Response.Picks, []int{0}) {
		t.Errorf("in the store is %+v", s)
	}
}

func TestOfTwoWindowsTheSecondTakesUpTheExamOfTheFirst(t *testing.T) {
	store := newExamStore()
	d := open(t, emailCourse(t), 100, 30, func(o *Options) { o.Store = opened(store) })
	d2 := open(t, emailCourse(t), 100, 30, func(o *Options) { o.Store = opened(store) })
	d2.setUpExam()
	d.beginExam()
	begun := store.begun
	d2.press("enter")
	d2.sees("An exam of this course runs already. It goes on here.")
	store.begun = begun
	d.seek(quiz.Choice)
	d.respond(true)
	d2.seek(quiz.Choice)
	d2.press("ctrl+n")
	d2.respond(true)
	d2.press("ctrl+s", "y")
	if open := d2.result().Open(); open != 23 {
		t.Errorf("%d open, want 23: both windows count", open)
	}
	d.press("ctrl+n")
	d.sees("in another window", " points · ")
}
