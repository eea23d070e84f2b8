package simulation

import (
	"math"
	"math/rand/v2"
	"time"
)

// windows is DASH (Lindsey and others 2014) with windows that fade instead of ending: how often a
// fact was studied and known within the last hour, day, week, month and year.
type windows struct {
	facts []counts
	now   moment
}

type counts struct {
	ease         float64
	known, asked [5]float64
	last         moment
	seen         bool
}

const (
	dashAsked = 0.25 // weight of the questions
	dashWrong = 0.35 // of a right answer is a wrong one worth
)

// window returns how long the k-th one lasts in days, and what a right answer in it weighs.
func window(k int) (length, weight float64) {
	return [5]float64{1.0 / 24, 1, 7, 30, 365}[k], [5]float64{1.2, 0.8, 0.8, 0.8, 0.6}[k]
}

func newWindows(r *rand.Rand, facts int) remembering {
	person := -2.4 + 0.4*r.NormFloat64()
	w := &windows{facts: make([]counts, facts)}
	for i := range w.facts {
		w.facts[i].ease = person + 0.7*r.NormFloat64()
	}
	return w
}

func (w *windows) pass(to moment, _ bool) { w.now = to }

func (w *windows) recall(fact int, later time.Duration) float64 {
	c := &w.facts[fact]
	if !c.seen {
		return 0
	}
	passed, z := days(w.now+later-c.last), c.ease
	for k := range c.known {
		length, weight := window(k)
		fade := math.Exp(-passed / length)
		z += weight*math.Log1p(c.known[k]*fade) + dashAsked*math.Log1p(c.asked[k]*fade)
	}
	return logistic(z)
}

func (w *windows) study(fact int, right bool) {
	c := &w.facts[fact]
	passed, gain := days(w.now-c.last), dashWrong
	if right {
		gain = 1
	}
	for k := range c.known {
		length, _ := window(k)
		fade := math.Exp(-passed / length)
		c.known[k] = c.known[k]*fade + gain
		c.asked[k] = c.asked[k]*fade + 1
	}
	c.last, c.seen = w.now, true
}
