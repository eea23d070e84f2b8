package command

import (
	"context"
	"io"
	"sync"
	"sync/atomic"
	"time"

	"porthole/quiz"
	"porthole/quiz/class"
	"porthole/quiz/exam"
	"porthole/ui/serve"
)

// state is what everybody who is here is told of their server. Its zero value is ready, and it is safe for concurrent use.
type state struct {
	mu      sync.Mutex
	away    bool // the database is
	stops   bool
	changed chan struct{} // is closed when it changes; nil: nobody waits for that
}

// is returns it, and what is closed when it changes.
func (s *state) is() (away, stops bool, changed <-chan struct{}) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.changed == nil {
		s.changed = make(chan struct{})
	}
	return s.away, s.stops, s.changed
}

// change changes it.
func (s *state) change(f func(*state)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	f(s)
	if s.changed != nil {
		close(s.changed)
		s.changed = nil
	}
}

// What stands under the screen of whoever is here. The last one is followed by what to type.
const (
	saysUnsaved = "Not saved yet: the database is away. Waiting."
	saysAway    = "The database is away. Waiting."
	saysStops   = "This server is about to stop. To go on, connect again: "
)

// line is what somebody is told, "" for nothing.
func (s *state) line(unsaved bool, again string) (line string, changed <-chan struct{}, away bool) {
	away, stops, changed := s.is()
	switch {
	case away && unsaved:
		line = saysUnsaved
	case away:
		line = saysAway
	case stops:
		line = saysStops + again
	}
	return line, changed, away
}

// told returns what somebody is told from now on, until ctx is done: the latest line, and "" where there is none any more.
func (s *state) told(ctx context.Context, saving *atomic.Int64, again string) <-chan string {
	const often = 250 * time.Millisecond // while the database is away
	lines := make(chan string, 1)
	go func() {
		for last := ""; ctx.Err() == nil; {
			line, changed, away := s.line(saving.Load() > 0, again)
			if line != last {
				last = line
				select {
				case <-lines: // it is not the latest any more
				default:
				}
				lines <- line
			}
			waits, over := ctx, func() {}
			if away {
				waits, over = context.WithTimeout(ctx, often)
			}
			select {
			case <-changed:
			case <-waits.Done():
			}
			over()
		}
	}()
	return lines
}

// counted is a learner's store that counts what is kept, and knows what is being saved.
type counted struct {
	exam.Store
	saving *atomic.Int64
	meter  *serve.Meter
}

// SaveAnswer implements quiz.Store.
func (c *counted) SaveAnswer(ctx context.Context, a quiz.Answer) (int64, error) {
	c.saving.Add(1)
	defer c.saving.Add(-1)
	id, err := c.Store.SaveAnswer(ctx, a)
	if err == nil {
		c.meter.Answer()
	}
	return id, err
}

// SaveRun implements quiz.Store.
func (c *counted) SaveRun(ctx context.Context, r quiz.Run) error {
	c.saving.Add(1)
	defer c.saving.Add(-1)
	return c.Store.SaveRun(ctx, r)
}

// BeginExam implements exam.Store.
func (c *counted) BeginExam(ctx context.Context, e exam.Exam) error {
	c.saving.Add(1)
	defer c.saving.Add(-1)
	return c.Store.BeginExam(ctx, e)
}

// SaveExamStep implements exam.Store.
func (c *counted) SaveExamStep(ctx context.Context, id string, change exam.Change) error {
	c.saving.Add(1)
	defer c.saving.Add(-1)
	return c.Store.SaveExamStep(ctx, id, change)
}

// HandIn implements exam.Store.
func (c *counted) HandIn(ctx context.Context, id string, d *quiz.Deck, now time.Time) (exam.Exam, error) {
	c.saving.Add(1)
	defer c.saving.Add(-1)
	return c.Store.HandIn(ctx, id, d, now)
}

// countedBook is the classes for one session, which knows of what is given in a live round.
type countedBook struct {
	class.Book
	saving *atomic.Int64
	meter  *serve.Meter
}

// Give implements class.Seat.
func (b *countedBook) Give(ctx context.Context, a class.GivenLive) (class.Receipt, error) {
	b.saving.Add(1)
	defer b.saving.Add(-1)
	receipt, err := b.Book.Give(ctx, a)
	if err == nil && receipt == class.Saved {
		b.meter.Answer()
	}
	return receipt, err
}

// linesTold writes what somebody is told who reads lines of text.
func linesTold(ctx context.Context, lines <-chan string, to io.Writer) {
	for {
		select {
		case <-ctx.Done():
			return
		case line := <-lines:
			if line != "" {
				_, _ = io.WriteString(to, "\n"+line+"\n") // who has gone reads nothing
			}
		}
	}
}
