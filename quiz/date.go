package quiz

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"porthole/content"
)

// DateForms says which dates ParseDate takes, for help and messages.
const DateForms = `a date is written 2026-12-05, "5 Dec" or "in 10 days"`

// farthest is how far ahead a date is taken for meant.
const farthest = 3 * 366 * 24 * time.Hour

// ParseDate reads a date to come, as a person writes it: "2026-12-05", "5 Dec", "December 5 2026",
// "tomorrow", "in 10 days", "in 2 weeks". Without a year it is the next one. It returns the date's
// midnight in the zone of now; the error says what is accepted.
func ParseDate(text string, now time.Time) (time.Time, error) {
	words := strings.Fields(strings.ToLower(strings.NewReplacer(",", " ", ".", " ").Replace(content.Clean(text))))
	today := time.Date(now.Year(), now.Month(), now.Day(), 0, 0, 0, 0, now.Location())
	date, ok := dateIn(words, today)
	switch {
	case !ok:
		return time.Time{}, fmt.Errorf("%q is no date; %s", inShort(text), DateForms)
	case date.Before(today):
		return time.Time{}, fmt.Errorf("%s is in the past; today is %s", date.Format(dateLayout), today.Format(dateLayout))
	case date.Sub(today) > farthest:
		return time.Time{}, fmt.Errorf("%s is more than three years away; %s", date.Format(dateLayout), DateForms)
	}
	return date, nil
}

// dateLayout is how dates are shown in messages.
const dateLayout = "2 January 2006"

func dateIn(words []string, today time.Time) (time.Time, bool) {
	text := strings.Join(words, " ")
	switch {
	case text == "today":
		return today, true
	case text == "tomorrow":
		return today.AddDate(0, 0, 1), true
	case len(words) == 3 && words[0] == "in":
		return dateAhead(words[1], words[2], today)
	}
	for _, layout := range []string{"2006-1-2", "2 Jan 2006", "2 January 2006", "Jan 2 2006", "January 2 2006"} {
		if date, err := time.ParseInLocation(layout, text, today.Location()); err == nil {
			return date, true
		}
	}
	for ahead := range 9 { // 29 February is at most eight years away
		year := strconv.Itoa(today.Year() + ahead)
		for _, layout := range []string{"2 Jan 2006", "2 January 2006", "Jan 2 2006", "January 2 2006"} {
			if date, err := time.ParseInLocation(layout, text+" "+year, today.Location()); err == nil && !date.Before(today) {
				return date, true
			}
		}
	}
	return time.Time{}, false
}

// dateAhead reads "10 days", "2 weeks".
func dateAhead(number, unit string, today time.Time) (time.Time, bool) {
	n, err := strconv.Atoi(number)
	if err != nil || n < 0 || n > 10000 {
		return time.Time{}, false
	}
	switch strings.TrimSuffix(unit, "s") {
	case "day":
		return today.AddDate(0, 0, n), true
	case "week":
		return today.AddDate(0, 0, 7*n), true
	case "month":
		return today.AddDate(0, n, 0), true
	}
	return time.Time{}, false
}

// ParseClock reads a time of day, "09:00" or "9", and returns it as the time since midnight.
func ParseClock(text string) (time.Duration, error) {
	text = strings.TrimSpace(content.Clean(text))
	for _, layout := range []string{"15:04", "15.04", "15"} {
		if at, err := time.Parse(layout, text); err == nil {
			return time.Duration(at.Hour())*time.Hour + time.Duration(at.Minute())*time.Minute, nil
		}
	}
	return 0, fmt.Errorf("%q is no time of day; it is written 09:00 or 14:30", inShort(text))
}

// inShort cleans what was typed and cuts it where it is very long.
func inShort(text string) string {
	const most = 40
	runes := []rune(content.Clean(text))
	if len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return string(runes)
}

// The usual goal, where a learner says no more than the day.
const (
	usualTarget = 0.8
	usualClock  = 9 * time.Hour
	usualDaily  = 10 * time.Minute
	leastBudget = 30 * time.Minute
	mostBudget  = 10 * time.Hour
)

// For returns the goal for an exam on another date, set now. What the goal says of the target, the
// choices, the cap and the time of day stays, and what is left of its time while it is open. The zero
// Goal becomes what a learner who says no more than the date is taken to want: at nine, four
// choices, 80 %, ten minutes a day.
func (g Goal) For(date time.Time, r Record, now time.Time) Goal {
	next, clock := g, usualClock
	if g.Exam.IsZero() {
		next = Goal{Target: usualTarget, Choices: usualChoices}
	} else {
		clock = g.Clock()
	}
	next = next.On(date, clock)
	next.Budget = 0
	if g.Open(now) {
		next.Budget = g.Plan(r, now).Left.Truncate(time.Minute)
	}
	if next.Budget == 0 {
		days := max(1, next.examDay()-DayOf(now))
		next.Budget = min(mostBudget, max(leastBudget, time.Duration(days)*usualDaily))
	}
	return next.From(r, now)
}

// On returns the goal with its exam on a date, at a time of day.
func (g Goal) On(date time.Time, clock time.Duration) Goal {
	g.Exam = time.Date(date.Year(), date.Month(), date.Day(), int(clock/time.Hour), int(clock%time.Hour/time.Minute), 0, 0, date.Location())
	return g
}

// Clock returns the time of day of the exam.
func (g Goal) Clock() time.Duration {
	return time.Duration(g.Exam.Hour())*time.Hour + time.Duration(g.Exam.Minute())*time.Minute
}

// From returns the goal as one that is set now: its budget counts from here.
func (g Goal) From(r Record, now time.Time) Goal {
	g.Set, g.Before = now, r.Practised(DayOf(now)).Spent
	return g
}

// Check returns what is wrong with a goal that is to be set now, in a sentence; nil: nothing.
func (g Goal) Check(now time.Time) error {
	const most = 1000 * time.Hour
	switch {
	case !g.Exam.After(now):
		return fmt.Errorf("%s has passed; the exam has to be in the future", g.Exam.Format("15:04 on "+dateLayout))
	case g.Budget < time.Minute || g.Budget > most:
		return errors.New("the time for learning is a number of minutes from 1 to 60000")
	case g.Target <= 0 || g.Target > 1:
		return errors.New("the target is a number of percent from 1 to 100")
	case g.Choices < 0 || g.Choices == 1 || g.Choices > 10:
		return errors.New("a question of the exam has 2 to 10 choices, or 0 where answers are written")
	case g.Cap < 0 || g.Cap > 24*time.Hour:
		return errors.New("the most for one day is a number of minutes from 1 to 1440, or 0 for the usual")
	}
	return nil
}
