package quiz

import "math/rand/v2"

// chooseAll: every right option of several. A blind guess is any set of options but the empty one.
func chooseAll() descriptor {
	return descriptor{
		name: "choose-all", title: "Choose all", ask: (*poser).askAll, mark: markPicks, hint: hintOptions,
		chance: func(q Question) float64 { return 1 / (float64(uint64(1)<<min(len(q.Options), 32)) - 1) },
	}
}

// maxSet is the size of the largest set that is asked for as a whole.
const maxSet = 6

// isSet reports whether all the answers of a card can be asked for at once.
func isSet(answers []item) bool { return len(answers) >= 2 && len(answers) <= maxSet }

// askAll offers every member of a set, and two wrong answers.
func (d *poser) askAll(c Card, own map[string]int, r *rand.Rand) (Question, bool) {
	answers := d.answers(c)
	if !isSet(answers) {
		return Question{}, false
	}
	p := d.distractors(c, answers...)
	p.own = own
	distractors := p.choose(2, r)
	if len(distractors) == 0 {
		return Question{}, false
	}
	q := d.question(c, ChooseAll, answers)
	q.All, q.Stem = true, d.stem(c, true, len(answers))
	q.Options = d.options(c, answers, distractors, r)
	return q, true
}
