package quiz

import (
	"math"
	"slices"
	"time"
)

// Goal is what a learner wants of a course: a score in an exam at a time. Its zero value is none.
type Goal struct {
	Exam    time.Time     // with the learner's zone
	Budget  time.Duration // for learning, from Set to the exam
	Target  float64       // the score aimed at, 0 to 1
	Choices int           // options of a question in the exam; 0: its answers are written
	Cap     time.Duration // a day at most; 0: three times the mean
	Set     time.Time     // when it was set
	Before  time.Duration // what was spent on the day it was set before that
}

// Open says whether there is a goal whose exam is still to come.
func (g Goal) Open(now time.Time) bool { return !g.Exam.IsZero() && now.Before(g.Exam) }

// Sitting is a session that a plan foresees.
type Sitting struct {
	Day     Day
	At      time.Time // when it is meant to begin: in the evening, or an hour before the exam
	Time    time.Duration
	Morning bool // the one before the exam, on its day
}

// Plan says when to learn, and for how long. Gaps halve towards the exam, so that what is learnt
// early is met again late.
type Plan struct {
	Sittings []Sitting     // from today on, in order; today's holds what is left of it
	Today    time.Duration // to learn today; 0 where nothing is planned or all is done
	Left     time.Duration // of the budget
	Cap      time.Duration // the most on one day
	Moved    time.Duration // what the cap moves to days that are not planned for it
	Lost     time.Duration // what the cap leaves no room for
}

const (
	tilt         = 1.2 // each sitting is so much longer than the one before
	morningShare = 0.2 // of the budget
	beforeExam   = time.Hour
	earliest     = 6  // o'clock, for the sitting on the day of the exam
	evening      = 18 // o'clock
	capOfMean    = 3
	kept         = 0.5 // of its time makes a sitting kept
)

// Plan returns the plan from now on, for a learner who has done what r tells. It is made when the
// goal is set, and made anew from the first day of learning after a sitting that was missed.
func (g Goal) Plan(r Record, now time.Time) Plan {
	if g.Exam.IsZero() { // there is no goal, nor a day on which it was set to count from
		return Plan{}
	}
	today := DayOf(now)
	p := Plan{Left: max(0, g.Budget-g.spent(r, today+1)), Cap: g.limit()}
	if !g.Open(now) || g.Budget <= 0 {
		return p
	}
	ahead := slices.DeleteFunc(g.days(g.anchor(r, today)), func(s sitting) bool {
		return s.day < today || s.morning && now.After(g.Exam.Add(-beforeExam/2))
	})
	if len(ahead) == 0 {
		return p
	}
	p.Sittings = g.share(ahead, max(0, g.Budget-g.spent(r, today)), now)
	p.fit(today, g.examDay(), now)
	p.deduct(today, g.spentOn(r, today))
	for _, s := range p.Sittings {
		if s.Day == today {
			p.Today = s.Time
		}
	}
	return p
}

func (g Goal) examDay() Day { return DayOf(g.Exam) }

// spentOn returns what was spent on the goal on a day.
func (g Goal) spentOn(r Record, d Day) time.Duration {
	spent := r.Practised(d).Spent
	if d == DayOf(g.Set) {
		spent -= g.Before
	}
	return max(0, spent)
}

// spent returns what was spent on the goal before a day.
func (g Goal) spent(r Record, before Day) (sum time.Duration) {
	for d := DayOf(g.Set); d < before; d++ {
		sum += g.spentOn(r, d)
	}
	return sum
}

// limit is the most to learn on one day.
func (g Goal) limit() time.Duration {
	if g.Cap > 0 {
		return g.Cap
	}
	days := max(1, int(g.examDay()-DayOf(g.Set)))
	return capOfMean * g.Budget / time.Duration(days)
}

// sitting is a day that is planned for, with its weight.
type sitting struct {
	day     Day
	weight  float64
	morning bool
}

// days returns the days to learn on, planned from a day: floor(D − D/2^k) days from it while
// D/2^k ≥ 1, the last evening, and the morning of the exam where that is not in the night.
func (g Goal) days(from Day) []sitting {
	whole := int(g.examDay() - from)
	var offsets []int
	for left := float64(whole); left >= 1; left /= 2 {
		offsets = append(offsets, int(math.Floor(float64(whole)-left)))
	}
	offsets = append(offsets, max(0, whole-1))
	slices.Sort(offsets)
	var out []sitting
	sum, weight := 0.0, 1.0
	for _, offset := range slices.Compact(offsets) {
		out = append(out, sitting{day: from + Day(offset), weight: weight})
		sum += weight
		weight *= tilt
	}
	morning := g.Exam.Add(-beforeExam)
	if whole < 1 || morning.Hour() < earliest || DayOf(morning) != g.examDay() {
		return out
	}
	for i := range out {
		out[i].weight *= (1 - morningShare) / sum
	}
	return append(out, sitting{day: g.examDay(), weight: morningShare, morning: true})
}

