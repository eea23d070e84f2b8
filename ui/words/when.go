package words

import (
	"time"

	"porthole/quiz/memory"
)

// DaysUntil counts the midnights between now and a time, on the calendar of now's zone: 0 is today, 1
// tomorrow, and less than 0 the past. Dates that are typed and distances that are told are both
// counted by it, so that they agree at every hour; a learner's Day turns later.
func DaysUntil(t, now time.Time) int {
	return civil(t.In(now.Location())) - civil(now)
}

// civil numbers the calendar's days.
func civil(t time.Time) int {
	const day = 24 * 60 * 60
	y, m, d := t.Date()
	return int(time.Date(y, m, d, 0, 0, 0, 0, time.UTC).Unix() / day)
}

// Day writes a day, with its year where that is not this one: "3 December".
func Day(t, now time.Time) string {
	t = t.In(now.Location())
	if t.Year() != now.Year() {
		return t.Format("2 January 2006")
	}
	return t.Format("2 January")
}

// Until names a time that is still to come as people do: "17:30" today and until the
// learner's day turns at four in the night, "tomorrow", "Friday", "12 December".
func Until(t, now time.Time) string {
	t = t.In(now.Location())
	switch days := DaysUntil(t, now); {
	case days <= 0 || memory.DayOf(t) == memory.DayOf(now):
		return t.Format("15:04")
	case days == 1:
		return "tomorrow"
	case days < 7:
		return t.Weekday().String()
	}
	return Day(t, now)
}

// Soon says when something comes: "in 8 minutes", "today at 17:30", "tomorrow", "on Friday", "on 3 December".
func Soon(t, now time.Time) string {
	t = t.In(now.Location())
	days := DaysUntil(t, now)
	switch ahead := t.Sub(now); {
	case ahead <= time.Minute:
		return "in a minute"
	case ahead < time.Hour:
		return "in " + Minutes(ahead)
	case days <= 0:
		return "today at " + t.Format("15:04")
	case days == 1:
		return "tomorrow"
	}
	return "on " + Until(t, now)
}

// InDays tells how far away a time is: "today at 14:00", "tomorrow", "in 9 days".
func InDays(t, now time.Time) string {
	t = t.In(now.Location())
	switch days := DaysUntil(t, now); {
	case days <= 0:
		return "today at " + t.Format("15:04")
	case days == 1:
		return "tomorrow"
	default:
		return "in " + Count(days, "day")
	}
}

// Ago tells how long a time is past: "today at 14:00", "yesterday", "9 days ago"; a day to come by its date.
func Ago(t, now time.Time) string {
	t = t.In(now.Location())
	switch days := -DaysUntil(t, now); {
	case days < 0:
		return "on " + Day(t, now)
	case days == 0:
		return "today at " + t.Format("15:04")
	case days == 1:
		return "yesterday"
	default:
		return Count(days, "day") + " ago"
	}
}
