package words

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"porthole/content"
	"porthole/quiz/spelling"
)

// A date is read here by hand: time.Parse takes one layout that is known beforehand, and a parser of free text looks for a
// date among words that it passes over, where an exam day that was misread is worse than an error.

// DateForms says which dates ParseDate takes, for help and messages.
const DateForms = `a date is written 2026-12-05, "5 Dec", "Friday" or "in 10 days"`

// dateLayout is how dates are shown in messages.
const dateLayout = "2 January 2006"

// farthest is how far ahead a date is taken for meant, in years.
const farthest = 3

// ParseDate reads a date to come, as a person writes it: "2026-12-05", "5 Dec", "5.12.", "Sat,
// December 5th 2026", "tomorrow", "Friday", "in 2 weeks". Without a year it is the next one. It
// returns noon of the date in the zone of now; the error says what is accepted.
func ParseDate(text string, now time.Time) (time.Time, error) {
	words := strings.Fields(strings.ToLower(strings.ReplaceAll(content.Clean(text), ",", " ")))
	if len(words) == 0 {
		return time.Time{}, errors.New("the date is missing; " + DateForms)
	}
	for _, read := range []func([]string, time.Time) (time.Time, bool){relativeDay, numberedDay, namedDay} {
		if day, ok := read(words, now); ok {
			return day, toCome(day, now)
		}
	}
	return time.Time{}, fmt.Errorf("%q is no date; %s", inShort(text), DateForms)
}

// toCome says what is wrong with a date that is to come.
func toCome(day, now time.Time) error {
	switch today := noonOf(now); {
	case day.Before(today):
		return fmt.Errorf("%s is in the past; today is %s", day.Format(dateLayout), today.Format(dateLayout))
	case day.After(today.AddDate(farthest, 0, 0)):
		return fmt.Errorf("%s is more than three years away; %s", day.Format(dateLayout), DateForms)
	}
	return nil
}

// noonOf is the middle of a time's day. Its midnight may not exist: where summer time begins at it, the clock goes from 23:59 to 1:00,
// and what is asked for it is given an hour of the day before.
func noonOf(t time.Time) time.Time {
	y, m, d := t.Date()
	return noonAt(y, m, d, t.Location())
}

func noonAt(year int, month time.Month, day int, zone *time.Location) time.Time {
	const noon = 12
	return time.Date(year, month, day, noon, 0, 0, 0, zone)
}

// relativeDay reads "tomorrow", "in 10 days", "2 weeks", "+10" and the names of weekdays.
func relativeDay(words []string, now time.Time) (time.Time, bool) {
	today := noonOf(now)
	words = slices.DeleteFunc(slices.Clone(words), func(w string) bool { return w == "in" || w == "on" || w == "next" || w == "this" })
	switch len(words) {
	case 1:
		if n, ok := strings.CutPrefix(words[0], "+"); ok {
			return daysOn(n, 1, today)
		}
		switch words[0] {
		case "today":
			return today, true
		case "tomorrow":
			return today.AddDate(0, 0, 1), true
		}
		return weekday(words[0], today)
	case 2:
		switch strings.TrimSuffix(words[1], "s") {
		case "day":
			return daysOn(words[0], 1, today)
		case "month":
			return monthsOn(words[0], today)
		case "week":
			return daysOn(words[0], 7, today)
		}
	}
	return today, false
}

func daysOn(number string, each int, today time.Time) (time.Time, bool) {
	n, ok := small(number)
	return today.AddDate(0, 0, each*n), ok
}

func monthsOn(number string, today time.Time) (time.Time, bool) {
	n, ok := small(number)
	return today.AddDate(0, n, 0), ok
}

// small reads a number in digits or in a word.
func small(number string) (int, bool) {
	if i := slices.Index([]string{"a", "one", "two", "three", "four"}, number); i >= 0 {
		return max(1, i), true
	}
	n, err := strconv.Atoi(number)
	return n, err == nil && n >= 0 && n <= 10_000
}

// weekday is the next day of a name, never today.
func weekday(name string, today time.Time) (time.Time, bool) {
	for d := 1; d <= 7 && len(name) >= 3; d++ {
		day := today.AddDate(0, 0, d)
		if strings.HasPrefix(strings.ToLower(day.Weekday().String()), name) {
			return day, true
		}
	}
	return today, false
}

