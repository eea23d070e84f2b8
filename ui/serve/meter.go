package serve

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"sync"
	"sync/atomic"
	"time"
)

// Meter counts what a server does. Its zero value is ready, and it is safe for concurrent use.
type Meter struct {
	answers, troubles atomic.Uint64

	mu      sync.Mutex
	refused map[string]uint64 // by why
	keys    histogram
}

// Answer counts an answer that is kept.
func (m *Meter) Answer() { m.answers.Add(1) }

// Trouble counts a time that the database did not answer.
func (m *Meter) Trouble() { m.troubles.Add(1) }

// refuse counts a connection that was turned away.
func (m *Meter) refuse(why reason) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.refused == nil {
		m.refused = map[string]uint64{}
	}
	m.refused[string(why)]++
}

// key counts a key by how long it took until something was written.
func (m *Meter) key(took time.Duration) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.keys.add(took)
}

// histogram counts times by their length.
type histogram struct {
	counts [len(steps) + 1]uint64
	sum    time.Duration
}

// steps are the lengths up to which times are counted apart.
var steps = [...]time.Duration{ //nolint:gochecknoglobals // an array cannot be a constant
	2 * time.Millisecond, 5 * time.Millisecond, 10 * time.Millisecond, 20 * time.Millisecond, 50 * time.Millisecond,
	100 * time.Millisecond, 200 * time.Millisecond, 500 * time.Millisecond, time.Second, 2 * time.Second,
}

func (h *histogram) add(took time.Duration) {
	i, _ := slices.BinarySearch(steps[:], took)
	h.counts[i]++
	h.sum += took
}

// stopwatch measures from a key to what is written next. Of a key that changes nothing on the screen it cannot know that: the
// next thing that is written ends it, a clock perhaps, unless it comes after [stale].
type stopwatch struct {
	meter *Meter
	now   func() time.Time
	mu    sync.Mutex
	since time.Time // the zero time: no key waits
}

// stale is when a key that showed nothing is forgotten.
const stale = 5 * time.Second

// typed begins to measure, where it does not measure yet.
func (w *stopwatch) typed() {
	w.mu.Lock()
	defer w.mu.Unlock()
	if now := w.now(); w.since.IsZero() || now.Sub(w.since) > stale {
		w.since = now
	}
}

// wrote ends it.
func (w *stopwatch) wrote() {
	w.mu.Lock()
	defer w.mu.Unlock()
	if took := w.now().Sub(w.since); !w.since.IsZero() && took <= stale {
		w.meter.key(took)
	}
	w.since = time.Time{}
}

// figure is one of the figures of a page.
type figure struct {
	name, kind, help string
	values           []string // each with its labels, in the order of the page
}

// write writes figures as text that Prometheus reads (its exposition formats, text format 0.0.4).
func write(to io.Writer, all []figure) {
	for _, f := range all {
		_, _ = fmt.Fprintf(to, "# HELP %s %s\n# TYPE %s %s\n", f.name, f.help, f.name, f.kind) // whoever asked may be gone
		for _, v := range f.values {
			_, _ = fmt.Fprintf(to, "%s%s\n", f.name, v)
		}
	}
}

// number is a figure of one value.
func number[N int | uint64](name, kind, help string, n N) figure {
	return figure{name, kind, help, []string{fmt.Sprintf(" %d", n)}}
}

// figures are those of the meter.
func (m *Meter) figures() []figure {
	m.mu.Lock()
	defer m.mu.Unlock()
	refused := figure{"porthole_refused_total", "counter", "Connections that were turned away, by why.", nil}
	for _, why := range slices.Sorted(maps.Keys(m.refused)) {
		refused.values = append(refused.values, fmt.Sprintf("{why=%q} %d", why, m.refused[why]))
	}
	return []figure{
		number("porthole_answers_total", "counter", "Answers that were kept.", m.answers.Load()),
		number("porthole_database_trouble_total", "counter", "Times that the database did not answer when it was asked.", m.troubles.Load()),
		refused, m.keys.figure(),
	}
}

func (h *histogram) figure() figure {
	f := figure{"porthole_key_seconds", "histogram", "Time from a key to what is written next.", nil}
	all := uint64(0)
	for i, count := range h.counts {
		all += count
		end := "+Inf"
		if i < len(steps) {
			end = strconv.FormatFloat(steps[i].Seconds(), 'g', -1, 64)
		}
		f.values = append(f.values, fmt.Sprintf("_bucket{le=%q} %d", end, all))
	}
	return figure{f.name, f.kind, f.help, append(f.values, fmt.Sprintf("_sum %g", h.sum.Seconds()), fmt.Sprintf("_count %d", all))}
}
