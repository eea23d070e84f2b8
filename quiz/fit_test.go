package quiz

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

// fitted returns what is known of a learner after answers to cards of a stability of ten days, each
// a number of days after the last, right in so many of ten.
func fitted(answers int, days float64, rightOfTen int) Fit {
	f := Fit{}
	for i := range answers {
		f = f.after(days, 10, 0, i*7%10 < rightOfTen) // spread evenly
	}
	return f
}

func TestWithoutAnswersTheCurveIsAboutThatOfFSRS(t *testing.T) {
	curve := Fit{}.curve()
	if curve.scale < 0.6 || curve.scale > 1.7 {
		t.Errorf("stability is taken for %.2f of what it is", curve.scale)
	}
	if r := newCurve(1, decayOf(0)).recall(10, 10); math.Abs(r-0.9) > 1e-9 {
		t.Errorf("after as many days as it is stable a card is recalled with %.4f, want 0.9", r)
	}
}

func TestTheFitLearnsHowFastALearnerForgets(t *testing.T) {
	quick, slow := fitted(60, 10, 4).curve(), fitted(60, 10, 10).curve()
	if q, s := quick.recall(10, 10), slow.recall(10, 10); q > 0.6 || s < 0.93 {
		t.Errorf("who was right in 4 of 10 is expected to be in %.2f, who always was in %.2f", q, s)
	}
	if quick.scale >= 1 || slow.scale <= 1 {
		t.Errorf("scales %.2f and %.2f", quick.scale, slow.scale)
	}
}

func TestMoreAnswersOfAKindMoveTheFitFurther(t *testing.T) {
	last := Fit{}.curve().recall(10, 10)
	for _, answers := range []int{5, 20, 80} {
		now := fitted(answers, 10, 2).curve().recall(10, 10)
		if now >= last {
			t.Errorf("after %d answers: %.3f, before %.3f", answers, now, last)
		}
		last = now
	}
}

func TestARightAnswerThatMayBeLuckTellsLess(t *testing.T) {
	const days, stability = 30, 2
	text, choice := Fit{}, Fit{}
	for range 20 {
		text, choice = text.after(days, stability, 0, true), choice.after(days, stability, 0.5, true)
	}
	if a, b := text.curve().recall(days, stability), choice.curve().recall(days, stability); a <= b {
		t.Errorf("as text %.3f, as a choice of two %.3f", a, b)
	}
}

func TestACurveFallsFromOneAndStaysAProbability(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := Fit{}
		for range rapid.IntRange(0, 30).Draw(t, "answers") {
			f = f.after(rapid.Float64Range(0, 1000).Draw(t, "days"), rapid.Float64Range(0.001, 36500).Draw(t, "stability"),
				rapid.Float64Range(0, 1).Draw(t, "luck"), rapid.Bool().Draw(t, "right"))
		}
		c, stability := f.curve(), rapid.Float64Range(0.001, 36500).Draw(t, "of stability")
		if r := c.recall(0, stability); r != 1 {
			t.Fatalf("at once: %v", r)
		}
		days := rapid.Float64Range(0.01, 10000).Draw(t, "after")
		if a, b := c.recall(days, stability), c.recall(2*days, stability); !(1 >= a && a >= b && b > 0) {
			t.Fatalf("after %v days %v, after twice as many %v", days, a, b)
		}
	})
}
