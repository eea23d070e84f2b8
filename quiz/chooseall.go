package quiz

import "math/rand/v2"

// maxSet is the size of the largest set that is asked for as a whole.
const maxSet = 6

// isSet reports whether all the answers of a card can be asked for at once.
func isSet(answers []item) bool { return len(answers) >= 2 && len(answers) <= maxSet }

// askAll offers every member of a set, and two wrong answers.
func (d *Deck) askAll(c Card, own map[string]int, r *rand.Rand) (Question, bool) {
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
