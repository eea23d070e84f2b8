package memory

import (
	"os"
	"strings"
	"testing"
	"time"
	_ "time/tzdata" // so that every machine knows the same zones
)

// clockChanges calls f with each zone of the time-zone database, and each time at which its clocks are changed in 2026 to 2028.
func clockChanges(t *testing.T, f func(zone *time.Location, at time.Time)) {
	t.Helper()
	names, err := os.ReadFile("testdata/zones.txt")
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	for name := range strings.FieldsSeq(string(names)) {
		zone, err := time.LoadLocation(name)
		if err != nil {
			t.Fatal(err)
		}
		last := time.Date(2029, time.January, 1, 0, 0, 0, 0, zone)
		for at := time.Date(2026, time.January, 1, 0, 0, 0, 0, zone); ; seen++ {
			if _, at = at.ZoneBounds(); at.IsZero() || !at.Before(last) {
				break
			}
			f(zone, at)
		}
	}
	if seen < 1000 {
		t.Errorf("only %d changes", seen)
	}
}

func TestADayBeginsOnceInEveryZone(t *testing.T) {
	clockChanges(t, func(zone *time.Location, at time.Time) {
		for d := DayOf(at) - 2; d <= DayOf(at)+2; d++ {
			begin := d.Begin(zone)
			if got, before := DayOf(begin), DayOf(begin.Add(-time.Nanosecond)); got != d || before != d-1 {
				t.Errorf("%v: day %d begins at %v, of day %d; before it is day %d", zone, d, begin, got, before)
			}
		}
	})
}

// L1.
func TestAnExamIsOnItsDateInEveryZone(t *testing.T) {
	clockChanges(t, func(zone *time.Location, at time.Time) {
		for n := -1; n <= 1; n++ {
			y, m, d := at.Date()
			date := time.Date(y, m, d+n, 12, 0, 0, 0, zone)
			for half := range 48 {
				clock := time.Duration(half) * 30 * time.Minute
				g := Goal{}.On(date, clock)
				y, m, d := g.Exam.Date()
				if wy, wm, wd := date.Date(); y != wy || m != wm || d != wd {
					t.Errorf("%v: %v at %v is %v", zone, date, clock, g.Exam)
				}
				if late := g.Clock() - clock; late < -time.Hour || late > 2*time.Hour || late < 0 && clock < 23*time.Hour {
					t.Errorf("%v: %v at %v is at %v", zone, date, clock, g.Exam)
				}
			}
		}
	})
}
