package simulation

import (
	"math"
	"math/rand/v2"
	"time"
)

// multiscale is the multiscale context model (Mozer and others 2009): twenty traces that leak, from
// half a minute to four hundred days, each corrected by what the faster ones leave to be learnt. It
// punishes whatever is massed.
type multiscale struct {
	facts []leaks
	now   moment
}

type leaks struct {
	level  [scales]float64
	weight [scales]float64 // falls from the fastest trace to the slowest
	sum    [scales]float64 // of the weights so far
	last   moment
	seen   bool
}

const (
	scales      = 20
	leakFastest = 30.0          // seconds
	leakSlowest = 400 * 86400.0 // the same
	learnRight  = 4.0           // so much faster is learnt from what was recalled
	learnWrong  = 1.0
)

func newMultiscale(r *rand.Rand, facts int) remembering {
	person := 0.92 + 0.02*r.NormFloat64()
	m := &multiscale{facts: make([]leaks, facts)}
	for i := range m.facts {
		m.facts[i] = newLeaks(max(0.80, min(0.985, person+0.025*r.NormFloat64())))
	}
	return m
}

func newLeaks(ratio float64) leaks {
	var l leaks
	weight, sum := 1.0, 0.0
	for k := range scales {
		sum += weight
		l.weight[k], l.sum[k] = weight, sum
		weight *= ratio
	}
	return l
}

// at returns the traces at a time.
func (l *leaks) at(t moment) [scales]float64 {
	passed := (t - l.last).Seconds()
	ratio := math.Pow(leakSlowest/leakFastest, 1.0/(scales-1))
	out, tau := l.level, leakFastest
	for k := range out {
		out[k] *= math.Exp(-passed / tau)
		tau *= ratio
	}
	return out
}

func (m *multiscale) pass(to moment, _ bool) { m.now = to }

func (m *multiscale) recall(fact int, later time.Duration) float64 {
	l := &m.facts[fact]
	if !l.seen {
		return 0
	}
	sum := 0.0
	for k, x := range l.at(m.now + later) {
		sum += x * l.weight[k]
	}
	return max(0, min(1, sum/l.sum[scales-1]))
}

func (m *multiscale) study(fact int, right bool) {
	l := &m.facts[fact]
	rate := learnWrong
	if right {
		rate = learnRight
	}
	strength := 0.0
	for k, x := range l.at(m.now) {
		strength += l.weight[k] * x
		l.level[k] = x + rate*max(0, 1-strength/l.sum[k])
	}
	l.last, l.seen = m.now, true
}
