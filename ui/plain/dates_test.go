package plain

import (
	"testing"
	"time"

	"porthole/quiz/memory"
	"porthole/ui/words"
)

func TestADayOfThePlanHasItsOwnNameAtEveryHour(t *testing.T) {
	for hour := range 24 {
		now := time.Date(2026, 11, 29, hour, 30, 0, 0, time.UTC) // a Sunday
		today := memory.DayOf(now)
		want := []string{"Today", "Tomorrow", "Tuesday 1 December", "Wednesday 2 December"}
		if hour < 4 {
			want = []string{"Today", "Sunday 29 November", "Tomorrow", "Tuesday 1 December"}
		}
		for i, name := range want {
			if got := whenDay(today+memory.Day(i), now); got != name {
				t.Errorf("at %d o'clock the day after %d is %q, want %q", hour, i, got, name)
			}
		}
	}
}

func TestWhatComesIsToldByTheCalendarAtEveryHour(t *testing.T) {
	for hour := range 24 {
		now := time.Date(2026, 11, 29, hour, 30, 0, 0, time.UTC) // a Sunday
		evening := time.Date(2026, 11, 29, 23, 45, 0, 0, time.UTC)
		for days, want := range []string{"today at 23:45", "tomorrow", "on Tuesday", "on Wednesday"} {
			if got := words.Soon(evening.AddDate(0, 0, days), now); got != want && (days > 0 || hour < 22) {
				t.Errorf("%d days away at %d o'clock is %q, want %q", days, hour, got, want)
			}
		}
	}
}
