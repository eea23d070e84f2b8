package quiz

import (
	"slices"
	"time"

	"porthole/quiz/memory"
)

const (
	contrastEvery = 4                // questions
	contrastAfter = 25 * time.Second // since the rival was asked last
	aheadOfTime   = 20 * time.Minute // a step that is due so soon is taken at once where nothing else is left
	apart         = 4                // other questions between two with the same stem
	mostTimes     = 5                // that a stem comes in a sitting
	leech         = 3                // misses in a day, after which a card rests until the next
	lastTimes     = 3                // that a card is asked in the last sitting before the exam, if there is time
)

// chooser chooses the next question of a sitting.
type chooser struct {
	queue
	s      Drill
	now    time.Time
	curve  memory.Curve
	seen   []turnState    // of each turn of the schedule
	asked  map[string]int // how often each card was asked in this sitting
	missed map[string]int // how often each was missed in it
	stems  map[string]int // how often each stem was met in it
	target *bool          // whether the target of the goal is reached; nil: not told yet
	recent []string       // the stems that were met last
}

// cell is where a fact stands in its table.
type cell struct{ table, row, column int }

// turnState is how a turn stands now.
type turnState struct {
	standing memory.Standing
	times    int  // it was asked in this sitting
	rests    bool // it cannot be asked now
	near     bool // its fact was asked just now
	just     bool // its fact was asked by the last question
	closed   bool // it is new, and its lesson has not come in
}

func newChooser(s Drill, now time.Time) *chooser {
	r := &chooser{queue: s.queue, s: s, now: now, curve: s.record.Curve()}
	r.look(s.past)
	turns := s.queue.schedule.turns
	gap := max(0, min(apart, len(turns)-1))
	back := s.past.turns(spacing)
	near, just := r.deck.cells(back), r.deck.cells(back[max(0, len(back)-1):])
	last := back[max(0, len(back)-gap):]
	r.seen = make([]turnState, len(turns))
	for i, t := range turns {
		st := r.s.record.Card(t.id)
		r.seen[i] = turnState{
			standing: st, times: r.asked[t.id],
			near: r.deck.among(near, t), just: r.deck.among(just, t),
			closed: st.Memory.Stage == memory.New && st.Asked == 0 && r.schedule.closed[r.deck.lessonOf(t)],
			rests: slices.ContainsFunc(last, func(o turn) bool { return o.id == t.id }) ||
				r.asked[t.id] >= mostTimes || r.resting(t.id, st),
		}
	}
	return r
}

// resting reports whether a card was missed so often, in this sitting or today, that it is left for another day.
func (r *chooser) resting(id string, s memory.Standing) bool {
	return r.missed[id] >= leech || !r.selection.Practice && s.MissesOn(memory.DayOf(r.now)) >= leech
}

// look counts what was asked in the sitting.
func (r *chooser) look(past *history) {
	r.asked, r.missed, r.stems = map[string]int{}, map[string]int{}, map[string]int{}
	gap := max(0, min(apart, len(r.schedule.turns)-1))
	for at := range past.all {
		r.asked[at.turn.id]++
		r.stems[at.Question.Stem]++
		if !at.Verdict.Right {
			r.missed[at.turn.id]++
		}
		if len(r.recent) < gap {
			r.recent = append(r.recent, at.Question.Stem)
		}
	}
}

// heard reports whether a stem was met just now, or often enough for one sitting.
func (r *chooser) heard(stem string) bool {
	return slices.Contains(r.recent, stem) || r.stems[stem] >= mostTimes
}

// leave lets a turn rest for this choice.
func (r *chooser) leave(t turn) {
	for i := range r.seen {
		if r.schedule.turns[i].id == t.id {
			r.seen[i].rests = true
		}
	}
}

// cells returns where the facts of turns stand; those of an authored question stand nowhere.
func (d *Deck) cells(turns []turn) map[cell]bool {
	out := map[cell]bool{}
	for _, t := range turns {
		if t.card < 0 {
			continue
		}
		for _, fact := range firsts(d.cards().cards[t.card].Facts) {
			out[d.cell(fact)] = true
		}
	}
	return out
}

func (d *Deck) cell(fact int) cell {
	f := &d.course.Facts[fact]
	return cell{f.Table, f.Row, f.Column}
}

// among reports whether a fact of the turn stands in one of the cells.
func (d *Deck) among(cells map[cell]bool, t turn) bool {
	return t.card >= 0 && slices.ContainsFunc(firsts(d.cards().cards[t.card].Facts), func(fact int) bool { return cells[d.cell(fact)] })
}

