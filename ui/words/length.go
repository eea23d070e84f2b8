package words

import (
	"fmt"
	"math"
	"strconv"
	"time"

	"porthole/content"
)

// Minutes writes a length of time: "under a minute", "1 minute", "45 minutes", "2 hours", "1 h 40".
func Minutes(d time.Duration) string {
	minutes := int(math.Round(d.Minutes()))
	switch {
	case d > 0 && d < time.Minute:
		return "under a minute"
	case minutes < 100:
		return Count(minutes, "minute")
	case minutes%60 == 0:
		return Count(minutes/60, "hour")
	}
	return fmt.Sprintf("%d h %02d", minutes/60, minutes%60)
}

// WholeMinutes rounds a time up to whole minutes.
func WholeMinutes(d time.Duration) int { return int((d + time.Minute - 1) / time.Minute) }

// MinutesOf is the number of whole minutes in a time, as it stands in a field: "90".
func MinutesOf(d time.Duration) string { return strconv.Itoa(int(d / time.Minute)) }

// Reading says how long a lesson takes to read with care: "about 3 minutes".
func Reading(lesson content.Lesson) string { return about(lesson.ReadingTime()) }

// Asking says how long so many questions take: "about 3 minutes".
func Asking(questions int) string {
	const perQuestion = 10 * time.Second
	return about(time.Duration(questions) * perQuestion)
}

// about tells of a time that is estimated; of less than a minute nobody would.
func about(d time.Duration) string { return "about " + Minutes(max(time.Minute, d.Round(time.Minute))) }
