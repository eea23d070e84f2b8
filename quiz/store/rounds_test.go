package store_test

import (
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"porthole/quiz"
	"porthole/quiz/class"
	"porthole/quiz/store"
	"porthole/quiz/store/internal/storetest"
)

// hall is a class that plays live rounds.
type hall struct {
	t      *testing.T
	c      *store.Classes
	db     store.DB
	clock  *storetest.Clock
	random func() uint64
}

// eachHall runs a test on a class with learners called l0, l1, ...
func eachHall(t *testing.T, learners int, test func(h *hall)) {
	t.Helper()
	eachDatabase(t, func(t *testing.T, db store.DB) {
		h := &hall{t: t, db: db, clock: storetest.NewClock(storetest.Noon()), random: storetest.Counter()}
		h.c = store.NewClasses(db, store.Options{Now: h.clock.Now, Random: h.random})
		h.must(h.c.Found(t.Context(), storetest.Name(t, "7b"), "K7QM2R4T", time.Time{}))
		for i := range learners {
			joins(t, h.c, newcomer(t, called(i), fmt.Sprint("Learner ", i), ""))
		}
		test(h)
	})
}

func called(i int) string { return fmt.Sprint("l", i) }

func (h *hall) must(err error) {
	h.t.Helper()
	if err != nil {
		h.t.Fatal(err)
	}
}

// round opens a round in which everybody sits, and returns its number.
func (h *hall) round(learners int, rules class.Rules) int64 {
	h.t.Helper()
	var asked []quiz.Question
	for _, q := range storetest.AnExam("live", "mail", 3).Questions {
		asked = append(asked, q.Question)
	}
	id, err := h.c.OpenRound(h.t.Context(), class.NewRound(group(h.t, h.c).ID, "mail", "Mail", asked, rules, h.clock.Now()))
	h.must(err)
	for i := range learners {
		h.must(h.c.Sit(h.t.Context(), id, called(i), class.Name{}))
	}
	return id
}

// scene is a round as it stands.
func (h *hall) scene(id int64) class.Scene {
	h.t.Helper()
	all, err := h.c.Look(h.t.Context(), nil)
	h.must(err)
	for _, s := range all {
		if s.ID == id {
			return s
		}
	}
	h.t.Fatalf("there is no round %d", id)
	return class.Scene{}
}

func (h *hall) does(id int64, commands ...class.RoundCommand) {
	h.t.Helper()
	for _, c := range commands {
		h.must(h.c.Command(h.t.Context(), id, h.scene(id).Version, c))
	}
}

func (h *hall) later(d time.Duration) { h.clock.Set(h.clock.Now().Add(d)) }

// gives has a learner answer the first question, with the right option or the wrong one.
func (h *hall) gives(id int64, learner string, right bool) class.Receipt {
	h.t.Helper()
	r, err := h.c.Give(h.t.Context(), given(id, learner, 0, right))
	h.must(err)
	return r
}

func given(id int64, learner string, question int, right bool) class.GivenLive {
	pick := 0
	if right {
		pick = 1
	}
	a := storetest.At(storetest.CardID("live", question), 0, right)
	a.Session = fmt.Sprint("live-", id)
	return class.GivenLive{Round: id, Question: question, Learner: learner, Response: quiz.Response{Picks: []int{pick}}, Answer: a}
}

