package plain

import (
	"errors"
	"strconv"
	"time"

	"porthole/quiz"
	"porthole/quiz/exam"
	"porthole/quiz/memory"
	"porthole/ui/words"
)

// review asks what the schedule asks for now, says when to come back, and offers to go on as
// practice.
func (t *talk) review(s quiz.Selection) (action, error) {
	p := t.progress()
	d, err := quiz.NewSitting(t.Deck, p, t.seeded(s), t.Now())
	if _, ok := errors.AsType[*quiz.DoneError](err); ok {
		t.saveForecast(p)
		t.done(p)
		return t.practise(s)
	}
	if err != nil {
		return answer, err
	}
	_, act := t.questions(d, "drill", p)
	if act == end {
		return act, nil
	}
	t.done(t.progress())
	if act != answer {
		return act, nil
	}
	return t.practise(s)
}

// done says what is left to do now, or when there is something again.
func (t *talk) done(p quiz.Progress) {
	now := t.Now()
	t.out.gap()
	if f, ok := p.Ready(t.Deck, now); ok {
		t.out.say(words.Ready(f, p.Goal))
	}
	due := t.Deck.Due(quiz.Selection{}, p.Record, now)
	if due.Reviews > 0 {
		t.out.say("Still fading: " + words.Count(due.Reviews, "card") + ".")
	} else {
		t.out.say("Done for now." + next(t.Deck.Ahead(p.Record, now), now))
	}
	if due.New > 0 {
		t.out.say("Not met yet: " + words.Count(due.New, "card") + ".")
	}
	for _, day := range exam.AgendaOf(t.Deck, p, now).Days {
		if day.Day > memory.DayOf(now) {
			t.out.say("Next in your plan: " + words.Minutes(day.Time) + " " + words.Soon(day.At, now) + "; " + words.Planned(day) + ".")
			return
		}
	}
}

// next says what comes due when: " Next: 6 cards tomorrow.", "" where nothing does.
func next(a quiz.Ahead, now time.Time) string {
	if a.At.IsZero() {
		return ""
	}
	return " Next: " + words.Count(a.Cards, "card") + " " + words.Soon(a.At, now) + "."
}

// practise offers to go on with what was met, whether due or not, as often as the learner wants.
func (t *talk) practise(s quiz.Selection) (action, error) {
	s.Practice = true
	if s.Count == 0 && s.Limit == 0 {
		s.Count = quiz.DefaultCount
	}
	for {
		p := prompt{
			text: "p goes on as practice, Enter ends: ", letters: true,
			help: "p and Enter asks what you have met, the weakest first; the schedule stays as it is. Enter alone ends.",
		}
		r := t.ask(p)
		switch {
		case r.act != answer || r.text == "":
			return leaving(r.act), nil
		case !isWord(r.text, "p", "practice", "practise"):
			t.refuse("Please type p, or Enter alone.")
			continue
		}
		known := t.progress()
		d, err := quiz.NewSitting(t.Deck, known, t.seeded(s), t.Now())
		if _, ok := errors.AsType[*quiz.DoneError](err); ok {
			t.out.say("There is nothing to practise: nothing of this was asked yet.")
			return answer, nil
		}
		if err != nil {
			return answer, err
		}
		if _, act := t.questions(d, "drill", known); act != answer {
			return leaving(act), nil
		}
	}
}

// proceed is the most useful thing to do next: what is said of it, and how it is begun.
func (t *talk) proceed(p quiz.Progress) (says string, run func() (action, error)) {
	now := t.Now()
	all := quiz.Selection{Seed: t.Selection.Seed}
	review := func() (action, error) { return t.review(all) }
	switch a := quiz.Advise(t.Deck, p, now); a.Step {
	case quiz.ReadLesson:
		word := "Continue"
		if len(p.Read) == 0 && p.Record.Answers == 0 {
			word = "Start"
		}
		lesson := t.course.Lessons[a.Lesson]
		return word + ": lesson " + strconv.Itoa(a.Lesson+1) + ", " + lesson.Title + ", " + words.Reading(lesson),
			func() (action, error) { return t.lessonsFrom(a.Lesson), nil }
	case quiz.ReviewDue:
		return "Continue: " + words.CountAre(a.Cards, "card") + " fading, " + words.Asking(a.Cards), review
	case quiz.FollowPlan:
		says := "Continue: today's part of your plan, " + words.Minutes(a.Time)
		if days := exam.AgendaOf(t.Deck, p, now).Days; len(days) > 0 && days[0].Day == memory.DayOf(now) {
			says += "; " + words.Planned(days[0])
		}
		return says, review
	case quiz.LearnNew:
		return "Continue: " + words.Count(a.Cards, "new card") + ", " + words.Asking(a.Cards), review
	case quiz.ComeBack:
	}
	return "Continue: nothing is due now." + next(t.Deck.Ahead(p.Record, now), now), review
}
