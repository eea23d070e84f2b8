package plain

import (
	"slices"
	"strconv"

	"porthole/quiz"
	"porthole/ui/words"
)

// taken is what undo and a guess need: a session as it was before an answer and after it, and the id
// the answer got.
type taken[S any] struct {
	before, after S
	saved         int64
}

// mostBack is how many answers can be taken back.
const mostBack = 30

// back takes the last step back: it returns the session as it was before, and the steps before it.
func back[S any](t *talk, steps []taken[S]) (S, []taken[S]) {
	last := steps[len(steps)-1]
	t.takeBack(last.saved)
	t.out.say("Taken back.")
	return last.before, steps[:len(steps)-1]
}

// rounds asks one thing after the other, in a session whose questions are all of a kind, until it is over, time is up, it is
// left or the input ends. done is how many were answered.
func rounds[S any](
	t *talk, s S, over func(s S, done int) bool, timeUp func() bool, one func(s S, done int) (S, []quiz.Answer, quiz.Verdict, action), kind quiz.Kind,
) (S, action) {
	var steps []taken[S]
	for {
		if over(s, len(steps)) {
			if act := t.atEnd(len(steps) > 0, false); act != undo {
				return s, act
			}
			s, steps = back(t, steps)
			continue
		}
		if timeUp() {
			return s, answer
		}
		next, given, verdict, act := one(s, len(steps))
		switch act {
		case answer:
			steps = append(steps, taken[S]{before: s, saved: t.save(given...)})
			t.verdict(quiz.Question{Kind: kind}, verdict)
			s = next
		case undo:
			s, steps = back(t, steps)
		case guess, quit, end:
			return s, act
		}
	}
}

// asking is a drill as it goes on.
type asking struct {
	*talk
	progress quiz.Progress // as it was when the drill began
	drill    quiz.Drill
	steps    []taken[quiz.Drill]
	hinted   bool // a hint was taken for the question that stands there
	offered  bool // to stop, for all is known that is needed
}

// answers asks until the drill is over, left or the input ends.
func (t *talk) answers(d quiz.Drill, p quiz.Progress) (quiz.Drill, action) {
	a := &asking{talk: t, progress: p, drill: d}
	t.follow(d)
	for {
		act := a.step()
		if act != answer {
			return a.drill, act
		}
		if a.drill.Over() {
			if act := a.last(); act != undo {
				return a.drill, act
			}
		}
	}
}

// step brings in the next lesson where the sitting has come to one, and asks a question else.
func (a *asking) step() action {
	if next, ok := a.drill.Upcoming(); ok {
		return a.upcoming(next)
	}
	a.offerToStop()
	return a.one()
}

// upcoming says which lesson comes next where the sitting has come to one, and reads it or goes on at once, as the learner
// wants.
func (a *asking) upcoming(next quiz.Upcoming) action {
	lesson := a.course.Lessons[next.Lesson]
	a.out.gap()
	if len(a.drill.Answered()) > 0 {
		a.out.say(words.SoFar(a.drill.Summary(a.progress, a.Now())))
	}
	a.out.say("Next: " + lesson.Title + ". " + words.Upcoming(lesson, next.New))
	p := prompt{
		text: "Enter reads it, a asks you at once: ", letters: true,
		help: "Enter shows the lesson, then asks about it. a and Enter asks about it without reading. /quit ends here.",
	}
	for {
		r := a.ask(p)
		switch {
		case r.act != answer:
			return r.act
		case isWord(r.text, "a", "ask"):
			a.drill = a.drill.Open(a.Now())
			return answer
		case r.text == "":
			return a.read(next)
		}
		a.refuse("Please type a, or Enter alone.")
	}
}

// read shows the lesson that came next, and goes on with its cards.
func (a *asking) read(next quiz.Upcoming) action {
	a.lesson(next.Lesson)
	a.out.gap()
	r := a.ask(prompt{
		text: "Enter goes on with its " + words.Count(next.New, "card") + ": ", letters: true,
		help: "Enter asks about what you have read.",
	})
	if r.act == answer {
		a.drill = a.drill.Open(a.Now())
	}
	return r.act
}

// one asks one question, or takes one answer back; an action other than answer ends the drill.
func (a *asking) one() action {
	q, _ := a.drill.Question()
	r, act := a.question(q, numbered(a.drill), asked{undo: len(a.steps) > 0, guess: a.guessable(), hinted: a.hinted})
	switch act {
	case answer:
		a.answered(q, r)
	case undo:
		a.back()
	case guess:
		a.guess()
		if next, _ := a.drill.Question(); next.ID == q.ID {
			a.hinted = r.Hinted
		}
	case quit, end:
		return act
	}
	return answer
}

