package quiz

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// tenDays is a goal set at noon: thirty minutes until an exam at ten in the morning, ten days on.
func tenDays() Goal {
	exam := time.Date(2026, 12, 3, 10, 0, 0, 0, time.UTC)
	return Goal{Exam: exam, Budget: 30 * time.Minute, Target: 0.8, Choices: 4, Set: noon()}
}

// practised is the record of a learner who practised so many minutes on days counted from a goal's.
func practised(g Goal, minutes map[int]int) Record {
	r := Record{Days: map[Day]Practised{}}
	for day, n := range minutes {
		r.Days[DayOf(g.Set)+Day(day)] = Practised{Answers: n, Spent: time.Duration(n) * time.Minute}
	}
	return r
}

// planned returns the days of a plan, counted from the goal's, and their minutes.
func planned(g Goal, p Plan) (days, minutes []int) {
	for _, s := range p.Sittings {
		days = append(days, int(s.Day-DayOf(g.Set)))
		minutes = append(minutes, int(s.Time/time.Minute))
	}
	return days, minutes
}

// plans fails unless the plan so many days after the goal was set has these days and minutes.
func plans(t *testing.T, g Goal, r Record, after int, days, minutes []int) {
	t.Helper()
	p := g.Plan(r, g.Set.AddDate(0, 0, after))
	if gotDays, gotMinutes := planned(g, p); !slices.Equal(gotDays, days) || !slices.Equal(gotMinutes, minutes) {
		t.Errorf("after %d days: days %v for %v minutes, want %v for %v", after, gotDays, gotMinutes, days, minutes)
	}
}

func TestGapsHalveTowardsTheExam(t *testing.T) {
	g := tenDays()
	plans(t, g, Record{}, 0, []int{0, 5, 7, 8, 9, 10}, []int{3, 4, 5, 5, 7, 6})
	for i, s := range g.days(DayOf(g.Set)) {
		if want := []float64{3.2, 3.9, 4.6, 5.6, 6.7, 6}[i]; s.weight*30 < want-0.05 || s.weight*30 > want+0.05 {
			t.Errorf("sitting %d has %.2f minutes, want %.1f", i, s.weight*30, want)
		}
	}
}

func TestSittingsAreInTheEveningAndAnHourBeforeTheExam(t *testing.T) {
	g := tenDays()
	p := g.Plan(Record{}, noon())
	first, second, last := p.Sittings[0], p.Sittings[1], p.Sittings[5]
	if !first.At.Equal(noon()) {
		t.Errorf("today's begins at %v, want now", first.At)
	}
	if want := time.Date(2026, 11, 28, 18, 0, 0, 0, time.UTC); !second.At.Equal(want) {
		t.Errorf("the second begins at %v, want %v", second.At, want)
	}
	if !last.Morning || !last.At.Equal(g.Exam.Add(-time.Hour)) {
		t.Errorf("the last one: %+v", last)
	}
}

func TestAnExamInTheNightHasNoMorning(t *testing.T) {
	g := tenDays()
	for hour, want := range map[int]bool{1: false, 3: false, 5: false, 6: false, 7: true, 23: true} {
		g.Exam = time.Date(2026, 12, 3, hour, 30, 0, 0, time.UTC)
		p := g.Plan(Record{}, noon())
		if last := p.Sittings[len(p.Sittings)-1]; last.Morning != want || !last.At.Before(g.Exam) {
			t.Errorf("exam at %d:30: the last sitting is %+v", hour, last)
		}
	}
}

func TestTodaysPartShrinksAsItIsDone(t *testing.T) {
	g := tenDays()
	plans(t, g, practised(g, map[int]int{0: 1}), 0, []int{0, 5, 7, 8, 9, 10}, []int{2, 4, 5, 5, 7, 6})
	plans(t, g, practised(g, map[int]int{0: 3}), 0, []int{5, 7, 8, 9, 10}, []int{4, 5, 5, 7, 6})
	plans(t, g, practised(g, map[int]int{0: 30}), 0, nil, nil)
}

