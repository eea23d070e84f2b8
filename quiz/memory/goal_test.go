package memory

import (
	"slices"
	"strings"
	"testing"
	"time"
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

// plans fails unless the plan on the day the goal was set has these days and minutes.
func plans(t *testing.T, g Goal, r Record, days, minutes []int) {
	t.Helper()
	p := g.Plan(r, g.Set)
	if gotDays, gotMinutes := planned(g, p); !slices.Equal(gotDays, days) || !slices.Equal(gotMinutes, minutes) {
		t.Errorf("days %v for %v minutes, want %v for %v", gotDays, gotMinutes, days, minutes)
	}
}

func TestGapsHalveTowardsTheExam(t *testing.T) {
	g := tenDays()
	plans(t, g, Record{}, []int{0, 5, 7, 8, 9, 10}, []int{3, 4, 5, 5, 7, 6})
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
	plans(t, g, practised(g, map[int]int{0: 1}), []int{0, 5, 7, 8, 9, 10}, []int{2, 4, 5, 5, 7, 6})
	plans(t, g, practised(g, map[int]int{0: 3}), []int{5, 7, 8, 9, 10}, []int{4, 5, 5, 7, 6})
	plans(t, g, practised(g, map[int]int{0: 30}), nil, nil)
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
	plans(t, g, practised(g, map[int]int{0: 21, -3: 50}), []int{0, 5, 7, 8, 9, 10}, []int{2, 4, 5, 5, 7, 6})
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
	plans(t, g, Record{}, []int{0, 5, 6, 7, 8, 9, 10}, []int{3, 4, 3, 5, 5, 5, 5})
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
	g.Cap = 2 * time.Minute
	done := map[int]int{}
	for day := range 11 {
		p := g.Plan(practised(g, done), g.Set.AddDate(0, 0, day).Add(-5*time.Hour))
		if from := g.anchor(practised(g, done), DayOf(g.Set)+Day(day)); day > 0 && from != DayOf(g.Set) {
			t.Fatalf("day %d: made anew from day %d", day, from-DayOf(g.Set))
		}
		done[day] = int(p.Today / time.Minute)
	}
	if p := g.Plan(practised(g, done), g.Exam.Add(-10*time.Minute)); p.Left != 8*time.Minute || p.Lost != p.Left {
		t.Errorf("%v are left, and %v lost", p.Left, p.Lost)
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
	if p := g.Plan(practised(g, map[int]int{0: 5}), g.Set.Add(5*time.Minute)); p.Today != 15*time.Minute || p.Lost != 10*time.Minute {
		t.Errorf("after five minutes: today %v, lost %v", p.Today, p.Lost)
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

func TestAPlanGoesAcrossAChangeOfSummerTime(t *testing.T) {
	zone, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Skip("this machine knows no zones: ", err)
	}
	set := time.Date(2026, 10, 20, 12, 0, 0, 0, zone) // the clocks go back on 25 October
	g := Goal{Exam: time.Date(2026, 10, 30, 10, 0, 0, 0, zone), Budget: 30 * time.Minute, Set: set}
	plans(t, g, Record{}, []int{0, 5, 7, 8, 9, 10}, []int{3, 4, 5, 5, 7, 6})
	for _, s := range g.Plan(Record{}, set).Sittings[1:5] {
		if s.At.Hour() != evening || DayOf(s.At) != s.Day {
			t.Errorf("a sitting at %v", s.At)
		}
	}
}

func TestAGoalBeginsWhenItIsSet(t *testing.T) {
	now := noon()
	r := Record{Days: map[Day]Practised{DayOf(now): {Spent: 3 * time.Minute}}}
	g := Goal{}.For(now.AddDate(0, 0, 10), r, now)
	if g.Check(now) != nil || g.Budget != 100*time.Minute || g.Clock() != 9*time.Hour || g.Before != 3*time.Minute || !g.Set.Equal(now) {
		t.Errorf("%+v, %v", g, g.Check(now))
	}
	if plan := g.Plan(r, now); plan.Left != g.Budget || plan.Today == 0 {
		t.Errorf("%+v", plan)
	}
}

func TestWhatIsWrongWithAGoalIsTold(t *testing.T) {
	now := noon()
	good := Goal{}.For(now.AddDate(0, 0, 10), Record{}, now)
	for want, change := range map[string]func(*Goal){
		"in the future":  func(g *Goal) { *g = g.On(now, 0) },
		"minutes from 1": func(g *Goal) { g.Budget = 0 },
		"until the exam": func(g *Goal) { g.Budget = 12 * MostADay },
		"from 1 to 600":  func(g *Goal) { g.Cap = MostADay + time.Minute },
		"percent":        func(g *Goal) { g.Target = 1.01 },
		"2 to 10":        func(g *Goal) { g.Choices = 1 },
		"one day":        func(g *Goal) { g.Cap = -time.Minute },
	} {
		g := good
		change(&g)
		if err := g.Check(now); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %q", err, want)
		}
	}
}

func TestAGoalForAnotherDateKeepsTheRest(t *testing.T) {
	now := noon()
	g := Goal{}.For(now.AddDate(0, 0, 10), Record{}, now)
	g.Target, g.Choices, g.Cap, g.Budget = 0.9, 0, 20*time.Minute, 50*time.Minute
	later := now.AddDate(0, 0, 2)
	r := Record{Days: map[Day]Practised{DayOf(now): {Spent: 12 * time.Minute}}}
	moved := g.On(g.Exam, 14*time.Hour).For(now.AddDate(0, 0, 20), r, later)
	if moved.Target != 0.9 || moved.Choices != 0 || moved.Cap != 20*time.Minute || moved.Clock() != 14*time.Hour ||
		moved.Budget != 38*time.Minute || !moved.Set.Equal(later) {
		t.Errorf("%+v", moved)
	}
	if passed := g.For(now.AddDate(0, 0, 30), r, now.AddDate(0, 0, 20)); passed.Budget != 100*time.Minute {
		t.Errorf("after the exam %v are left", passed.Budget)
	}
}