func TestALiveRoundIsWhatTheDatabaseSays(t *testing.T) {
	eachHall(t, 3, func(h *hall) {
		id := h.round(2, class.Rules{Board: class.WholeBoard})
		h.does(id, class.GoOn)
		h.later(3 * time.Second)
		if got := h.gives(id, "l0", true); got != class.Saved {
			h.t.Errorf("receipt %d", got)
		}
		if got := h.gives(id, "l0", false); got != class.Already {
			h.t.Errorf("a second answer: %d", got)
		}
		h.gives(id, "l1", false)
		h.must(h.c.Sit(h.t.Context(), id, "l2", class.Name{})) // comes late
		again := store.NewClasses(h.db, store.Options{Now: h.clock.Now, Random: h.random})
		scenes, err := again.Look(h.t.Context(), nil)
		h.must(err)
		s := scenes[0]
		if mine, ok := s.ReplyOf("l0"); s.At != 0 || s.State != class.Answering || len(s.Seats) != 3 || s.Taken != 2 || !ok || !mine.Right || mine.Took != 3*time.Second {
			h.t.Errorf("%+v", s)
		}
		if q, _ := s.Question(); q.Stem != "Which port, 0?" || len(q.Options) != 2 || s.Title != "Mail" {
			h.t.Errorf("%+v", q)
		}
		if got := s.Places(); got[0].Name != "Learner 0" || got[0].Right != 1 || got[1].Right != 0 {
			h.t.Errorf("%+v", got)
		}
		if bars := s.Bars(); bars[0].Count != 1 || bars[1].Count != 1 {
			h.t.Errorf("%+v", bars)
		}
		if r := storetest.RecordOf(h.t, store.New(h.db, "l0", options()), "mail"); r.Answers != 1 {
			h.t.Errorf("the learner's memory has %d answers", r.Answers)
		}
	})
}

func TestWhatHasNotChangedIsNotReadAgain(t *testing.T) {
	eachHall(t, 2, func(h *hall) {
		id := h.round(2, class.Rules{})
		h.does(id, class.GoOn)
		first, err := h.c.Look(h.t.Context(), nil)
		h.must(err)
		h.later(time.Second)
		second, err := h.c.Look(h.t.Context(), first)
		h.must(err)
		if !second[0].Read.Equal(h.clock.Now()) || &second[0].Seats[0] != &first[0].Seats[0] {
			h.t.Error("it is read again, or its time is not")
		}
		h.gives(id, "l1", true)
		third, err := h.c.Look(h.t.Context(), second)
		h.must(err)
		if diff := cmp.Diff(h.scene(id), third[0], storetest.AsKept()); diff != "" {
			h.t.Error(diff)
		}
	})
}

func TestTwoTeachersDoNotGoOnTwice(t *testing.T) {
	eachHall(t, 1, func(h *hall) {
		id := h.round(1, class.Rules{})
		for question := range 3 {
			version := h.scene(id).Version
			var went atomic.Int32
			var all sync.WaitGroup
			for range 8 {
				all.Go(func() {
					switch err := h.c.Command(h.t.Context(), id, version, class.GoOn); {
					case err == nil:
						went.Add(1)
					case !errors.Is(err, class.ErrMoved):
						h.t.Error(err)
					}
				})
			}
			all.Wait()
			if s := h.scene(id); went.Load() != 1 || s.At != question {
				h.t.Fatalf("%d teachers went on, to question %d", went.Load(), s.At)
			}
			h.does(id, class.CloseNow)
		}
	})
}

func TestOneRoundOfAClassRuns(t *testing.T) {
	eachHall(t, 1, func(h *hall) {
		id := h.round(1, class.Rules{})
		r := class.NewRound(group(h.t, h.c).ID, "mail", "Mail", nil, class.Rules{}, h.clock.Now())
		if _, err := h.c.OpenRound(h.t.Context(), r); !errors.Is(err, class.ErrRunning) {
			h.t.Errorf("a second round: %v", err)
		}
		h.does(id, class.EndRound)
		second := h.round(1, class.Rules{})
		h.later(13 * time.Hour) // and the teacher forgets to end it
		third := h.round(1, class.Rules{})
		if h.scene(second).State != class.RoundOver || h.scene(third).State != class.InLobby {
			h.t.Error("a round that was left stands in the way")
		}
	})
}

