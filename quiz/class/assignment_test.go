package class_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"porthole/quiz/class"
)

// exercise is set on Monday at noon: half an hour, two attempts, until Friday.
func exercise() class.Work {
	return class.Work{Assignment: class.Assignment{Limit: 30 * time.Minute, Attempts: 2, From: noon(), Due: noon().Add(96 * time.Hour)}}
}

func sat(after time.Duration, points float64) class.Attempt {
	return class.Attempt{Began: noon().Add(after), Ended: noon().Add(after + time.Minute), Points: points, Questions: 20}
}

func running(after time.Duration) class.Attempt { return class.Attempt{Began: noon().Add(after)} }

func TestWhoMayBeginWhen(t *testing.T) {
	day := 24 * time.Hour
	for what, c := range map[string]struct {
		after  time.Duration
		change func(*class.Work)
		want   class.Bar
	}{
		"before it opens":                    {after: -time.Second, want: class.TooEarly},
		"once it is open":                    {want: class.NoBar},
		"a second before the deadline":       {after: 4*day - time.Second, want: class.NoBar},
		"at the deadline":                    {after: 4 * day, want: class.TooLate},
		"at the deadline, with a later one":  {4 * day, func(w *class.Work) { w.Override.Due = noon().Add(5 * day) }, class.NoBar},
		"with an earlier one, which is none": {3 * day, func(w *class.Work) { w.Override.Due = noon().Add(2 * day) }, class.NoBar},
		"without a deadline":                 {400 * day, func(w *class.Work) { w.Due = time.Time{} }, class.NoBar},
		"after both attempts":                {day, func(w *class.Work) { w.Sat = []class.Attempt{sat(0, 1), sat(1, 2)} }, class.UsedUp},
		"after both, with one more": {day, func(w *class.Work) {
			w.Sat, w.Override.More = []class.Attempt{sat(0, 1), sat(1, 2)}, 1
		}, class.NoBar},
		"as often as one likes": {day, func(w *class.Work) {
			w.Sat, w.Attempts = []class.Attempt{sat(0, 1), sat(1, 2), sat(2, 3)}, 0
		}, class.NoBar},
		"the last one, while it runs": {10 * time.Minute, func(w *class.Work) { w.Sat = []class.Attempt{sat(0, 1), running(time.Minute)} }, class.NoBar},
		"the last one, once its time is up": {time.Hour, func(w *class.Work) {
			w.Sat = []class.Attempt{sat(0, 1), running(time.Minute)}
		}, class.UsedUp},
		"what was withdrawn while it runs": {time.Minute, func(w *class.Work) {
			w.Withdrawn, w.Sat = true, []class.Attempt{running(0)}
		}, class.Withdrawn},
	} {
		w := exercise()
		if c.change != nil {
			c.change(&w)
		}
		if got := w.Bar(noon().Add(c.after)); got != c.want {
			t.Errorf("%s: %d, want %d", what, got, c.want)
		}
	}
}

func TestHowLongAnAttemptLasts(t *testing.T) {
	for what, c := range map[string]struct {
		began  time.Duration
		change func(*class.Work)
		want   time.Duration // after noon; 0: for ever
	}{
		"its minutes":                       {want: 30 * time.Minute},
		"half as long again":                {0, func(w *class.Work) { w.Override.Factor = 1.5 }, 45 * time.Minute},
		"twice as long":                     {0, func(w *class.Work) { w.Override.Factor = 2 }, time.Hour},
		"without a limit":                   {0, func(w *class.Work) { w.Override.NoLimit = true }, 96 * time.Hour},
		"up to the deadline":                {96*time.Hour - time.Minute, nil, 96 * time.Hour},
		"up to a later one":                 {96*time.Hour - time.Minute, func(w *class.Work) { w.Override.Due = noon().Add(97 * time.Hour) }, 96*time.Hour + 29*time.Minute},
		"without a limit and without a due": {0, func(w *class.Work) { w.Limit, w.Due = 0, time.Time{} }, 0},
	} {
		w := exercise()
		if c.change != nil {
			c.change(&w)
		}
		want := time.Time{}
		if c.want > 0 {
			want = noon().Add(c.want)
		}
		if got := w.End(noon().Add(c.began)); !got.Equal(want) {
			t.Errorf("%s: it ends %v, want %v", what, got, want)
		}
	}
}

