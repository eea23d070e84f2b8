package quiz

import (
	"cmp"
	"slices"
	"time"

	"porthole/quiz/memory"
)

// Agenda says what the sittings of a plan are for, as far as that can be foreseen: a learner who reads on, who is right from
// the second time on, and who answers as quickly as until now.
type Agenda struct {
	memory.Plan
	Days    []AgendaDay   // one for each of the sittings
	Free    int           // days from today to the day before the exam without a sitting
	Lessons int           // that no sitting gets to
	New     int           // cards and written questions that no sitting gets to
	Mock    time.Duration // that a practice exam takes; 0 where the course has none
}

// HasMock reports whether a sitting has a practice exam.
func (a Agenda) HasMock() bool {
	return slices.ContainsFunc(a.Days, func(d AgendaDay) bool { return d.Mock })
}

// AgendaDay is what a sitting of a plan is for.
type AgendaDay struct {
	memory.Sitting
	Lessons []int // to read, by their indexes
	New     int   // cards and written questions that are met for the first time
	Reviews int   // those met before that are due, or worth another recall before the exam
	Mock    bool  // a practice exam
}

const (
	timesNew   = 2                // that a card is recalled on the day on which it is met
	asksNew    = 2.5              // questions that this takes, with those that are missed
	usualPace  = 10 * time.Second // for a question and its verdict
	quickPace  = 4 * time.Second
	slowPace   = 40 * time.Second
	knownPace  = 30  // answers from which on the learner's own pace counts
	mocks      = 2   // practice exams of a plan
	metForMock = 0.5 // of the course, before a practice exam tells anything
)

// Agenda returns what the plan of the learner's goal holds, with up to two practice exams that take so long each, on the
// last days before that of the exam that have room for one. Without a goal that is open it is empty.
func (d *Deck) Agenda(p Progress, mock time.Duration, now time.Time) Agenda {
	a := Agenda{Plan: p.Goal.Plan(p.Record, now), Mock: mock}
	if !p.Goal.Open(now) || len(a.Sittings) == 0 {
		return a
	}
	f := d.foresee(p)
	roomy := f.withRoom(a.Sittings, mock)
	for i, s := range a.Sittings {
		takesMock := slices.Contains(roomy, i) && f.met() >= metForMock*float64(len(f.cards))
		room := s.Time
		if takesMock {
			room -= mock
		}
		a.Days = append(a.Days, f.sitting(s, room))
		a.Days[i].Mock = takesMock
	}
	a.Lessons = len(f.unread)
	for _, c := range f.cards {
		if c.Memory.Stage == memory.New {
			a.New++
		}
	}
	for day := memory.DayOf(now); day < p.Goal.ExamDay(); day++ {
		if !slices.ContainsFunc(a.Sittings, func(s memory.Sitting) bool { return s.Day == day }) {
			a.Free++
		}
	}
	return a
}

// foresight is how the cards of a course will stand, sitting by sitting.
type foresight struct {
	deck   *Deck
	goal   memory.Goal
	curve  memory.Curve
	cards  []foreseen // lesson by lesson
	unread []int      // lessons
	pace   time.Duration
}

// foreseen is a card or a written question as it will stand.
type foreseen struct {
	memory.Standing
	lesson int
	closed bool // its lesson has not come in
}

func (d *Deck) foresee(p Progress) *foresight {
	f := &foresight{deck: d, goal: p.Goal, curve: p.Record.Curve(), pace: paceOf(p.Record)}
	closed := p.unreadLessons(d)
	if len(p.Read) == 0 && p.Record.Answers == 0 { // who has not begun begins by reading
		closed = map[int]bool{}
		for i := range d.course.Lessons {
			closed[i] = true
		}
	}
	for i := range d.course.Lessons {
		if closed[i] {
			f.unread = append(f.unread, i)
		}
	}
	for _, t := range slices.Concat(turnsOf(d, Selection{}.cards(d)), authoredTurns(d, Selection{}.authored(d.course))) {
		lesson := d.lessonOf(t)
		f.cards = append(f.cards, foreseen{p.Record.Card(t.id), lesson, closed[lesson]})
	}
	slices.SortStableFunc(f.cards, func(a, b foreseen) int { return cmp.Compare(a.lesson, b.lesson) })
	return f
}

