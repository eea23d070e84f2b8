package ui

import (
	"fmt"
	"strings"
	"time"

	"porthole/content"
	"porthole/quiz"
)

// unread is the first lesson that was not read to its end, -1 where all were.
func (h *home) unread() int {
	for i, lesson := range h.course().Lessons {
		if _, ok := h.progress.read[lesson.Title]; !ok {
			return i
		}
	}
	return -1
}

// A question takes about this long.
const perQuestion = 10 * time.Second

// Missed cards come before a new lesson from this number on.
const manyMissed = 3

// next is the most useful thing to do now: what was missed, else the next lesson, else a drill.
func (h *home) next() (name, says string, open func(time.Time) Move) {
	missed := h.missed()
	unread := h.unread()
	switch {
	case len(missed) >= manyMissed || len(missed) > 0 && unread < 0:
		n := min(len(missed), quiz.DefaultCount)
		return "Continue", fmt.Sprintf("%s missed when last asked · %s", count(n, "card"), about(n)), func(now time.Time) Move {
			return startDrill(h.study, quiz.Selection{Cards: missed[:n], Count: n}, now)
		}
	case unread >= 0:
		name := "Continue"
		if len(h.progress.read) == 0 {
			name = "Start"
		}
		lesson := h.course().Lessons[unread]
		says := fmt.Sprintf("lesson %d: %s · about %s", unread+1, lesson.Title, count(readingMinutes(lesson), "minute"))
		return name, says, func(time.Time) Move { return Push(newLesson(h.study, unread)) }
	}
	n := min(quiz.DefaultCount, len(h.deck.Cards())+len(h.course().Questions))
	if n == 0 {
		return "Continue", "every lesson is read; read one again", func(time.Time) Move { return Push(newLessons(h.study)) }
	}
	return "Continue", fmt.Sprintf("%s, the weakest first · %s", count(n, "question"), about(n)), func(now time.Time) Move {
		return startDrill(h.study, quiz.Selection{}, now)
	}
}

// readingMinutes is how long a lesson takes to read with care.
func readingMinutes(lesson content.Lesson) int {
	const wordsPerMinute = 150
	words := 0
	for _, block := range lesson.Blocks {
		words += len(strings.Fields(content.PlainText(block.Text)))
	}
	return max(1, (words+wordsPerMinute/2)/wordsPerMinute)
}

// missed lists the cards and questions whose last answer was wrong, in the order of the course.
func (h *home) missed() []string {
	var ids []string
	wrong := func(id string) {
		if s := h.progress.known.Card(id); s.Asked > 0 && s.Streak == 0 {
			ids = append(ids, id)
		}
	}
	for _, card := range h.deck.Cards() {
		wrong(card.ID)
	}
	for _, q := range h.course().Questions {
		wrong(q.ID)
	}
	return ids
}

// about says how long n questions take.
func about(n int) string {
	minutes := max(1, int((time.Duration(n)*perQuestion + time.Minute/2).Minutes()))
	return "about " + count(minutes, "minute")
}

// count writes a number with its noun: "1 card", "3 cards".
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
