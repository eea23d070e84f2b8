package exam

import (
	"cmp"
	"time"

	"porthole/content"
	"porthole/quiz"
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
	Kinds map[quiz.Kind]float64
}

// The bounds of an exam.
const (
	MostQuestions = 200
	MostTime      = 24 * time.Hour
)

const (
	usualQuestions = 25
	usualPass      = 0.8
	perQuestion    = 72 * time.Second // of certification exams with 75 to 90 questions in an hour and a half, the slower ones
)

// examKinds are the weights of the kinds where the course says nothing: of 25 questions about eight are situations, four
// performance-based, thirteen ask for a fact.
func usualKinds() map[quiz.Kind]float64 {
	return map[quiz.Kind]float64{
		quiz.Flash: 0, quiz.Choice: 6, quiz.Typed: 3, quiz.TrueFalse: 1, quiz.ChooseAll: 3, quiz.Scenario: 8,
		quiz.Firewall: 0.8, quiz.Settings: 0.8, quiz.Transcript: 0.8, quiz.Order: 0.8, quiz.Sort: 0.8, quiz.Cloze: 2,
	}
}

// BlueprintOf returns the blueprint of a course's exam: what its author says, and what is usual for the rest.
func BlueprintOf(c *content.Course) Blueprint {
	own := c.Exam
	b := Blueprint{
		Questions: cmp.Or(own.Questions, usualQuestions), Pass: cmp.Or(own.Pass, usualPass), Authority: own.Authority,
		Limit: time.Duration(own.Minutes) * time.Minute, Weights: map[string]float64{}, Kinds: usualKinds(),
	}
	for _, w := range own.Weights {
		b.Weights[content.Key(w.Name)] = w.Weight
	}
	weights := KindWeights(c)
	if len(weights) > 0 {
		clear(b.Kinds)
	}
	for _, w := range weights {
		if k, ok := quiz.KindNamed(w.Name); ok {
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
	b.Limit = min(max(b.Limit, time.Minute), MostTime)
	return b
}

// bounded returns the blueprint with as many questions as an exam may have, and with a time for them.
func (b Blueprint) bounded() Blueprint {
	b.Questions = min(max(b.Questions, 1), MostQuestions)
	return b.Timed()
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

// asks reports whether questions of a kind that count for a group are asked at all.
func (b Blueprint) asks(k quiz.Kind, group string) bool { return b.Kinds[k] > 0 && b.weight(group) > 0 }

// group returns what a question counts for: the first objective that has a weight, else its lesson.
func (b Blueprint) group(objectives []string, lesson string) string {
	for _, o := range objectives {
		if _, ok := b.Weights[content.Key(o)]; ok {
			return content.Key(o)
		}
	}
	return content.Key(lesson)
}
