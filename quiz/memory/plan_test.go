package memory

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// anyGoal draws a goal, what its learner did, and a time before the exam.
func anyGoal(t *rapid.T) (g Goal, r Record, now time.Time) {
	names := []string{"UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "America/Santiago"}
	zone, err := time.LoadLocation(rapid.SampledFrom(names).Draw(t, "zone"))
	if err != nil {
		zone = time.UTC
	}
	days := rapid.OneOf(rapid.SampledFrom([]int{0, 1, 2, 10, 400}), rapid.IntRange(0, 60)).Draw(t, "days")
	g.Set = time.Date(2026, time.Month(rapid.IntRange(1, 12).Draw(t, "month")), rapid.IntRange(1, 31).Draw(t, "day"), rapid.IntRange(0, 23).Draw(t, "hour"), 17, 0, 0, zone)
	y, m, d := g.Set.Date()
	g.Exam = time.Date(y, m, d+days, rapid.IntRange(0, 23).Draw(t, "exam"), 45, 0, 0, zone)
	if !g.Exam.After(g.Set) {
		g.Exam = g.Set.Add(time.Hour)
	}
	g.Budget = time.Duration(rapid.IntRange(1, 3000).Draw(t, "budget")) * time.Minute
	g.Cap = time.Duration(rapid.OneOf(rapid.Just(0), rapid.IntRange(1, 90)).Draw(t, "cap")) * time.Minute
	done := rapid.IntRange(0, int(DayOf(g.Exam)-DayOf(g.Set))).Draw(t, "today")
	r = Record{Days: map[Day]Practised{}}
	for _, day := range rapid.SliceOfN(rapid.IntRange(0, done), 0, 8).Draw(t, "practised") {
		r.Days[DayOf(g.Set)+Day(day)] = Practised{Spent: time.Duration(rapid.IntRange(1, 9000).Draw(t, "seconds")) * time.Second}
	}
	now = g.Set
	if done > 0 {
		now = time.Date(y, m, d+done, rapid.IntRange(0, 23).Draw(t, "now"), 30, 0, 0, zone)
	}
	if now.Before(g.Set) || !now.Before(g.Exam) {
		now = g.Set
	}
	return g, r, now
}

func TestAPlanLosesNothingSilently(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g, r, now := anyGoal(t)
		p := g.Plan(r, now)
		sum, before := p.Lost, DayOf(now)-1
		for _, s := range p.Sittings {
			if s.Day <= before || s.Day > DayOf(g.Exam) || s.Time <= 0 || s.Time%time.Minute != 0 {
				t.Fatalf("a sitting after day %d: %+v", before, s)
			}
			if s.At.Before(now) || !s.At.Before(g.Exam) || s.At.After(now) && DayOf(s.At) != s.Day && s.Day != DayOf(g.Exam) {
				t.Fatalf("it begins at %v, now it is %v, the exam is at %v: %+v", s.At, now, g.Exam, s)
			}
			if s.Time > p.Cap || s.Day == DayOf(now) && s.Time != p.Today {
				t.Fatalf("the cap is %v, today's part %v: %+v", p.Cap, p.Today, s)
			}
			sum, before = sum+s.Time, s.Day
		}
		if done := g.spentOn(r, DayOf(now)).Truncate(time.Minute); p.Today > 0 && done+p.Today > p.Cap {
			t.Fatalf("the cap is %v, %v were done today, %v more are planned", p.Cap, done, p.Today)
		}
		if sum != p.Left || p.Lost < 0 || p.Moved < 0 || p.Moved > p.Left {
			t.Fatalf("%v are left, planned and lost are %v: %+v", p.Left, sum, p)
		}
		if exact := g.Budget - g.spent(r, DayOf(g.Set), DayOf(now)+1); (p.Left - max(0, exact)).Abs() > 90*time.Second {
			t.Fatalf("left are %v, exactly %v", p.Left, exact)
		}
	})
}

func TestNothingIsLostWhileADayHasRoom(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g, r, now := anyGoal(t)
		p := g.Plan(r, now)
		if p.Lost == 0 {
			return
		}
		of := map[Day]time.Duration{DayOf(now): g.spentOn(r, DayOf(now)).Truncate(time.Minute)}
		for _, s := range p.Sittings {
			of[s.Day] += s.Time
		}
		for d := DayOf(now); d < DayOf(g.Exam); d++ {
			if of[d] < p.Cap {
				t.Fatalf("%v are lost, and on day %d there is room: %+v", p.Lost, d-DayOf(now), p)
			}
		}
	})
}

func TestTheSameMomentHasTheSamePlan(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g, r, now := anyGoal(t)
		one, other := g.Plan(r, now), g.Plan(r, now)
		if !slices.Equal(one.Sittings, other.Sittings) || one.Lost != other.Lost {
			t.Fatalf("%+v\n%+v", one, other)
		}
	})
}

func TestAPlanThatIsFollowedIsKept(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g, _, _ := anyGoal(t)
		g.Exam = g.Set.AddDate(0, 0, rapid.IntRange(1, 40).Draw(t, "until")) // no sooner on its day than it was set
		g.Budget += 30 * time.Minute                                         // a minute or more for each sitting
		first := g.Plan(Record{}, g.Set)
		r, sum := Record{Days: map[Day]Practised{}}, time.Duration(0)
		for d := DayOf(g.Set); d <= DayOf(g.Exam); d++ {
			now := d.Begin(g.Exam.Location())
			if now.Before(g.Set) {
				now = g.Set
			}
			if !now.Before(g.Exam) {
				break
			}
			p := g.Plan(r, now)
			planned := slices.ContainsFunc(first.Sittings, func(s Sitting) bool { return s.Day == d })
			if g.Cap == 0 && planned != (p.Today > 0) {
				t.Fatalf("day %d: %v to do, planned at first: %v\n%+v\n%+v", d-DayOf(g.Set), p.Today, planned, first, p)
			}
			if p.Today > 0 {
				r.Days[d] = Practised{Spent: p.Today}
			}
			sum += p.Today
		}
		if sum < first.Left-first.Lost || sum > first.Left {
			t.Fatalf("%v were done, %v were left, %v of it lost", sum, first.Left, first.Lost)
		}
	})
}
