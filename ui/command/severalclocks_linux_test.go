package command_test

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"porthole/quiz/class"
)

// Servers whose clocks are ten minutes apart tell everyone the same of answers that come just before and just after the end.
func TestServersWithOtherClocksCloseAtTheSameMoment(t *testing.T) {
	const each, questions = 5 * time.Second, 4
	s := newSite(t, []string{wrongClock + "=-5m"}, []string{wrongClock + "=0s"}, []string{wrongClock + "=5m"})
	c := s.joins(min(*several, 30), questions, each)[0]
	ctx, end := context.WithTimeout(t.Context(), 5*time.Minute)
	defer end()
	var opened [questions]atomic.Int64 // microseconds, by the database's clock, which is this machine's
	closing := func(question int) time.Time {
		return time.UnixMicro(opened[question].Load()).Add(each + class.LiveGrace)
	}
	var sentAt sync.Map
	for i, p := range c.pupils {
		p.front = s.backs[i%len(s.backs)].listen // a third on each
		p.header = "PROXY TCP4 192.0.2.1 192.0.2.2 1 2\r\n"
		before := i/len(s.backs)%2 == 0
		p.hold = func(question int) {
			for opened[question].Load() == 0 && ctx.Err() == nil {
				time.Sleep(time.Millisecond)
			}
			at := closing(question).Add(50 * time.Millisecond)
			if before {
				at = closing(question).Add(-50 * time.Millisecond)
			}
			time.Sleep(time.Until(at))
			sentAt.Store([2]string{p.learner, fmt.Sprint(question)}, time.Now())
		}
		p.told = func(question int, saved bool) {
			now := time.Now()
			sent, ok := sentAt.Load([2]string{p.learner, fmt.Sprint(question)})
			sending, is := sent.(time.Time)
			switch {
			case !ok || !is:
			case saved && sending.After(closing(question)):
				t.Errorf("server %d: an answer counts that was given %v after the end", i%len(s.backs), sending.Sub(closing(question)))
			case !saved && now.Before(closing(question)):
				t.Errorf("server %d: an answer was refused %v before the end", i%len(s.backs), closing(question).Sub(now))
			}
		}
	}
	var learning sync.WaitGroup
	for _, p := range c.pupils {
		learning.Go(func() {
			if err := p.learns(ctx); err != nil {
				t.Errorf("somebody does not come to the end: %v", err)
			}
		})
	}
	s.waits("all have come", 2*time.Minute, func() bool { return len(s.scene(c.round).Seats) == len(c.pupils) })
	for n := range questions {
		s.commands(c.round, class.GoOn)
		opened[n].Store(s.scene(c.round).Opened.UnixMicro())
		s.waits("all were told", 60*time.Second, func() bool { return c.all(func(p *pupil) bool { return !p.known[n] && !p.late[n] }) == 0 })
		in := c.all(func(p *pupil) bool { return p.known[n] })
		t.Logf("question %d: %d of %d came in time", n+1, in, len(c.pupils))
		scene := s.scene(c.round)
		for _, p := range c.pupils {
			if _, kept := scene.ReplyOf(p.learner); kept != p.known[n] {
				t.Errorf("question %d: somebody was told that it is saved: %v, and it counts: %v", n+1, p.known[n], kept)
			}
		}
	}
	s.commands(c.round, class.GoOn)
	learning.Wait()
}
