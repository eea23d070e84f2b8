package ui

import (
	"errors"
	"fmt"
	"time"

	tea "charm.land/bubbletea/v2"

	"porthole/content"
	"porthole/quiz"
)

// examLine is what the menu tells of exams: how the one that runs goes, else how the last one went, else what one is.
func (h *home) examLine() string {
	run := h.running()
	if run == nil {
		return h.examSays
	}
	left := run.Left(h.now)
	if left == 0 {
		return "time is up"
	}
	n := len(run.Questions)
	return fmt.Sprintf("%s left · %d of %d answered", clock(left), n-run.Open(), n) // the time first: it is never cut
}

// examSays tells of the exam there can be: "last 76 % · forecast 81 %", or what one is.
func examSays(d *quiz.Deck, p quiz.Progress, now time.Time) string {
	if n := len(p.Exams); n > 0 {
		says := "last " + inWhole(p.Exams[n-1].Percent())
		if answers, delayed := p.Record.Wanting(); answers+delayed == 0 {
			says += " · forecast " + inPercent(p.Forecast(d, now).Expected)
		}
		return says
	}
	e, err := quiz.NewExam(d, quiz.BlueprintOf(d.Course()), 1, p.Record, now) // a small course has fewer than its plan says
	if err != nil {
		return "nothing to ask"
	}
	return fmt.Sprintf("%s in %s · pass mark %s", count(len(e.Questions), "question"), inMinutes(e.Limit), inPercent(e.Pass))
}

// openExam takes the exam up that runs, or sets one up by the course's own blueprint.
func (h *home) openExam(now time.Time) Move { return openExam(h.study, quiz.Blueprint{}, now) }

// openExam takes the exam up that runs, or sets one up by a blueprint; the zero one is the course's own.
func openExam(s *study, b quiz.Blueprint, now time.Time) Move {
	if run := s.running(); run != nil {
		x := newExam(s, *run, s.unstored(), now)
		x.restore(s.draftsOf(*run))
		return Push(x)
	}
	if b.Questions == 0 {
		b = quiz.BlueprintOf(s.course())
	}
	setup := newExamSetup(s, b, now)
	move := Push(setup)
	move.err = setup.missing
	return move
}

// watchExam keeps the clock of a running exam going, and hands the exam in once its time is up, unless it is on the screen
// and does so itself.
func (h *home) watchExam(now time.Time) tea.Cmd {
	run := h.running()
	switch {
	case run == nil || h.sitting == run.ID || h.closing == run.ID:
		return nil
	case run.Left(now) > 0:
		if h.ticking {
			return nil
		}
		h.ticking = true
		return h.after(time.Second, tick{h})
	case h.unstored(): // its result is nowhere but on the screen: it is handed in once that opens
		return nil
	}
	h.closing = run.ID
	store, id, deck, drafts := h.store, run.ID, h.deck, h.draftsOf(*run)
	return h.queue.write(func() tea.Msg {
		if _, _, err := saveSteps(store, id, drafts); err != nil {
			return closed(h, store, id, quiz.Exam{}, err)
		}
		return closeExam(h, store, id, func(e quiz.Exam) quiz.Exam { return e.HandIn(deck, now) })
	})
}

// handed tells that an exam was handed in because its time was up, and reads what that means. Where it could not be, it is
// tried again when the exam is opened.
func (h *home) handed(msg examHanded) (Move, tea.Cmd) {
	if msg.by != any(h) {
		return Stay(), nil
	}
	switch {
	case errors.Is(msg.err, quiz.ErrNoExam):
		return Stay(), h.load()
	case msg.err != nil:
		return Stay().Saying("Time is up, and your exam could not be handed in: " + sentence(content.Clean(msg.err.Error()))), nil
	case msg.other:
		return Stay(), h.load()
	}
	delete(h.waiting, h.course().ID)
	r := msg.exam.Result()
	says := "Time was up: your exam was handed in as it stood. " + inWhole(r.Percent()) + "."
	return Stay().Saying(says), h.load()
}
