package quiz

import (
	"fmt"
	"slices"
	"time"

	"porthole/content"
	"porthole/quiz/memory"
)

// Drill is a run of questions. It is a value: every transition returns the next one and leaves the
// old one as it was, so that keeping it is all that undo needs. Drills share what they have in common.
type Drill struct {
	queue           queue
	cards, authored []turn // what may be asked
	count           int
	turns           []turn // the current one, and those that are known to come; never changed in place
	question        Question
	past            *history // with the current question once it was answered
	marked          bool     // the current question was answered
	over            bool
	started, ended  time.Time
	round           uint64
	id              string
	begun           *memory.Record // what was known of the learner when the session began
	record, before  memory.Record  // what is known now, and what was before the last answer
	left            int            // where a schedule asks: what it still has to ask
	upcoming        *Upcoming
}

// NewDrill begins a drill. The error is a *NothingError where the selection leaves nothing to ask.
func NewDrill(d *Deck, s Selection, r memory.Record, now time.Time) (Drill, error) {
	p := queue{deck: d, selection: s, known: s.regard(r), share: 4}
	drill, err := newDrill(p, turnsOf(d, s.cards(d)), authoredTurns(d, s.authored(d.course)), s.count(), now)
	return drill.knowing(r), err
}

func newDrill(p queue, cards, authored []turn, count int, now time.Time) (Drill, error) {
	drill := Drill{
		queue: p, cards: cards, authored: authored, count: count, started: now,
		id: SessionID(now, p.selection.Seed),
	}.knowing(p.known)
	drill.turns = p.round(cards, authored, count, 0)
	if len(drill.turns) == 0 {
		return Drill{over: true}, p.selection.Nothing(p.deck.course)
	}
	return drill.show(), nil
}

// knowing returns the drill with what is known of the learner as it begins.
func (s Drill) knowing(r memory.Record) Drill {
	s.begun, s.record = &r, r.Layered()
	return s
}

func turnsOf(d *Deck, cards []int) []turn {
	turns := make([]turn, len(cards))
	for n, i := range cards {
		turns[n] = turn{id: d.cards().cards[i].ID, card: i, stream: uint64(i), against: -1} //nolint:gosec // an index
	}
	return turns
}

// authoredStream keeps the random sources of authored questions apart from those of cards.
const authoredStream = 1 << 40

func authoredTurns(d *Deck, questions []int) []turn {
	turns := make([]turn, len(questions))
	for n, i := range questions {
		turns[n] = turn{id: d.course.Questions[i].ID, card: -1, authored: i, stream: authoredStream + uint64(i), against: -1} //nolint:gosec // an index
	}
	return turns
}

// show goes to the first question that is to come and can still be asked.
func (s Drill) show() Drill {
	s.marked, s.question = false, Question{}
	for ; len(s.turns) > 0; s.turns = s.turns[1:] {
		if q, ok := s.queue.pose(s.turns[0]); ok {
			s.question = q
			return s
		}
	}
	s.over = true
	return s
}

// Question returns the question to answer, or the one just answered. It is false when the drill is
// over.
func (s Drill) Question() (Question, bool) { return s.question, len(s.turns) > 0 && !s.over }

// Answer marks the response to the current question, and returns it with what is to be kept. A question is answered once:
// after that it returns the drill as it is, with what was answered; when the drill is over, with nothing.
func (s Drill) Answer(r Response, now time.Time) (Drill, Answered) {
	if s.marked {
		return s, s.past.Answered
	}
	if s.Over() || s.upcoming != nil {
		return s, Answered{}
	}
	t := s.turns[0]
	v := s.queue.deck.Mark(s.question, r)
	r.Picks = slices.Clone(r.Picks)
	if !v.Right && s.queue.schedule == nil {
		s.turns = s.again(t)
	}
	a := Answered{
		Question: s.question, Response: r, Verdict: v, Repeat: t.repeat,
		Answer: NewAnswer(s.queue.deck.course.ID, s.id, s.question, r, v, now),
	}
	a.Answer.Practice = s.queue.selection.Practice
	s.past = s.past.with(t, a)
	s.marked = true
	s.before = s.record
	s.record = s.before.After(a.Answer.ForMemory())
	return s, a
}

// Guess notes that the answer just given was a guess: a right one is not taken for remembered. It is
// false where there is nothing to note.
func (s Drill) Guess() (Drill, bool) {
	if !s.marked {
		return s, false
	}
	a := s.past.Answered
	if a.Answer.Guess || !a.Verdict.Right {
		return s, false
	}
	a.Answer.Guess = true
	s.past = s.past.before.with(s.past.turn, a)
	s.record = s.before.After(a.Answer.ForMemory())
	return s, true
}

// ID names the session; see Run.ID.
func (s Drill) ID() string { return s.id }

// Began returns when the session began.
func (s Drill) Began() time.Time { return s.started }

// Scheduled reports whether memory chooses what is asked, as in a session of NewSitting.
func (s Drill) Scheduled() bool { return s.queue.schedule != nil }

// Record returns what is known of the learner, the answers of this session counted.
func (s Drill) Record() memory.Record { return s.record }

