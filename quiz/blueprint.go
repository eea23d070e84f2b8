package quiz

import (
	"cmp"
	"time"

	"porthole/content"
)

// Blueprint says what an exam is made of.
type Blueprint struct {
	Questions int
	Limit     time.Duration // for so many questions
	Fixed     bool          // the learner asked for this limit: it stays where the course has fewer questions
	Pass      float64       // share of the points, from 0 to 1
	Authority string        // whose wording it follows; "" for the course's own
	// Weights are those of lessons and objectives, by their names as Key writes them; one that is not named has 1. What
	// belongs to an objective that is named counts for that, all else for its lesson.
	Weights map[string]float64
	// Kinds are the weights of the kinds of question; one that is not there is not asked.
	Kinds map[Kind]float64
}

// The bounds of an exam.
const (
	MostExamQuestions = 200
	MostExamTime      = 24 * time.Hour
)

const (
	examQuestions = 25
	examPass      = 0.8
	perQuestion   = 72 * time.Second // of certification exams with 75 to 90 questions in an hour and a half, the slower ones
)

// examKinds are the weights of the kinds where the course says nothing: of 25 questions about eight are situations, four
// performance-based, thirteen ask for a fact.
func examKinds() map[Kind]float64 {
	return map[Kind]float64{
		Flash: 0, Choice: 6, Typed: 3, TrueFalse: 1, ChooseAll: 3, Scenario: 8,
		Firewall: 0.8, Settings: 0.8, Transcript: 0.8, Order: 0.8, Sort: 0.8, Cloze: 2,
	}
}

// BlueprintOf returns the blueprint of a course's exam: what its author says, and what is usual for the rest.
func BlueprintOf(c *content.Course) Blueprint {
	own := c.Exam
	b := Blueprint{
		Questions: cmp.Or(own.Questions, examQuestions), Pass: cmp.Or(own.Pass, examPass), Authority: own.Authority,
		Limit: time.Duration(own.Minutes) * time.Minute, Weights: map[string]float64{}, Kinds: examKinds(),
	}
	for _, w := range own.Weights {
		b.Weights[content.Key(w.Name)] = w.Weight
	}
	weights := KindWeights(c)
	if len(weights) > 0 {
		clear(b.Kinds)
	}
	for _, w := range weights {
		if k, ok := KindNamed(w.Name); ok {
			b.Kinds[k] = w.Weight
		}
	}
	return b.Timed()
}

// Timed returns the blueprint with the time its questions usually take, where it has none.
func (b Blueprint) Timed() Blueprint {
	if b.Limit <= 0 {
		b.Limit = (time.Duration(b.Questions) * perQuestion).Round(time.Minute)
	}
	b.Limit = min(max(b.Limit, time.Minute), MostExamTime)
	return b
}

// limitFor returns the limit of an exam that has n questions: where the course has fewer than are planned, it is as much
// shorter, in whole minutes.
func (b Blueprint) limitFor(n int) time.Duration {
	if b.Fixed || n >= b.Questions {
		return b.Limit
	}
	return max(time.Minute, (b.Limit * time.Duration(n) / time.Duration(b.Questions)).Round(time.Minute))
}

// weight returns how much a group of questions counts.
func (b Blueprint) weight(group string) float64 {
	if w, ok := b.Weights[group]; ok {
		return w
	}
	return 1
}

// group returns what a question counts for: the first objective that has a weight, else its lesson.
func (b Blueprint) group(objectives []string, lesson string) string {
	for _, o := range objectives {
		if _, ok := b.Weights[content.Key(o)]; ok {
			return content.Key(o)
		}
	}
	return content.Key(lesson)
}
