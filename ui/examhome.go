package ui

import (
	"errors"
	"fmt"
	"time"

	tea "charm.land/bubbletea/v2"

	"porthole/content"
	"porthole/quiz"
	"porthole/ui/screen"
	"porthole/ui/study"
	"porthole/ui/words"
)

// examLine is what the menu tells of exams: how the one that runs goes, else how the last one went, else what one is.
func (h *home) examLine() string {
	run := h.waiting.running(h.Study)
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
		says := "last " + words.WholePercent(p.Exams[n-1].Percent())
		if answers, delayed := p.Record.Wanting(); answers+delayed == 0 {
			says += " · forecast " + words.Percent(p.Forecast(d, now).Expected)
		}
		return says
	}
	e, err := quiz.NewExam(d, quiz.BlueprintOf(d.Course()), 1, p.Record, now) // a small course has fewer than its plan says
	if err != nil {
		return "nothing to ask"
	}
	return fmt.Sprintf("%s in %s · pass mark %s", words.Count(len(e.Questions), "question"), words.Minutes(e.Limit), words.Percent(e.Pass))
}

// openExam takes the exam up that runs, or sets one up by the course's own blueprint.
func (h *home) openExam(now time.Time) screen.Move {
	return openExam(h.Study, h.waiting, quiz.Blueprint{}, now)
}

// openExam takes the exam up that runs, or sets one up by a blueprint; the zero one is the course's own.
func openExam(s *study.Study, waiting *waitingExams, b quiz.Blueprint, now time.Time) screen.Move {
	if run := waiting.running(s); run != nil {
		x := newExam(s, waiting, *run, waiting.unstored(run.Course), now)
		x.restore(waiting.changesOf(*run))
		return screen.Push(x)
	}
	if b.Questions == 0 {
		b = quiz.BlueprintOf(s.Course())
	}
	setup := newExamSetup(s, waiting, b, now)
	return screen.Push(setup).Failing(setup.missing)
}

// watchExam keeps the clock of a running exam going, and hands the exam in once its time is up, unless it is on the screen
// and does so itself.
func (h *home) watchExam(now time.Time) tea.Cmd {
	run := h.waiting.running(h.Study)
	switch {
	case run == nil || h.waiting.shown == run.ID || h.closing == run.ID:
		return nil
	case run.Left(now) > 0:
		if h.ticking {
			return nil
		}
		h.ticking = true
		return h.After(time.Second, screen.Tick{Of: h})
	case h.waiting.unstored(run.Course): // its result is nowhere but on the screen: it is handed in once that opens
		return nil
	}
	h.closing = run.ID
	return handIn(h.Study, h, run.ID, h.waiting.changesOf(*run), now)
}

// handed tells that an exam was handed in because its time was up, and reads what that means. Where it could not be, it is
// tried again when the exam is opened.
func (h *home) handed(msg examHanded) (screen.Move, tea.Cmd) {
	if msg.by != any(h) {
		return screen.Stay(), nil
	}
	switch {
	case errors.Is(msg.err, quiz.ErrNoExam):
		return screen.Stay(), h.Load()
	case msg.err != nil:
		return screen.Stay().Saying("Time is up, and your exam could not be handed in: " + words.Sentence(content.Clean(msg.err.Error()))), nil
	case msg.other:
		return screen.Stay(), h.Load()
	}
	delete(h.waiting.left, h.Course().ID)
	r := msg.exam.Result()
	says := "Time was up: your exam was handed in as it stood. " + words.WholePercent(r.Percent()) + "."
	return screen.Stay().Saying(says), h.Load()
}
