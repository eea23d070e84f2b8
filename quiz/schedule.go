package quiz

import (
	"cmp"
	"math"
	"slices"
	"time"
)

const (
	newAtLeast    = 20               // new ones a session may have, however far the exam is
	contrastEvery = 4                // questions
	contrastAfter = 25 * time.Second // since the rival was asked last
	aheadOfTime   = 20 * time.Minute // a step that is due so soon is taken at once where nothing else is left
)

// schedule is how a schedule asks. It does not change during a session.
type schedule struct {
	turns  []turn // all that may be asked, new ones in the order they are met in
	filled bool   // there is always something to ask, until the time is over
	cap    int    // new ones a session may have
}

// A DoneError says that a schedule has nothing to ask now.
type DoneError struct {
	Next time.Time // when something is due again; zero: never, for nothing was asked yet
}

// Error says so.
func (e *DoneError) Error() string { return "nothing is due now" }

// NewReview begins the session that memory asks for: look-alikes of what was just answered, steps
// that are due, reviews that are due, and what is new, lesson by lesson. With a goal that is open it
// goes on with what is remembered least until Selection.Limit or Count; without one of each it ends
// when nothing is due. With Selection.Practice it asks what was met, whether due or not.
//
// The error is a *NothingError where the selection leaves nothing to ask, a *DoneError where
// nothing of it is due.
func NewReview(d *Deck, s Selection, r Record, g Goal, now time.Time) (Drill, error) {
	p := queue{deck: d, selection: s, known: r}
	turns := slices.Concat(turnsOf(d, s.cards(d)), authoredTurns(d, s.authored(d.course)))
	p.schedule = &schedule{turns: p.inOrder(turns), filled: g.Open(now) && (s.Limit > 0 || s.Count > 0) || s.Practice, cap: newAtLeast}
	if g.Open(now) {
		days := max(1, float64(g.examDay()-DayOf(now)))
		p.schedule.cap = max(newAtLeast, int(math.Ceil(float64(len(turns))/max(1, days/2))))
	}
	drill := Drill{
		queue: p, count: s.Count, started: now, id: sessionID(now, s.Seed),
	}.knowing(r)
	switch drill = drill.showDue(now); {
	case len(drill.queue.schedule.turns) == 0:
		return drill, s.nothing(d.course)
	case drill.over:
		return drill, &DoneError{Next: p.nextDue(r)}
	}
	return drill, nil
}

// inOrder returns turns lesson by lesson, shuffled within each.
func (p queue) inOrder(turns []turn) []turn {
	shuffle(turns, p.random(queueStream))
	slices.SortStableFunc(turns, func(a, b turn) int { return cmp.Compare(p.deck.lessonOf(a), p.deck.lessonOf(b)) })
	return turns
}

func (d *Deck) lessonOf(t turn) int {
	if t.card < 0 {
		return d.course.Questions[t.authored].Lesson
	}
	return d.cards().cards[t.card].Lesson
}

// nextDue returns when the first of the turns is due again.
func (p queue) nextDue(r Record) (next time.Time) {
	for _, t := range p.schedule.turns {
		m := r.Card(t.id).Memory
		if m.Stage != New && (next.IsZero() || m.Due.Before(next)) {
			next = m.Due
		}
	}
	return next
}

// showDue goes on to what is asked next, and ends the session where that is nothing.
func (s Drill) showDue(now time.Time) Drill {
	s.marked, s.question = false, Question{}
	s.queue.known = s.record
	if s.count > 0 && s.past.len() >= s.count {
		s.over = true
		return s
	}
	for {
		choose := newChooser(s, now)
		t, ok := choose.next()
		if !ok {
			s.over, s.left = true, 0
			return s
		}
		t.stream += uint64(s.past.len()+1) << 41 //nolint:gosec // a count; a card that comes back is asked otherwise
		t.repeat = s.past.ids()[t.id]
		if q, ok := s.queue.pose(t); ok {
			s.left = choose.left(t)
			s.turns, s.question = []turn{t}, q
			return s
		}
		s.queue.schedule = s.queue.schedule.without(t) // it cannot be asked in a kind that is selected
	}
}

// without returns the schedule without a turn.
func (a schedule) without(t turn) *schedule {
	a.turns = slices.DeleteFunc(slices.Clone(a.turns), func(o turn) bool { return o.id == t.id })
	return &a
}

// chooser chooses the next question.
type chooser struct {
	queue
	s     Drill
	now   time.Time
	curve curve
	seen  []turnState // of each turn of the schedule
}

// cell is where a fact stands in its table.
type cell struct{ table, row, column int }

// turnState is how a turn stands now.
type turnState struct {
	standing      Standing
	blocked, last bool // its fact was asked just now; it was itself the last one
}

