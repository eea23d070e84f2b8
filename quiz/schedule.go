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

// agenda is how a schedule asks. It does not change during a session.
type agenda struct {
	tasks  []task // all that may be asked, new ones in the order they are met in
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
	p := plan{deck: d, selection: s, known: r}
	tasks := slices.Concat(tasksOf(d, s.cards(d)), authoredTasks(d, s.authored(d.course)))
	p.agenda = &agenda{tasks: p.inOrder(tasks), filled: g.Open(now) && (s.Limit > 0 || s.Count > 0) || s.Practice, cap: newAtLeast}
	if g.Open(now) {
		days := max(1, float64(g.examDay()-DayOf(now)))
		p.agenda.cap = max(newAtLeast, int(math.Ceil(float64(len(tasks))/max(1, days/2))))
	}
	drill := Drill{
		plan: p, count: s.Count, started: now, id: sessionID(now, s.Seed), record: r.over(),
	}
	switch drill = drill.showDue(now); {
	case len(drill.plan.agenda.tasks) == 0:
		return drill, s.nothing(d.course)
	case drill.over:
		return drill, &DoneError{Next: p.nextDue(r)}
	}
	return drill, nil
}

// inOrder returns tasks lesson by lesson, shuffled within each.
func (p plan) inOrder(tasks []task) []task {
	shuffle(tasks, p.random(planStream))
	slices.SortStableFunc(tasks, func(a, b task) int { return cmp.Compare(p.deck.lessonOf(a), p.deck.lessonOf(b)) })
	return tasks
}

func (d *Deck) lessonOf(t task) int {
	if t.card < 0 {
		return d.course.Questions[t.authored].Lesson
	}
	return d.hand().cards[t.card].Lesson
}

// nextDue returns when the first of the tasks is due again.
func (p plan) nextDue(r Record) (next time.Time) {
	for _, t := range p.agenda.tasks {
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
	s.plan.known = s.record
	if s.count > 0 && len(s.answered) >= s.count {
		s.over = true
		return s
	}
	for {
		round := newRound(s, now)
		t, ok := round.next()
		if !ok {
			s.over, s.left = true, 0
			return s
		}
		t.stream += uint64(len(s.answered)+1) << 41 // a card that comes back is asked otherwise
		t.repeat = slices.ContainsFunc(s.queue, func(o task) bool { return o.id == t.id })
		if q, ok := s.plan.pose(t); ok {
			s.left = round.left(t)
			s.queue = append(slices.Clip(s.queue), t)
			s.at, s.question = len(s.queue)-1, q
			return s
		}
		s.plan.agenda = s.plan.agenda.without(t) // it cannot be asked in a kind that is selected
	}
}

// without returns the agenda without a task.
func (a agenda) without(t task) *agenda {
	a.tasks = slices.DeleteFunc(slices.Clone(a.tasks), func(o task) bool { return o.id == t.id })
	return &a
}

// round is one choice of the next question.
type round struct {
	plan
	s     Drill
	now   time.Time
	curve curve
	seen  []taskState // of each task of the agenda
}

// cell is where a fact stands in its table.
type cell struct{ table, row, column int }

// taskState is how a task stands now.
type taskState struct {
	standing      Standing
	blocked, last bool // its fact was asked just now; it was itself the last one
}

func newRound(s Drill, now time.Time) *round {
	r := &round{plan: s.plan, s: s, now: now, curve: s.record.curve()}
	tasks := s.plan.agenda.tasks
	back := s.queue[max(0, len(s.queue)-spacing):]
	near, just := r.deck.cells(back), r.deck.cells(back[max(0, len(back)-1):])
	r.seen = make([]taskState, len(tasks))
	for i, t := range tasks {
		st := &r.seen[i]
		st.standing = s.record.Card(t.id)
		itself := slices.IndexFunc(back, func(o task) bool { return o.id == t.id })
		st.last = itself >= 0 && back[len(back)-1].id == t.id || r.deck.among(just, t)
		st.blocked = st.last || itself < 0 && r.deck.among(near, t)
	}
	return r
}

// cells returns where the facts of tasks stand; those of an authored question stand nowhere.
func (d *Deck) cells(tasks []task) map[cell]bool {
	out := map[cell]bool{}
	for _, t := range tasks {
		if t.card < 0 {
			continue
		}
		for _, fact := range firsts(d.hand().cards[t.card].Facts) {
			out[d.cell(fact)] = true
		}
	}
	return out
}

func (d *Deck) cell(fact int) cell {
	f := &d.course.Facts[fact]
	return cell{f.Table, f.Row, f.Column}
}

// among says whether a fact of the task stands in one of the cells.
func (d *Deck) among(cells map[cell]bool, t task) bool {
	return t.card >= 0 && slices.ContainsFunc(firsts(d.hand().cards[t.card].Facts), func(fact int) bool { return cells[d.cell(fact)] })
}

// next chooses: what the last one is mixed up with, steps, reviews, something new, then whatever is
// remembered least. Cards of one fact stay apart as far as that leaves anything.
func (r *round) next() (task, bool) {
	if t, ok := r.contrast(); ok {
		return t, true
	}
	for _, free := range []func(taskState) bool{
		func(t taskState) bool { return !t.blocked },
		func(t taskState) bool { return !t.last },
	} {
		if t, ok := r.choose(free); ok {
			return t, true
		}
	}
	if len(r.agenda.tasks) == 1 { // there is no other to put in between
		return r.choose(func(taskState) bool { return true })
	}
	return task{}, false
}

func (r *round) choose(free func(taskState) bool) (task, bool) {
	if r.selection.Practice {
		return r.least(func(t taskState) bool { return free(t) && t.standing.Asked > 0 }, r.recalled)
	}
	due := func(t taskState) bool {
		return free(t) && t.standing.Memory.Stage != New && !t.standing.Memory.Due.After(r.now)
	}
	step := func(t taskState) bool { return t.standing.Memory.minutes() }
	if t, ok := r.least(func(t taskState) bool { return due(t) && step(t) }, taskState.due); ok {
		return t, true
	}
	if t, ok := r.least(func(t taskState) bool { return due(t) && !step(t) }, r.recalled); ok {
		return t, true
	}
	if r.newOnes() < r.agenda.cap {
		if t, ok := r.fresh(free); ok {
			return t, true
		}
	}
	ahead := func(t taskState) bool { return free(t) && step(t) }
	if r.agenda.filled {
		if t, ok := r.least(func(t taskState) bool { return free(t) && t.standing.Memory.Stage != New }, r.recalled); ok {
			return t, true
		}
		return r.fresh(free)
	}
	return r.least(func(t taskState) bool {
		return ahead(t) && t.standing.Memory.Due.Sub(r.now) <= aheadOfTime
	}, taskState.due)
}

func (r *round) recalled(t taskState) float64 { return r.curve.of(t.standing, r.now) }
func (t taskState) due() float64              { return float64(t.standing.Memory.Due.UnixMilli()) }

// least returns the task with the least measure among those that are wanted; the first of a draw.
func (r *round) least(wanted func(taskState) bool, measure func(taskState) float64) (task, bool) {
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
		return task{}, false
	}
	return r.agenda.tasks[best], true
}