// SessionID makes the name of a session.
func SessionID(began time.Time, seed uint64) string {
	return fmt.Sprintf("%x-%x", began.UnixMilli(), seed)
}

// A missed question comes back at most so often, after so many others.
const (
	maxTimes = 2
	soonest  = 3
	latest   = 5
)

// again returns the turns to come with a missed one among them once more, never beside itself: at their end another one
// that was asked is put before it. Where there is no other it comes back
// once.
func (s Drill) again(t turn) []turn {
	t.tries++
	filler, ok := s.filler(t.id)
	if t.tries > maxTimes || !ok && t.tries > 1 {
		return s.turns
	}
	t.repeat = true
	t.stream += 1 << 48
	queue := slices.Clone(s.turns)
	at := min(1+soonest+s.queue.random(t.stream).IntN(latest-soonest+1), len(queue))
	for at < len(queue) && (queue[at-1].id == t.id || queue[at].id == t.id) {
		at++
	}
	if ok && queue[at-1].id == t.id {
		queue = append(queue, filler)
		at = len(queue)
	}
	return slices.Insert(queue, at, t)
}

// filler returns the turn that comes between a missed one and itself where nothing else is left:
// the one that was asked least, and longest ago. It is false where there is no other.
func (s Drill) filler(id string) (turn, bool) {
	times := map[string]int{}
	all := slices.Concat(s.past.turns(s.past.len()), s.turns)
	for _, t := range all {
		times[t.id]++
	}
	best := -1
	for i, t := range all {
		if t.id != id && (best < 0 || times[t.id] < times[all[best].id]) {
			best = i
		}
	}
	if best < 0 {
		return turn{}, false
	}
	t := all[best]
	t.repeat, t.tries = true, maxTimes
	t.stream += 1 << 56
	return t, true
}

// Verdict returns the verdict on the current question. It is false until it is answered.
func (s Drill) Verdict() (Verdict, bool) {
	if !s.marked {
		return Verdict{}, false
	}
	return s.past.Verdict, true
}

// Next goes past the verdict to the next question, and ends the drill when there is none or when
// its time is up. Before the answer it does nothing.
func (s Drill) Next(now time.Time) Drill {
	if s.Over() || !s.marked {
		return s
	}
	limit := s.queue.selection.Limit
	timeUp := limit > 0 && now.Sub(s.started) >= limit
	if !timeUp && s.queue.schedule == nil && len(s.turns) == 1 && s.queue.selection.endless() {
		s = s.nextRound()
	}
	s.turns, s.marked = s.turns[1:], false
	switch {
	case timeUp:
		s.over = true
	case s.queue.schedule != nil:
		s = s.showDue(now)
	default:
		s = s.show()
	}
	if s.over {
		s.ended = now
	}
	return s
}

// nextRound goes through the selection once more, with what was learnt on the way.
func (s Drill) nextRound() Drill {
	s.round++
	p := s.queue
	p.known = p.selection.regard(s.record)
	last := s.turns[0].id
	round := p.round(s.cards, s.authored, s.count, s.round)
	if len(round) > 1 && round[0].id == last {
		round[0], round[len(round)-1] = round[len(round)-1], round[0]
	}
	for i := range round {
		round[i].stream += s.round << 52
	}
	s.queue = p
	s.turns = append(slices.Clip(s.turns), round...)
	return s
}

// Position returns the number of the current question, from 1, and how many are known to come:
// first tries and those that come back. That grows when one is missed, and with every round where
// only time ends the drill.
func (s Drill) Position() (at, of int) {
	answered, ahead := s.past.len(), len(s.ahead())
	if s.marked || s.Over() {
		return answered, answered + ahead
	}
	return answered + 1, answered + ahead
}

// ahead returns the turns that are still to be answered.
func (s Drill) ahead() []turn {
	if s.marked {
		return s.turns[1:]
	}
	return s.turns
}

// Progress returns how many questions were answered, and how many there are, each counted once:
// what comes back counts in neither. So done never falls, and of grows only with another round,
// where only time ends the drill. Where a schedule asks, of is what it has to ask as things stand.
func (s Drill) Progress() (done, of int) {
	if s.queue.schedule != nil {
		left := s.left
		if s.marked { // it counts the current question
			left--
		}
		return s.past.len(), max(1, s.past.len()+left)
	}
	for at := range s.past.all {
		if !at.Repeat {
			done++
		}
	}
	return done, done + content.CountFunc(s.ahead(), func(t turn) bool { return !t.repeat })
}

// Over reports whether the drill has ended.
func (s Drill) Over() bool { return s.over || len(s.turns) == 0 && s.upcoming == nil }

// Answered returns the questions that were answered, in order.
func (s Drill) Answered() []Answered { return s.past.answered() }

// Result tells how the drill went, up to now if it is not over.
func (s Drill) Result(now time.Time) Result {
	res := resultOf(s.past.answered())
	if !s.ended.IsZero() {
		now = s.ended
	}
	if !s.started.IsZero() {
		res.Took = now.Sub(s.started)
	}
	return res
}

// Repeat reports whether the current question was asked before: it was missed, or stands between one that was missed and
// its return.
func (s Drill) Repeat() bool { return !s.over && len(s.turns) > 0 && s.turns[0].repeat }
