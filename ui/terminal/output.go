package terminal

import (
	"io"
	"sync"
	"time"
)

const (
	// patience is how long a write waits for a terminal. So long a slow one sets the pace, and frames that it has no
	// time for are not drawn.
	patience = 250 * time.Millisecond
	// maxQueue is how many bytes are kept for a terminal that takes nothing: several of the largest frames.
	maxQueue = 4 << 20
)

// Output is the output to a terminal that may take nothing: an emulator that hangs, a connection that is gone, a pty that
// nobody reads. A write to it waits a while and then goes on, so that keys and signals are heard all the same. What is
// written meanwhile is kept; where that becomes too much it is dropped, and the terminal gets all anew when it takes
// something again.
type Output struct {
	to     io.Writer
	redraw func()

	mu      sync.Mutex
	writes  int
	queue   []byte
	done    chan struct{} // closed when all is written; nil: nothing is being written
	stalled bool          // a write has lost its patience
	lost    bool          // something was dropped
	err     error
}

// NewOutput returns the output to a terminal. redraw is called, on a goroutine of its own, when the terminal takes
// something again after some of what it was to get was dropped.
func NewOutput(to io.Writer, redraw func()) *Output { return &Output{to: to, redraw: redraw} }

// Write implements io.Writer. It fails where the terminal has.
func (o *Output) Write(p []byte) (int, error) {
	done, err := o.put(p)
	if err != nil {
		return 0, err
	}
	if done != nil && !within(done, patience) {
		o.mu.Lock()
		o.stalled = o.done == done
		o.mu.Unlock()
	}
	return len(p), nil
}

// put has bytes written, and returns what to wait for; nil: nothing.
func (o *Output) put(p []byte) (<-chan struct{}, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.writes++
	switch {
	case o.err != nil:
		return nil, o.err
	case o.lost:
		return nil, nil
	case len(o.queue)+len(p) > maxQueue:
		o.queue, o.lost = nil, true
		return nil, nil
	}
	o.queue = append(o.queue, p...)
	if o.done == nil {
		o.done = make(chan struct{})
		go o.write()
	}
	if o.stalled {
		return nil, nil
	}
	return o.done, nil
}

// Writes is how many times something was written, whether the terminal has taken it or not.
func (o *Output) Writes() int {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.writes
}

// write writes what is there, until there is no more.
func (o *Output) write() {
	var spare []byte
	for {
		o.mu.Lock()
		if len(o.queue) == 0 || o.err != nil {
			lost := o.lost && o.err == nil
			close(o.done)
			o.queue, o.done, o.stalled, o.lost = spare[:0], nil, false, false
			o.mu.Unlock()
			if lost {
				o.redraw()
			}
			return
		}
		next := o.queue
		o.queue = spare[:0]
		o.mu.Unlock()
		_, err := o.to.Write(next)
		spare = next
		o.mu.Lock()
		o.err = err
		o.mu.Unlock()
	}
}

// Flush waits until all is written, and reports whether that was so within a time.
func (o *Output) Flush(most time.Duration) bool {
	o.mu.Lock()
	done := o.done
	o.mu.Unlock()
	return done == nil || within(done, most)
}

// within reports whether something was done within a time.
func within(done <-chan struct{}, most time.Duration) bool {
	timer := time.NewTimer(most)
	defer timer.Stop()
	select {
	case <-done:
		return true
	case <-timer.C:
		return false
	}
}
