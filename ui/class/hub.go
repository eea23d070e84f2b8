package class

import (
	"context"
	"sync"
	"time"

	"porthole/quiz/class"
	"porthole/ui/terminal"
)

// News tells of live rounds.
type News interface {
	// Look returns what was read lately, or reads.
	Look(ctx context.Context) View
	// Next waits until what is read is wanted; false: the context has ended.
	Next(ctx context.Context, wanted func(View) bool) (View, bool)
}

var _ News = (*Hub)(nil)

// Hub reads live rounds for all sessions of a server: once, however many look on. It is safe for concurrent use.
type Hub struct {
	live  class.Live
	now   func() time.Time
	pause func(time.Duration)

	mu      sync.Mutex
	view    View
	changed chan struct{} // is closed when the view changes
	waiting int           // who look on
	reading bool
	turn    sync.Mutex // held while it is read
}

// View is what a Hub has read.
type View struct {
	Scenes []class.Scene
	At     time.Time // when, by the server's clock, which tells only how long ago that is
	Err    error     // why it could not be read; what was read before stands
}

// How often rounds are read: for those who look on, and for those who might.
const (
	pollEvery = 250 * time.Millisecond
	idleEvery = 2 * time.Second
)

// NewHub returns a hub that has read nothing. pause waits for a while; nil: by the real clock.
func NewHub(live class.Live, now func() time.Time, pause func(time.Duration)) *Hub {
	if pause == nil {
		pause = func(d time.Duration) { _ = terminal.Pause(context.Background(), d) }
	}
	return &Hub{live: live, now: now, pause: pause, changed: make(chan struct{})}
}

// Look implements News.
func (h *Hub) Look(ctx context.Context) View {
	if v, _ := h.latest(); !v.At.IsZero() && h.now().Sub(v.At) < idleEvery {
		return v
	}
	h.read(ctx, idleEvery)
	v, _ := h.latest()
	return v
}

func (h *Hub) latest() (View, <-chan struct{}) {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.view, h.changed
}

// Next implements News.
func (h *Hub) Next(ctx context.Context, wanted func(View) bool) (View, bool) {
	h.join(ctx)
	defer h.leave()
	for {
		v, changed := h.latest()
		if !v.At.IsZero() && wanted(v) {
			return v, ctx.Err() == nil
		}
		select {
		case <-changed:
		case <-ctx.Done():
			return v, false
		}
	}
}

// join has somebody look on: as long as somebody does there is a goroutine that reads.
func (h *Hub) join(ctx context.Context) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.waiting++
	if !h.reading {
		h.reading = true
		go h.poll(context.WithoutCancel(ctx))
	}
}

func (h *Hub) leave() {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.waiting--
}

// poll reads until nobody has looked on for a while.
func (h *Hub) poll(ctx context.Context) {
	for idle := time.Duration(0); idle < idleEvery; {
		h.read(ctx, 0)
		h.pause(pollEvery)
		idle += pollEvery
		h.mu.Lock()
		if h.waiting > 0 {
			idle = 0
		}
		h.reading = idle < idleEvery
		h.mu.Unlock()
	}
}

// read reads the rounds, unless somebody else did within a while.
func (h *Hub) read(ctx context.Context, within time.Duration) {
	h.turn.Lock()
	defer h.turn.Unlock()
	before, _ := h.latest()
	if now := h.now(); !before.At.IsZero() && now.Sub(before.At) < within {
		return
	}
	scenes, err := h.live.Look(ctx, before.Scenes)
	v := View{Scenes: scenes, At: h.now(), Err: err}
	if err != nil {
		v.Scenes = before.Scenes
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	h.view = v
	close(h.changed)
	h.changed = make(chan struct{})
}

// Round finds a round.
func (v View) Round(id int64) (class.Scene, bool) {
	for _, s := range v.Scenes {
		if s.ID == id {
			return s, true
		}
	}
	return class.Scene{}, false
}

// Clock is the time of the database's clock at a time of the server's.
func (v View) Clock(s class.Scene, now time.Time) time.Time { return s.Read.Add(now.Sub(v.At)) }

// Running returns the round of a class that is not over.
func (v View) Running(of int64, now time.Time) (class.Scene, bool) {
	for _, s := range v.Scenes {
		if s.Class == of && s.StageAt(v.Clock(s, now)) != class.RoundOver {
			return s, true
		}
	}
	return class.Scene{}, false
}