// anchor returns the day from which the plan counts: that of the goal or, after a sitting that was
// missed, the next one on which there was learning; today where there was none.
func (g Goal) anchor(r Record, today Day) Day {
	from := DayOf(g.Set)
	for from < today {
		missed, ok := g.missed(r, from, today)
		if !ok {
			return from
		}
		from = missed + 1
		for from < today && g.spentOn(r, from) == 0 {
			from++
		}
	}
	return today
}

// missed returns the first sitting before today that was not kept, of a plan made on a day.
func (g Goal) missed(r Record, from, today Day) (Day, bool) {
	days := g.days(from)
	sum := 0.0
	for _, s := range days {
		sum += s.weight
	}
	budget := float64(max(0, g.Budget-g.spent(r, from)))
	for i, s := range days {
		if s.day >= today || s.morning {
			break
		}
		done := time.Duration(0) // what was done ahead of time counts, too
		until := s.day + 1
		if i+1 < len(days) {
			until = min(today, max(until, days[i+1].day))
		}
		for d := s.day; d < until; d++ {
			done += g.spentOn(r, d)
		}
		if float64(done) < kept*budget*s.weight/sum {
			return s.day, true
		}
	}
	return 0, false
}

// share gives each sitting its part of a time, in whole minutes.
func (g Goal) share(days []sitting, total time.Duration, now time.Time) []Sitting {
	sum := 0.0
	for _, s := range days {
		sum += s.weight
	}
	out := make([]Sitting, len(days))
	given, exact := time.Duration(0), 0.0
	for i, s := range days {
		exact += float64(total) * s.weight / sum
		part := time.Duration(exact).Round(time.Minute) - given // rounded sums: no minute is lost
		given += part
		out[i] = Sitting{Day: s.day, At: g.at(s.day, now), Time: part, Morning: s.morning}
		if s.morning {
			out[i].At = g.Exam.Add(-beforeExam)
		}
	}
	return out
}

// at is when a sitting on a day is meant to begin.
func (g Goal) at(d Day, now time.Time) time.Time {
	at := d.Begin(g.Exam.Location()).Add(evening*time.Hour - dayTurn)
	if d == DayOf(now) || at.Before(now) {
		return now
	}
	return at
}

// fit moves what is above the cap to the nearest earlier day with room, else to a later one.
func (p *Plan) fit(today, exam Day, now time.Time) {
	of := map[Day]time.Duration{}
	for _, s := range p.Sittings {
		of[s.Day] += s.Time
	}
	for i := len(p.Sittings) - 1; i >= 0; i-- {
		s := &p.Sittings[i]
		over := min(s.Time, of[s.Day]-p.Cap)
		if over <= 0 {
			continue
		}
		s.Time -= over
		of[s.Day] -= over
		placed := p.place(of, over, s.Day, today, exam)
		p.Moved += placed
		p.Lost += over - placed
	}
	for d, spent := range of {
		known := slices.ContainsFunc(p.Sittings, func(s Sitting) bool { return s.Day == d })
		if !known && spent > 0 {
			p.Sittings = append(p.Sittings, Sitting{Day: d, At: d.Begin(now.Location()).Add(evening*time.Hour - dayTurn), Time: spent})
		}
	}
	slices.SortStableFunc(p.Sittings, func(a, b Sitting) int { return int(a.Day - b.Day) })
	p.settle(of)
}

// place finds room for a time on the days before one, the nearest first, then on those after it.
func (p *Plan) place(of map[Day]time.Duration, over time.Duration, near, today, exam Day) (placed time.Duration) {
	put := func(d Day) {
		room := min(over-placed, p.Cap-of[d])
		if room > 0 {
			of[d] += room
			placed += room
		}
	}
	for d := near - 1; d >= today; d-- {
		put(d)
	}
	for d := near + 1; d < exam; d++ {
		put(d)
	}
	return placed
}

// settle gives each day's sitting what was moved to its day.
func (p *Plan) settle(of map[Day]time.Duration) {
	for i := range p.Sittings {
		p.Sittings[i].Time = of[p.Sittings[i].Day]
	}
	p.Sittings = slices.DeleteFunc(p.Sittings, func(s Sitting) bool { return s.Time <= 0 })
}

// deduct takes what was spent today off today's sitting.
func (p *Plan) deduct(today Day, spent time.Duration) {
	for i := range p.Sittings {
		if s := &p.Sittings[i]; s.Day == today {
			s.Time = max(0, s.Time-spent.Truncate(time.Minute))
		}
	}
	p.Sittings = slices.DeleteFunc(p.Sittings, func(s Sitting) bool { return s.Time <= 0 })
}
