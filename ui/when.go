package ui

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
)

// What is typed for a day or a time is read liberally, and what was understood is shown. Each reader returns a sentence
// for what it does not understand, "" where it does.

const (
	daysAccepted = "2026-12-05, 5 Dec, Friday or in 10 days"
	farthest     = 3 // years
)

// readDay reads the day of an exam, as its midnight in the zone of now. A day without a year is the next such day.
func readDay(text string, now time.Time) (day time.Time, wrong string) {
	words := strings.Fields(strings.ToLower(strings.ReplaceAll(text, ",", " ")))
	if len(words) == 0 {
		return day, "The day is missing: type " + daysAccepted + "."
	}
	understood := false
	for _, read := range []func([]string, time.Time) (time.Time, bool){relativeDay, numberedDay, namedDay} {
		if day, understood = read(words, now); understood {
			break
		}
	}
	today := midnight(now)
	switch {
	case !understood:
		return day, "There is no such day: type " + daysAccepted + "."
	case day.Before(today):
		return day, day.Format("2 January 2006") + " is past: type today or a later day."
	case day.After(today.AddDate(farthest, 0, 0)):
		return day, fmt.Sprintf("That is more than %d years away: type a nearer day.", farthest)
	}
	return day, ""
}

func midnight(t time.Time) time.Time {
	y, m, d := t.Date()
	return time.Date(y, m, d, 0, 0, 0, 0, t.Location())
}

// relativeDay reads "tomorrow", "in 10 days", "2 weeks", "+10" and the names of weekdays.
func relativeDay(words []string, now time.Time) (time.Time, bool) {
	today := midnight(now)
	words = slices.DeleteFunc(slices.Clone(words), func(w string) bool { return w == "in" || w == "on" || w == "next" || w == "this" })
	switch len(words) {
	case 1:
		if n, ok := strings.CutPrefix(words[0], "+"); ok {
			return inDays(n, 1, today)
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
			return inDays(words[0], 1, today)
		case "week":
			return inDays(words[0], 7, today)
		}
	}
	return today, false
}

func inDays(number string, each int, today time.Time) (time.Time, bool) {
	n, err := strconv.Atoi(number)
	if i := slices.Index([]string{"a", "one", "two", "three", "four"}, number); i >= 0 {
		n, err = max(1, i), nil
	}
	if err != nil || n < 0 || n > 10_000 {
		return today, false
	}
	return today.AddDate(0, 0, each*n), true
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
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, now.Location())
	y, m, d := t.Date()
	return t, y == year && int(m) == month && d == day && month >= 1 && month <= 12
}

// upcoming is the next day of a month and a day, today included.
func upcoming(month, day int, now time.Time) (time.Time, bool) {
	for year := now.Year(); year <= now.Year()+8; year++ { // so long a leap day may be away
		if t, ok := date(year, month, day, now); ok && !t.Before(midnight(now)) {
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

// readClock reads a time of day: 09:00, 9, 9.30, 0930, 9 am.
func readClock(text string) (hour, minute int, wrong string) {
	const accepted = "type 09:00, 9 or 2:30 pm."
	text = strings.ToLower(strings.Join(strings.Fields(text), ""))
	if text == "" {
		return 0, 0, "The time is missing: " + accepted
	}
	half := ""
	for written, meant := range map[string]string{"am": "am", "pm": "pm", "a.m.": "am", "p.m.": "pm"} {
		if cut, ok := strings.CutSuffix(text, written); ok {
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
		return 0, 0, "There is no such time: " + accepted
	}
	return h, m, ""
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

// daysUntil counts the calendar days from now to a time.
func daysUntil(t, now time.Time) int {
	const day = 24 * time.Hour
	return int(midnight(t.In(now.Location())).Sub(midnight(now)).Round(day) / day)
}

// inWords says when a day is: "today", "tomorrow", "in 9 days".
func inWords(t, now time.Time) string {
	switch n := daysUntil(t, now); n {
	case 0:
		return "today"
	case 1:
		return "tomorrow"
	default:
		return "in " + count(n, "day")
	}
}
