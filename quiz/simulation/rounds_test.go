package simulation

import (
	"math/rand/v2"
	"slices"
	"time"
)

// rounds asks every fact once, in random order, and begins again.
type rounds struct {
	habit
	r     *rand.Rand
	queue []int
}

func newRounds(c calendar, only int, seed uint64) *rounds {
	h, r := newHabit(c, only, seed)
	return &rounds{habit: h, r: r}
}

func (o *rounds) begin(moment) {}

func (o *rounds) ask(moment) int {
	if len(o.queue) == 0 {
		o.queue = o.r.Perm(o.facts)
		if o.queue[0] == o.prior {
			slices.Reverse(o.queue)
		}
	}
	fact := o.queue[0]
	o.queue = o.queue[1:]
	return fact
}

func (o *rounds) mark(fact int, _ bool, _ time.Duration, now moment) { o.met(fact, now) }
