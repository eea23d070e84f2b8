package ui

import (
	"errors"
	"time"

	tea "charm.land/bubbletea/v2"

	"porthole/content"
	"porthole/quiz"
)

// take takes what was read of the store; what was asked for another course is stale.
func (h *home) take(p learner, now time.Time) (Move, tea.Cmd) {
	switch {
	case p.course != h.course().ID:
		return Stay(), nil
	case p.err != nil:
		return h.unread(p, now)
	}
	h.progress = p
	return h.afterLoad(now), tea.Batch(h.keepForecast(now), h.watchExam(now))
}

// unread goes on where the store could not be read. Where there is something in it to lose the learner decides first.
func (h *home) unread(p learner, now time.Time) (Move, tea.Cmd) {
	trouble, ok := errors.AsType[*quiz.StoreError](p.err)
	if ok && trouble.Blocks {
		if h.troubled {
			return Stay(), nil
		}
		h.troubled = true
		return Cover(newTrouble(h.study, trouble)), nil
	}
	says := "Your progress could not be read: " + content.Clean(p.err.Error())
	if ok {
		says = "Nothing is saved: " + content.Clean(trouble.What+" ("+trouble.Path+"); "+trouble.Help)
	}
	move := Stay()
	switch {
	case !h.loaded:
		h.progress, h.greeted = learner{course: p.course}, true
		if ok {
			h.store, h.ephemeral = quiz.NewInMemory(), true
		}
		move = h.afterLoad(now)
	case h.unsaved:
		return Stay(), nil
	}
	h.unsaved = true
	return move.Saying(says), nil
}

// afterLoad works out what is now known of the learner, and opens what waited for it.
func (h *home) afterLoad(now time.Time) Move {
	h.loaded = true
	h.look(now)
	if h.opens != nil {
		open, ahead := h.opens, h.ahead
		h.opens, h.ahead, h.straight = nil, nil, false
		move := open(now)
		move.ahead = ahead
		return move
	}
	if h.greeted {
		return Stay()
	}
	h.greeted = true
	return Stay().Saying(h.greeting(now)).remarking()
}

// look works out what to do next, and how the map stands.
func (h *home) look(now time.Time) {
	h.at = now
	h.advice = quiz.Advise(h.deck, h.progress.Progress, now)
	h.examSays = examSays(h.deck, h.progress.Progress, now)
	if h.chart != nil {
		h.outlook = h.chart.outlook(h.progress.Progress, h.today, now)
	}
}

// greeting is what is to be said once: that the exam is over, or what is wrong with the document.
func (h *home) greeting(now time.Time) string {
	if exam := h.progress.Goal.Exam; !exam.IsZero() && !now.Before(exam) {
		return "Your exam was on " + exam.Format("2 January") + ": Goal sets the next one, or go on for keeps."
	}
	return h.complaints()
}

// complaints counts what is wrong with the document, for its author; what was merely passed over is not.
func (h *home) complaints() string {
	n := 0
	for _, p := range h.problems {
		if p.Severity > content.Notice {
			n++
		}
	}
	if n == 0 {
		return ""
	}
	return count(n, "thing") + " in this document may be wrong; porthole check tells."
}

// keepForecast saves what is forecast today: once there is enough to go by, and anew after every session.
func (h *home) keepForecast(now time.Time) tea.Cmd {
	r, before := h.progress.Record, h.progress.Forecasts
	if answers, delayed := r.Wanting(); answers+delayed > 0 {
		return nil
	}
	today := quiz.DayOf(now)
	answers := r.Practised(today).Answers
	if len(before) > 0 && before[len(before)-1].Day == today && answers == h.forecast {
		return nil
	}
	h.forecast = answers
	return h.saveForecast(quiz.Snapshot{Day: today, Forecast: h.progress.Forecast(h.deck, now)})
}
