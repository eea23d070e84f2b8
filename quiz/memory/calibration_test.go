package memory

import (
	"math"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// fitted is what a calibration makes of a card that is asked again and again, so long after each answer.
func fitted(answers int, gap time.Duration, right func(i int) bool) Calibration {
	var f Calibration
	s := Standing{Asked: 1, Right: 1, Memory: Memory{Stage: Reviewing, Stability: 1, Last: noon()}}
	for i := range answers {
		f = f.after(s, Answer{Right: right(i), At: noon().Add(gap)})
	}
	return f
}

func TestAForecastFollowsWhatIsKnownADayLater(t *testing.T) {
	for _, known := range []int{2, 5, 8} {
		f := fitted(100, 24*time.Hour, func(i int) bool { return i%10 < known })
		if got, want := f.curve().recall(1, 1, 1), float64(known)/10; got < want-0.1 || got > want+0.1 {
			t.Errorf("of a card that is known %d times in ten after a day, %.2f is forecast", known, got)
		}
	}
}

func TestWhatIsKnownAfterMinutesHardlyChangesTheForecastForDays(t *testing.T) {
	right := func(i int) bool { return i%2 == 0 }
	before := Calibration{}.curve().recall(1, 1, 1)
	minutes := fitted(10, 10*time.Minute, right).curve().recall(1, 1, 1)
	nextDay := fitted(10, 24*time.Hour, right).curve().recall(1, 1, 1)
	if before-minutes > (before-nextDay)/2 {
		t.Errorf("forecast %.2f before, %.2f after ten answers within minutes, %.2f after ten a day apart", before, minutes, nextDay)
	}
}

func TestACurveFallsWithTimeAndRisesWithPractice(t *testing.T) {
	for i := range curves {
		c := pointOf(i).curve()
		if c.recall(2, 1, 1) >= c.recall(1, 1, 1) || c.recall(1, 1, 2) <= c.recall(1, 1, 1) || c.recall(1, 2, 1) <= c.recall(1, 1, 1) {
			t.Errorf("curve %d, %+v, does not", i, c)
		}
	}
}

func TestAnOlderFitKeepsItsValueWhenAnAnswerIsCounted(t *testing.T) {
	old := fitted(3, 24*time.Hour, func(int) bool { return true })
	before := old.curve()
	old.after(Standing{Memory: Memory{Stability: 1, Last: noon()}}, Answer{At: noon().Add(48 * time.Hour)})
	if old.curve() != before {
		t.Error("it does not")
	}
}

func TestARightAnswerThatMayBeLuckTellsLess(t *testing.T) {
	s := Standing{Asked: 3, Right: 1, Memory: Memory{Stage: Reviewing, Stability: 2, Last: noon()}}
	at := noon().AddDate(0, 0, 30)
	var text, choice Calibration
	for range 20 {
		text, choice = text.after(s, Answer{Right: true, At: at}), choice.after(s, Answer{Right: true, Chance: 0.5, At: at})
	}
	if a, b := text.curve().Of(s, at), choice.curve().Of(s, at); a <= b {
		t.Errorf("as text %.3f, as a choice of two %.3f", a, b)
	}
}

func TestACurveStaysAProbabilityWhateverIsAnswered(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var f Calibration
		standing := func() Standing {
			return Standing{Right: rapid.IntRange(0, 1000).Draw(t, "right"), Memory: Memory{
				Stage: Reviewing, Stability: rapid.Float64Range(0.001, 36500).Draw(t, "stability"), Last: noon(),
			}}
		}
		at := func() time.Time { return noon().Add(time.Duration(rapid.Int64Range(0, 1<<56).Draw(t, "after"))) }
		for range rapid.IntRange(0, 30).Draw(t, "answers") {
			f = f.after(standing(), Answer{Chance: rapid.Float64Range(0, 1).Draw(t, "luck"), Right: rapid.Bool().Draw(t, "came right"), At: at()})
		}
		if r := f.curve().Of(standing(), at()); !(r >= 0 && r <= 1) {
			t.Fatalf("R is %v", r)
		}
	})
}

func TestTheGridSaysWhatEachOfItsCurvesSays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		days, stability := rapid.Float64Range(0, 400).Draw(t, "days"), rapid.Float64Range(0, 100).Draw(t, "stability")
		right := rapid.IntRange(0, 30).Draw(t, "right")
		for i, got := range recalls(days, stability, right) {
			if want := pointOf(i).curve().recall(days, stability, right); math.Abs(got-want) > 1e-9 {
				t.Fatalf("curve %d, %+v: %v, want %v", i, pointOf(i), got, want)
			}
		}
	})
}
