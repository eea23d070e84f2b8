package simulation

import "time"

const (
	boxes   = 5
	restful = time.Minute // before a fact comes again while there is something else
)

// leitner keeps facts in five boxes, asked every 1, 2, 4, 8 and 16 days. A wrong answer puts a fact
// back into the first; new ones come where nothing is due.
type leitner struct {
	habit
	box, due []int // by fact: days
}

func newLeitner(c calendar, seed uint64) *leitner {
	h, _ := newHabit(c, alike, seed)
	return &leitner{habit: h, box: make([]int, h.facts), due: make([]int, h.facts)}
}

func (o *leitner) begin(moment) {}

func (o *leitner) ask(now moment) int {
	due := func(fact int) bool { return o.seen[fact] && o.due[fact] <= int(now/day) }
	rested := func(fact int) bool { return due(fact) && now-o.last[fact] > restful }
	lowest := func(fact int) float64 { return float64(o.box[fact])*1e9 + o.waited(fact) }
	if fact, ok := o.least(rested, lowest); ok {
		return fact
	}
	if fact, ok := o.fresh(); ok {
		return fact
	}
	if fact, ok := o.least(due, lowest); ok {
		return fact
	}
	soonest := func(fact int) float64 { return float64(o.due[fact])*1e9 + o.waited(fact) }
	fact, _ := o.least(func(int) bool { return true }, soonest)
	return fact
}

func (o *leitner) mark(fact int, right bool, _ time.Duration, now moment) {
	today := int(now / day)
	switch {
	case !right || !o.seen[fact]:
		o.box[fact], o.due[fact] = 1, today
	default:
		o.box[fact] = min(boxes, o.box[fact]+1)
		o.due[fact] = today + 1<<(o.box[fact]-1)
	}
	o.met(fact, now)
}
