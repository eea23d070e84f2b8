package ui

import (
	"fmt"
	"time"

	"porthole/quiz"
	"porthole/quiz/memory"
	"porthole/ui/screen"
	"porthole/ui/words"
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
	if h.exams.Running() {
		return entry{"Continue", "exam · " + h.exams.Line(h.now), h.openExam}
	}
	switch a := h.advice; a.Step {
	case quiz.ReadLesson:
		return h.nextLesson(a.Lesson)
	case quiz.ReviewDue:
		says := fmt.Sprintf("%s due · %s", words.CountAre(a.Cards, "card"), words.Asking(a.Cards))
		return entry{"Continue", says, func(now time.Time) screen.Move { return startSitting(h.Study, now) }}
	case quiz.FollowPlan:
		return entry{"Continue", h.todaysPart(a.Time), func(now time.Time) screen.Move { return startSitting(h.Study, now) }}
	case quiz.LearnNew:
		says := fmt.Sprintf("%s · %s", words.Count(a.Cards, "new card"), words.Asking(a.Cards*timesNew))
		return entry{"Continue", says, func(now time.Time) screen.Move { return startSitting(h.Study, now) }}
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
	says += " · " + words.Reading(lesson)
	return entry{name, says, func(time.Time) screen.Move { return screen.Push(newLesson(h.Study, i)) }}
}

// todaysPart says what the plan asks for today.
func (h *home) todaysPart(part time.Duration) string {
	says := words.Count(words.WholeMinutes(part), "minute") + " today"
	if len(h.agenda.Days) > 0 && h.agenda.Days[0].Day == memory.DayOf(h.at) {
		says += " · " + words.Planned(h.agenda.Days[0])
	}
	return says
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
	return entry{"Continue", "nothing is due until " + words.Until(next, h.at) + " · practise anyway", func(now time.Time) screen.Move {
		return startPractice(h.Study, now)
	}}
}

// timesNew is how often a new card is asked before it is left until tomorrow.
const timesNew = 2
