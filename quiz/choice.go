package quiz

import (
	"math/rand/v2"
	"slices"

	"porthole/content"
)

// choice: one option of several.
func choice() descriptor {
	return descriptor{name: "choice", title: "Choose one", ask: (*poser).askChoice, mark: markPicks, hint: hintOptions, chance: chanceOfOne}
}

// poser makes questions of cards, with what each is mixed up with.
type poser struct{ explainer }

// optionCount is how many options a choice offers where there are enough.
const optionCount = 4

// question begins a question about a card, the answers in the order they are shown.
func (d *poser) question(c Card, k Kind, answers []item) Question {
	f := d.fact(c)
	given := f.Subject
	if c.Direction == Reverse {
		given = c.Value
	}
	text, sources := d.background(c, answers)
	q := Question{
		ID: c.ID, Kind: k, Stem: d.stem(c, false, 1), Answers: texts(answers),
		set: c.Direction == Forward && len(answers) > 1, Explanation: text, Sources: sources, Lesson: c.Lesson, Direction: c.Direction,
		Relation: f.Relation, Subject: given, Authority: f.Authority,
		Numeric: d.kindOf(c) == content.Number,
	}
	if k == Typed {
		q.typed = d.typedKeyOf(c)
	}
	return q
}

// askChoice offers one right answer among wrong ones. Of a set one member is offered.
func (d *poser) askChoice(c Card, own map[string]int, r *rand.Rand) (Question, bool) {
	answers := leading(d.answers(c), r)
	p := d.distractors(c, answers[0])
	p.own = own
	distractors := p.choose(optionCount-1, r)
	if len(distractors) == 0 {
		return Question{}, false
	}
	q := d.question(c, Choice, answers)
	q.Options = d.options(c, answers[:1], distractors, r)
	return q, true
}

// leading puts one of the answers first, at random; the others stay in order.
func leading(answers []item, r *rand.Rand) []item {
	i := r.IntN(len(answers))
	first := answers[i]
	return slices.Insert(slices.Delete(answers, i, i+1), 0, first)
}

// options shuffles right answers and distractors; a distractor says what it belongs to.
func (d *poser) options(c Card, right, distractors []item, r *rand.Rand) []Option {
	options := make([]Option, 0, len(right)+len(distractors))
	for _, it := range right {
		options = append(options, Option{Text: it.text, Right: true})
	}
	for _, it := range distractors {
		options = append(options, Option{Text: it.text, Why: d.owner(c, it)})
	}
	shuffle(options, r)
	return options
}

func shuffle[T any](list []T, r *rand.Rand) {
	r.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
}

// chanceOfOne is the chance to pick a right option of several.
func chanceOfOne(q Question) float64 {
	if len(q.Options) == 0 {
		return 0
	}
	right := 0
	for _, o := range q.Options {
		if o.Right {
			right++
		}
	}
	return float64(right) / float64(len(q.Options))
}

// markPicks marks what was picked of the options, and returns the texts of the wrong ones. Where
// all are asked for it takes all and no other; else every pick must be right.
func markPicks(q Question, r Response) (Verdict, []string) {
	var given, found, wrong []string
	offered := ""
	for i, o := range q.Options {
		if o.Right && offered == "" {
			offered = o.Text
		}
		if !slices.Contains(r.Picks, i) {
			continue
		}
		given = append(given, o.Text)
		if o.Right {
			found = append(found, o.Text)
		} else {
			wrong = append(wrong, o.Text)
		}
	}
	v := Verdict{Given: listed(given), Blank: len(given) == 0, Answer: listed(q.Answers)}
	v.Right = len(found) > 0 && len(wrong) == 0 && (!q.All || len(found) == len(q.Answers))
	switch {
	case q.All:
		v = v.tally(q.Answers, found, wrong)
	case v.Right:
		v.Found, v.Answer, v.Rest = found, v.Given, others(q.Answers, given)
	case offered != "":
		v.Answer, v.Rest = offered, others(q.Answers, []string{offered})
	}
	return v, wrong
}

// tally sorts what was given where all were asked for.
func (v Verdict) tally(answers, found, extra []string) Verdict {
	for _, a := range answers {
		switch {
		case slices.Contains(found, a):
			v.Found = append(v.Found, a)
		case !v.Right:
			v.Missing = append(v.Missing, a)
		}
	}
	v.Extra = extra
	return v
}

// maxRest bounds how many other members of a set are told.
const maxRest = 6

// others returns the answers that were not given.
func others(answers, given []string) []string {
	var rest []string
	for _, a := range answers {
		if !slices.Contains(given, a) && len(rest) < maxRest {
			rest = append(rest, a)
		}
	}
	return rest
}
