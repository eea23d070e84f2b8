package ui

import (
	"errors"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"porthole/content"
	"porthole/quiz"
	"porthole/quiz/exam"
	"porthole/quiz/memory"
	"porthole/ui/screen"
	"porthole/ui/study"
	"porthole/ui/words"
)

// take takes what was read of the store; what was asked for another course is stale.
func (h *home) take(p study.Learner, now time.Time) (screen.Move, tea.Cmd) {
	switch {
	case p.Course != h.Course().ID:
		return screen.Stay(), nil
	case p.Err != nil:
		return h.unread(p, now)
	}
	h.Learner = p
	return h.afterLoad(now), tea.Batch(h.keepForecast(now), h.exams.Keep(now))
}

// unread goes on where the store could not be read. Where there is something in it to lose the learner decides first.
func (h *home) unread(p study.Learner, now time.Time) (screen.Move, tea.Cmd) {
	trouble, ok := errors.AsType[*quiz.StoreError](p.Err)
	if ok && trouble.Blocks {
		if h.troubled {
			return screen.Stay(), nil
		}
		h.troubled = true
		return screen.Cover(study.NewTrouble(h.Study, trouble)), nil
	}
	says := "Your progress could not be read: " + study.Fault(p.Err)
	if ok {
		says = "Nothing is saved: " + study.Fault(p.Err)
	}
	move := screen.Stay()
	switch {
	case !h.loaded:
		h.Learner, h.greeted = study.Learner{Course: p.Course}, true
		if ok && !trouble.Later {
			h.Queue.Use(exam.NewInMemory())
			h.Ephemeral = true
		}
		move = h.afterLoad(now)
	case h.Unsaved:
		return screen.Stay(), nil
	}
	h.Unsaved = true
	return move.Saying(says), nil
}

// afterLoad works out what is now known of the learner, and opens what waited for it.
func (h *home) afterLoad(now time.Time) screen.Move {
	h.loaded = true
	h.look(now)
	if h.opens != nil {
		open, ahead := h.opens, h.ahead
		h.opens, h.ahead, h.straight = nil, nil, false
		return open(now).Before(ahead)
	}
	if h.greeted {
		return screen.Stay()
	}
	h.greeted = true
	return screen.Stay().Saying(h.greeting(now)).Aside()
}

// look works out what to do next, and how the map stands.
func (h *home) look(now time.Time) {
	h.at = now
	h.advice = quiz.Advise(h.Deck, h.Learner.Progress, now)
	if h.advice.Step == quiz.FollowPlan {
		h.agenda = exam.AgendaOf(h.Deck, h.Learner.Progress, now)
	}
	h.exams.Look(now)
	at := now
	if !h.today {
		at = h.Learner.Goal.Horizon(now)
	}
	h.covered = h.Deck.Coverage(h.Learner.Record, at)
	if h.chart != nil {
		h.outlook = h.chart.outlook(h.Learner.Progress, h.today, now)
	}
}

// greeting is what is to be said once: that the exam is over, or what is wrong with the document.
func (h *home) greeting(now time.Time) string {
	if date := h.Learner.Goal.Exam; !date.IsZero() && !now.Before(date) {
		return "Your exam was on " + date.Format("2 January") + ". Goal sets the next one, or go on without."
	}
	if says := h.complaints(); says != "" {
		return says
	}
	return h.welcome()
}

// welcome tells whoever begins that there are other courses; "" to all others.
func (h *home) welcome() string {
	p := h.Learner
	if h.pressed || h.shelf.names == nil || len(p.Read) > 0 || p.Record.Answers > 0 || len(p.Exams) > 0 {
		return ""
	}
	if examOf(h.Course().ID) == "" && slices.ContainsFunc(h.shelf.names(), isExam) {
		return "Network+ or A+? Name it under Goal."
	}
	return "c opens another course."
}

func isExam(name string) bool {
	_, ok := content.ExamNamed(name)
	return ok
}

// complaints counts what is wrong with the document, for its author; what was merely passed over is not.
func (h *home) complaints() string {
	n := content.Concerns(h.Problems)
	if n == 0 {
		return ""
	}
	return words.Count(n, "thing") + " in this document may be wrong; porthole check tells."
}

// keepForecast saves what is forecast today: once there is enough to go by, and anew after every session.
func (h *home) keepForecast(now time.Time) tea.Cmd {
	r, before := h.Learner.Record, h.Learner.Forecasts
	if answers, delayed := r.Wanting(); answers+delayed > 0 {
		return nil
	}
	today := memory.DayOf(now)
	answers := r.Practised(today).Answers
	if len(before) > 0 && before[len(before)-1].Day == today && answers == h.forecast {
		return nil
	}
	h.forecast = answers
	return h.SaveForecast(memory.Snapshot{Day: today, Forecast: h.Learner.Forecast(h.Deck, now)})
}
