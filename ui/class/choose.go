package class

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"time"

	"porthole/content"
	"porthole/quiz"
	"porthole/quiz/class"
	"porthole/quiz/exam"
	"porthole/quiz/memory"
)

// anyOf sets questions of the whole course, or of a lesson, in the kinds that go live.
func anyOf(d *quiz.Deck, lesson string, count int, seed uint64, now time.Time) ([]quiz.Question, error) {
	b := exam.BlueprintOf(d.Course())
	b.Questions, b.Tasks, b.Seeded = count, exam.NoTasks, true
	b.Kinds = make(map[quiz.Kind]float64)
	for i, k := range class.LiveKinds() {
		b.Kinds[k] = []float64{9, 3, 6, 2, 2}[i]
	}
	if lesson != "" {
		b.Lessons = []string{content.Key(lesson)}
	}
	e, err := exam.New(d, b, seed, memory.Record{}, now)
	return content.Each(e.Questions, func(q exam.Question) quiz.Question { return q.Question }), err
}

// everyOne poses each card and written question of a course once, in the first of the kinds that go live in which it can be.
func everyOne(d *quiz.Deck, seed uint64) []quiz.Question {
	kinds := class.LiveKinds()
	all := slices.DeleteFunc(d.Candidates(""), func(c quiz.Candidate) bool { return !slices.Contains(kinds, c.Kind) })
	slices.SortStableFunc(all, func(a, b quiz.Candidate) int {
		return cmp.Compare(slices.Index(kinds, a.Kind), slices.Index(kinds, b.Kind))
	})
	chance, posed := rand.New(rand.NewPCG(seed, 0)), map[string]quiz.Question{}
	for _, c := range all {
		if _, done := posed[c.ID]; done {
			continue
		}
		if q, ok := d.Pose(c, chance); ok {
			posed[c.ID] = q
		}
	}
	var out []quiz.Question
	for _, c := range d.Candidates("") {
		if q, ok := posed[c.ID]; ok {
			out = append(out, q)
			delete(posed, c.ID)
		}
	}
	return out
}

// mostMissed are those questions that a class answered wrong, the most often missed first.
func mostMissed(all []quiz.Question, missed []class.Missed, count int) []quiz.Question {
	var out []quiz.Question
	for _, m := range missed {
		i := slices.IndexFunc(all, func(q quiz.Question) bool { return q.ID == m.ID })
		if i >= 0 && len(out) < count {
			out = append(out, all[i])
		}
	}
	return out
}
