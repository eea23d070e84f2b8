package plain

import (
	"errors"
	"strconv"
	"time"

	"porthole/content"
	"porthole/quiz/class"
	"porthole/quiz/exam"
	"porthole/ui/words"
)

// workTalk is the part of a talk that is about what the class was set.
type workTalk struct{ examTalk }

// entries are the lines of the menu for what is to be done, or was done of late.
func (t workTalk) entries() (all []entry) {
	if t.Desk == nil {
		return nil
	}
	works, err := t.Desk.Due(t.ctx, t.Learner)
	t.keep("What your class was set could not be looked up", err)
	for _, w := range works {
		if now := t.Now(); w.InSight(now) {
			all = append(all, entry{t.line(w, now), func() (action, error) { return t.work(w) }})
		}
	}
	return all
}

// line tells of what was set: "Due Friday 10:00: Week 3, 20 questions, 25 minutes".
func (t workTalk) line(w class.Work, now time.Time) string {
	run, runs := w.Running()
	best, some := w.Counts()
	title, says := content.Clean(w.Title), words.SetFor(w)
	switch {
	case runs && !w.Ended(run.Began, now):
		return "Go on: " + title + ", " + words.DueBy(w.End(run.Began), now)
	case some && w.Shows(now):
		return "Handed in: " + title + ", " + words.PointsOf(best.Points, best.Questions)
	case some:
		return "Handed in: " + title + ", the result comes later"
	case w.ToRead && w.Done():
		return "Done: " + title
	case w.ToRead:
		says = workRead(w.Reading)
	}
	due := words.DueBy(w.Until(), now)
	if w.Until().IsZero() {
		due = "set by your teacher"
	}
	return words.Capital(due) + ": " + title + ", " + says
}

func workRead(r class.Reading) string {
	return strconv.Itoa(r.Read) + " of " + words.Count(r.Lessons, "lesson") + " read, " + strconv.Itoa(r.Met) + " of " + words.Count(r.Cards, "card") + " met"
}

// work tells what was set, and begins it, goes on with it, or tells how it went.
func (t workTalk) work(w class.Work) (action, error) {
	now := t.Now()
	t.out.gap()
	t.out.say(content.Clean(w.Title)+": "+words.Ended(words.SetFor(w)), words.Sentence(words.DueBy(w.Until(), now)))
	if says := words.Granted(w.Override, now); says != "" {
		t.out.say("You were granted: " + says + ".")
	}
	if len(w.Lessons) > 0 {
		t.out.say("Lessons: " + words.Ended(content.Clean(words.Names(w.Lessons))))
	}
	if w.ToRead {
		t.out.say("So far: " + workRead(w.Reading) + ". Read them under Lessons, and answer each of their cards once.")
		return answer, nil
	}
	if best, some := w.Counts(); some && w.Shows(now) {
		e, err := t.Desk.Attempt(t.ctx, t.Learner, best.ID)
		if err != nil {
			return answer, err
		}
		t.examResult(e)
	}
	if bar := w.Bar(now); bar != class.NoBar {
		t.out.say(words.Sentence((&class.BarError{Bar: bar}).Error()))
		return answer, nil
	}
	return t.sitSet(w)
}

// sitSet begins an attempt, or goes on with it.
func (t workTalk) sitSet(w class.Work) (action, error) {
	t.out.say(words.Sentence(words.AttemptsLeft(w)) + " Nothing is said of an answer before the end. /help tells what you can type.")
	p := prompt{text: "Enter begins, /quit goes back: ", letters: true, help: "Enter begins the exam, or goes on with it."}
	r := t.ask(p)
	for ; r.act == answer && r.text != ""; r = t.ask(p) {
		t.refuse("Please press Enter alone.")
	}
	if r.act != answer {
		return r.act, nil
	}
	e, err := t.Desk.Begin(t.ctx, t.Learner, w.ID)
	if err != nil {
		return answer, err
	}
	s := &sitting{examTalk: t.examTalk, exam: e, at: e.At(), set: &w}
	return s.sit(), nil
}

// bars notes an error that says that the exam cannot go on.
func (s *sitting) bars(err error) bool {
	bar, ok := errors.AsType[*class.BarError](err)
	if ok {
		s.barred, s.done = bar, true
	}
	return ok
}

// told tells what became of an exam that was set, where its result is not to be seen.
func (s *sitting) told() bool {
	switch {
	case s.barred != nil:
		s.out.say(words.Sentence(s.barred.Error()) + " What you did of it does not count.")
	case !s.set.Shows(s.Now()):
		s.out.say("It is handed in and saved: " + strconv.Itoa(len(s.exam.Questions)-s.exam.Open()) + " of " + words.Count(len(s.exam.Questions), "question") + " answered.")
		if !s.set.Closes.IsZero() {
			s.out.say("The result is shown after the last deadline of the class: " + words.Deadline(s.set.Closes, s.Now()) + ".")
		}
	default:
		return false
	}
	return true
}

// going reports whether there is time left. Of an exam that was set there may be more than there was.
func (s *sitting) going() bool {
	if s.exam.Left(s.Now()) > 0 || s.set == nil {
		return s.exam.Left(s.Now()) > 0
	}
	now, err := s.store.Exam(s.ctx, s.exam.ID)
	if err != nil || now.Over() || now.Left(s.Now()) == 0 {
		return false
	}
	s.exam.Limit = now.Limit
	s.out.say("You were given more time: " + s.timeLeft() + ".")
	return true
}

// mostLeft is the time from which on days are told instead of minutes.
const mostLeft = 24 * time.Hour

// timeLeft tells the time that is left: "10 minutes left", "due Friday 10:00".
func (s *sitting) timeLeft() string {
	if left := s.exam.Left(s.Now()); left > mostLeft {
		return s.days(left)
	}
	return s.left() + " left"
}

// exactly does so to the second.
func (s *sitting) exactly() string {
	left := s.exam.Left(s.Now())
	if left > mostLeft {
		return words.Capital(s.days(left))
	}
	return span(left.Round(time.Second)) + " left"
}

func (s *sitting) days(left time.Duration) string {
	if s.exam.Limit == class.Forever || left > exam.MostTime*365 {
		return "no time limit"
	}
	return "due " + words.Deadline(s.exam.Began.Add(s.exam.Limit), s.Now())
}
