package class_test

import (
	"context"
	"errors"
	"sync"
	"testing"
	"time"

	"porthole/quiz/class"
	classes "porthole/ui/class"
)

// counted is a database of which each reading is counted.
type counted struct {
	class.Live
	mu    sync.Mutex
	reads int
	err   error
}

func (c *counted) Look(context.Context, []class.Scene) ([]class.Scene, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.reads++
	return []class.Scene{{Round: class.Round{ID: 1}, Taken: c.reads}}, c.err
}

func (c *counted) so(f func()) {
	c.mu.Lock()
	defer c.mu.Unlock()
	f()
}

// ticking is a hub whose pauses last until the test says so.
func ticking(live *counted) (h *classes.Hub, tick chan bool) {
	tick = make(chan bool)
	at := time.Date(2026, 11, 30, 12, 0, 0, 0, time.UTC)
	return classes.NewHub(live, func() time.Time { return at }, func(time.Duration) { <-tick }), tick
}

func TestARoundIsReadOnceForAllWhoLookOn(t *testing.T) {
	t.Parallel()
	live := &counted{}
	h, tick := ticking(live)
	var all sync.WaitGroup
	for range 40 {
		all.Go(func() {
			if v, ok := h.Next(t.Context(), func(v classes.View) bool { return v.Scenes[0].Taken >= 5 }); !ok || v.Scenes[0].Taken < 5 {
				t.Errorf("%+v, %v", v, ok)
			}
		})
	}
	for range 4 {
		tick <- true
	}
	all.Wait()
	for range 8 { // nobody looks on any more: it ends by itself
		tick <- true
	}
	live.so(func() {
		if live.reads > 13 {
			t.Errorf("it was read %d times", live.reads)
		}
	})
	select {
	case tick <- true:
		t.Error("it is still read, and nobody looks on")
	default:
	}
	if v := h.Look(t.Context()); v.Scenes[0].Taken > 13 {
		t.Error("what was read just now is read again")
	}
}

func TestWhoeverLooksOnIsGoneWithTheirSession(t *testing.T) {
	t.Parallel()
	live := &counted{}
	h, tick := ticking(live)
	ctx, end := context.WithCancel(t.Context())
	gone := make(chan bool)
	go func() {
		_, ok := h.Next(ctx, func(classes.View) bool { return false })
		gone <- ok
	}()
	tick <- true
	end()
	if <-gone {
		t.Error("the session has ended, and there is news for it")
	}
	close(tick) // it ends by itself
}

func TestWhatWasReadStandsWhileTheDatabaseIsOutOfReach(t *testing.T) {
	t.Parallel()
	live := &counted{}
	h, tick := ticking(live)
	if v, ok := h.Next(t.Context(), func(classes.View) bool { return true }); !ok || v.Err != nil {
		t.Fatal(v.Err)
	}
	live.so(func() { live.err = errors.New("gone") })
	all := make(chan classes.View)
	go func() {
		v, _ := h.Next(t.Context(), func(v classes.View) bool { return v.Err != nil })
		all <- v
	}()
	tick <- true
	if v := <-all; len(v.Scenes) != 1 {
		t.Errorf("%+v", v)
	}
	close(tick) // it ends by itself
}
