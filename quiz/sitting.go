package quiz

import (
	"cmp"
	"math"
	"slices"
	"time"

	"porthole/quiz/memory"
)

const (
	newAtLeast = 20   // new ones a sitting may have, however far the exam is
	newAtMost  = 40   // new ones a sitting may have, however near it is
	longest    = 120  // questions of a sitting that nobody measured otherwise
	safe       = 0.95 // recall on the exam day from which on a card is safe
)

// schedule is what memory and the plan want of a sitting. It does not change; what changes is made anew.
type schedule struct {
	turns   []turn       // all that may be asked, new ones in the order they are met in
	closed  map[int]bool // lessons that were not read: what is new of them waits until they come in
	goal    memory.Goal  // with an exam to come; its zero value where there is none
	rest    bool         // the plan wants nothing more today: only what is due, and what is new
	last    bool         // the plan has no later day before the exam
	ids     []string     // of the turns
	cap     int          // new ones that may be met
	longest int          // questions; 0: any number
}

// A DoneError says that there is nothing to ask now.
type DoneError struct {
	Next time.Time // when something is due again; zero: never, for nothing was asked yet
}

// Error says so.
func (e *DoneError) Error() string { return "nothing is due now" }

// NewSitting begins the sitting that memory and the plan ask for. It asks look-alikes of what was just answered, steps
// that are due, reviews that are due, and what is new of the lessons that were read; with them it goes on until each is
// recalled without a step left to take, which is done for today. Then the next lesson comes in (see Drill.Upcoming), and
// with a goal what will not be safe on the exam day. It ends when nothing is left that is worth the minutes. In the last
// one before the exam, after which the plan has no use for them, that is all that was met, three times each.
//
// Where no lesson was read everything is open: who only wants to be asked is asked. A selection that chooses lessons,
// relations or cards is asked without regard to what was read. With Selection.Practice the sitting asks
// what was met, the least remembered first, and leaves memory alone.
//
// The error is a *NothingError where the selection leaves nothing to ask, a *DoneError where there is nothing to ask now.
func NewSitting(d *Deck, p Progress, s Selection, now time.Time) (Drill, error) {
	q := queue{deck: d, selection: s, known: p.Record}
	turns := slices.Concat(turnsOf(d, s.cards(d)), authoredTurns(d, s.authored(d.course)))
	if len(turns) == 0 {
		return Drill{over: true}, s.Nothing(d.course)
	}
	q.schedule = &schedule{turns: q.inOrder(turns), cap: newAtLeast}
	for _, t := range turns {
		q.schedule.ids = append(q.schedule.ids, t.id)
	}
	q = q.planned(p, now)
	drill := Drill{
		queue: q, count: s.Count, started: now, id: SessionID(now, s.Seed),
	}.knowing(p.Record)
	switch drill = drill.showDue(now); {
	case len(drill.queue.schedule.turns) == 0:
		return drill, s.Nothing(d.course)
	case drill.over:
		return drill, &DoneError{Next: q.nextDue(p.Record, now)}
	}
	return drill, nil
}

// planned fits the sitting into the plan, and closes the lessons that were not read.
func (p queue) planned(known Progress, now time.Time) queue {
	s, a := &p.selection, p.schedule
	if !s.chooses() {
		a.closed = known.unreadLessons(p.deck)
	}
	measured := s.Limit > 0 || s.Count > 0
	if !measured {
		a.longest = longest
	}
	if s.Practice || !known.Goal.Open(now) {
		return p
	}
	a.goal = known.Goal
	days := max(1, float64(known.Goal.ExamDay()-memory.DayOf(now)))
	a.cap = max(newAtLeast, int(math.Ceil(float64(len(a.turns))/max(1, days/2))))
	plan := known.Goal.Plan(known.Record, now)
	a.last = plan.Today > 0 && plan.Sittings[len(plan.Sittings)-1].Day == memory.DayOf(now)
	if !measured {
		a.cap = min(a.cap, newAtMost)
		s.Limit = plan.Today
		a.rest = s.Limit <= 0
	}
	return p
}