// numberedDay reads 2026-12-05, 20261205, 5.12.2026 and 5.12.; the day comes first where a year does not.
func numberedDay(words []string, now time.Time) (time.Time, bool) {
	text := strings.Join(words, "")
	if strings.Trim(text, "0123456789-/.") != "" {
		return now, false
	}
	if len(text) == len("20261205") && !strings.ContainsAny(text, "-/.") {
		text = text[:4] + "-" + text[4:6] + "-" + text[6:]
	}
	parts := strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsDigit(r) })
	numbers := make([]int, len(parts))
	for i, part := range parts {
		numbers[i], _ = strconv.Atoi(part) // of digits; one too long is no day
	}
	switch {
	case len(parts) == 3 && len(parts[0]) == 4:
		if numbers[1] > 12 { // where the year comes first, the month comes next
			return now, false
		}
		return date(numbers[0], numbers[1], numbers[2], now)
	case len(parts) == 3:
		return date(fullYear(numbers[2]), numbers[1], numbers[0], now)
	case len(parts) == 2:
		return upcoming(numbers[1], numbers[0], now)
	}
	return now, false
}

// fullYear reads 26 as 2026.
func fullYear(n int) int {
	const century = 2000
	if n < 100 {
		return century + n
	}
	return n
}

// date is false where there is no such day. Of two numbers the one that can only be a day is the day.
func date(year, month, day int, now time.Time) (time.Time, bool) {
	if month > 12 && day <= 12 {
		month, day = day, month
	}
	t := noonAt(year, time.Month(month), day, now.Location())
	y, m, d := t.Date()
	return t, y == year && int(m) == month && d == day && month >= 1 && month <= 12
}

// upcoming is the next day of a month and a day, today included.
func upcoming(month, day int, now time.Time) (time.Time, bool) {
	for year := now.Year(); year <= now.Year()+8; year++ { // so long a leap day may be away
		if t, ok := date(year, month, day, now); ok && !t.Before(noonOf(now)) {
			return t, true
		}
	}
	return now, false
}

// namedDay reads "5 Dec", "December 5th 2026", "Sat, 5 Dec".
func namedDay(words []string, now time.Time) (time.Time, bool) {
	year, month, day := 0, 0, 0
	for _, word := range words {
		word = strings.Trim(word, ".")
		digits := strings.TrimRight(word, "sthndr")
		n, err := strconv.Atoi(digits)
		switch {
		case err == nil && len(digits) == 4 && year == 0:
			year = n
		case err == nil && len(digits) <= 2 && day == 0:
			day = n
		case err != nil && month == 0 && monthNamed(word) > 0:
			month = monthNamed(word)
		case word == "the" || word == "of" || word == "on":
		default:
			if _, ok := weekday(word, now); !ok {
				return now, false
			}
		}
	}
	if month == 0 || day == 0 {
		return now, false
	}
	if year > 0 {
		return date(year, month, day, now)
	}
	return upcoming(month, day, now)
}

// monthNamed is the number of a month by the first letters of its name, 0 for none.
func monthNamed(name string) int {
	for m := time.January; m <= time.December; m++ {
		if len(name) >= 3 && strings.HasPrefix(strings.ToLower(m.String()), name) {
			return int(m)
		}
	}
	return 0
}

// clockForms says which times of day ParseClock takes.
const clockForms = "it is written 09:00, 9 or 2:30 pm"

// ParseClock reads a time of day as people write it: 09:00, 9, 9.30, 0930, 9 am. It returns the time
// since midnight; the error says what is accepted.
func ParseClock(written string) (time.Duration, error) {
	text := strings.ToLower(strings.Join(strings.Fields(content.Clean(written)), ""))
	if text == "" {
		return 0, errors.New("the time of day is missing; " + clockForms)
	}
	half := ""
	for sign, meant := range map[string]string{"am": "am", "pm": "pm", "a.m.": "am", "p.m.": "pm"} {
		if cut, ok := strings.CutSuffix(text, sign); ok {
			text, half = cut, meant
		}
	}
	text = strings.TrimSuffix(strings.TrimSuffix(text, "h"), "o'clock")
	h, m, ok := clockParts(text)
	switch {
	case half != "" && (h < 1 || h > 12):
		ok = false
	case half == "am" && h == 12:
		h = 0
	case half == "pm" && h < 12:
		h += 12
	}
	if !ok || h > 23 || m > 59 {
		return 0, fmt.Errorf("%q is no time of day; %s", inShort(written), clockForms)
	}
	return time.Duration(h)*time.Hour + time.Duration(m)*time.Minute, nil
}

// clockParts takes hours and minutes apart, with a sign between them or as three or four digits.
func clockParts(text string) (hour, minute int, ok bool) {
	i := strings.IndexAny(text, ":.h")
	hours, minutes := text, "0"
	switch {
	case i >= 0:
		hours, minutes = text[:i], text[i+1:]
		if len(minutes) != 2 {
			return 0, 0, false
		}
	case len(text) > 2:
		hours, minutes = text[:len(text)-2], text[len(text)-2:]
	}
	h, err := strconv.ParseUint(hours, 10, 8)
	m, other := strconv.ParseUint(minutes, 10, 8)
	return int(h), int(m), err == nil && other == nil && len(hours) <= 2
}

// inShort cleans what was typed and cuts it where it is very long.
func inShort(text string) string { return spelling.Cut(content.Clean(text), 40) }