// answered marks a response, saves it, tells the verdict and goes on.
func (a *asking) answered(q quiz.Question, r quiz.Response) {
	marked, given := a.drill.Answer(r, a.Now())
	saved := a.save(given.Answer)
	a.steps = append(a.steps, taken[quiz.Drill]{a.drill, marked, saved})
	a.steps = a.steps[max(0, len(a.steps)-mostBack):]
	a.follow(marked)
	a.verdict(q, given.Verdict)
	if l, ok := marked.Leech(); ok {
		a.leech(l)
	}
	if x, ok := a.Deck.Unlocked(q.ID, marked.Record()); ok {
		a.disagreement(x)
	}
	a.goOn(marked)
	if a.guessable() && len(q.Options) > 0 && !a.guessed {
		a.guessed = true
		a.out.say("If that was a guess, type /guess at the next question.")
	}
}

// leech tells what may help with a card that was missed again and again.
func (a *asking) leech(l quiz.Leech) {
	a.out.say("Missed three times: it rests until tomorrow.")
	for _, text := range []string{l.Row, l.Mixed} {
		if text != "" {
			a.out.hang("- ", text)
		}
	}
	if l.Passage != "" {
		a.out.say("Lesson " + strconv.Itoa(l.Lesson+1) + ", " + a.course.Lessons[l.Lesson].Title + ": " + l.Passage)
	}
}

// goOn goes to what comes after an answer.
func (a *asking) goOn(marked quiz.Drill) {
	a.drill, a.hinted = marked.Next(a.Now()), false
	if a.drill.Over() {
		a.follow(a.drill)
	}
}

// back takes the last answer back.
func (a *asking) back() {
	a.drill, a.steps = back(a.talk, a.steps)
	a.hinted = false
	a.follow(a.drill)
}

// guessable reports whether the last answer can be counted as a guess.
func (a *asking) guessable() bool {
	if len(a.steps) == 0 {
		return false
	}
	after := a.steps[len(a.steps)-1].after
	_, ok := after.Guess()
	all := after.Answered()
	return ok && !all[len(all)-1].Answer.Practice
}

// guess counts the last answer as a guess.
func (a *asking) guess() {
	last := &a.steps[len(a.steps)-1]
	last.after, _ = last.after.Guess()
	a.markGuess(last.saved)
	a.follow(last.after)
	a.out.say("Counted as a guess, not as known.")
	a.goOn(last.after)
}

// last waits before the result, where the last answer can still be taken back; undo: the drill goes
// on.
func (a *asking) last() action {
	for {
		switch act := a.atEnd(len(a.steps) > 0, a.guessable()); act {
		case guess:
			a.guess()
			if !a.drill.Over() {
				return undo
			}
		case undo:
			a.back()
			return undo
		case answer, quit, end:
			return act
		}
	}
}

// atEnd waits before the result of a session.
func (t *talk) atEnd(undoable, guessable bool) action {
	t.out.gap()
	r := t.ask(prompt{
		text: "That was the last one. Enter shows the result: ", letters: true, undo: undoable, guess: guessable,
		help: "Enter shows the result.",
	})
	return r.act
}

// offerToStop says once in a session that the target is reached.
func (a *asking) offerToStop() {
	if a.offered || !a.drill.Scheduled() {
		return
	}
	now := a.progress
	now.Record = a.drill.Record()
	if f, ok := now.Ready(a.Deck, a.Now()); ok {
		a.offered = true
		a.out.gap()
		a.out.say(words.Ready(f, now.Goal) + " You can stop here with /quit, or go on.")
	}
}

// typedNow reports whether an answer is to be typed that was chosen from options before.
func typedNow(d quiz.Drill) bool {
	q, _ := d.Question()
	return len(q.Options) == 0 && slices.ContainsFunc(d.Answered(), func(a quiz.Answered) bool {
		return a.Question.ID == q.ID && len(a.Question.Options) > 0
	}) && q.Kind == quiz.Typed
}

// numbered says before a question which one it is. One that comes back since it was missed has no
// number of its own, and what a schedule asks has no fixed end.
func numbered(d quiz.Drill) string {
	done, of := d.Progress()
	switch {
	case d.Repeat() && typedNow(d):
		return "This time you type the answer. Again: "
	case d.Repeat():
		return "Again: "
	case d.Scheduled():
		return "Question " + strconv.Itoa(done+1) + ". "
	}
	return "Question " + strconv.Itoa(done+1) + " of " + strconv.Itoa(of) + ". "
}
