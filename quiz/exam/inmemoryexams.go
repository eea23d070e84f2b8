package exam

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"

	"porthole/quiz"
)

// exam returns the index of an exam that satisfies the condition, under the lock, -1 where there is none.
func (m *InMemory) exam(is func(Exam) bool) int { return slices.IndexFunc(m.exams, is) }

func withID(id string) func(Exam) bool { return func(e Exam) bool { return e.ID == id } }

// runningExam returns the index of a running exam.
func (m *InMemory) runningExam(id string) (int, error) {
	i := m.exam(withID(id))
	switch {
	case i < 0:
		return i, ErrNotFound
	case m.exams[i].Over():
		return i, quiz.ErrExamHanded
	}
	return i, nil
}

// handed reports whether an exam of such an id was handed in.
func (m *InMemory) handed(id string) bool {
	return m.exam(func(e Exam) bool { return e.ID == id && e.Over() }) >= 0
}

// runningOf returns the index of the exam of a course that runs, -1 where there is none.
func (m *InMemory) runningOf(course string) int {
	return m.exam(func(e Exam) bool { return e.Course == course && !e.Over() })
}

// BeginExam implements Store.
func (m *InMemory) BeginExam(ctx context.Context, e Exam) error {
	return m.change(ctx, func() error {
		if e.Over() || m.handed(e.ID) {
			return quiz.ErrExamHanded
		}
		if err := e.Sound(); err != nil {
			return err
		}
		if m.exam(func(o Exam) bool { return o.Course == e.Course && !o.Over() || o.ID == e.ID }) >= 0 {
			return ErrRuns
		}
		m.exams = append(m.exams, e.clone())
		return nil
	})
}

// SaveExamStep implements Store.
func (m *InMemory) SaveExamStep(ctx context.Context, exam string, c Change) error {
	return m.change(ctx, func() error {
		i, err := m.runningExam(exam)
		if err != nil {
			return err
		}
		if c.Question < 0 || c.Question >= len(m.exams[i].Steps) {
			return fmt.Errorf("%w with a question %d", ErrNotFound, c.Question+1)
		}
		m.exams[i] = m.exams[i].Changed(c).clone()
		return nil
	})
}

// HandIn implements Store.
func (m *InMemory) HandIn(ctx context.Context, exam string, d *quiz.Deck, now time.Time) (e Exam, err error) {
	err = m.change(ctx, func() error {
		i, failed := m.runningExam(exam)
		if failed != nil {
			return failed
		}
		e = m.exams[i].HandIn(d, now)
		m.exams[i] = e.clone()
		for _, a := range e.Answers() {
			m.add(a)
		}
		return nil
	})
	return e, err
}

// RunningExam implements Store.
func (m *InMemory) RunningExam(ctx context.Context, course string) (e Exam, runs bool, err error) {
	err = m.change(ctx, func() error {
		i := m.runningOf(course)
		if runs = i >= 0; runs {
			e = m.exams[i].clone()
		}
		return nil
	})
	return e, runs, err
}

// Exam implements Store.
func (m *InMemory) Exam(ctx context.Context, exam string) (e Exam, err error) {
	err = m.change(ctx, func() error {
		i := m.exam(withID(exam))
		if i < 0 {
			return ErrNotFound
		}
		e = m.exams[i].clone()
		return nil
	})
	return e, err
}

// ExamResults implements Store.
func (m *InMemory) ExamResults(ctx context.Context, course string) ([]Result, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.examResults(course), ctx.Err()
}

func (m *InMemory) examResults(course string) []Result {
	var out []Result
	for _, e := range m.exams {
		if e.Course == course && e.Over() {
			out = append(out, e.Result())
		}
	}
	slices.SortStableFunc(out, func(a, b Result) int {
		return cmp.Or(a.Ended.Compare(b.Ended), a.Began.Compare(b.Began), cmp.Compare(a.ID, b.ID))
	})
	return out
}

// SeenInExams implements Store.
func (m *InMemory) SeenInExams(ctx context.Context, course string) (Seen, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	seen := Seen{}
	for _, e := range m.exams {
		if e.Course == course {
			seen.Note(e.Asked(), e.Began)
		}
	}
	return seen, ctx.Err()
}
