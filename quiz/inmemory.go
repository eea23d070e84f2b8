package quiz

import (
	"context"
	"maps"
	"slices"
	"sync"
	"time"
)

var _ Store = (*InMemory)(nil)

// InMemory is a Store that keeps nothing when the program ends. It is safe for concurrent use.
type InMemory struct {
	mu      sync.Mutex
	last    int64
	answers []savedAnswer // in the order they were saved
	read    map[string]map[string]time.Time
	runs    []Run
}

type savedAnswer struct {
	id int64
	Answer
}

// NewInMemory returns an empty store.
func NewInMemory() *InMemory {
	return &InMemory{read: map[string]map[string]time.Time{}}
}

// SaveAnswer implements Store.
func (m *InMemory) SaveAnswer(ctx context.Context, a Answer) (int64, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if err := ctx.Err(); err != nil {
		return 0, err
	}
	m.last++
	a.Options, a.Members = slices.Clone(a.Options), slices.Clone(a.Members)
	m.answers = append(m.answers, savedAnswer{m.last, a})
	return m.last, nil
}

// TakeBack implements Store.
func (m *InMemory) TakeBack(ctx context.Context, id int64) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if err := ctx.Err(); err != nil {
		return err
	}
	i := slices.IndexFunc(m.answers, func(a savedAnswer) bool { return a.id == id })
	if i < 0 {
		return ErrNotFound
	}
	m.answers = slices.Delete(m.answers, i, i+1)
	return nil
}

// Standings implements Store. They are derived from the answers, so that taking one back restores
// what was before it exactly.
func (m *InMemory) Standings(ctx context.Context, course string) (Known, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	known := Known{}
	for _, a := range m.answers {
		if a.Course == course {
			known[a.Card] = known[a.Card].after(a.Answer)
		}
	}
	return known, ctx.Err()
}

// MarkRead implements Store.
func (m *InMemory) MarkRead(ctx context.Context, course, lesson string, at time.Time) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if err := ctx.Err(); err != nil {
		return err
	}
	if m.read[course] == nil {
		m.read[course] = map[string]time.Time{}
	}
	if _, ok := m.read[course][lesson]; !ok {
		m.read[course][lesson] = at
	}
	return nil
}

// LessonsRead implements Store.
func (m *InMemory) LessonsRead(ctx context.Context, course string) (map[string]time.Time, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	read := map[string]time.Time{}
	maps.Copy(read, m.read[course])
	return read, ctx.Err()
}

// SaveRun implements Store.
func (m *InMemory) SaveRun(ctx context.Context, r Run) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if err := ctx.Err(); err != nil {
		return err
	}
	m.runs = append(m.runs, r)
	return nil
}

// BestRun implements Store.
func (m *InMemory) BestRun(ctx context.Context, course, kind string) (Run, bool, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	var best Run
	found := false
	for _, r := range m.runs {
		if r.Course == course && r.Kind == kind && (!found || r.better(best)) {
			best, found = r, true
		}
	}
	return best, found, ctx.Err()
}
