package ui

import (
	"time"

	"porthole/quiz"
)

// until names a time that is still to come as people do: "17:30" today and until the
// learner's day turns at four in the night, "tomorrow", "Friday", "12 December".
func until(t, now time.Time) string {
	t = t.In(now.Location())
	switch days := quiz.DaysUntil(t, now); {
	case days <= 0 || quiz.DayOf(t) == quiz.DayOf(now):
		return t.Format("15:04")
	case days == 1:
		return "tomorrow"
	case days < 7:
		return t.Weekday().String()
	case t.Year() != now.Year():
		return t.Format("2 January 2006")
	}
	return t.Format("2 January")
}

// inDays tells how far away a time is: "today at 14:00", "tomorrow", "in 9 days".
func inDays(t, now time.Time) string {
	t = t.In(now.Location())
	switch days := quiz.DaysUntil(t, now); {
	case days <= 0:
		return "today at " + t.Format("15:04")
	case days == 1:
		return "tomorrow"
	default:
		return "in " + count(days, "day")
	}
}

// minutes rounds a time up to whole minutes.
func minutes(d time.Duration) int { return int((d + time.Minute - 1) / time.Minute) }
