package memory

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
	Cap     time.Duration // a day at most; 0: three times the mean, or what the longest day needs
	Set     time.Time     // when it was set
	Before  time.Duration // what was spent on the day it was set before that
}

// Open reports whether there is a goal whose exam is still to come.
func (g Goal) Open(now time.Time) bool { return !g.Exam.IsZero() && now.Before(g.Exam) }

// Horizon is when recall is told for: the exam, while its day is still to come, else now.
func (g Goal) Horizon(now time.Time) time.Time {
	if g.Open(now) && g.ExamDay() > DayOf(now) {
		return g.Exam
	}
	return now
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

// ExamDay returns the learner's day of the exam.
func (g Goal) ExamDay() Day { return DayOf(g.Exam) }

// spentOn returns what was spent on the goal on a day.
func (g Goal) spentOn(r Record, d Day) time.Duration {
	spent := r.Practised(d).Spent
	if d == DayOf(g.Set) {
		spent -= g.Before
	}
	return max(0, spent)
}

// spent returns what was spent on the goal from one day to before another.
func (g Goal) spent(r Record, from, before Day) (sum time.Duration) {
	for d := from; d < before; d++ {
		sum += g.spentOn(r, d)
	}
	return sum
}

// left returns what is left of the budget when a day begins.
func (g Goal) left(r Record, d Day) time.Duration {
	if g.Set.IsZero() { // there is no telling what belongs to it
		return max(0, g.Budget)
	}
	return max(0, g.Budget-g.spent(r, DayOf(g.Set), d))
}

// plannedDay is a day that is planned for, with its weight.
type plannedDay struct {
	day     Day
	weight  float64
	morning bool
}

// days returns the days to learn on, planned from a day: floor(D − D/2^k) days from it while
// D/2^k ≥ 1, the last evening, and the morning of the exam where that is not in the night.
func (g Goal) days(from Day) []plannedDay {
	whole := int(g.ExamDay() - from)
	var offsets []int
	for left := float64(whole); left >= 1; left /= 2 {
		offsets = append(offsets, int(math.Floor(float64(whole)-left)))
	}
	offsets = append(offsets, max(0, whole-1))
	slices.Sort(offsets)
	var out []plannedDay
	sum, weight := 0.0, 1.0
	for _, offset := range slices.Compact(offsets) {
		out = append(out, plannedDay{day: from + Day(offset), weight: weight})
		sum += weight
		weight *= tilt
	}
	morning := g.Exam.Add(-beforeExam)
	if whole < 1 || morning.Hour() < earliest || DayOf(morning) != g.ExamDay() {
		return out
	}
	for i := range out {
		out[i].weight *= (1 - morningShare) / sum
	}
	return append(out, plannedDay{day: g.ExamDay(), weight: morningShare, morning: true})
}

// anchor returns the day from which the plan counts: that of the goal or, after a sitting that was
// missed, the next one on which there was learning; today where there was none.
func (g Goal) anchor(r Record, today Day) Day {
	if g.Set.IsZero() {
		return today
	}
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

// missed returns the first sitting before today that was not kept on its day, of a plan made on a
// day. What was done on the days between leaves less to do in those to come.
func (g Goal) missed(r Record, from, today Day) (Day, bool) {
	days := g.days(from)
	for i, s := range days {
		if s.day >= today || s.morning {
			break
		}
		planned := shares(days[i:], g.left(r, s.day).Round(time.Minute))[0]
		if g.Cap > 0 {
			planned = min(planned, g.Cap)
		}
		if float64(g.spentOn(r, s.day)) < kept*float64(planned) {
			return s.day, true
		}
	}
	return 0, false
}

// shares gives each sitting its part of a time, in whole minutes where that is in whole minutes. The
// morning of the exam has an hour and no more, unless nothing else is left.
func shares(days []plannedDay, total time.Duration) []time.Duration {
	sum := 0.0
	for _, s := range days {
		sum += s.weight
	}
	last := len(days) - 1
	morning := 0.0
	if last > 0 && days[last].morning {
		morning = math.Min(float64(beforeExam), float64(total)*days[last].weight/sum)
		sum -= days[last].weight
	}
	out := make([]time.Duration, len(days))
	given, exact := time.Duration(0), 0.0
	for i, s := range days {
		exact += (float64(total) - morning) * s.weight / sum
		if i == last {
			exact = float64(total)
		}
		out[i] = time.Duration(exact).Round(time.Minute) - given // rounded sums: no minute is lost
		given += out[i]
	}
	return out
}
