package plain

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/charmbracelet/x/ansi"

	"porthole/content"
	"porthole/quiz/memory"
	"porthole/ui/words"
)

// number writes the place of an item in a list: "1." for the first.
func number(i int) string { return strconv.Itoa(i+1) + "." }

// place reads a place in a list of n from 1, and returns it from 0.
func place(text string, n int) (int, bool) {
	i, err := strconv.Atoi(strings.TrimSuffix(strings.TrimSpace(text), "."))
	return i - 1, err == nil && i >= 1 && i <= n
}

// letter names the i-th thing of a second list: a … z, aa, ab …
func letter(i int) string { return content.SourceMark(i + 1) }

// unletter is the inverse of letter; false where text is none of the first n.
func unletter(text string, n int) (int, bool) {
	i := 0
	for _, r := range strings.ToLower(text) {
		if r < 'a' || r > 'z' || i > n {
			return 0, false
		}
		i = i*26 + int(r-'a') + 1
	}
	return i - 1, i >= 1 && i <= n
}

// quoted shows what was typed, shortened where it is long.
func quoted(text string) string { return `"` + ansi.Truncate(text, 40, "...") + `"` }

// span writes a time in words: "14.2 seconds", "3 minutes 20 seconds".
func span(d time.Duration) string {
	if d < time.Minute {
		return fmt.Sprintf("%.1f seconds", max(0, d.Seconds()))
	}
	seconds := int(d.Round(time.Second).Seconds())
	text := words.Count(seconds/60, "minute")
	if seconds%60 > 0 {
		text += " " + words.Count(seconds%60, "second")
	}
	return text
}

// sourceTexts says where something is written, and which exam objectives ask for it; "" where neither is known.
func sourceTexts(sources []content.Source) string {
	var says []string
	if texts := content.SourceTexts(sources); len(texts) > 0 {
		says = append(says, "Source: "+words.Ended(strings.Join(texts, "; ")))
	}
	if tags := content.Tags(sources); tags != nil {
		says = append(says, "Asked by "+words.Ended(strings.Join(tags, ", ")))
	}
	return strings.Join(says, " ")
}

// whenDay names a learner's day, seen from now: "Today", "Tomorrow", "Friday 4 December". Before four
// in the night the learner's next day is the calendar's today, and is named by its date.
func whenDay(d memory.Day, now time.Time) string {
	at := d.Begin(now.Location())
	switch {
	case d == memory.DayOf(now):
		return "Today"
	case words.DaysUntil(at, now) == 1:
		return "Tomorrow"
	}
	return at.Weekday().String() + " " + words.Day(at, now)
}
