package plain

import (
	"fmt"
	"math"
	"time"

	"porthole/quiz"
)

// percent writes a share: "78 %".
func percent(share float64) string { return fmt.Sprintf("%.0f %%", 100*share) }

// band writes a forecast with its range: "78 % (70 to 85)".
func band(f quiz.Forecast) string {
	return fmt.Sprintf("%s (%.0f to %.0f)", percent(f.Expected), 100*f.Low, 100*f.High)
}

// minutes writes a time for planning, in whole minutes: "12 minutes", "under a minute".
func minutes(d time.Duration) string {
	if d < time.Minute {
		return "under a minute"
	}
	return counted(int(math.Round(d.Minutes())), "minute")
}

// upTo rounds a time to minutes, one at least: what is said of something that is still to be done.
func upTo(d time.Duration) time.Duration { return max(time.Minute, d.Round(time.Minute)) }

// soon says when something comes, seen from now: "in 8 minutes", "tomorrow", "on Friday",
// "on 3 December".
func soon(at, now time.Time) string {
	at = at.In(now.Location())
	days := quiz.DaysUntil(at, now)
	switch ahead := at.Sub(now); {
	case ahead <= time.Minute:
		return "in a minute"
	case ahead < time.Hour:
		return "in " + minutes(ahead)
	case days <= 0:
		return "today at " + at.Format("15:04")
	case days == 1:
		return "tomorrow"
	case days < 7:
		return "on " + at.Weekday().String()
	}
	return "on " + day(at, now)
}

// day writes a date, with its year where that is another one: "3 December".
func day(at, now time.Time) string {
	if at.Year() != now.Year() {
		return at.Format("2 January 2006")
	}
	return at.Format("2 January")
}

// whenDay names a learner's day, seen from now: "Today", "Tomorrow", "Friday 4 December". Before four
// in the night the learner's next day is the calendar's today, and is named by its date.
func whenDay(d quiz.Day, now time.Time) string {
	at := d.Begin(now.Location())
	switch {
	case d == quiz.DayOf(now):
		return "Today"
	case quiz.DaysUntil(at, now) == 1:
		return "Tomorrow"
	}
	return at.Weekday().String() + " " + day(at, now)
}

// daysAhead says how far a day is: "today", "tomorrow", "in 10 days".
func daysAhead(at, now time.Time) string {
	switch days := quiz.DaysUntil(at, now); days {
	case 0:
		return "today"
	case 1:
		return "tomorrow"
	default:
		return "in " + counted(days, "day")
	}
}
