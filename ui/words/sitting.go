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

// learnt tells what was met and what is done: "You met 8 cards for the first time. 12 cards are done for today, 3 come again."
func learnt(s quiz.Summary) string {
	text := doneToday(s)
	if s.New > 0 {
		text = "You met " + Count(s.New, "card") + " for the first time. " + text
	}
	return text
}

// doneToday tells how many cards are done for today, and how many are not yet.
func doneToday(s quiz.Summary) string {
	text := "No card is done for today yet"
	if s.Done > 0 {
		text = CountAre(s.Done, "card") + " done for today"
	}
	switch {
	case s.Open == 1:
		text += ", 1 comes again"
	case s.Open > 1:
		text += fmt.Sprintf(", %d come again", s.Open)
	}
	return text + "."
}

// safe tells how much of the course was met, and how much is safe, on the exam day where there is one:
// "Of 485 cards you have met 40; 12 are safe on exam day, 5 more than before."
func safe(s quiz.Summary, g memory.Goal, now time.Time) string {
	when := " today"
	if g.Open(now) {
		when = " on exam day"
	}
	text := fmt.Sprintf("Of %s you have met %d; ", Count(s.After.All, "card"), s.After.Met)
	switch s.After.Safe {
	case 0:
		text += "none is safe" + when + " yet"
	case 1:
		text += "1 is safe" + when
	default:
		text += fmt.Sprintf("%d are safe%s", s.After.Safe, when)
	}
	switch more := s.After.Safe - s.Before.Safe; {
	case more > 0 && s.Before.Safe > 0:
		text += fmt.Sprintf(", %d more than before", more)
	case more < 0:
		text += fmt.Sprintf(", %d fewer than before", -more)
	}
	return text + "."
}

// SoFar tells how a sitting stands before its next lesson comes in.
func SoFar(s quiz.Summary) string {
	text := doneToday(s)
	return "So far " + strings.ToLower(text[:1]) + text[1:]
}

// Upcoming tells what the next lesson of a sitting asks for: "about 2 minutes to read, then its 8 cards."
func Upcoming(lesson content.Lesson, cards int) string {
	return Sentence(Reading(lesson) + " to read, then its " + Count(cards, "card"))
}

// Ready tells that the target of a goal is reached even at the lower end of what is to be expected.
func Ready(f memory.Forecast, g memory.Goal) string {
	return "You are ready for the exam: expect " + Range(f, " to ") + " %. You aim at " + Percent(g.Target) + "."
}