// paceOf is how long a question takes the learner, with its verdict; what is usual where too little is known.
func paceOf(r memory.Record) time.Duration {
	answers, spent := 0, time.Duration(0)
	for _, day := range r.Days {
		answers += day.Answers
		spent += day.Spent
	}
	if answers < knownPace {
		return usualPace
	}
	return min(slowPace, max(quickPace, spent/time.Duration(answers)))
}

// meeting is how long it takes to meet a card for the first time, and to recall it.
func (f *foresight) meeting() time.Duration { return time.Duration(asksNew * float64(f.pace)) }

// met counts what was asked by now.
func (f *foresight) met() float64 {
	n := 0.0
	for _, c := range f.cards {
		if c.Asked > 0 {
			n++
		}
	}
	return n
}

// withRoom returns the last sittings before the day of the exam that have room for a practice exam, as many as there are to
// be.
func (f *foresight) withRoom(sittings []memory.Sitting, mock time.Duration) []int {
	var out []int
	for i, s := range slices.Backward(sittings) {
		if mock > 0 && s.Time >= mock && s.Day < f.goal.ExamDay() && len(out) < mocks {
			out = append(out, i)
		}
	}
	return out
}

// sitting foresees a sitting in which there is so much time beside a practice exam: what is due, what is new of the lessons
// that were read, the next lessons, and what is worth another recall.
func (f *foresight) sitting(s memory.Sitting, room time.Duration) AgendaDay {
	day := AgendaDay{Sitting: s}
	reviews := func(wanted func(foreseen) bool) {
		for i := range f.cards {
			if c := &f.cards[i]; room >= f.pace && c.Memory.Stage != memory.New && memory.DayOf(c.Last) < s.Day && wanted(*c) {
				room -= f.pace
				c.recall(s.At, 1)
				day.Reviews++
			}
		}
	}
	reviews(func(c foreseen) bool { return memory.DayOf(c.Memory.Due) <= s.Day })
	room = f.fresh(&day, room)
	for len(f.unread) > 0 {
		reading := f.deck.course.Lessons[f.unread[0]].ReadingTime()
		if room < reading+f.meeting() && day.New+day.Reviews+len(day.Lessons) > 0 {
			break
		}
		room = f.fresh(&day, f.open(&day, room-reading))
	}
	reviews(func(c foreseen) bool { return f.curve.Of(c.Standing, f.goal.Exam) < safe })
	return day
}

// open lets the next lesson come in.
func (f *foresight) open(day *AgendaDay, room time.Duration) time.Duration {
	lesson := f.unread[0]
	f.unread = f.unread[1:]
	day.Lessons = append(day.Lessons, lesson)
	for i := range f.cards {
		if f.cards[i].lesson == lesson {
			f.cards[i].closed = false
		}
	}
	return room
}

// fresh meets what is new and open, as far as there is time, and returns what is left of that.
func (f *foresight) fresh(day *AgendaDay, room time.Duration) time.Duration {
	for i := range f.cards {
		if c := &f.cards[i]; c.Memory.Stage == memory.New && !c.closed && room >= f.meeting() {
			room -= f.meeting()
			c.recall(day.At, timesNew)
			day.New++
		}
	}
	return room
}

// recall answers the card rightly, some times in a row.
func (c *foreseen) recall(at time.Time, times int) {
	for range times {
		c.Memory = c.Memory.Review(memory.Good, at)
		c.Asked, c.Right, c.Streak, c.Last = c.Asked+1, c.Right+1, c.Streak+1, at
		at = at.Add(usualPace)
	}
}
