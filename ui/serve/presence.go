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

// enter notes a session of a person. does notes what they do, and leave that they have gone: after it does says nothing.
func (p *Presence) enter(person Person, at time.Time) (does func(what string), leave func()) {
	if p == nil {
		return func(string) {}, func() {}
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.here == nil {
		p.here = map[uint64]*Present{}
	}
	p.last++
	number := p.last
	p.here[number] = &Present{Person: person, Since: at}
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
	}
	return does, leave
}
