package plain

import (
	"porthole/quiz"
	"porthole/ui/words"
)

// drill asks what is selected, and again what was missed, as long as the learner wants to.
func (t *talk) drill(s quiz.Selection) (action, error) {
	for {
		p := t.progress()
		d, err := quiz.NewDrill(t.Deck, t.seeded(s), p.Record, t.Now())
		if err != nil {
			return answer, err
		}
		missed, act := t.questions(d, "drill", p)
		if act != answer || len(missed) == 0 {
			return act, nil
		}
		s = quiz.Selection{Cards: missed, Kinds: s.Kinds, Count: -1, Seed: s.Seed, Practice: s.Practice, Alike: s.Alike}
	}
}

// check asks the few questions on a lesson.
func (t *talk) check(lesson int) (action, error) {
	p := t.progress()
	d, err := quiz.NewCheck(t.Deck, lesson, p.Record, t.seeded(t.Selection).Seed, t.Now())
	if err != nil {
		return answer, err
	}
	missed, act := t.questions(d, "check", p)
	if act != answer || len(missed) == 0 {
		return act, nil
	}
	return t.drill(quiz.Selection{Cards: missed, Count: -1})
}

// questions runs a drill to its end and tells the result. It returns what was missed if that is to
// be asked again; what a schedule asks comes back by itself.
func (t *talk) questions(d quiz.Drill, kind string, p quiz.Progress) ([]string, action) {
	d, act := t.answers(d, p)
	now := t.Now()
	result := d.Result(now)
	if d.Over() {
		t.saveRun(d.ID(), kind, result, now)
	}
	p.Record = d.Record()
	t.saveForecast(p)
	t.result(result)
	if d.Scheduled() && len(result.Answered) > 0 {
		t.out.say(words.Sitting(d.Summary(p, now), p.Goal, now)...)
	}
	if act != answer || d.Scheduled() || len(result.Missed) == 0 {
		return nil, act
	}
	return t.again(result.Missed)
}

// again offers to ask what was missed once more.
func (t *talk) again(missed []string) ([]string, action) {
	p := prompt{
		text: "a asks again what you missed, Enter goes on: ", letters: true,
		help: "a and Enter asks " + words.Count(len(missed), "question") + " again. Enter alone goes on.",
	}
	for {
		r := t.ask(p)
		switch {
		case r.act != answer || r.text == "":
			return nil, r.act
		case isWord(r.text, "a", "again"):
			return missed, answer
		}
		t.refuse("Please type a, or Enter alone.")
	}
}
