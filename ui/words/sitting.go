package words

import (
	"fmt"
	"strings"
	"time"

	"porthole/content"
	"porthole/quiz"
	"porthole/quiz/memory"
)

// Sitting tells what a sitting has come to, in sentences: what was learnt, and how much of the course is safe.
func Sitting(s quiz.Summary, g memory.Goal, now time.Time) []string {
	return []string{learnt(s), safe(s, g, now)}
}

// learnt tells what was met and what is done: "8 cards met for the first time, 12 cards are done for today."
func learnt(s quiz.Summary) string {
	var parts []string
	if s.New > 0 {
		parts = append(parts, Count(s.New, "card")+" met for the first time")
	}
	parts = append(parts, CountAre(s.Done, "card")+" done for today")
	if s.Open > 0 {
		parts = append(parts, CountAre(s.Open, "card")+" still open")
	}
	return Sentence(strings.Join(parts, ", "))
}

// safe tells how much of the course is safe, on the exam day where there is one, and how much of that is new.
func safe(s quiz.Summary, g memory.Goal, now time.Time) string {
	when := "now"
	if g.Open(now) {
		when = "on exam day"
	}
	text := fmt.Sprintf("Safe %s: %d of %d", when, s.After.Safe, s.After.All)
	switch more := s.After.Safe - s.Before.Safe; {
	case more > 0:
		text += fmt.Sprintf(", %d more than before", more)
	case more < 0:
		text += fmt.Sprintf(", %d fewer than before", -more)
	}
	return text + fmt.Sprintf(". Met: %d.", s.After.Met)
}

// SoFar tells how a sitting stands before its next lesson comes in.
func SoFar(s quiz.Summary) string {
	text := "So far " + CountAre(s.Done, "card") + " done for today"
	if s.Open > 0 {
		text += ", and " + CountAre(s.Open, "card") + " to come back"
	}
	return text + "."
}

// Upcoming tells what the next lesson of a sitting asks for: "about 2 minutes to read, then its 8 cards."
func Upcoming(lesson content.Lesson, cards int) string {
	return Sentence(Reading(lesson) + " to read, then its " + Count(cards, "card"))
}

// Ready tells that the target of a goal is reached even at the lower end of what is to be expected.
func Ready(f memory.Forecast, g memory.Goal) string {
	return "You are ready for the exam: " + Range(f, " to ") + " % are to be expected, and you aim at " + Percent(g.Target) + "."
}
