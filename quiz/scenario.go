package quiz

import (
	"math/rand/v2"
	"slices"
	"strings"

	"porthole/content"
	"porthole/quiz/task"
)

// scenario: a situation that an author wrote, with options.
func scenario() descriptor {
	return descriptor{name: "scenario", title: "Scenarios", mark: markPicks, hint: hintOptions, chance: chanceOfOne}
}

// Authored returns the question with the given index in Course.Questions, its options shuffled but
// for True and False, which stand in this order. What is chosen in the blanks of a performance-based
// one stands in an order that tells nothing.
func (d *Deck) Authored(i int, r *rand.Rand) Question {
	a := d.course.Questions[i]
	q := Question{
		authored: true, ID: a.ID, Kind: authoredKind(a.Kind), Stem: authorised(a.Authority, a.Stem), All: a.Kind == content.ChooseAll,
		Explanation: a.Explanation, Sources: d.sources(a.Sources, nil), Lesson: a.Lesson, Authority: a.Authority,
	}
	for _, o := range a.Options {
		q.Options = append(q.Options, Option{Text: o.Text, Right: o.Right, Why: o.Why})
		if o.Right {
			q.Answers = append(q.Answers, o.Text)
		}
	}
	if q.Kind.Performed() {
		q.Task = task.New(q.Kind.about().task, a, r)
		if rule := q.Task.Reading(); rule != "" && !strings.Contains(q.Stem, "first rule that") {
			q.Stem += " " + rule
		}
		q.Answers = q.Task.Answers()
		return q
	}
	if a.Kind != content.TrueFalse {
		shuffle(q.Options, r)
	} else if len(q.Options) == 2 && isOneOf(content.Key(q.Options[0].Text), "false", "no") {
		slices.Reverse(q.Options)
	}
	return q
}

// authoredKind returns the kind of an authored question: it has the same name.
func authoredKind(k content.QuestionKind) Kind {
	kind, _ := KindNamed(k.String())
	return kind
}