func TestTheBestAttemptCountsAndOfTwoAlikeTheFirst(t *testing.T) {
	w := exercise()
	if _, some := w.Counts(); some || w.Done() {
		t.Error("something counts before anything was handed in")
	}
	w.Sat = []class.Attempt{sat(0, 12), sat(time.Hour, 15), sat(2*time.Hour, 15), running(3 * time.Hour)}
	if best, some := w.Counts(); !some || !best.Began.Equal(noon().Add(time.Hour)) || w.Done() {
		t.Errorf("%+v", best)
	}
}

func TestWhatIsToBeDoneAndWhatWasDoneOfLateIsInSight(t *testing.T) {
	day := 24 * time.Hour
	done := func(w *class.Work) { w.Sat, w.Closes = []class.Attempt{sat(day, 3)}, w.Due }
	for what, c := range map[string]struct {
		after  time.Duration
		change func(*class.Work)
		want   bool
	}{
		"before it opens":             {after: -time.Hour},
		"while it is open":            {after: day, want: true},
		"never sat, after":            {after: 5 * day},
		"done":                        {2 * day, done, true},
		"done a week after":           {10 * day, done, true},
		"done long ago":               {12 * day, done, false},
		"to read, after the deadline": {50 * day, func(w *class.Work) { w.ToRead = true }, true},
		"read":                        {50 * day, func(w *class.Work) { w.ToRead, w.Reading.Done = true, noon() }, false},
	} {
		w := exercise()
		if c.change != nil {
			c.change(&w)
		}
		if got := w.InSight(noon().Add(c.after)); got != c.want {
			t.Errorf("%s: %v", what, got)
		}
	}
}

func TestFeedbackAfterTheDeadlineWaitsForTheLastOfTheClass(t *testing.T) {
	w := exercise()
	if !w.Shows(noon()) {
		t.Error("feedback at once is not shown at once")
	}
	w.Feedback, w.Closes = class.AfterDue, noon().Add(120*time.Hour) // somebody has a day more
	for after, want := range map[time.Duration]bool{96*time.Hour + time.Minute: false, 120 * time.Hour: false, 120*time.Hour + time.Minute: true} {
		if got := w.Shows(noon().Add(after)); got != want {
			t.Errorf("after %v: %v", after, got)
		}
	}
}

func TestEachLearnerAndEachAttemptDrawsOtherQuestions(t *testing.T) {
	a := class.Assignment{Seed: 7}
	seen := map[uint64]bool{a.SeedOf("ann", 1): true, a.SeedOf("bob", 1): true, a.SeedOf("ann", 2): true, class.Assignment{Seed: 8}.SeedOf("ann", 1): true}
	if again := a.SeedOf("ann", 1); len(seen) != 4 || !seen[again] {
		t.Errorf("%v", seen)
	}
}

// Whatever a teacher grants, a learner has no less for it: the deadline, the end and the number of attempts do not come down.
func TestWhatIsGrantedTakesNothingAway(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		minutes := func(name string, least, most int) time.Duration {
			return time.Duration(rapid.IntRange(least, most).Draw(t, name)) * time.Minute
		}
		plain := class.Work{Assignment: class.Assignment{
			Limit: minutes("limit", 0, 200), Attempts: rapid.IntRange(0, 3).Draw(t, "attempts"), From: noon(), Due: noon().Add(minutes("due", 1, 5000)),
		}}
		granted := plain
		granted.Override = class.Override{
			Due: noon().Add(minutes("later", -5000, 9000)), Factor: rapid.SampledFrom([]float64{0, 1, 1.5, 2}).Draw(t, "factor"),
			NoLimit: rapid.Bool().Draw(t, "no limit"), More: rapid.IntRange(0, 2).Draw(t, "more"),
		}
		began := noon().Add(minutes("began", 0, 5000))
		if granted.Until().Before(plain.Until()) || granted.End(began).Before(plain.End(began)) || granted.Left() < plain.Left() {
			t.Fatalf("%v, %v, %d instead of %v, %v, %d", granted.Until(), granted.End(began), granted.Left(), plain.Until(), plain.End(began), plain.Left())
		}
		if end := granted.End(began); end.After(granted.Until()) {
			t.Fatalf("it ends %v, after the deadline %v", end, granted.Until())
		}
		at := noon().Add(minutes("now", -10, 9000))
		if plain.Bar(at) == class.NoBar && granted.Bar(at) != class.NoBar {
			t.Fatalf("it may not begin %v", at)
		}
	})
}
