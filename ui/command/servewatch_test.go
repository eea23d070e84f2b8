package command

import (
	"context"
	"errors"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"porthole/ui/serve"
)

// latest is the latest line that somebody was told by now.
func latest(lines <-chan string, before string) string {
	synctest.Wait()
	select {
	case line := <-lines:
		return line
	default:
		return before
	}
}

func TestEveryoneIsToldWhatTheirServerWaitsFor(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var s state
		var saving atomic.Int64
		lines := s.told(t.Context(), &saving, "ssh ann@class.example.org")
		stops := "This server is about to stop. To go on, connect again: ssh ann@class.example.org"
		says := ""
		for i, step := range []struct {
			do   func()
			want string
		}{
			{func() { saving.Add(1) }, ""}, // it takes no time
			{func() { s.change(func(s *state) { s.away = true }) }, "Not saved yet: the database is away. Waiting."},
			{func() { saving.Add(-1) }, "The database is away. Waiting."},
			{func() { saving.Add(1) }, "Not saved yet: the database is away. Waiting."},
			{func() { s.change(func(s *state) { s.stops = true }) }, "Not saved yet: the database is away. Waiting."},
			{func() { s.change(func(s *state) { s.away = false }) }, stops},
			{func() { saving.Add(-1) }, stops},
		} {
			step.do()
			time.Sleep(time.Second)
			if says = latest(lines, says); says != step.want {
				t.Errorf("step %d: they are told %q, want %q", i, says, step.want)
			}
		}
	})
}

func TestADatabaseThatDoesNotAnswerIsAwayUntilItDoes(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var s state
		var hangs, fails atomic.Bool
		p := &pulse{now: time.Now, meter: &serve.Meter{}, state: &s, ask: func(ctx context.Context) error {
			switch {
			case hangs.Load(): // and hears nothing of the end of the wait
				time.Sleep(20 * time.Second)
				return errors.New("hung")
			case fails.Load():
				return errors.New("refused")
			}
			return ctx.Err()
		}}
		if p.sound() {
			t.Error("it answers before it was asked")
		}
		ctx, end := context.WithCancel(t.Context())
		go p.watch(ctx)
		for i, step := range []struct {
			hangs, fails bool
			lasts        time.Duration
			sound        bool
		}{
			{false, false, 2 * time.Second, true},
			{false, true, 2 * time.Second, false},
			{false, false, 2 * time.Second, true},
			{true, false, 5 * time.Second, false},
			{false, false, 60 * time.Second, true},
		} {
			hangs.Store(step.hangs)
			fails.Store(step.fails)
			time.Sleep(step.lasts)
			synctest.Wait()
			away, _, _ := s.is()
			if p.sound() != step.sound || away == step.sound {
				t.Errorf("step %d: it is sound: %v, and away: %v", i, p.sound(), away)
			}
		}
		end()
		time.Sleep(time.Minute)
	})
}
