package ui

import (
	"fmt"
	"strings"
	"time"

	"porthole/content"
	"porthole/quiz"
	"porthole/ui/screen"
)

// next is what Enter does at home: what is most useful now, with what it is and how long it takes. Until that is known
// Enter waits for it.
func (h *home) next() entry {
	if !h.loaded {
		return entry{"Start", "", func(time.Time) screen.Move {
			h.opens = func(now time.Time) screen.Move { return h.next().open(now) }
			return screen.Stay()
		}}
	}
	if h.waiting.running(h.Study) != nil {
		return entry{"Continue", "exam · " + h.examLine(), h.openExam}
	}
	switch a := h.advice; a.Step {
	case quiz.ReadLesson:
		return h.nextLesson(a.Lesson)
	case quiz.ReviewDue:
		says := fmt.Sprintf("%s due · %s", areCount(a.Cards, "card"), about(a.Cards))
		return entry{"Continue", says, func(now time.Time) screen.Move { return startReview(h.Study, now) }}
	case quiz.FollowPlan:
		return entry{"Continue", h.todaysPart(a.Time), func(now time.Time) screen.Move { return startPart(h.Study, now) }}
	case quiz.LearnNew:
		says := fmt.Sprintf("%s · %s", count(a.Cards, "new card"), about(a.Cards*timesNew))
		return entry{"Continue", says, func(now time.Time) screen.Move { return startNew(h.Study, now) }}
	case quiz.ComeBack:
	}
	return h.comeBack(h.advice.Next)
}

func (h *home) nextLesson(i int) entry {
	lesson := h.Course().Lessons[i]
	name, says := "Continue", "next: "+lesson.Title
	if len(h.Learner.Read) == 0 && h.Learner.Record.Answers == 0 {
		name, says = "Start", fmt.Sprintf("lesson %d: %s", i+1, lesson.Title)
	}
	says += " · about " + count(readingMinutes(lesson), "minute")
	return entry{name, says, func(time.Time) screen.Move { return screen.Push(newLesson(h.Study, i)) }}
}

// todaysPart says what the plan asks for today.
func (h *home) todaysPart(part time.Duration) string {
	goal := h.Learner.Goal
	return fmt.Sprintf("today's part: %d of %s · exam %s", minutes(part), count(minutes(goal.Budget), "minute"), inDays(goal.Exam, h.at))
}

// comeBack is for when nothing is due: practice, where anything was ever asked.
func (h *home) comeBack(next time.Time) entry {
	if len(h.Course().Lessons) == 0 && next.IsZero() {
		return entry{"Continue", "there is nothing to learn here yet", func(now time.Time) screen.Move {
			return startDrill(h.Study, quiz.Selection{}, now) // which says what is missing
		}}
	}
	if next.IsZero() {
		return entry{"Continue", "every lesson is read; read one again", func(time.Time) screen.Move { return screen.Push(newLessons(h.Study)) }}
	}
	return entry{"Continue", "nothing is due until " + until(next, h.at) + " · practise anyway", func(now time.Time) screen.Move {
		return startPractice(h.Study, now)
	}}
}

const (
	perQuestion = 10 * time.Second // a question takes about this long
	timesNew    = 2                // a new card is asked so often before it is left until tomorrow
)

// readingMinutes is how long a lesson takes to read with care.
func readingMinutes(lesson content.Lesson) int {
	const wordsPerMinute = 150
	words := 0
	for _, block := range lesson.Blocks {
		words += len(strings.Fields(content.PlainText(block.Text)))
	}
	return max(1, (words+wordsPerMinute/2)/wordsPerMinute)
}

// about says how long n questions take.
func about(n int) string {
	return "about " + count(max(1, int((time.Duration(n)*perQuestion+time.Minute/2).Minutes())), "minute")
}

// count writes a number with its noun: "1 card", "3 cards".
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// areCount writes a number with its noun and verb: "1 card is", "3 cards are".
func areCount(n int, noun string) string {
	if n == 1 {
		return "1 " + noun + " is"
	}
	return count(n, noun) + " are"
}
