package simulation

import (
	"math"
	"math/rand/v2"
	"time"
)

// activation is ACT-R's memory as Pavlik and Anderson have it (2005, 2008): each study leaves a trace
// that fades by a power of its age, the faster the better the fact was remembered; outside of
// sessions time runs slower.
type activation struct {
	ease   []float64 // by fact, added to its activation
	traces [][]trace
	clock  float64 // seconds, as they count for fading
	wall   moment
}

type trace struct{ at, decay, weight float64 }

const (
	actDecay     = 0.177
	actScale     = 0.217
	actThreshold = -0.704
	actNoise     = 0.255
	actOutside   = 0.025 // of the time outside of sessions counts
	actWrong     = 0.8   // weight of a trace left by an answer that was wrong
	actMost      = 2.0   // above this activation traces fade no faster
)

func newActivation(r *rand.Rand, facts int) remembering {
	person := 0.25 + 0.25*r.NormFloat64()
	a := &activation{ease: make([]float64, facts), traces: make([][]trace, facts)}
	for i := range a.ease {
		a.ease[i] = person + 0.3*r.NormFloat64()
	}
	return a
}

func (a *activation) pass(to moment, studying bool) {
	passed := (to - a.wall).Seconds()
	if !studying {
		passed *= actOutside
	}
	a.clock += passed
	a.wall = to
}

// active is ln Σ weight · age^−decay; false without a trace.
func (a *activation) active(fact int, later time.Duration) (float64, bool) {
	now, sum := a.clock+later.Seconds()*actOutside, 0.0
	for _, t := range a.traces[fact] {
		sum += t.weight * math.Pow(max(now-t.at, 1), -t.decay)
	}
	return math.Log(sum), len(a.traces[fact]) > 0
}

func (a *activation) recall(fact int, later time.Duration) float64 {
	m, ok := a.active(fact, later)
	if !ok {
		return 0
	}
	return logistic((m + a.ease[fact] - actThreshold) / actNoise)
}

func (a *activation) study(fact int, right bool) {
	t := trace{at: a.clock, decay: actDecay, weight: 1}
	if m, ok := a.active(fact, 0); ok {
		t.decay += actScale * math.Exp(min(m, actMost))
	}
	if !right {
		t.weight = actWrong
	}
	a.traces[fact] = append(a.traces[fact], t)
}

func logistic(x float64) float64 { return 1 / (1 + math.Exp(-x)) }
