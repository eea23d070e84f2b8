package exam

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"porthole/quiz"
	"porthole/quiz/memory"
)

func TestTheResultAddsUp(t *testing.T) {
	d := builtin(t, "email")
	rapid.Check(t, func(t *rapid.T) {
		e, err := New(d, BlueprintOf(d.Course()), rapid.Uint64().Draw(t, "seed"), memory.Record{}, noon())
		if err != nil {
			t.Fatal(err)
		}
		for i, q := range e.Questions {
			switch rapid.IntRange(0, 2).Draw(t, "how") {
			case 0:
				e, _, _ = e.Give(i, rightly(q.Question), noon())
			case 1:
				e, _, _ = e.Give(i, quiz.Response{Text: "x", Picks: []int{0}, Fields: []string{"x"}}, noon())
			}
		}
		e = e.HandIn(d, noon().Add(time.Minute))
		result, parts := e.Result(), e.Breakdown()
		for name, shares := range map[string][]Share{"lessons": parts.Lessons, "kinds": parts.Kinds} {
			points, questions := 0.0, 0
			for _, s := range shares {
				points, questions = points+s.Points, questions+s.Questions
			}
			if questions != result.Questions || points < result.Points-1e-9 || points > result.Points+1e-9 {
				t.Errorf("%s: %v of %d, want %v of %d", name, points, questions, result.Points, result.Questions)
			}
		}
		wrong := 0
		for _, v := range e.Verdicts {
			if !v.Right {
				wrong++
			}
		}
		if len(parts.Missed) != wrong {
			t.Errorf("%d missed, want %d", len(parts.Missed), wrong)
		}
		if result.Passed() != (result.Score() >= result.Pass) {
			t.Errorf("score %v, pass mark %v, passed %v", result.Score(), result.Pass, result.Passed())
		}
	})
}

func TestAMissedPassMarkIsNotRoundedUpTo(t *testing.T) {
	for _, test := range []struct {
		points    float64
		questions int
		pass      float64
		want      int
		passed    bool
	}{
		{1, 200, 0.8, 1, false}, {159, 200, 0.8, 79, false}, {160, 200, 0.8, 80, true}, {0, 25, 0.8, 0, false}, {25, 25, 0.8, 100, true},
		{19.9, 25, 0.8, 79, false}, {199, 200, 1, 99, false}, {20, 25, 0.8, 80, true}, {0, 0, 0.8, 0, false},
	} {
		r := Result{Points: test.points, Questions: test.questions, Pass: test.pass}
		if r.Percent() != test.want || r.Passed() != test.passed {
			t.Errorf("%v of %d: %d %%, passed %v", test.points, test.questions, r.Percent(), r.Passed())
		}
	}
}

func TestTheFirstExamTellsWhatToExpectOfTheNext(t *testing.T) {
	few, many := Result{Questions: 10, Points: 8}.Readiness(), Result{Questions: 90, Points: 72}.Readiness()
	for _, f := range []memory.Forecast{few, many} {
		if f.Expected < 0.7 || f.Expected > 0.8 || f.Low >= f.Expected || f.High <= f.Expected {
			t.Errorf("%+v", f)
		}
	}
	if few.High-few.Low <= many.High-many.Low {
		t.Error("ten questions tell as much as ninety")
	}
	for _, points := range []float64{0, 10} {
		if f := (Result{Questions: 10, Points: points}).Readiness(); f.Low < 0 || f.High > 1 || f.Low == f.High {
			t.Errorf("%v of 10: %+v", points, f)
		}
	}
}
