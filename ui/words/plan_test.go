package words

import (
	"slices"
	"testing"
	"time"

	"porthole/quiz"
	"porthole/quiz/memory"
)

func TestASittingIsToldByWhatItIsFor(t *testing.T) {
	for want, day := range map[string]quiz.AgendaDay{
		"practice as you like":                                      {},
		"lesson 4, 1 new card":                                      {Lessons: []int{3}, New: 1},
		"lessons 4 and 5, 31 new cards, 1 review":                   {Lessons: []int{3, 4}, New: 31, Reviews: 1},
		"lessons 4 to 6, 12 reviews":                                {Lessons: []int{3, 4, 5}, Reviews: 12},
		"lessons 1, 4 and 6, a practice exam":                       {Lessons: []int{0, 3, 5}, Mock: true},
		"lessons 2 and 5, 3 new cards, 12 reviews, a practice exam": {Lessons: []int{1, 4}, New: 3, Reviews: 12, Mock: true},
	} {
		if got := Planned(day); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestAPlanSaysWhyDaysAreFreeAndWhatItDoesNotReach(t *testing.T) {
	day := quiz.AgendaDay{Sitting: memory.Sitting{Time: time.Hour}}
	mock := day
	mock.Mock = true
	for _, c := range []struct {
		a    quiz.Agenda
		want []string
	}{
		{quiz.Agenda{}, nil},
		{quiz.Agenda{Days: []quiz.AgendaDay{mock}, Mock: time.Hour}, []string{"You may do more on any day: it counts."}},
		{quiz.Agenda{Days: []quiz.AgendaDay{day}, Free: 1}, []string{"1 day is free: what you recall after a pause lasts longer. You may do more on any day: it counts."}},
		{quiz.Agenda{Days: []quiz.AgendaDay{day}, Free: 5, Lessons: 28, New: 400, Mock: 30 * time.Minute}, []string{
			"5 days are free: what you recall after a pause lasts longer. You may do more on any day: it counts.",
			"These minutes reach 6 of the 34 lessons. With more minutes you get further.",
			"No sitting has room for a practice exam of 30 minutes. Take one on another day, shortly before the exam.",
		}},
		{quiz.Agenda{Days: []quiz.AgendaDay{mock}, New: 1}, []string{"You may do more on any day: it counts.", "These minutes leave 1 card unasked."}},
	} {
		if got := PlanNotes(c.a, 34); !slices.Equal(got, c.want) {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}