func TestALateAnswerIsKeptAndCountsOnlyWhereTimeIsGiven(t *testing.T) {
	eachHall(t, 2, func(h *hall) {
		id := h.round(2, class.Rules{Each: 20 * time.Second})
		h.must(h.c.SetPace(h.t.Context(), id, "l1", 200))
		h.does(id, class.GoOn)
		h.later(20*time.Second + class.LiveGrace + time.Millisecond)
		if got := h.gives(id, "l0", true); got != class.CameLate {
			h.t.Errorf("receipt %d", got)
		}
		if s := h.scene(id); s.Taken != 0 || s.StageAt(h.clock.Now()) != class.Answering {
			h.t.Errorf("%+v", s)
		}
		if r := storetest.RecordOf(h.t, store.New(h.db, "l0", options()), "mail"); r.Answers != 0 {
			h.t.Error("a late answer went to the learner's memory")
		}
		if got := h.gives(id, "l1", true); got != class.Saved {
			h.t.Errorf("with twice the time: receipt %d", got)
		}
		h.does(id, class.AddTime)
		for _, want := range []class.Receipt{class.Saved, class.Already} {
			if got := h.gives(id, "l0", true); got != want {
				h.t.Errorf("with more time: receipt %d, want %d", got, want)
			}
		}
		h.does(id, class.CloseNow, class.EndRound)
		next := h.round(2, class.Rules{})
		if seat, _ := h.scene(next).Seat("l1"); seat.Pace != 200 {
			h.t.Errorf("in the next round the learner has %d %%", seat.Pace)
		}
		if _, err := h.c.Give(h.t.Context(), given(next, "l0", 0, true)); !errors.Is(err, class.ErrMoved) {
			h.t.Errorf("a question that was not asked: %v", err)
		}
	})
}

func TestNobodySitsUnderAnothersName(t *testing.T) {
	eachHall(t, 2, func(h *hall) {
		id := h.round(0, class.Rules{Nicknames: true})
		for name, want := range map[string]error{"Learner 1": class.ErrTaken, "LEARNER-1": class.ErrTaken, "Otter": nil} {
			if err := h.c.Sit(h.t.Context(), id, "l0", storetest.Name(h.t, name)); !errors.Is(err, want) && h.scene(id).Seats == nil {
				h.t.Errorf("%s: %v", name, err)
			}
		}
		if err := h.c.Sit(h.t.Context(), id, "l1", storetest.Name(h.t, "0tter")); !errors.Is(err, class.ErrTaken) {
			h.t.Errorf("like Otter: %v", err)
		}
		h.must(h.c.Sit(h.t.Context(), id, "l1", class.Name{}))
		if err := h.c.Sit(h.t.Context(), id, "stranger", class.Name{}); !errors.Is(err, class.ErrNotFound) {
			h.t.Errorf("a stranger: %v", err)
		}
		if s := h.scene(id); len(s.Seats) != 2 || s.Seats[1].Name != "Otter" {
			h.t.Errorf("%+v", s.Seats)
		}
	})
}

func TestWhatWasGivenLiveGoesWhereItsLearnerGoes(t *testing.T) {
	eachHall(t, 3, func(h *hall) {
		id := h.round(3, class.Rules{})
		h.does(id, class.GoOn)
		for i := range 3 {
			h.gives(id, called(i), i < 2)
		}
		h.must(second(h.c.Merge(h.t.Context(), "7b", "learner 1", "learner 0")))
		if s := h.scene(id); len(s.Seats) != 2 || s.Taken != 2 {
			h.t.Errorf("merged: %+v", s)
		}
		h.must(second(h.c.ForgetMember(h.t.Context(), "7b", "learner 2")))
		if s := h.scene(id); len(s.Seats) != 1 || s.Taken != 1 || len(s.Scores) != 1 {
			h.t.Errorf("forgotten: %+v", s)
		}
		_, _, err := h.c.Purge(h.t.Context(), "7b")
		h.must(err)
		if all, err := h.c.Look(h.t.Context(), nil); len(all) != 0 || err != nil {
			h.t.Errorf("purged: %v, %v", all, err)
		}
	})
}

func second[T any](_ T, err error) error { return err }
