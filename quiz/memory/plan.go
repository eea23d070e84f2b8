package memory

import (
	"cmp"
	"slices"
	"time"
)

// Plan says when to learn, and for how long. Gaps halve towards the exam, so that what is learnt
// early is met again late. All its times are whole minutes; those of the sittings and Lost add up to
// Left.
type Plan struct {
	Sittings []Sitting     // from today on, in order, one a day; today's holds what is left of it
	Today    time.Duration // to learn today; 0 where nothing is planned or all is done
	Left     time.Duration // of the budget
	Cap      time.Duration // the most on one day
	Moved    time.Duration // what the cap moves to other days
	Lost     time.Duration // what there is no room for until the exam
}

// Sitting is a session that a plan foresees.
type Sitting struct {
	Day     Day
	At      time.Time // when it is meant to begin: in the evening, or an hour before the exam
	Time    time.Duration
	Morning bool // it is on the day of the exam
}

// Plan returns the plan from now on, for a learner who has done what r tells. It is made when the
// goal is set, and made anew from the first day of learning after a sitting that was missed.
func (g Goal) Plan(r Record, now time.Time) Plan {
	if g.Exam.IsZero() { // there is no goal, nor a day on which it was set to count from
		return Plan{}
	}
	today := DayOf(now)
	budget := g.left(r, today).Round(time.Minute)
	done := g.spentOn(r, today).Truncate(time.Minute)
	p := Plan{Left: max(0, budget-done), Cap: g.Cap.Truncate(time.Minute)}
	if !g.Open(now) || p.Left == 0 {
		return p
	}
	from := g.anchor(r, today)
	ahead := slices.DeleteFunc(g.days(from), func(s plannedDay) bool {
		return s.day < today || s.morning && now.After(g.Exam.Add(-beforeExam/2))
	})
	if g.Cap <= 0 {
		p.Cap = g.usualCap(g.left(r, from), from, shares(ahead, budget))
	}
	p.Cap = max(p.Cap, time.Minute)
	rota := g.rota(p.Cap, done, now)
	rota.fill(ahead, budget)
	if part := rota.of[today]; done > part { // the rest is for the days to come, as it will be tomorrow
		rota = g.rota(p.Cap, done, now)
		rota.done = done
		rota.fill(slices.DeleteFunc(ahead, func(s plannedDay) bool { return s.day == today }), p.Left)
	} else if part > 0 {
		rota.of[today] = part - done
	}
	p.Today, p.Moved, p.Lost = rota.of[today], rota.moved, rota.lost
	p.Sittings = g.sittings(rota.of, now)
	return p
}

// usualCap is three times the mean of the days from one on, and never so little that it would
// flatten the plan.
func (g Goal) usualCap(left time.Duration, from Day, parts []time.Duration) time.Duration {
	days := max(1, int(g.ExamDay()-from))
	most := (capOfMean*left/time.Duration(days) + time.Minute - 1).Truncate(time.Minute)
	for _, part := range parts {
		most = max(most, part)
	}
	return most
}

// sittings lists what was given to each day.
func (g Goal) sittings(of map[Day]time.Duration, now time.Time) []Sitting {
	var out []Sitting
	for d, t := range of {
		if t > 0 {
			out = append(out, Sitting{Day: d, At: g.at(d, t, now), Time: t, Morning: d == g.ExamDay()})
		}
	}
	slices.SortFunc(out, func(a, b Sitting) int { return cmp.Compare(a.Day, b.Day) })
	return out
}

// at is when a sitting on a day is meant to begin.
func (g Goal) at(d Day, length time.Duration, now time.Time) time.Time {
	y, m, day := d.Begin(g.Exam.Location()).Date()
	at := time.Date(y, m, day, evening, 0, 0, 0, g.Exam.Location())
	if d == g.ExamDay() {
		at = g.Exam.Add(-max(beforeExam, length))
	} else if d == DayOf(now) {
		at = now
	}
	if at.Before(now) {
		return now
	}
	return at
}

// rota gives time to days, none of which takes more than the cap.
type rota struct {
	today, exam Day
	cap, last   time.Duration // the most on a day, and on that of the exam
	done        time.Duration // today, beside what is given to it
	of          map[Day]time.Duration
	moved, lost time.Duration
}

// rota returns one on which nothing is given yet. done is what was done today.
func (g Goal) rota(most, done time.Duration, now time.Time) rota {
	r := rota{today: DayOf(now), exam: g.ExamDay(), cap: most, last: beforeExam, of: map[Day]time.Duration{}}
	if r.today == r.exam {
		r.last = g.Exam.Sub(now).Truncate(time.Minute) + done
	}
	return r
}

// fill gives a total to the days that are planned for. What is above the cap goes to the nearest
// earlier day with room, else to a later one.
func (r *rota) fill(days []plannedDay, total time.Duration) {
	parts := shares(days, total)
	over := make([]time.Duration, len(days))
	for i, s := range days {
		r.of[s.day] = 0
		over[i] = parts[i] - r.give(s.day, parts[i])
	}
	r.lost = total
	for i, s := range slices.Backward(days) {
		placed := r.findRoom(over[i], s.day)
		r.moved += placed
		r.lost -= parts[i] - over[i] + placed
	}
}

// give gives a day as much of a time as it has room for, and returns that.
func (r *rota) give(d Day, t time.Duration) time.Duration {
	room := r.cap
	if d == r.exam {
		room = min(room, r.last)
	}
	if d == r.today {
		room -= r.done
	}
	t = max(0, min(t, room-r.of[d]))
	if t > 0 {
		r.of[d] += t
	}
	return t
}

// findRoom finds room for a time on the days before one, the nearest first, then on those after it, and
// returns how much it found. On the day of the exam there is room only where it is planned for.
func (r *rota) findRoom(over time.Duration, near Day) (placed time.Duration) {
	for d := near - 1; d >= r.today && placed < over; d-- {
		placed += r.give(d, over-placed)
	}
	for d := near + 1; d < r.exam && placed < over; d++ {
		placed += r.give(d, over-placed)
	}
	if _, planned := r.of[r.exam]; planned && near != r.exam {
		placed += r.give(r.exam, over-placed)
	}
	return placed
}