// next chooses: what the last one is mixed up with, steps, reviews, something new, steps ahead of their time. Where no
// lesson is to come in before, it goes on with what will not be safe on the exam day. Cards of one fact stay apart as far
// as that leaves anything.
func (r *chooser) next() (turn, bool) {
	if t, ok := r.contrast(); ok {
		return t, true
	}
	if r.selection.Practice {
		return r.apart(r.practice)
	}
	if t, ok := r.apart(r.wanted); ok {
		return t, true
	}
	if r.lesson() != nil {
		return turn{}, false
	}
	return r.apart(r.worth)
}

// apart chooses among what is of another fact than the questions before, else of another than the last one, else among all.
func (r *chooser) apart(choose func(free func(turnState) bool) (turn, bool)) (turn, bool) {
	for _, free := range []func(turnState) bool{
		func(t turnState) bool { return !t.rests && !t.near },
		func(t turnState) bool { return !t.rests && !t.just },
	} {
		if t, ok := choose(free); ok {
			return t, true
		}
	}
	return turn{}, false
}

func (r *chooser) practice(free func(turnState) bool) (turn, bool) {
	return r.least(func(t turnState) bool { return free(t) && t.standing.Asked > 0 }, r.recalled)
}

// wanted chooses what memory asks for: what is due, what is new, and what is not done for today.
func (r *chooser) wanted(free func(turnState) bool) (turn, bool) {
	due := func(t turnState) bool {
		return free(t) && t.standing.Memory.Stage != memory.New && !t.standing.Memory.Due.After(r.now)
	}
	step := func(t turnState) bool { return t.standing.Memory.InMinutes() }
	if t, ok := r.least(func(t turnState) bool { return due(t) && step(t) }, turnState.due); ok {
		return t, true
	}
	if t, ok := r.least(func(t turnState) bool { return due(t) && !step(t) }, r.recalled); ok {
		return t, true
	}
	if t, ok := r.fresh(free); ok {
		return t, true
	}
	return r.least(func(t turnState) bool {
		return free(t) && step(t) && t.standing.Memory.Due.Sub(r.now) <= aheadOfTime
	}, turnState.due)
}

// worth chooses what is worth the minutes that the plan has: what was met and will not be safe on the exam day, and in the
// last sitting before it what is remembered least.
func (r *chooser) worth(free func(turnState) bool) (turn, bool) {
	if t, ok := r.least(func(t turnState) bool { return free(t) && r.presses(t) }, r.recalled); ok {
		return t, true
	}
	return r.least(func(t turnState) bool { return free(t) && r.warmsUp(t) }, r.recalled)
}

// planned reports whether there is an exam to come for which the plan has time today.
func (r *chooser) planned() bool { return !r.schedule.goal.Exam.IsZero() && !r.schedule.rest }

// presses reports whether the target is not reached, and a card is not done for today and will not be safe on the exam day.
func (r *chooser) presses(t turnState) bool {
	return r.planned() && !r.ready() && t.standing.Memory.Stage != memory.New && !r.done(t.standing) &&
		r.curve.Of(t.standing, r.schedule.goal.Horizon(r.now)) < safe
}

// warmsUp reports whether a card is asked once more in the last sitting, for the minutes that the plan has left are of no
// use later. A sitting does not begin with one that is done for today.
func (r *chooser) warmsUp(t turnState) bool {
	return r.schedule.last && r.planned() && t.standing.Memory.Stage != memory.New && t.times < lastTimes &&
		(r.s.past.len() > 0 || !r.done(t.standing))
}

// ready reports whether the target of the goal is reached.
func (r *chooser) ready() bool {
	if r.target == nil {
		reached := r.reached()
		r.target = &reached
	}
	return *r.target
}

func (r *chooser) reached() bool {
	g := r.schedule.goal
	if answers, delayed := r.s.record.Wanting(); g.Exam.IsZero() || answers+delayed > 0 {
		return false
	}
	return r.s.record.Forecast(r.schedule.ids, g.Horizon(r.now), g.Choices).Ready(g.Target)
}

// done reports whether a card is done for today: it was answered today, and no step is left to take.
func (r *chooser) done(s memory.Standing) bool {
	return memory.DayOf(s.Last) == memory.DayOf(r.now) && s.Asked > 0 && !s.Memory.InMinutes()
}

func (r *chooser) recalled(t turnState) float64 { return r.curve.Of(t.standing, r.now) }
func (t turnState) due() float64                { return float64(t.standing.Memory.Due.UnixMilli()) }

