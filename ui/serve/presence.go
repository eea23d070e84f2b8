package serve

import (
	"cmp"
	"maps"
	"slices"
	"sync"
	"time"
)

// Presence knows who is connected, and what they do. It is kept in memory alone. Its zero value is ready, and it is safe for
// concurrent use.
type Presence struct {
	mu   sync.Mutex
	last uint64
	here map[uint64]*Present
	ends map[uint64]func(words string)
}

// Present is a session of somebody who is connected.
type Present struct {
	Person
	Since time.Time
	Does  string // in a few words; "" before they do anything
}

// Here returns the sessions that there are, in the order in which they began.
func (p *Presence) Here() []Present {
	if p == nil {
		return nil
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	all := make([]Present, 0, len(p.here))
	for _, number := range slices.SortedFunc(maps.Keys(p.here), cmp.Compare[uint64]) {
		all = append(all, *p.here[number])
	}
	return all
}

// Count is how many sessions there are.
func (p *Presence) Count() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return len(p.here)
}

// people counts learners, each once, and the sessions of teachers.
func (p *Presence) people() (learners, teachers int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	seen := map[string]bool{}
	for _, one := range p.here {
		switch {
		case one.Teacher:
			teachers++
		case !seen[one.Learner]:
			seen[one.Learner] = true
			learners++
		}
	}
	return learners, teachers
}

// End ends the sessions of a learner. words are the last that they read.
func (p *Presence) End(learner, words string) {
	p.mu.Lock()
	var all []func(string)
	for number, one := range p.here {
		if one.Learner == learner {
			all = append(all, p.ends[number])
		}
	}
	p.mu.Unlock()
	for _, end := range all {
		end(words)
	}
}

// enter notes a session of a person, which end ends. does notes what they do, and leave that they have gone: after it does
// says nothing.
func (p *Presence) enter(person Person, at time.Time, end func(words string)) (does func(what string), leave func()) {
	if p == nil {
		return func(string) {}, func() {}
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.here == nil {
		p.here, p.ends = map[uint64]*Present{}, map[uint64]func(string){}
	}
	p.last++
	number := p.last
	p.here[number], p.ends[number] = &Present{Person: person, Since: at}, end
	does = func(what string) {
		p.mu.Lock()
		defer p.mu.Unlock()
		if one := p.here[number]; one != nil {
			one.Does = what
		}
	}
	leave = func() {
		p.mu.Lock()
		defer p.mu.Unlock()
		delete(p.here, number)
		delete(p.ends, number)
	}
	return does, leave
}
