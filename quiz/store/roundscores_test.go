package store_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"pgregory.net/rapid"

	"porthole/quiz/class"
)

// Forty learners answer within one second of closing, fifty questions long: some before it, some after.
func TestFortyAnswersAroundTheClosingAreTakenOnceOrNotAtAll(t *testing.T) {
	const learners, times = 40, 50
	eachHall(t, learners, func(h *hall) {
		chance := rand.New(rand.NewPCG(15, 50))
		for range times {
			id := h.round(learners, class.Rules{Each: 20 * time.Second})
			h.does(id, class.GoOn)
			closes := h.scene(id).Closes
			h.clock.Set(closes.Add(-500 * time.Millisecond))
			var saved, wins [learners]atomic.Int32
			var all sync.WaitGroup
			for i := range learners {
				right, tries := chance.IntN(2) == 0, 1+chance.IntN(3)
				all.Go(func() {
					for range tries { // an acknowledgement was lost
						receipt, err := h.c.Give(h.t.Context(), given(id, called(i), 0, right))
						if err != nil {
							h.t.Error(err)
						}
						if receipt == class.Saved {
							saved[i].Add(1)
							if right {
								wins[i].Add(1)
							}
						}
					}
				})
			}
			all.Go(func() {
				for range 20 {
					h.later(50 * time.Millisecond)
				}
			})
			all.Wait()
			h.clock.Set(closes.Add(time.Second))
			h.checkCounts(id, &saved, &wins)
			h.does(id, class.EndRound)
		}
	})
}

func (h *hall) checkCounts(id int64, saved, wins *[40]atomic.Int32) {
	h.t.Helper()
	s, total := h.scene(id), 0
	right := map[string]int{}
	for _, p := range s.Scores {
		right[p.Learner] = p.Right
	}
	for i := range saved {
		n := int(saved[i].Load())
		total += n
		reply, kept := s.ReplyOf(called(i))
		if n > 1 || kept != (n == 1) || kept && reply.Right != (wins[i].Load() == 1) || right[called(i)] != int(wins[i].Load()) {
			h.t.Errorf("learner %d was told %d times that it is saved, and it is kept: %v", i, n, kept)
		}
	}
	if s.Taken != total {
		h.t.Errorf("%d were told that it is saved, %d are kept", total, s.Taken)
	}
	for i := range saved { // whoever was too late stays so
		if receipt, err := h.c.Give(h.t.Context(), given(id, called(i), 0, true)); err != nil || (receipt == class.Already) != (saved[i].Load() == 1) {
			h.t.Errorf("learner %d afterwards: %d, %v", i, receipt, err)
		}
	}
}

// model is what a round is to be, by rules of its own.
type model struct {
	at       int
	open     bool
	until    time.Time
	accepted map[string]bool // learner and question: whether it was right
}

func TestAnyOrderOfCommandsAndAnswersKeepsTheScores(t *testing.T) {
	const learners = 3
	eachHall(t, learners, func(h *hall) {
		rapid.Check(h.t, func(t *rapid.T) {
			id := h.round(learners, class.Rules{Each: 10 * time.Second})
			m := model{at: -1, accepted: map[string]bool{}}
			for range rapid.IntRange(1, 20).Draw(t, "steps") {
				h.later(time.Duration(rapid.IntRange(0, 4000).Draw(t, "ms")) * time.Millisecond)
				now := h.clock.Now()
				if rapid.IntRange(0, 3).Draw(t, "who") == 0 {
					m.command(t, h, id, rapid.SampledFrom([]class.RoundCommand{class.GoOn, class.CloseNow}).Draw(t, "command"), now)
					continue
				}
				m.answer(t, h, id, called(rapid.IntRange(0, learners-1).Draw(t, "learner")), rapid.Bool().Draw(t, "right"), now)
			}
			m.compare(t, h, id)
			h.does(id, class.EndRound)
		})
	})
}

func (m *model) runs(now time.Time) bool { return m.open && !now.After(m.until.Add(class.LiveGrace)) }

func (m *model) command(t *rapid.T, h *hall, id int64, c class.RoundCommand, now time.Time) {
	can := c == class.CloseNow && m.runs(now) || c == class.GoOn && !m.runs(now)
	if c == class.GoOn && m.at == 2 && can {
		return // the round would be over
	}
	err := h.c.Command(h.t.Context(), id, h.scene(id).Version, c)
	if can != (err == nil) || !can && !errors.Is(err, class.ErrMoved) {
		t.Fatalf("command %d: %v", c, err)
	}
	switch {
	case !can:
	case c == class.GoOn:
		m.at, m.open, m.until = m.at+1, true, now.Add(10*time.Second)
	default:
		m.open = false
	}
}

func (m *model) answer(t *rapid.T, h *hall, id int64, learner string, right bool, now time.Time) {
	if m.at < 0 {
		return
	}
	key := fmt.Sprint(learner, m.at)
	want := class.CameLate
	if _, before := m.accepted[key]; before {
		want = class.Already
	} else if m.runs(now) {
		want = class.Saved
		m.accepted[key] = right
	}
	if got, err := h.c.Give(h.t.Context(), given(id, learner, m.at, right)); got != want || err != nil {
		t.Fatalf("%s answers question %d: %d, want %d; %v", learner, m.at, got, want, err)
	}
}

func (m *model) compare(t *rapid.T, h *hall, id int64) {
	s, right := h.scene(id), 0
	for _, is := range m.accepted {
		if is {
			right++
		}
	}
	got := 0
	for _, p := range s.Scores {
		got += p.Right
	}
	if s.Taken != len(m.accepted) || got != right || s.At != m.at {
		t.Fatalf("%d answers, %d right, question %d; want %d, %d, %d", s.Taken, got, s.At, len(m.accepted), right, m.at)
	}
}
