package memory

import (
	"fmt"
	"math"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// learner answers every one of n cards once a day, right with a probability of recall that she alone
// knows; days tells which days.
type learner struct {
	cards  []string
	recall func(daysSince float64) bool
}

// after returns her record once she has practised on the days, counted from noon.
func (l learner) after(days ...int) Record {
	r, last := Record{}, -1
	for _, day := range days {
		for i, id := range l.cards {
			at := noon().AddDate(0, 0, day).Add(time.Duration(i) * time.Second)
			right := last >= 0 && l.recall(float64(day-last))
			r = r.After(Answer{Card: id, Kind: 3, Manner: Written, Right: right, At: at})
		}
		last = day
	}
	return r
}

func cardIDs(n int) []string {
	ids := make([]string, n)
	for i := range ids {
		ids[i] = fmt.Sprint("card ", i)
	}
	return ids
}

// anyRecord draws answers to cards on the days after noon.
func anyRecord(t *rapid.T, ids []string) Record {
	r, at := Record{}, noon()
	for range rapid.IntRange(0, 40).Draw(t, "answers") {
		at = at.Add(time.Duration(rapid.IntRange(1, 100_000).Draw(t, "seconds")) * time.Second)
		manner := rapid.SampledFrom([]Manner{Written, Chosen}).Draw(t, "manner")
		a := Answer{Card: rapid.SampledFrom(ids).Draw(t, "card"), Manner: manner, Right: rapid.Bool().Draw(t, "right"), At: at}
		if manner == Chosen {
			a.Chance = 0.25
		}
		r = r.After(a)
	}
	return r
}

func TestAForecastLiesBetweenItsBoundsAndLuckAndCertainty(t *testing.T) {
	ids := cardIDs(8)
	rapid.Check(t, func(t *rapid.T) {
		r, choices := anyRecord(t, ids), rapid.IntRange(0, 6).Draw(t, "choices")
		at := noon().Add(time.Duration(rapid.IntRange(0, 20_000).Draw(t, "hours")) * time.Hour)
		f := r.Forecast(ids, at, choices)
		chance := 0.0
		if choices > 0 {
			chance = 1 / float64(choices)
		}
		if !(0 <= f.Low && f.Low <= f.Expected && f.Expected <= f.High && f.High <= 1) || f.Expected < chance-1e-9 {
			t.Fatalf("%+v with a chance of %.2f", f, chance)
		}
	})
}

func TestAForecastFallsAsTimeGoesBy(t *testing.T) {
	ids := cardIDs(8)
	rapid.Check(t, func(t *rapid.T) {
		r := anyRecord(t, ids)
		at := noon().AddDate(0, 3, 0) // after the last answer
		sooner := r.Forecast(ids, at, 4)
		later := r.Forecast(ids, at.Add(time.Duration(rapid.IntRange(1, 5000).Draw(t, "hours"))*time.Hour), 4)
		if later.Expected > sooner.Expected {
			t.Fatalf("%.4f, and later %.4f", sooner.Expected, later.Expected)
		}
		if r.Answers > 0 && later.Expected == sooner.Expected {
			t.Fatalf("nothing is forgotten: %.4f", later.Expected)
		}
	})
}

func TestAForecastRisesWithLearning(t *testing.T) {
	ids := cardIDs(20)
	l := learner{ids, func(float64) bool { return true }}
	exam := noon().AddDate(0, 0, 30)
	last := Record{}.Forecast(ids, exam, 0).Expected
	for _, days := range [][]int{{0}, {0, 1}, {0, 1, 3}, {0, 1, 3, 8}, {0, 1, 3, 8, 20}} {
		now := l.after(days...).Forecast(ids, exam, 0).Expected
		if now <= last {
			t.Errorf("after days %v: %.3f, before %.3f", days, now, last)
		}
		last = now
	}
	if last < 0.8 {
		t.Errorf("who recalls all is expected to score %.3f", last)
	}
}

func TestWhatWasNeverAskedCountsAsGuessed(t *testing.T) {
	ids := cardIDs(10)
	for choices, want := range map[int]float64{0: 0, 2: 0.5, 4: 0.25} {
		luck := spread80 * math.Sqrt(want*(1-want)/float64(len(ids))) // a binomial's
		if f := (Record{}).Forecast(ids, noon(), choices); f.Expected != want || math.Abs(f.High-want-luck) > 1e-9 || math.Abs(want-f.Low-luck) > 1e-9 {
			t.Errorf("%d choices: %+v, want %.2f within %.2f", choices, f, want, luck)
		}
	}
	known := learner{ids[:5], func(float64) bool { return true }}.after(0, 1)
	half, all := known.Forecast(ids, noon().AddDate(0, 0, 2), 4), known.Forecast(ids[:5], noon().AddDate(0, 0, 2), 4)
	if want := (all.Expected + 0.25) / 2; math.Abs(half.Expected-want) > 1e-9 {
		t.Errorf("half of them asked: %.4f, want %.4f", half.Expected, want)
	}
	if f := (Record{}).Forecast(nil, noon(), 4); f != (Forecast{}) {
		t.Errorf("of nothing: %+v", f)
	}
}

func TestReadyIsWhoReachesTheTargetAtTheLowerEnd(t *testing.T) {
	f := Forecast{Expected: 0.85, Low: 0.78, High: 0.92}
	if f.Ready(0.8) || !f.Ready(0.78) {
		t.Errorf("%+v", f)
	}
}

func TestAForecastWantsThirtyAnswersTenOfThemAfterADay(t *testing.T) {
	always := func(float64) bool { return true }
	for _, c := range []struct {
		cards, answers, delayed int
		days                    []int
	}{{0, 30, 10, nil}, {7, 23, 10, []int{0}}, {7, 16, 3, []int{0, 1}}, {40, 0, 10, []int{0}}, {15, 0, 0, []int{0, 1}}} {
		answers, delayed := learner{cardIDs(c.cards), always}.after(c.days...).Wanting()
		if answers != c.answers || delayed != c.delayed {
			t.Errorf("%d cards on days %v: wanting %d and %d, want %d and %d", c.cards, c.days, answers, delayed, c.answers, c.delayed)
		}
	}
}
