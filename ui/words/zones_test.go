package words

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"
	_ "time/tzdata" // so that every machine knows the same zones
)

// L1: every zone of the time-zone database, at every hour of the days around each of its changes in 2026 to 2028.
func TestDatesAreCountedByTheCalendarInEveryZone(t *testing.T) {
	t.Parallel()
	names, err := os.ReadFile("../../quiz/memory/testdata/zones.txt")
	if err != nil {
		t.Fatal(err)
	}
	changes := 0
	for name := range strings.FieldsSeq(string(names)) {
		zone, err := time.LoadLocation(name)
		if err != nil {
			t.Fatal(err)
		}
		last := time.Date(2029, time.January, 1, 0, 0, 0, 0, zone)
		for at := time.Date(2026, time.January, 1, 0, 0, 0, 0, zone); ; changes++ {
			if _, at = at.ZoneBounds(); at.IsZero() || !at.Before(last) {
				break
			}
			for hours := -49; hours <= 25; hours++ {
				datesAt(t, at.Add(time.Duration(hours)*time.Hour))
			}
		}
	}
	if changes < 1000 {
		t.Errorf("only %d changes", changes)
	}
}

// datesAt types dates at a time: each is so many days of the calendar ahead.
func datesAt(t *testing.T, now time.Time) {
	t.Helper()
	for text, ahead := range map[string]int{"today": 0, "tomorrow": 1, "in 2 days": 2, "in a week": 7} {
		date, err := ParseDate(text, now)
		want := civil(now) + ahead
		if err != nil || civil(date) != want || DaysUntil(date, now) != ahead {
			t.Errorf("%v: %s is %v, %v", now, text, date, err)
			continue
		}
		written := date.Format(time.DateOnly)
		if again, err := ParseDate(written, now); err != nil || !again.Equal(date) {
			t.Errorf("%v: %s is %v, %v", now, written, again, err)
		}
		if ahead == 1 && InDays(date, now) != "tomorrow" || ahead > 1 && InDays(date, now) != fmt.Sprintf("in %d days", ahead) {
			t.Errorf("%v: %v is told as %s", now, date, InDays(date, now))
		}
	}
	if day, err := ParseDate(now.AddDate(0, 0, 1).Weekday().String(), now); err != nil || DaysUntil(day, now) < 1 || DaysUntil(day, now) > 7 {
		t.Errorf("%v: %v, %v", now, day, err)
	}
}
