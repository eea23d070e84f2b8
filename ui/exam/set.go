package exam

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"porthole/quiz/exam"
	"porthole/ui/look"
	"porthole/ui/screen"
	"porthole/ui/study"
	"porthole/ui/words"
)

// Set is what is to be known of an exam that was set, to sit it with the screens of a learner's own.
type Set struct {
	Title string
	After func(e exam.Exam, now time.Time) screen.Screen // what is shown once it is handed in
	Gone  func(err error) (screen.Screen, bool)          // what is shown where it cannot go on; false: it can be tried again
}

// Sit is the screen of an exam that was set, and begins or goes on. The store of s keeps it.
func Sit(s *study.Study, waiting *Waiting, run exam.Exam, set Set, now time.Time) screen.Screen {
	x := newTaking(s, waiting, run, false, now)
	x.set = &set
	x.restore(waiting.changesOf(run))
	return x
}

// Result is the screen of an exam that was handed in. fresh: that was just now, which is a moment where it was passed.
func Result(s *study.Study, e exam.Exam, fresh bool) screen.Screen {
	r := newResult(s, e, false)
	if fresh {
		return r.fresh()
	}
	return r
}

// gone shows why an exam that was set cannot go on; false: it can.
func gone(x *taking, err error) (screen.Move, bool) {
	if x.set == nil || err == nil {
		return screen.Stay(), false
	}
	next, gone := x.set.Gone(err)
	if !gone {
		return screen.Stay(), false
	}
	x.waiting.shown = ""
	delete(x.waiting.left, x.run.Course)
	return screen.Replace(next), true
}

// timeAsked is how long an exam lasts that was set, for whoever set it may have given more time.
type timeAsked struct {
	by   *taking
	exam exam.Exam
	err  error
}

// askTime asks whether there is more time, before the exam is handed in for want of it.
func (x *taking) askTime() tea.Cmd {
	x.handing = true
	id := x.run.ID
	return study.Read(x.Queue, func(ctx context.Context, store exam.Store) (exam.Exam, error) { return store.Exam(ctx, id) },
		func(e exam.Exam, err error) tea.Msg { return timeAsked{x, e, err} })
}

// timeTold goes on where there is more time, and hands in where there is not.
func (x *taking) timeTold(msg timeAsked) (screen.Move, tea.Cmd) {
	if msg.by != x {
		return screen.Stay(), nil
	}
	x.handing = false
	if move, over := gone(x, msg.err); over {
		return move, nil
	}
	if msg.err == nil && !msg.exam.Over() && msg.exam.Left(x.now) > 0 {
		x.run.Limit, x.warned = msg.exam.Limit, false
		return screen.Stay().Saying("You were given more time: " + timeLeft(x) + "."), nil
	}
	return screen.Stay(), x.handIn()
}

// mostClock is the time from which on a day is told instead of a clock.
const mostClock = 24 * time.Hour

// timeLeft tells the time that is left: by the clock, or of days by the deadline.
func timeLeft(x *taking) string {
	const forever = 3650 * 24 * time.Hour
	switch left := x.left(); {
	case left > forever:
		return "no time limit"
	case left > mostClock:
		return "due " + words.Deadline(x.run.Began.Add(x.run.Limit), x.now)
	}
	return clock(x.left()) + " left"
}

// called is what the exam is called above its questions.
func called(x *taking) string {
	if x.set == nil {
		return "Exam"
	}
	const mostCells = 30
	return look.Cut(x.set.Title, mostCells)
}
