package ui

import (
	"errors"
	"fmt"
	"time"

	"porthole/quiz"
	"porthole/quiz/exam"
	"porthole/quiz/memory"
	"porthole/ui/screen"
	"porthole/ui/study"
	"porthole/ui/words"
)

// startSitting opens the sitting that memory and the plan ask for.
func startSitting(s *study.Study, now time.Time) screen.Move {
	return openSitting(s, quiz.Selection{}, now)
}

// startPractice opens a session beside the schedule.
func startPractice(s *study.Study, now time.Time) screen.Move {
	sel := quiz.Selection{Practice: true, Count: quiz.DefaultCount}
	return openSitting(s, sel, now).Saying("Practice: the schedule stays as is.")
}

// openSitting opens a sitting on what is selected, or says that there is nothing to ask.
func openSitting(s *study.Study, sel quiz.Selection, now time.Time) screen.Move {
	if sel.Seed == 0 {
		sel.Seed = s.Seed()
	}
	session, err := quiz.NewSitting(s.Deck, s.Learner.Progress, sel, now)
	if done, ok := errors.AsType[*quiz.DoneError](err); ok {
		return screen.Push(newDone(s, done.Next, now))
	}
	if err != nil {
		return study.Nothing(err)
	}
	d := newDrill(s, study.RunDrill, titleOf(s, sel, session, now), session, session.Limit(), nil, now)
	d.review, d.practice = !sel.Practice, sel.Practice
	d.begun = s.Learner.Progress
	return screen.Push(d)
}

// titleOf names a sitting by what it begins with.
func titleOf(s *study.Study, sel quiz.Selection, session quiz.Drill, now time.Time) string {
	switch {
	case sel.Practice:
		return "Practice"
	case session.Limit() > 0 && sel.Limit == 0:
		return "Today's part"
	case s.Deck.Due(sel, s.Learner.Record, now).Reviews == 0:
		return "New cards"
	}
	return "Review"
}

// summary is what the sitting has come to.
func (d *drill) summary(now time.Time) quiz.Summary { return d.session.Summary(d.begun, now) }

// counted is what is known of the learner, the answers of the session included.
func (d *drill) counted() quiz.Progress {
	p := d.Learner.Progress
	p.Record = d.session.Record()
	return p
}

// ready says that the exam can come, by the forecast; "" where it cannot, or where there is too little to go by.
func (d *drill) ready(now time.Time) string {
	p := d.counted()
	f, ok := p.Ready(d.Deck, now)
	if !d.review || !ok {
		return ""
	}
	return words.Ready(f, p.Goal)
}

// offer offers to end the session, once, after a right answer of a learner who is ready for the exam.
func (d *drill) offer(now time.Time) screen.Move {
	says := ""
	if v, _ := d.session.Verdict(); v.Right && !d.offered {
		says = d.ready(now)
	}
	d.offered, d.ending = d.offered || says != "", says != ""
	if d.ending {
		says += " e ends here."
	}
	return screen.Stay().Saying(says)
}

// closing is what is to be said at the end of a session that memory asked for, and whether it is all for today.
func (d *drill) closing(now time.Time) (says []string, done bool) {
	switch {
	case d.practice:
		return []string{"Practice: the schedule is as it was."}, false
	case !d.review:
		return nil, false
	}
	p := d.counted()
	if ready := d.ready(now); ready != "" {
		says = append(says, ready)
	}
	says = append(says, words.Sitting(d.summary(now), p.Goal, now)...)
	advice := quiz.Advise(d.Deck, p, now)
	plan := exam.AgendaOf(d.Deck, p, now)
	switch {
	case advice.Step == quiz.ComeBack && !advice.Next.IsZero():
		return append(says, "Done for today: nothing is due until "+words.Until(advice.Next, now)+"."+nextSitting(plan, now)), true
	case plan.Today > 0:
		return append(says, fmt.Sprintf("%s of today's part %s left.", words.Minutes(plan.Today), words.Are(words.WholeMinutes(plan.Today)))), false
	case d.limit > 0:
		return append(says, "Today's part is done."+nextSitting(plan, now)), false
	}
	return says, false
}

// nextSitting says when the plan goes on, and with what.
func nextSitting(a quiz.Agenda, now time.Time) string {
	for _, s := range a.Days {
		if s.Day > memory.DayOf(now) {
			return fmt.Sprintf(" Next in your plan: %s, %s: %s.", words.Until(s.At, now), words.Minutes(s.Time), words.Planned(s))
		}
	}
	return ""
}