func newChooser(s Drill, now time.Time) *chooser {
	r := &chooser{queue: s.queue, s: s, now: now, curve: s.record.curve()}
	turns := s.queue.schedule.turns
	back := s.past.turns(spacing)
	near, just := r.deck.cells(back), r.deck.cells(back[max(0, len(back)-1):])
	r.seen = make([]turnState, len(turns))
	for i, t := range turns {
		st := &r.seen[i]
		st.standing = s.record.Card(t.id)
		itself := slices.IndexFunc(back, func(o turn) bool { return o.id == t.id })
		st.last = itself >= 0 && back[len(back)-1].id == t.id || r.deck.among(just, t)
		st.blocked = st.last || itself < 0 && r.deck.among(near, t)
	}
	return r
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

// next chooses: what the last one is mixed up with, steps, reviews, something new, then whatever is
// remembered least. Cards of one fact stay apart as far as that leaves anything.
func (r *chooser) next() (turn, bool) {
	if t, ok := r.contrast(); ok {
		return t, true
	}
	for _, free := range []func(turnState) bool{
		func(t turnState) bool { return !t.blocked },
		func(t turnState) bool { return !t.last },
	} {
		if t, ok := r.choose(free); ok {
			return t, true
		}
	}
	if len(r.schedule.turns) == 1 { // there is no other to put in between
		return r.choose(func(turnState) bool { return true })
	}
	return turn{}, false
}

func (r *chooser) choose(free func(turnState) bool) (turn, bool) {
	if r.selection.Practice {
		return r.least(func(t turnState) bool { return free(t) && t.standing.Asked > 0 }, r.recalled)
	}
	due := func(t turnState) bool {
		return free(t) && t.standing.Memory.Stage != New && !t.standing.Memory.Due.After(r.now)
	}
	step := func(t turnState) bool { return t.standing.Memory.minutes() }
	if t, ok := r.least(func(t turnState) bool { return due(t) && step(t) }, turnState.due); ok {
		return t, true
	}
	if t, ok := r.least(func(t turnState) bool { return due(t) && !step(t) }, r.recalled); ok {
		return t, true
	}
	if r.newOnes() < r.schedule.cap {
		if t, ok := r.fresh(free); ok {
			return t, true
		}
	}
	ahead := func(t turnState) bool { return free(t) && step(t) }
	if r.schedule.filled {
		if t, ok := r.least(func(t turnState) bool { return free(t) && t.standing.Memory.Stage != New }, r.recalled); ok {
			return t, true
		}
		return r.fresh(free)
	}
	return r.least(func(t turnState) bool {
		return ahead(t) && t.standing.Memory.Due.Sub(r.now) <= aheadOfTime
	}, turnState.due)
}

func (r *chooser) recalled(t turnState) float64 { return r.curve.of(t.standing, r.now) }
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

// fresh returns the first turn that was never asked, but no look-alike of one that has just been met
// for the first time.
func (r *chooser) fresh(free func(turnState) bool) (turn, bool) {
	for i, t := range r.seen {
		if t.standing.Memory.Stage == New && free(t) && !r.introducesLookAlike(r.schedule.turns[i]) {
			return r.schedule.turns[i], true
		}
	}
	return turn{}, false
}

// introducesLookAlike reports whether the last question was the first one on a look-alike.
func (r *chooser) introducesLookAlike(t turn) bool {
	if r.s.past == nil {
		return false
	}
	last := r.s.past.turn
	return r.s.before.Card(last.id).Memory.Stage == New && r.deck.grouped(last, t)
}

// newOnes counts what was met for the first time in this session.
func (r *chooser) newOnes() int {
	n := 0
	for id := range r.s.past.ids() {
		if r.s.fresh(id) {
			n++
		}
	}
	return n
}

// fresh reports whether a card was new when the session began.
func (s Drill) fresh(id string) bool {
	return s.begun.Card(id).Memory.Stage == New
}

// left counts what is due and what is new, as far as the session will get to it, with what it asks
// now and the steps of what it has asked; in practice what was met. So a session begins with what Due
// counts, and grows where a step falls due.
func (r *chooser) left(now turn) int {
	asked := r.s.past.ids()
	due, fresh := 0, 0
	for i, t := range r.seen {
		switch m := t.standing.Memory; {
		case r.selection.Practice:
			due += min(1, t.standing.Asked)
		case m.Stage == New:
			fresh++
		case !m.Due.After(r.now), r.schedule.turns[i].id == now.id, m.minutes() && asked[r.schedule.turns[i].id]:
			due++
		}
	}
	left := due + min(fresh, max(0, r.schedule.cap-r.newOnes()))
	if r.s.count > 0 {
		left = min(left, r.s.count-r.s.past.len())
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
		if i < 0 || r.seen[i].last || r.seen[i].standing.Asked == 0 || r.now.Sub(r.seen[i].standing.Last) < contrastAfter {
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

// Due is what a schedule has to ask.
type Due struct {
	Reviews int       // cards and questions that are due now
	New     int       // that were never asked
	Next    time.Time // when something is due that is not yet; zero: never
}

// Due returns what there is to ask of a selection.
func (d *Deck) Due(s Selection, r Record, now time.Time) Due {
	var out Due
	for _, t := range slices.Concat(turnsOf(d, s.cards(d)), authoredTurns(d, s.authored(d.course))) {
		switch m := r.Card(t.id).Memory; {
		case m.Stage == New:
			out.New++
		case !m.Due.After(now):
			out.Reviews++
		case out.Next.IsZero() || m.Due.Before(out.Next):
			out.Next = m.Due
		}
	}
	return out
}

// IDs returns the ids of every card and authored question of the course that a drill can ask.
func (d *Deck) IDs() []string {
	var out []string
	for _, c := range d.cards().cards {
		out = append(out, c.ID)
	}
	for _, q := range d.course.Questions {
		out = append(out, q.ID)
	}
	return out
}