func TestWhatIsDoneBeyondTodaysPartIsTakenOffTheOthersAsItWillBeTomorrow(t *testing.T) {
	g := tenDays()
	r := practised(g, map[int]int{0: 13})
	today, tomorrow := g.Plan(r, noon()), g.Plan(r, noon().AddDate(0, 0, 1))
	if today.Today != 0 || today.Left != 17*time.Minute {
		t.Errorf("today %v of %v", today.Today, today.Left)
	}
	days, minutes := planned(g, today)
	if !slices.Equal(days, []int{5, 7, 8, 9, 10}) {
		t.Errorf("days %v", days)
	}
	if _, next := planned(g, tomorrow); !slices.Equal(minutes, next) {
		t.Errorf("today the plan says %v, tomorrow %v", minutes, next)
	}
}

func TestWhatWasPractisedBeforeTheGoalWasSetDoesNotCount(t *testing.T) {
	g := tenDays()
	g.Before = 20 * time.Minute
	plans(t, g, practised(g, map[int]int{0: 21, -3: 50}), 0, []int{0, 5, 7, 8, 9, 10}, []int{2, 4, 5, 5, 7, 6})
}

func TestThePlanKeepsItsDaysWhileSittingsAreKept(t *testing.T) {
	g := tenDays()
	done := map[int]int{}
	for day, minutes := range []int{3, 0, 0, 0, 0, 4, 0, 5, 5, 7, 6} {
		p := g.Plan(practised(g, done), g.Set.AddDate(0, 0, day).Add(-5*time.Hour))
		days, _ := planned(g, p)
		var want []int
		for _, d := range []int{0, 5, 7, 8, 9, 10} {
			if d >= day {
				want = append(want, d)
			}
		}
		if !slices.Equal(days, want) || p.Today != time.Duration(minutes)*time.Minute {
			t.Errorf("day %d: days %v, today %v, want %v and %d minutes", day, days, p.Today, want, minutes)
		}
		done[day] = minutes
	}
}

func TestHalfASittingKeepsIt(t *testing.T) {
	g := tenDays()
	if days, _ := planned(g, g.Plan(practised(g, map[int]int{0: 2}), g.Set.AddDate(0, 0, 3))); days[0] != 5 {
		t.Errorf("after a sitting of two minutes in three: %v", days)
	}
	if days, _ := planned(g, g.Plan(practised(g, map[int]int{0: 1}), g.Set.AddDate(0, 0, 3))); days[0] != 3 {
		t.Errorf("after a sitting of one minute in three: %v", days)
	}
}

func TestAfterAMissedSittingThePlanIsMadeAnew(t *testing.T) {
	g := tenDays()
	fresh := func(after int, r Record) Goal {
		now := g.Set.AddDate(0, 0, after)
		return Goal{Exam: g.Exam, Budget: g.Plan(r, now).Left, Set: now}
	}
	for after, r := range map[int]Record{1: {}, 4: {}, 6: practised(g, map[int]int{0: 3})} {
		days, minutes := planned(g, g.Plan(r, g.Set.AddDate(0, 0, after)))
		again := fresh(after, r)
		wantDays, want := planned(g, again.Plan(Record{}, again.Set))
		for i := range wantDays {
			wantDays[i] += after
		}
		if wantDays[0] = after; !slices.Equal(minutes, want) || days[0] != after {
			t.Errorf("after %d days: %v for %v, want %v for %v", after, days, minutes, wantDays, want)
		}
	}
}

func TestALearnerWhoComesBackLateKeepsTheNewDays(t *testing.T) {
	g := tenDays()
	r := practised(g, map[int]int{4: 6}) // not on the first day; from the fourth on there is a new plan
	days, _ := planned(g, g.Plan(r, g.Set.AddDate(0, 0, 5)))
	if !slices.Equal(days, []int{7, 8, 9, 10}) {
		t.Errorf("days %v, want those of a plan made on day 4", days)
	}
}

