package simulation

import (
	"math"
	"math/rand/v2"
	"time"
)

// halfLife is half-life regression (Settles and Meeder 2016): what is remembered halves in a time
// that grows with the right answers, whenever they were given. So it rewards spacing nowhere.
type halfLife struct {
	ease         []float64 // by fact: log2 of its first half-life in days
	right, wrong []float64
	last         []moment
	seen         []bool
	now          moment
}

const (
	halfByRight = 1.8
	halfByWrong = -0.25
	halfFirst   = 0.35 // days, of the typical person
	halfLeast   = -8.0 // log2 of days
	halfMost    = 9.0
)

func newHalfLife(r *rand.Rand, facts int) remembering {
	person := math.Log2(halfFirst) + 0.5*r.NormFloat64()
	h := &halfLife{
		ease: make([]float64, facts), right: make([]float64, facts), wrong: make([]float64, facts),
		last: make([]moment, facts), seen: make([]bool, facts),
	}
	for i := range h.ease {
		h.ease[i] = person + 0.7*r.NormFloat64()
	}
	return h
}

func (h *halfLife) pass(to moment, _ bool) { h.now = to }

func (h *halfLife) recall(fact int, later time.Duration) float64 {
	if !h.seen[fact] {
		return 0
	}
	grown := h.ease[fact] + halfByRight*(math.Sqrt(1+h.right[fact])-1) + halfByWrong*(math.Sqrt(1+h.wrong[fact])-1)
	half := math.Exp2(max(halfLeast, min(halfMost, grown)))
	return math.Exp2(-days(h.now+later-h.last[fact]) / half)
}

func (h *halfLife) study(fact int, right bool) {
	switch {
	case right:
		h.right[fact]++
	case h.seen[fact]:
		h.wrong[fact]++
	}
	h.last[fact], h.seen[fact] = h.now, true
}
