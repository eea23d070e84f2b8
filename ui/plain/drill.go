package plain

import (
	"porthole/quiz"
)

// step is what undo needs: a session as it was before an answer, and the id the answer got.
type step[S any] struct {
	before S
	saved  int64
}

// back takes the last step back: it returns the session as it was before, and the steps before it.
func back[S any](t *talk, steps []step[S]) (S, []step[S]) {
	last := steps[len(steps)-1]
	t.takeBack(last.saved)
	t.out.say("Taken back.")
	return last.before, steps[:len(steps)-1]
}

// drill asks what is selected, and again what was missed, as long as the learner wants to.
func (t *talk) drill(s quiz.Selection) (action, error) {
	for {
		known, err := t.Store.Record(t.ctx, t.course.ID)
		if err != nil {
			return end, err
		}
		d, err := quiz.NewDrill(t.Deck, t.seeded(s), known, t.Now())
		if err != nil {
			return answer, err
		}
		missed, act := t.questions(d, "drill")
		if act != answer || len(missed) == 0 {
			return act, nil
		}
		s = quiz.Selection{Cards: missed, Kinds: s.Kinds, Count: -1, Seed: s.Seed}
	}
}

// check asks the few questions on a lesson.
func (t *talk) check(lesson int) (action, error) {
	known, err := t.Store.Record(t.ctx, t.course.ID)
	if err != nil {
		return end, err
	}
	d, err := quiz.NewCheck(t.Deck, lesson, known, t.seeded(t.Selection).Seed, t.Now())
	if err != nil {
		return answer, err
	}
	missed, act := t.questions(d, "check")
	if act != answer || len(missed) == 0 {
		return act, nil
	}
	return t.drill(quiz.Selection{Cards: missed, Count: -1})
}

// questions runs a drill to its end and tells the result. It returns what was missed if that is to
// be asked again.
func (t *talk) questions(d quiz.Drill, kind string) ([]string, action) {
	d, act := t.answers(d)
	now := t.Now()
	result := d.Result(now)
	if d.Over() {
		t.saveRun(kind, result, now)
	}
	t.result(result)
	if act != answer || len(result.Missed) == 0 {
		return nil, act
	}
	return t.again(result.Missed)
}

// answers asks until the drill is over, left or the input ends.
func (t *talk) answers(d quiz.Drill) (quiz.Drill, action) {
	var steps []step[quiz.Drill]
	for {
		q, more := d.Question()
		if !more {
			if act := t.last(len(steps) > 0); act != undo {
				return d, act
			}
			d, steps = back(t, steps)
			continue
		}
		r, act := t.question(q, numbered(d), len(steps) > 0)
		switch act {
		case answer:
			answered, verdict := d.Answer(r, t.Now())
			steps = append(steps, step[quiz.Drill]{d, t.save(answered.Answered(), len(d.Answered()))})
			t.verdict(q, verdict)
			d = answered.Next(t.Now())
		case undo:
			d, steps = back(t, steps)
		case quit, end:
			return d, act
		}
	}
}

// numbered says before a question which one it is. One that comes back since it was missed has no
// number of its own.
func numbered(d quiz.Drill) string {
	if d.Repeat() {
		return "Again: "
	}
	done, of := d.Progress()
	return "Question " + count(done+1) + " of " + count(of) + ". "
}

// last waits before the result, where the last answer can still be taken back.
func (t *talk) last(undoable bool) action {
	t.out.gap()
	r := t.ask(prompt{
		text: "That was the last one. Enter shows the result: ", letters: true, undo: undoable,
		help: "Enter shows the result.",
	})
	return r.act
}

// again offers to ask what was missed once more.
func (t *talk) again(missed []string) ([]string, action) {
	p := prompt{
		text: "a asks again what you missed, Enter goes on: ", letters: true,
		help: "a and Enter asks " + counted(len(missed), "question") + " again. Enter alone goes on.",
	}
	for {
		r := t.ask(p)
		switch {
		case r.act != answer || r.text == "":
			return nil, r.act
		case isWord(r.text, "a", "again"):
			return missed, answer
		}
		t.out.say("Please type a, or Enter alone.")
	}
}