// fresh returns the first task that was never asked, but no look-alike of one that has just been met
// for the first time.
func (r *round) fresh(free func(taskState) bool) (task, bool) {
	for i, t := range r.seen {
		if t.standing.Memory.Stage == New && free(t) && !r.introducesLookAlike(r.agenda.tasks[i]) {
			return r.agenda.tasks[i], true
		}
	}
	return task{}, false
}

// introducesLookAlike says whether the last question was the first one on a look-alike.
func (r *round) introducesLookAlike(t task) bool {
	if len(r.s.answered) == 0 {
		return false
	}
	last := r.s.queue[r.s.at]
	return r.s.before.Card(last.id).Memory.Stage == New && r.deck.grouped(last, t)
}

// newOnes counts what was met for the first time in this session.
func (r *round) newOnes() int {
	met := map[string]bool{}
	for _, t := range r.s.queue {
		if r.s.fresh(t.id) {
			met[t.id] = true
		}
	}
	return len(met)
}

// fresh says whether a card was new when the session began.
func (s Drill) fresh(id string) bool {
	return s.record.below == nil || s.record.below.Card(id).Memory.Stage == New
}

// left counts what is due and what is new, as far as the session will get to it, with what it asks
// now and the steps of what it has asked; in practice what was met. So a session begins with what Due
// counts, and grows where a step falls due.
func (r *round) left(now task) int {
	asked := map[string]bool{}
	for _, t := range r.s.queue {
		asked[t.id] = true
	}
	due, fresh := 0, 0
	for i, t := range r.seen {
		switch m := t.standing.Memory; {
		case r.selection.Practice:
			due += min(1, t.standing.Asked)
		case m.Stage == New:
			fresh++
		case !m.Due.After(r.now), r.agenda.tasks[i].id == now.id, m.minutes() && asked[r.agenda.tasks[i].id]:
			due++
		}
	}
	left := due + min(fresh, max(0, r.agenda.cap-r.newOnes()))
	if r.s.count > 0 {
		left = min(left, r.s.count-len(r.s.answered))
	}
	return left
}

// contrast returns a card that the last one is mixed up with, after an answer that was wrong and
// after every fourth: one that was met before, the one least recently asked.
func (r *round) contrast() (task, bool) {
	n := len(r.s.answered)
	if n == 0 {
		return task{}, false
	}
	last := r.s.queue[r.s.at]
	if last.card < 0 || r.s.answered[n-1].Verdict.Right && n%contrastEvery != contrastEvery-1 {
		return task{}, false
	}
	best := -1
	for _, card := range r.deck.rivals(last.card, r.s.record.Mistaken(last.id)) {
		i := slices.IndexFunc(r.agenda.tasks, func(t task) bool { return t.card == card })
		if i < 0 || r.seen[i].last || r.seen[i].standing.Asked == 0 || r.now.Sub(r.seen[i].standing.Last) < contrastAfter {
			continue
		}
		if best < 0 || r.seen[i].standing.Last.Before(r.seen[best].standing.Last) {
			best = i
		}
	}
	if best < 0 {
		return task{}, false
	}
	t := r.agenda.tasks[best]
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
	for _, t := range slices.Concat(tasksOf(d, s.cards(d)), authoredTasks(d, s.authored(d.course))) {
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
	for _, c := range d.hand().cards {
		out = append(out, c.ID)
	}
	for _, q := range d.course.Questions {
		out = append(out, q.ID)
	}
	return out
}