// chooses reports whether the selection says what of the course is asked.
func (s Selection) chooses() bool {
	return len(s.Lessons)+len(s.Relations)+len(s.Cards) > 0
}

// unreadLessons returns the lessons that were not read, by their indexes; none where none was read.
func (p Progress) unreadLessons(d *Deck) map[int]bool {
	if len(p.Read) == 0 {
		return nil
	}
	out := map[int]bool{}
	for i, lesson := range d.course.Lessons {
		if _, read := p.Read[lesson.Title]; !read {
			out[i] = true
		}
	}
	return out
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

// nextDue returns when the first of the turns is due again. What is due already rests, and comes back on the next day.
func (p queue) nextDue(r memory.Record, now time.Time) (next time.Time) {
	for _, t := range p.schedule.turns {
		m := r.Card(t.id).Memory
		if m.Stage == memory.New {
			continue
		}
		due := m.Due
		if !due.After(now) {
			due = (memory.DayOf(now) + 1).Begin(now.Location())
		}
		if next.IsZero() || due.Before(next) {
			next = due
		}
	}
	return next
}

// without returns the schedule without a turn.
func (a schedule) without(t turn) *schedule {
	a.turns = slices.DeleteFunc(slices.Clone(a.turns), func(o turn) bool { return o.id == t.id })
	return &a
}

// opening returns the schedule with what is new of a lesson.
func (a schedule) opening(lesson int) *schedule {
	closed := make(map[int]bool, len(a.closed))
	for i := range a.closed {
		closed[i] = i != lesson && a.closed[i]
	}
	a.closed = closed
	return &a
}

// Upcoming is the lesson that comes next in a sitting.
type Upcoming struct {
	Lesson int // its index
	New    int // cards and questions of it that were never asked
}

// Upcoming returns the lesson that the sitting has come to: it is to be read, or not, before Open goes on with what it
// tells. It is false where a question is to be answered, and when the sitting is over.
func (s Drill) Upcoming() (Upcoming, bool) {
	if s.upcoming == nil || s.Over() {
		return Upcoming{}, false
	}
	return *s.upcoming, true
}

// Open goes on with what the upcoming lesson tells, whether it was read or not. Where none is upcoming it does nothing.
func (s Drill) Open(now time.Time) Drill {
	next, ok := s.Upcoming()
	if !ok {
		return s
	}
	s.queue.schedule = s.queue.schedule.opening(next.Lesson)
	return s.showDue(now)
}

// Finish ends the session as it stands.
func (s Drill) Finish(now time.Time) Drill {
	if !s.Over() {
		s.over, s.marked, s.ended = true, false, now
	}
	return s
}

// showDue goes on to what is asked next, or to the lesson that is, and ends the session where there is neither.
func (s Drill) showDue(now time.Time) Drill {
	s.marked, s.question, s.turns, s.upcoming = false, Question{}, nil, nil
	s.queue.known = s.record
	a := s.queue.schedule
	if s.count > 0 && s.past.len() >= s.count || a.longest > 0 && s.past.len() >= a.longest {
		s.over = true
		return s
	}
	choose := newChooser(s, now)
	for {
		t, ok := choose.next()
		if !ok {
			s.upcoming = choose.lesson()
			s.over, s.left = s.upcoming == nil, 0
			return s
		}
		t.stream += uint64(s.past.len()+1) << 41 //nolint:gosec // a count; a card that comes back is asked otherwise
		t.repeat = choose.asked[t.id] > 0
		q, ok := s.queue.pose(t)
		switch {
		case !ok: // it cannot be asked in a kind that is selected
			s.queue.schedule = s.queue.schedule.without(t)
			choose = newChooser(s, now)
		case choose.heard(q.Stem):
			choose.leave(t)
		default:
			s.left = choose.left(t)
			s.turns, s.question = []turn{t}, q
			return s
		}
	}
}

// Limit is the time after which no further question is asked; 0: none.
func (s Drill) Limit() time.Duration { return s.queue.selection.Limit }