func TestACapMovesTheOverflowToTheNearestEarlierDay(t *testing.T) {
	g := tenDays()
	g.Cap = 5 * time.Minute
	plans(t, g, Record{}, 0, []int{0, 5, 6, 7, 8, 9, 10}, []int{3, 4, 3, 5, 5, 5, 5})
	if p := g.Plan(Record{}, g.Set); p.Moved != 3*time.Minute || p.Lost != 0 || p.Cap != g.Cap {
		t.Errorf("moved %v, lost %v, cap %v", p.Moved, p.Lost, p.Cap)
	}
	g.Cap = 2 * time.Minute
	if p := g.Plan(Record{}, g.Set); p.Lost != 8*time.Minute || len(p.Sittings) != 11 {
		t.Errorf("eleven days of two minutes: %v are lost, %d sittings", p.Lost, len(p.Sittings))
	}
}

func TestACappedPlanThatIsFollowedIsKept(t *testing.T) {
	g := tenDays()
	g.Cap = 3 * time.Minute
	done := map[int]int{}
	for day := range 11 {
		p := g.Plan(practised(g, done), g.Set.AddDate(0, 0, day).Add(-5*time.Hour))
		if from := g.anchor(practised(g, done), DayOf(g.Set)+Day(day)); day > 0 && from != DayOf(g.Set) {
			t.Fatalf("day %d: made anew from day %d", day, from-DayOf(g.Set))
		}
		done[day] = int(p.Today / time.Minute)
	}
	if p := g.Plan(practised(g, done), g.Exam.Add(-10*time.Minute)); p.Left != 0 {
		t.Errorf("%v are left", p.Left)
	}
}

func TestWithoutACapOfTheLearnersNothingIsMovedAndNothingLost(t *testing.T) {
	g := tenDays()
	if p := g.Plan(Record{}, g.Set); p.Cap != 9*time.Minute {
		t.Errorf("the cap is %v, want three times the mean", p.Cap)
	}
	for _, days := range []int{1, 2, 30, 90, 400} {
		g.Exam, g.Budget = noon().AddDate(0, 0, days), time.Hour
		if p := g.Plan(Record{}, g.Set); p.Moved != 0 || p.Lost != 0 {
			t.Errorf("%d days: %v moved, %v lost", days, p.Moved, p.Lost)
		}
	}
}

func TestTheMorningOfTheExamHasAnHour(t *testing.T) {
	g := tenDays()
	g.Budget = 20 * time.Hour
	p := g.Plan(Record{}, g.Set)
	if last := p.Sittings[len(p.Sittings)-1]; last.Time != time.Hour || p.Lost != 0 || p.Moved != 0 {
		t.Errorf("%+v; %v lost, %v moved", last, p.Lost, p.Moved)
	}
}

func TestThereIsNoMoreTimeThanUntilTheExam(t *testing.T) {
	g := tenDays()
	g.Set = g.Exam.Add(-20 * time.Minute)
	if p := g.Plan(Record{}, g.Set); p.Today != 20*time.Minute || p.Lost != 10*time.Minute {
		t.Errorf("today %v, lost %v", p.Today, p.Lost)
	}
	if p := g.Plan(Record{}, g.Exam); len(p.Sittings) != 0 || p.Today != 0 {
		t.Errorf("when the exam begins there is a plan: %+v", p)
	}
}

func TestWithoutAGoalThereIsNoPlan(t *testing.T) {
	if p := (Goal{}).Plan(practised(tenDays(), map[int]int{0: 5}), noon()); len(p.Sittings) != 0 || p.Left != 0 || p.Today != 0 {
		t.Errorf("%+v", p)
	}
}

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

func TestAPlanGoesAcrossAChangeOfSummerTime(t *testing.T) {
	zone, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Skip("this machine knows no zones: ", err)
	}
	set := time.Date(2026, 10, 20, 12, 0, 0, 0, zone) // the clocks go back on 25 October
	g := Goal{Exam: time.Date(2026, 10, 30, 10, 0, 0, 0, zone), Budget: 30 * time.Minute, Set: set}
	plans(t, g, Record{}, 0, []int{0, 5, 7, 8, 9, 10}, []int{3, 4, 5, 5, 7, 6})
	for _, s := range g.Plan(Record{}, set).Sittings[1:5] {
		if s.At.Hour() != evening || DayOf(s.At) != s.Day {
			t.Errorf("a sitting at %v", s.At)
		}
	}
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
