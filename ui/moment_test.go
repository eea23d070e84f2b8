package ui

import (
	"strings"
	"testing"
	"time"

	"porthole/quiz"
	"porthole/ui/study"
)

func TestAPerfectRoundIsAMomentUntilTheNextKey(t *testing.T) {
	d := open(t, emailCourse(t), 80, 30)
	d.drill(quiz.Selection{Kinds: []quiz.Kind{quiz.Choice}, Count: perfectFrom})
	for range perfectFrom {
		d.answer(true)
		d.press("enter")
	}
	d.sees("A perfect round: all 5 right at the first try.", "≈≈≈")
	d.press("down")
	d.misses("A perfect round", "≈≈≈")
	on[*result](d)
}

func TestOnlyALongerRoundWithoutAMissIsPerfect(t *testing.T) {
	d := open(t, emailCourse(t), 80, 30)
	d.drill(quiz.Selection{Kinds: []quiz.Kind{quiz.Choice}, Count: perfectFrom - 1})
	for range perfectFrom - 1 {
		d.answer(true)
		d.press("enter")
	}
	d.misses("A perfect round")
}

func TestABestTimeThatIsBeatenIsAMoment(t *testing.T) {
	run := func(seconds int) quiz.Result {
		return quiz.Result{Asked: 6, Right: 6, Took: time.Duration(seconds) * time.Second}
	}
	s := &study.Study{Learner: study.Learner{Best: map[string]quiz.Run{}}}
	for _, c := range []struct {
		seconds int
		want    string
	}{{20, ""}, {25, ""}, {18, "A new best time: 18.0 s, 2.0 s less than before."}, {18, ""}} {
		if got := newBest(s, study.RunMatch, run(c.seconds), noon()); got != c.want {
			t.Errorf("%d seconds: %q, want %q", c.seconds, got, c.want)
		}
	}
}

func TestAFirstStartTellsOfTheOtherCourses(t *testing.T) {
	courses := func(o *Options) {
		o.Courses = func() []string { return []string{"email", "ports", "N10-009"} }
	}
	d := open(t, emailCourse(t), 40, 12, courses)
	d.sees("Network+ or A+? Name it under Goal.")
	d.press("down")
	d.misses("Network+")
	d = open(t, emailCourse(t), 80, 24)
	if strings.Contains(d.screen(), "Network+") {
		t.Error("a course is named that cannot be chosen")
	}
}
