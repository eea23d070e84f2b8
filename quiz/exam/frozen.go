package exam

import (
	"math/rand/v2"
	"slices"
	"time"

	"porthole/quiz"
)

// Frozen is what exams are made of, whatever becomes of their course: questions with all that marks them, and the blueprint
// by which they are drawn. It never changes.
type Frozen struct {
	Course    string // its ID
	Title     string // of the course
	Blueprint Blueprint
	// Questions are what there is to draw. Where they are as many as an exam has, all exams have the same, in their order.
	Questions []Question
	facts     [][]int // of each question, those of the course that it tells of
}

// mostFrozen is how many questions are frozen at most.
const mostFrozen = 1000

// Freeze freezes what exams by a blueprint ask: of all exams the same, else of each its own. The error is a *NothingError
// where the course has nothing to ask.
func Freeze(d *quiz.Deck, b Blueprint, seed uint64, same bool) (Frozen, error) {
	b = b.bounded()
	b.Seen = nil
	f := Frozen{Course: d.Course().ID, Title: d.Course().Title, Blueprint: b}
	if same {
		for _, q := range newSetter(d, b, seed).set() {
			f = f.with(d, q, nil)
		}
	} else {
		f = f.pool(d, seed)
	}
	if len(f.Questions) == 0 {
		return f, quiz.Selection{}.Nothing(d.Course())
	}
	f.Blueprint.Limit = b.limitFor(len(f.Questions))
	f.Blueprint.Questions = min(b.Questions, len(f.Questions))
	return f, nil
}

func (f Frozen) with(d *quiz.Deck, q quiz.Question, facts []int) Frozen {
	lesson, objectives := d.LessonAndObjectives(q)
	f.Questions = append(f.Questions, Question{q, lesson, objectives, d.Others(q.ID, q.Authority)})
	f.facts = append(f.facts, facts)
	return f
}

// pool freezes all that a course has to ask, each question once in each of its kinds; of very many a part.
func (f Frozen) pool(d *quiz.Deck, seed uint64) Frozen {
	random := rand.New(rand.NewPCG(seed, orderStream))
	all := slices.DeleteFunc(d.Candidates(f.Blueprint.Authority), func(c quiz.Candidate) bool { return !f.Blueprint.asks(c) })
	random.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	for _, c := range all {
		if len(f.Questions) == mostFrozen {
			break
		}
		if q, ok := d.Pose(c, rand.New(rand.NewPCG(random.Uint64(), poseStream))); ok {
			f = f.with(d, q, c.Facts)
		}
	}
	return f
}

// Draw draws the questions of one exam: indexes into Questions. The seed decides.
func (f Frozen) Draw(seed uint64) []int {
	if len(f.Questions) <= f.Blueprint.Questions {
		all := make([]int, len(f.Questions))
		for i := range all {
			all[i] = i
		}
		return all
	}
	s := emptySetter(f.Blueprint, seed)
	var drawn []int
	at := map[Asked]int{}
	s.pose = func(c candidate) (quiz.Question, bool) { return f.Questions[c.frozen].Question, true }
	for i, q := range f.Questions {
		at[Asked{q.ID, q.Kind}] = i
		s.add(candidate{
			Candidate: quiz.Candidate{ID: q.ID, Kind: q.Kind, Lesson: q.LessonTitle, Objectives: q.Objectives, Facts: f.facts[i]},
			group:     f.Blueprint.group(q.Objectives, q.LessonTitle), frozen: i,
		})
	}
	for _, q := range s.shuffled().set() {
		drawn = append(drawn, at[Asked{q.ID, q.Kind}])
	}
	return drawn
}

// Exam makes an exam that begins of what was drawn; false: that is not all there.
func (f Frozen) Exam(id string, drawn []int, began time.Time, limit time.Duration) (Exam, bool) {
	e := Exam{
		ID: id, Course: f.Course, Title: f.Title, Authority: f.Blueprint.Authority, Began: began, Limit: limit, Pass: f.Blueprint.Pass,
	}
	for _, i := range drawn {
		if i < 0 || i >= len(f.Questions) {
			return e, false
		}
		e.Questions = append(e.Questions, f.Questions[i])
		e.Steps = append(e.Steps, Step{Question: len(e.Steps)})
	}
	return e, len(drawn) > 0
}
