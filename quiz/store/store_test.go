package store

import (
	"context"
	"errors"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"porthole/quiz"
)

func noon() time.Time { return time.Date(2026, time.March, 28, 12, 0, 0, 0, time.FixedZone("", 3600)) }

// clock is a clock that a test sets.
type clock struct {
	mu  sync.Mutex
	now time.Time
}

func (c *clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *clock) set(t time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = t
}

// counter is a random source that a test can foresee.
func counter() func() uint64 {
	var mu sync.Mutex
	n := uint64(0)
	return func() uint64 {
		mu.Lock()
		defer mu.Unlock()
		n += 0x9e3779b97f4a7c15
		return n
	}
}

// archiveIn returns an archive that keeps everything in a folder of the test's own.
func archiveIn(folder string) *Archive {
	return New(Options{Folder: folder, Now: (&clock{now: noon()}).Now, Random: counter(), After: soon})
}

// soon is time.After, but for pauses that give way to other programs, which a test has none of.
func soon(d time.Duration) <-chan time.Time {
	if d < time.Second {
		d /= 25
	}
	return time.After(d)
}

func anArchive(t *testing.T) *Archive {
	t.Helper()
	return archiveIn(filepath.Join(t.TempDir(), "porthole"))
}

// open opens the store of a learner; the test closes it at its end if it has not itself.
func open(t *testing.T, a *Archive, learner string) quiz.OpenStore {
	t.Helper()
	s, err := a.Open(t.Context(), learner)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// eachStore runs a test on every quiz.Store there is.
func eachStore(t *testing.T, test func(t *testing.T, s quiz.Store)) {
	t.Helper()
	t.Run("in memory", func(t *testing.T) { test(t, quiz.NewInMemory()) })
	t.Run("SQLite", func(t *testing.T) { test(t, open(t, anArchive(t), "")) })
}

// same compares what is kept: records by what they hold, by whatever maps.
func same() cmp.Option {
	return cmp.Options{cmpopts.IgnoreUnexported(quiz.Record{}), cmpopts.EquateEmpty()}
}

func save(t *testing.T, s quiz.Store, a quiz.Answer) int64 {
	t.Helper()
	id, err := s.SaveAnswer(t.Context(), a)
	if err != nil {
		t.Fatal(err)
	}
	return id
}

func recordOf(t *testing.T, s quiz.Store, course string) quiz.Record {
	t.Helper()
	r, err := s.Record(t.Context(), course)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestARecordTellsHowTheLearnerStandsWithACard(t *testing.T) {
	eachStore(t, func(t *testing.T, s quiz.Store) {
		last := noon().Add(3 * time.Second)
		for i, right := range []bool{true, true, false, true} {
			save(t, s, quiz.Answer{Course: "mail", Card: "a", Right: right, At: noon().Add(time.Duration(i) * time.Second)})
		}
		r := recordOf(t, s, "mail")
		if got := r.Card("a"); got.Asked != 4 || got.Right != 3 || got.Streak != 1 || !got.Last.Equal(last) || got.Memory.Reps != 4 {
			t.Errorf("%+v", got)
		}
		r.Cards["b"] = quiz.Standing{}
		if r := recordOf(t, s, "other"); len(r.Cards) > 0 {
			t.Errorf("another course has %v", r)
		}
		if r := recordOf(t, s, "mail"); len(r.Cards) != 1 {
			t.Error("the standings are not the caller's own")
		}
	})
}

func TestLessonsAreReadOnce(t *testing.T) {
	eachStore(t, func(t *testing.T, s quiz.Store) {
		for i := range 3 {
			if err := s.MarkRead(t.Context(), "mail", "IMAP", noon().Add(time.Duration(i)*time.Hour)); err != nil {
				t.Fatal(err)
			}
		}
		read, err := s.LessonsRead(t.Context(), "mail")
		if diff := cmp.Diff(map[string]time.Time{"IMAP": noon()}, read); diff != "" || err != nil {
			t.Error(diff, err)
		}
		if read, err := s.LessonsRead(t.Context(), "other"); len(read) > 0 || read == nil || err != nil {
			t.Errorf("%v, %v", read, err)
		}
	})
}

func TestTheBestRunAskedMostThenTookLeast(t *testing.T) {
	run := func(id string, asked, took, at int) quiz.Run {
		return quiz.Run{ID: id, Course: "mail", Kind: "match", Right: asked, Asked: asked, Took: time.Duration(took) * time.Second, At: noon().Add(time.Duration(at) * time.Second)}
	}
	eachStore(t, func(t *testing.T, s quiz.Store) {
		runs := []quiz.Run{run("a", 4, 5, 0), run("b", 6, 30, 1), run("c", 6, 20, 3), run("d", 6, 20, 2), run("e", 6, 9, 4), run("e", 6, 40, 5)}
		for _, r := range runs {
			if err := s.SaveRun(t.Context(), r); err != nil {
				t.Fatal(err)
			}
		}
		best, ok, err := s.BestRun(t.Context(), "mail", "match")
		if diff := cmp.Diff(runs[3], best); diff != "" || !ok || err != nil {
			t.Error(diff, ok, err)
		}
		if _, ok, err := s.BestRun(t.Context(), "mail", "grid"); ok || err != nil {
			t.Errorf("a kind that was never played has a best run, or %v", err)
		}
	})
}

func TestAGoalIsSetReplacedAndRemoved(t *testing.T) {
	eachStore(t, func(t *testing.T, s quiz.Store) {
		first := quiz.Goal{Exam: noon().Add(240 * time.Hour), Budget: 30 * time.Minute, Target: 0.85, Choices: 4, Set: noon(), Before: time.Second}
		second := quiz.Goal{Exam: noon().Add(24 * time.Hour), Budget: time.Hour, Cap: time.Minute, Set: noon()}
		for _, want := range []quiz.Goal{first, second, {}} {
			if err := s.SetGoal(t.Context(), "mail", want); err != nil {
				t.Fatal(err)
			}
			got, err := s.Goal(t.Context(), "mail")
			if diff := cmp.Diff(want, got); diff != "" || err != nil {
				t.Error(diff, err)
			}
		}
		if g, err := s.Goal(t.Context(), "other"); err != nil || g != (quiz.Goal{}) {
			t.Errorf("%v, %v", g, err)
		}
	})
}

func TestADayHasOneForecast(t *testing.T) {
	eachStore(t, func(t *testing.T, s quiz.Store) {
		for _, f := range []quiz.Snapshot{
			{Day: 20541, Forecast: quiz.Forecast{Expected: 0.5, Low: 0.4, High: 0.6}},
			{Day: 20540, Forecast: quiz.Forecast{Expected: 0.3, Low: 0.2, High: 0.4}},
			{Day: 20541, Forecast: quiz.Forecast{Expected: 0.7, Low: 0.6, High: 0.8}},
		} {
			if err := s.SaveForecast(t.Context(), "mail", f); err != nil {
				t.Fatal(err)
			}
		}
		got, err := s.Forecasts(t.Context(), "mail")
		if err != nil || len(got) != 2 || got[0].Day != 20540 || got[1].Expected != 0.7 {
			t.Errorf("%v, %v", got, err)
		}
	})
}

func TestAStoreStopsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	eachStore(t, func(t *testing.T, s quiz.Store) {
		_, saved := s.SaveAnswer(ctx, quiz.Answer{At: noon()})
		_, record := s.Record(ctx, "")
		_, read := s.LessonsRead(ctx, "")
		_, _, best := s.BestRun(ctx, "", "")
		_, goal := s.Goal(ctx, "")
		_, forecasts := s.Forecasts(ctx, "")
		_, handed := s.HandIn(ctx, "a", marked)
		_, exam := s.Exam(ctx, "a")
		_, _, running := s.RunningExam(ctx, "")
		_, results := s.ExamResults(ctx, "")
		for _, err := range []error{
			handed, exam, running, results, s.BeginExam(ctx, anExam("a", "mail", 3)), s.SaveExamStep(ctx, "a", picked(0, 1)),
			saved, record, read, best, goal, forecasts, s.TakeBack(ctx, 1), s.MarkGuess(ctx, 1), s.SaveRun(ctx, quiz.Run{At: noon()}),
			s.MarkRead(ctx, "", "", noon()), s.SetGoal(ctx, "", quiz.Goal{}), s.SaveForecast(ctx, "", quiz.Snapshot{}),
		} {
			if !errors.Is(err, context.Canceled) {
				t.Errorf("%v", err)
			}
		}
	})
}

func TestAStoreIsSafeForConcurrentUse(t *testing.T) {
	eachStore(t, func(t *testing.T, s quiz.Store) {
		var all sync.WaitGroup
		for range 8 {
			all.Go(func() {
				for range 25 {
					if _, err := s.SaveAnswer(t.Context(), quiz.Answer{Course: "mail", Card: "a", At: noon()}); err != nil {
						t.Error(err)
					}
					if _, err := s.Record(t.Context(), "mail"); err != nil {
						t.Error(err)
					}
				}
			})
		}
		all.Wait()
		if r := recordOf(t, s, "mail"); r.Card("a").Asked != 200 {
			t.Errorf("%d answers", r.Card("a").Asked)
		}
	})
}
