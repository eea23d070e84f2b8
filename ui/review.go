package ui

import (
	"errors"
	"fmt"
	"time"

	"porthole/quiz"
	"porthole/ui/screen"
	"porthole/ui/study"
	"porthole/ui/words"
)

// startReview opens the session on what is due. Nothing new comes in: that is the lessons' part.
func startReview(s *study.Study, now time.Time) screen.Move {
	return openReview(s, "Review", quiz.Selection{Cards: met(s)}, quiz.Goal{}, now)
}

// startNew opens the session on what was never asked, and what is due beside it.
func startNew(s *study.Study, now time.Time) screen.Move {
	return openReview(s, "New cards", quiz.Selection{}, quiz.Goal{}, now)
}

// startPart opens today's part of the plan.
func startPart(s *study.Study, now time.Time) screen.Move {
	sel, goal := s.Learner.Scheduled(s.Deck, quiz.Selection{}, now)
	return openReview(s, "Today's part", sel, goal, now)
}

// startPractice opens a session beside the schedule.
func startPractice(s *study.Study, now time.Time) screen.Move {
	sel := quiz.Selection{Practice: true, Count: quiz.DefaultCount}
	return openReview(s, "Practice", sel, quiz.Goal{}, now).Saying("Practice: the schedule stays as is.")
}

// startAgenda opens the session that the schedule asks for, of what is selected.
func startAgenda(s *study.Study, sel quiz.Selection, now time.Time) screen.Move {
	sel, goal := s.Learner.Scheduled(s.Deck, sel, now)
	return openReview(s, "Review", sel, goal, now)
}

// openReview opens a session that memory asks for, or says that there is nothing to ask.
func openReview(s *study.Study, title string, sel quiz.Selection, goal quiz.Goal, now time.Time) screen.Move {
	if sel.Seed == 0 {
		sel.Seed = s.Seed()
	}
	session, err := quiz.NewReview(s.Deck, sel, s.Learner.Record, goal, now)
	if done, ok := errors.AsType[*quiz.DoneError](err); ok {
		return screen.Push(newDone(s, done.Next, now))
	}
	if err != nil {
		return study.Nothing(err)
	}
	d := newDrill(s, study.RunDrill, title, session, sel.Limit, nil, now)
	d.review, d.practice = !sel.Practice, sel.Practice
	return screen.Push(d)
}

// met lists the cards and questions that were ever asked.
func met(s *study.Study) []string {
	var ids []string
	for _, id := range s.Deck.IDs() {
		if s.Learner.Record.Card(id).Asked > 0 {
			ids = append(ids, id)
		}
	}
	return ids
}

// counted is what is known of the learner, the answers of the session included.
func (d *drill) counted() quiz.Progress {
	p := d.Learner.Progress
	p.Record = d.session.Record()
	return p
}

// ready says that the exam can come, by the forecast; "" where it cannot, or where there is too little to go by.
func (d *drill) ready(now time.Time) string {
	p := d.counted()
	answers, delayed := p.Record.Wanting()
	if !d.review || !p.Goal.Open(now) || answers+delayed > 0 {
		return ""
	}
	f := p.Forecast(d.Deck, now)
	if !f.Ready(p.Goal.Target) {
		return ""
	}
	return "Ready for the exam: forecast " + words.Range(f, "–") + " %, target " + words.Percent(p.Goal.Target) + "."
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
func (d *drill) closing(now time.Time) (says string, done bool) {
	switch {
	case d.practice:
		return "Practice: the schedule is as it was.", false
	case !d.review:
		return "", false
	}
	p := d.counted()
	advice := quiz.Advise(d.Deck, p, now)
	if says = d.ready(now); says != "" {
		says += " "
	}
	plan := p.Goal.Plan(p.Record, now)
	switch {
	case d.limit > 0 && plan.Today > 0:
		says += fmt.Sprintf("Of today's part %s left.", words.CountAre(words.WholeMinutes(plan.Today), "minute"))
	case d.limit > 0:
		says += "Today's part is done." + nextSitting(plan, now)
	case advice.Step == quiz.ComeBack && !advice.Next.IsZero():
		return says + "Done for today: nothing is due until " + words.Until(advice.Next, now) + ".", true
	}
	return says, false
}

// nextSitting says when the plan goes on.
func nextSitting(p quiz.Plan, now time.Time) string {
	for _, s := range p.Sittings {
		if s.Day > quiz.DayOf(now) {
			return fmt.Sprintf(" The next one: %s, %s.", words.Until(s.At, now), words.Count(words.WholeMinutes(s.Time), "minute"))
		}
	}
	return ""
}