// least returns the turn with the least measure among those that are wanted; the first of a draw.
func (r *chooser) least(wanted func(turnState) bool, measure func(turnState) float64) (turn, bool) {
	best, least := -1, 0.0
	for i, t := range r.seen {
		if !wanted(t) {
			continue
		}
		if m := measure(t); best < 0 || m < least {
			best, least = i, m
		}
	}
	if best < 0 {
		return turn{}, false
	}
	return r.schedule.turns[best], true
}

// fresh returns the first turn that was never asked, but no look-alike of one that has just been met for the first time.
func (r *chooser) fresh(free func(turnState) bool) (turn, bool) {
	if r.newOnes() >= r.schedule.cap || r.ready() {
		return turn{}, false
	}
	for i, t := range r.seen {
		if t.standing.Memory.Stage == memory.New && !t.closed && free(t) && !r.introducesLookAlike(r.schedule.turns[i]) {
			return r.schedule.turns[i], true
		}
	}
	return turn{}, false
}

// lesson returns the next lesson that was not read and has something new; nil where none is to come in now.
func (r *chooser) lesson() *Upcoming {
	if r.newOnes() >= r.schedule.cap || r.ready() {
		return nil
	}
	var next *Upcoming
	for i, t := range r.seen {
		if !t.closed {
			continue
		}
		switch lesson := r.deck.lessonOf(r.schedule.turns[i]); {
		case next == nil:
			next = &Upcoming{Lesson: lesson, New: 1}
		case next.Lesson == lesson:
			next.New++
		}
	}
	return next
}

// introducesLookAlike reports whether the last question was the first one on a look-alike.
func (r *chooser) introducesLookAlike(t turn) bool {
	if r.s.past == nil {
		return false
	}
	last := r.s.past.turn
	return r.s.before.Card(last.id).Memory.Stage == memory.New && r.deck.grouped(last, t)
}

// newOnes counts what was met for the first time in this session.
func (r *chooser) newOnes() int {
	n := 0
	for id := range r.asked {
		if r.s.begun.Card(id).Memory.Stage == memory.New {
			n++
		}
	}
	return n
}

// left counts what is due and what is new, as far as the session will get to it, with what it asks now and the steps of
// what it has asked, and what is worth asking; in practice what was met. So a session begins with what there is to ask,
// and grows where a step falls due.
func (r *chooser) left(now turn) int {
	due, fresh := 0, 0
	for i, t := range r.seen {
		switch m := t.standing.Memory; {
		case r.selection.Practice:
			due += min(1, t.standing.Asked)
		case m.Stage == memory.New && t.closed:
		case m.Stage == memory.New:
			fresh++
		case r.schedule.turns[i].id != now.id && r.resting(r.schedule.turns[i].id, t.standing):
		case !m.Due.After(r.now), r.schedule.turns[i].id == now.id, m.InMinutes() && r.asked[r.schedule.turns[i].id] > 0,
			r.presses(t), t.times == 0 && r.warmsUp(t):
			due++
		}
	}
	left := due + min(fresh, max(0, r.schedule.cap-r.newOnes()))
	if r.s.count > 0 {
		left = min(left, r.s.count-r.s.past.len())
	}
	if r.schedule.longest > 0 {
		left = min(left, r.schedule.longest-r.s.past.len())
	}
	return left
}

// contrast returns a card that the last one is mixed up with, after an answer that was wrong and
// after every fourth: one that was met before, the one least recently asked.
func (r *chooser) contrast() (turn, bool) {
	n := r.s.past.len()
	if n == 0 {
		return turn{}, false
	}
	last := r.s.past.turn
	if last.card < 0 || r.s.past.Verdict.Right && n%contrastEvery != contrastEvery-1 {
		return turn{}, false
	}
	best := -1
	for _, card := range r.deck.rivals(last.card, r.s.record.Mistaken(last.id)) {
		i := slices.IndexFunc(r.schedule.turns, func(t turn) bool { return t.card == card })
		if i < 0 || r.seen[i].rests || r.seen[i].just || r.seen[i].standing.Asked == 0 ||
			r.done(r.seen[i].standing) || r.now.Sub(r.seen[i].standing.Last) < contrastAfter {
			continue
		}
		if best < 0 || r.seen[i].standing.Last.Before(r.seen[best].standing.Last) {
			best = i
		}
	}
	if best < 0 {
		return turn{}, false
	}
	t := r.schedule.turns[best]
	t.against = last.card
	return t, true
}
