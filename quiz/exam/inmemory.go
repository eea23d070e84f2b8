package exam

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"sync"
	"time"

	"porthole/content"
	"porthole/quiz"
	"porthole/quiz/memory"
)

var _ Store = (*InMemory)(nil)

// InMemory is a Store that keeps nothing when the program ends. It is safe for concurrent use.
type InMemory struct {
	mu      sync.Mutex
	last    int64
	answers []savedAnswer // in the order they were saved
	read    map[string]map[string]time.Time
	runs    []quiz.Run
	goals   map[string]memory.Goal
	days    map[string][]memory.Snapshot
	exams   []Exam // in the order in which they began
}

type savedAnswer struct {
	id int64
	quiz.Answer
}

// NewInMemory returns an empty store.
func NewInMemory() *InMemory {
	return &InMemory{
		read:  map[string]map[string]time.Time{},
		goals: map[string]memory.Goal{}, days: map[string][]memory.Snapshot{},
	}
}

// change runs do under the lock, unless the context has ended.
func (m *InMemory) change(ctx context.Context, do func() error) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if err := ctx.Err(); err != nil {
		return err
	}
	return do()
}

// SaveAnswer implements Store.
func (m *InMemory) SaveAnswer(ctx context.Context, a quiz.Answer) (id int64, err error) {
	err = m.change(ctx, func() error {
		id = m.add(a)
		return nil
	})
	return id, err
}

// add adds an answer and returns its id.
func (m *InMemory) add(a quiz.Answer) int64 {
	m.last++
	m.answers = append(m.answers, savedAnswer{m.last, ownAnswer(a.Own())})
	return m.last
}

// TakeBack implements Store.
func (m *InMemory) TakeBack(ctx context.Context, id int64) error {
	return m.amend(ctx, id, func(i int) { m.answers = slices.Delete(m.answers, i, i+1) })
}

// MarkGuess implements Store.
func (m *InMemory) MarkGuess(ctx context.Context, id int64) error {
	return m.amend(ctx, id, func(i int) { m.answers[i].Guess = true })
}

// amend changes the answer of an id, by its index, unless its exam was handed in.
func (m *InMemory) amend(ctx context.Context, id int64, do func(i int)) error {
	return m.change(ctx, func() error {
		i := slices.IndexFunc(m.answers, func(a savedAnswer) bool { return a.id == id })
		if i < 0 {
			return quiz.ErrNotFound
		}
		if m.handed(m.answers[i].Session) {
			return quiz.ErrExamHanded
		}
		do(i)
		return nil
	})
}

// Record implements Store. It is derived from the answers, so that taking one back restores what
// was before it exactly.
func (m *InMemory) Record(ctx context.Context, course string) (memory.Record, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.record(course), ctx.Err()
}

func (m *InMemory) record(course string) memory.Record {
	return quiz.Replay(func(yield func(quiz.Answer) bool) {
		for _, a := range m.answers {
			if counted, ok := a.In(course); ok && !yield(counted) {
				return
			}
		}
	})
}

// Learner implements Store.
func (m *InMemory) Learner(ctx context.Context, course string) (Learner, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	l := Learner{Exams: m.examResults(course), Progress: quiz.Progress{
		Record: m.record(course), Read: m.lessonsRead(course), Goal: m.goals[course], Forecasts: slices.Clone(m.days[course]),
	}}
	if i := m.runningOf(course); i >= 0 {
		running := m.exams[i].clone()
		l.Running = &running
	}
	return l, ctx.Err()
}

// MarkRead implements Store.
func (m *InMemory) MarkRead(ctx context.Context, course, lesson string, at time.Time) error {
	return m.change(ctx, func() error {
		if m.read[course] == nil {
			m.read[course] = map[string]time.Time{}
		}
		if _, ok := m.read[course][lesson]; !ok {
			m.read[course][lesson] = at
		}
		return nil
	})
}

// LessonsRead implements Store.
func (m *InMemory) LessonsRead(ctx context.Context, course string) (map[string]time.Time, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.lessonsRead(course), ctx.Err()
}

func (m *InMemory) lessonsRead(course string) map[string]time.Time {
	read := map[string]time.Time{}
	maps.Copy(read, m.read[course])
	for _, own := range content.CoursesOf(course) {
		maps.Copy(read, m.read[own])
	}
	return read
}

// SaveRun implements Store.
func (m *InMemory) SaveRun(ctx context.Context, r quiz.Run) error {
	return m.change(ctx, func() error {
		m.runs = slices.DeleteFunc(m.runs, func(o quiz.Run) bool { return o.ID != "" && o.ID == r.ID })
		m.runs = append(m.runs, r)
		return nil
	})
}

// BestRun implements Store.
func (m *InMemory) BestRun(ctx context.Context, course, kind string) (quiz.Run, bool, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	var best quiz.Run
	found := false
	for _, r := range m.runs {
		if r.Course == course && r.Kind == kind && (!found || r.Better(best)) {
			best, found = r, true
		}
	}
	return best, found, ctx.Err()
}

// BestRuns implements Store.
func (m *InMemory) BestRuns(ctx context.Context, courses ...string) ([]quiz.Run, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	best := map[[2]string]quiz.Run{}
	for _, r := range m.runs {
		of := [2]string{r.Course, r.Kind}
		if before, found := best[of]; slices.Contains(courses, r.Course) && (!found || r.Better(before)) {
			best[of] = r
		}
	}
	return slices.Collect(maps.Values(best)), ctx.Err()
}

// SetGoal implements Store.
func (m *InMemory) SetGoal(ctx context.Context, course string, g memory.Goal) error {
	return m.change(ctx, func() error {
		m.goals[course] = g
		return nil
	})
}

// SaveForecast implements Store.
func (m *InMemory) SaveForecast(ctx context.Context, course string, s memory.Snapshot) error {
	return m.change(ctx, func() error {
		days := slices.DeleteFunc(m.days[course], func(o memory.Snapshot) bool { return o.Day == s.Day })
		m.days[course] = slices.SortedFunc(slices.Values(append(days, s)), func(a, b memory.Snapshot) int { return cmp.Compare(a.Day, b.Day) })
		return nil
	})
}

// ownAnswer returns an answer with lists of its own.
func ownAnswer(a quiz.Answer) quiz.Answer {
	a.Options, a.Members, a.Mistaken = slices.Clone(a.Options), slices.Clone(a.Members), slices.Clone(a.Mistaken)
	return a
}
