package quiz

import (
	"math/rand/v2"
	"strings"
)

// trueFalse: a statement to judge. To rule one of two out would tell the answer.
func trueFalse() descriptor {
	return descriptor{
		name: "true-false", title: "True or false", ask: (*poser).askTrueFalse, mark: markPicks, chance: chanceOfOne,
		hint: func(Question) (string, float64) { return "", 0 },
	}
}

// askTrueFalse makes a statement that is true as often as it is false. A false one says a distractor.
func (d *poser) askTrueFalse(c Card, own map[string]int, r *rand.Rand) (Question, bool) {
	answers := leading(d.answers(c), r)
	p := d.distractors(c, answers[0])
	p.strict, p.own = true, own
	distractors := p.choose(1, r)
	if len(distractors) == 0 {
		return Question{}, false
	}
	q := d.question(c, TrueFalse, answers)
	said, truth := answers[0], r.IntN(2) == 0
	if truth {
		q.said = said.text
	} else {
		said = distractors[0]
		q.distractor = said.key
	}
	q.Stem = authorised(d.by(c), d.saying(c, said.text), said.text, d.fact(c).Subject)
	q.Options = []Option{{Text: "True", Right: truth}, {Text: "False", Right: !truth}}
	q.Answers = []string{"True"}
	if !truth {
		q.Options[0].Why = d.mixUpSentence(c, said)
		q.Answers[0] = "False"
	}
	return q, true
}

// saying states the fact of a card with one of its answers, or with something else in its place.
func (d *phrasing) saying(c Card, answer string) string {
	if c.Direction == Reverse {
		return d.statement(c.Facts[0], answer, c.Value)
	}
	return d.statement(c.Facts[0], d.fact(c).Subject, answer)
}

// correction is the true statement about a card.
func (d *phrasing) correction(c Card) string {
	answers := d.answers(c)
	if c.Direction == Reverse && len(answers) > maxSet {
		answers = answers[:1]
	}
	return authorised(d.by(c), d.saying(c, strings.Join(texts(answers), " / ")), answers[0].text, d.fact(c).Subject)
}
