package exam

import (
	"cmp"
	"maps"
	"math"
	"slices"
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
	// Lessons are the titles, as Key writes them, of those that are asked about; none: all.
	Lessons []string
	// Objectives are those that are asked about, as Key writes them; none: all.
	Objectives []string
	// Kinds are the weights of the kinds of question; one that is not there is not asked.
	Kinds map[quiz.Kind]float64
	// Tasks is how many questions are performance-based, or NoTasks; 0: as many as the weights of their kinds make, and
	// where those are the usual ones at least one in ten.
	Tasks int
	usual bool // Kinds are the usual ones
	// Seen is what the learner was asked before: it comes once there is nothing else.
	Seen Seen
	// Seeded says that the seed alone decides, so that everyone has the same exam: Seen is disregarded.
	Seeded bool
	// Test is the name of the test that the exam is, as TestName writes it; "" for none. It is seeded, and sat once.
	Test string
}

// NoTasks is how many performance-based questions an exam without any has.
const NoTasks = -1

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

// usualKinds are the weights of the kinds where neither course nor learner says anything: what certification exams ask. Of
// 25 questions about eight are situations, four performance-based, thirteen ask for a fact by options.
func usualKinds() map[quiz.Kind]float64 {
	kinds := taskKinds()
	kinds[quiz.Choice], kinds[quiz.ChooseAll], kinds[quiz.Scenario] = 9, 4, 8
	return kinds
}

// taskKinds are the usual weights of the kinds that are performance-based.
func taskKinds() map[quiz.Kind]float64 {
	kinds := make(map[quiz.Kind]float64)
	for _, k := range quiz.Kinds() {
		if k.Performed() {
			kinds[k] = 0.7
		}
	}
	return kinds
}

// typedWeight is the usual weight of typed questions, where they are wanted.
const typedWeight = 4

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
	if b.usual = len(weights) == 0; !b.usual {
		clear(b.Kinds)
	}
	for _, w := range weights {
		if k, ok := quiz.KindNamed(w.Name); ok {
			b.Kinds[k] = w.Weight
		}
	}
	return b.Timed()
}

// WithTasks returns the blueprint with so many performance-based questions, or NoTasks, though the course leaves their
// kinds out.
func (b Blueprint) WithTasks(n int) Blueprint {
	b.Tasks = n
	if n > 0 && b.weightOf(slices.Collect(maps.Keys(taskKinds()))) == 0 {
		b.Kinds = maps.Clone(b.Kinds)
		maps.Copy(b.Kinds, taskKinds())
	}
	return b
}

// WithTyped returns the blueprint with questions whose answers are typed, or without.
func (b Blueprint) WithTyped(typed bool) Blueprint {
	if typed == b.AsksTyped() {
		return b
	}
	b.Kinds = maps.Clone(b.Kinds)
	delete(b.Kinds, quiz.Typed)
	if typed {
		b.Kinds[quiz.Typed] = typedWeight
	}
	return b
}

// AsksTyped reports whether answers are typed, but for those to tasks.
func (b Blueprint) AsksTyped() bool { return b.Kinds[quiz.Typed] > 0 }

// seen is what the learner was asked before, as far as it counts.
func (b Blueprint) seen() Seen {
	if b.Seeded || b.Test != "" {
		return nil
	}
	return b.Seen
}

// tasks returns how many questions are to be performance-based, of a course that has questions of these kinds.
func (b Blueprint) tasks(tasks, others []quiz.Kind) int {
	switch {
	case b.Tasks < 0 || len(tasks) == 0:
		return 0
	case b.Tasks > 0:
		return min(b.Tasks, b.Questions)
	}
	own, rest := b.weightOf(tasks), b.weightOf(others)
	n := int(math.Round(float64(b.Questions) * own / (own + rest)))
	if b.usual {
		n = max(n, int(math.Round(float64(b.Questions)/10)))
	}
	return n
}

// weightOf is what some kinds weigh together.
func (b Blueprint) weightOf(kinds []quiz.Kind) (sum float64) {
	for _, k := range kinds {
		sum += b.Kinds[k]
	}
	return sum
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
	bounded := b
	bounded.Questions = min(max(b.Questions, 1), MostQuestions)
	return bounded.Timed()
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

// asks reports whether a question that an exam could ask may stand in this one.
func (b Blueprint) asks(c quiz.Candidate) bool {
	return b.Kinds[c.Kind] > 0 && b.weight(b.group(c.Objectives, c.Lesson)) > 0 &&
		(len(b.Lessons) == 0 || slices.Contains(b.Lessons, content.Key(c.Lesson))) &&
		(len(b.Objectives) == 0 || slices.ContainsFunc(c.Objectives, func(o string) bool { return slices.Contains(b.Objectives, content.Key(o)) }))
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
