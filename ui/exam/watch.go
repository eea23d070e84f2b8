package exam

import (
	"errors"
	"fmt"
	"time"

	tea "charm.land/bubbletea/v2"

	"porthole/content"
	"porthole/quiz"
	"porthole/quiz/exam"
	"porthole/ui/screen"
	"porthole/ui/study"
	"porthole/ui/words"
)

// Watch keeps an eye on the exam of a course while another screen lies over it: what the menu tells of exams, the clock of
// the one that runs, and handing that in once its time is up.
type Watch struct {
	study   *study.Study
	waiting *Waiting
	of      screen.Screen // whose clock it is
	says    string        // of the exam there can be
	ticking bool          // a second from now a clock is drawn anew
	closing string        // the exam that is being handed in because its time is up
}

// NewWatch returns the watch of a screen.
func NewWatch(of screen.Screen, s *study.Study, waiting *Waiting) *Watch {
	return &Watch{of: of, study: s, waiting: waiting}
}

// Look works out what is to be told of exams, with what is now known of the learner.
func (w *Watch) Look(now time.Time) { w.says = examSays(w.study.Deck, w.study.Learner.Learner, now) }

// Running reports whether an exam of the course goes on.
func (w *Watch) Running() bool { return w.waiting.running(w.study) != nil }

// Line is what the menu tells of exams: how the one that runs goes, else how the last one went, else what one is.
func (w *Watch) Line(now time.Time) string {
	run := w.waiting.running(w.study)
	if run == nil {
		return w.says
	}
	left := run.Left(now)
	if left == 0 {
		return "time is up"
	}
	n := len(run.Questions)
	return fmt.Sprintf("%s left · %d of %d answered", clock(left), n-run.Open(), n) // the time first: it is never cut
}

// examSays tells of the exam there can be: "last 76 % · forecast 81 %", or what one is.
func examSays(d *quiz.Deck, p exam.Learner, now time.Time) string {
	if n := len(p.Exams); n > 0 {
		says := "last " + words.WholePercent(p.Exams[n-1].Percent())
		if answers, delayed := p.Record.Wanting(); answers+delayed == 0 {
			says += " · forecast " + words.Percent(p.Forecast(d, now).Expected)
		} else {
			says += " · expect " + words.Range(p.Exams[n-1].Readiness(), "–") + " %"
		}
		return says
	}
	b := exam.BlueprintOf(d.Course()).Fit(d)
	if b.Questions == 0 {
		return "nothing to ask"
	}
	return fmt.Sprintf("%s in %s · pass mark %s", words.Count(b.Questions, "question"), words.Minutes(b.Limit), words.Percent(b.Pass))
}

// Open takes the exam up that runs, or sets one up by a blueprint; the zero one is the course's own.
func (w *Watch) Open(b exam.Blueprint, now time.Time) screen.Move {
	s, waiting := w.study, w.waiting
	if run := waiting.running(s); run != nil {
		x := newTaking(s, waiting, *run, waiting.unstored(run.Course), now)
		x.restore(waiting.changesOf(*run))
		return screen.Push(x)
	}
	if b.Questions == 0 {
		b = exam.BlueprintOf(s.Course())
	}
	setup := newSetup(s, waiting, b, now)
	return screen.Push(setup).Failing(setup.missing)
}

// Keep keeps the clock of a running exam going, and hands the exam in once its time is up, unless it is on the screen
// and does so itself.
func (w *Watch) Keep(now time.Time) tea.Cmd {
	run := w.waiting.running(w.study)
	switch {
	case run == nil || w.waiting.shown == run.ID || w.closing == run.ID:
		return nil
	case run.Left(now) > 0:
		if w.ticking {
			return nil
		}
		w.ticking = true
		return w.study.After(time.Second, screen.Tick{Of: w.of})
	case w.waiting.unstored(run.Course): // its result is nowhere but on the screen: it is handed in once that opens
		return nil
	}
	w.closing = run.ID
	return handIn(w.study, w, run.ID, w.waiting.changesOf(*run), now)
}

// Tick is a second of the clock.
func (w *Watch) Tick(now time.Time) tea.Cmd {
	w.ticking = false
	return w.Keep(now)
}

// Handed tells that an exam was handed in because its time was up, and reads what that means. Where it could not be, it is
// tried again when the exam is opened.
func (w *Watch) Handed(msg HandedIn) (screen.Move, tea.Cmd) {
	if msg.by != any(w) {
		return screen.Stay(), nil
	}
	switch {
	case errors.Is(msg.err, exam.ErrNotFound):
		return screen.Stay(), w.study.Load()
	case msg.err != nil:
		return screen.Stay().Saying("Time is up, and your exam could not be handed in: " + words.Sentence(content.Clean(msg.err.Error()))), nil
	case msg.other:
		return screen.Stay(), w.study.Load()
	}
	delete(w.waiting.left, w.study.Course().ID)
	r := msg.exam.Result()
	says := "Time was up: your exam was handed in as it stood. " + words.WholePercent(r.Percent()) + "."
	return screen.Stay().Saying(says), w.study.Load()
}
