package quiz

import (
	"strings"
	"testing"
	"time"
)

func TestDatesAreReadAsPeopleWriteThem(t *testing.T) {
	zone := time.FixedZone("east", 9*60*60)
	now := time.Date(2026, time.November, 25, 23, 30, 0, 0, zone)
	for text, want := range map[string]string{
		"2026-12-05": "2026-12-05", "2026-12-5": "2026-12-05", "5 Dec": "2026-12-05", "5 dec.": "2026-12-05",
		"December 5": "2026-12-05", "Dec 5, 2026": "2026-12-05", "5 December 2027": "2027-12-05",
		"24 Nov": "2027-11-24", "25 nov": "2026-11-25", "29 Feb": "2028-02-29", "today": "2026-11-25",
		"tomorrow": "2026-11-26", "in 10 days": "2026-12-05", "in 1 week": "2026-12-02", "in  2 WEEKS": "2026-12-09", "in 1 month": "2026-12-25",
	} {
		date, err := ParseDate(text, now)
		if err != nil || date.Format(time.DateOnly) != want || date.Location() != zone || date.Hour() != 0 {
			t.Errorf("%q: %v, %v; want %s", text, date, err, want)
		}
	}
}

func TestWhatIsNoDateToComeIsRefused(t *testing.T) {
	now := time.Date(2026, time.November, 25, 12, 0, 0, 0, time.UTC)
	for text, want := range map[string]string{
		"": "is no date; a date is written", "soon": "2026-12-05", "31 Feb": "is no date", "2026-13-01": "is no date",
		"in -1 days": "is no date", "in ten days": "is no date", "in 5 minutes": "is no date", "05/12/2026": "is no date",
		"2026-11-24": "24 November 2026 is in the past; today is 25 November 2026", "2031-01-01": "more than three years",
		"in 9999 days": "more than three years", "\x1b[31m" + strings.Repeat("x", 500): "xxx…",
	} {
		_, err := ParseDate(text, now)
		if err == nil || !strings.Contains(err.Error(), want) || len(err.Error()) > 200 || strings.Contains(err.Error(), "\x1b") {
			t.Errorf("%q: %v, want %q", text, err, want)
		}
	}
}

func TestTimesOfDay(t *testing.T) {
	for text, want := range map[string]time.Duration{"09:00": 9 * time.Hour, "9": 9 * time.Hour, "14:30": 14*time.Hour + 30*time.Minute, "0:05": 5 * time.Minute} {
		if got, err := ParseClock(text); err != nil || got != want {
			t.Errorf("%q: %v, %v", text, got, err)
		}
	}
	for _, text := range []string{"", "25:00", "9:60", "nine", "-1"} {
		if _, err := ParseClock(text); err == nil || !strings.Contains(err.Error(), "09:00") {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func TestAGoalBeginsWhenItIsSet(t *testing.T) {
	now := noon()
	r := Record{Days: map[Day]Practised{DayOf(now): {Spent: 3 * time.Minute}}}
	date, err := ParseDate("in 10 days", now)
	if err != nil {
		t.Fatal(err)
	}
	g := Goal{}.For(date, r, now)
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
