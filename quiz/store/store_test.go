package store_test

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"

	"porthole/quiz"
	"porthole/quiz/exam"
	"porthole/quiz/memory"
	"porthole/quiz/store"
	"porthole/quiz/store/internal/storetest"
	"porthole/quiz/store/sqlite"
)

// eachStore runs a test on every exam.Store there is: in memory, and in each database.
func eachStore(t *testing.T, test func(t *testing.T, s exam.Store)) {
	t.Helper()
	t.Run("in memory", func(t *testing.T) { test(t, exam.NewInMemory()) })
	for name, open := range databases() {
		t.Run(name, func(t *testing.T) { test(t, store.New(open(t), "", options())) })
	}
}

// databases are those that the statements are to run on; each opens an empty one, which the test's end closes.
func databases() map[string]func(*testing.T) store.DB {
	all := map[string]func(*testing.T) store.DB{"SQLite": inSQLite}
	maps.Copy(all, inPostgresDatabases())
	return all
}

// eachDatabase runs a test on every database.
func eachDatabase(t *testing.T, test func(t *testing.T, db store.DB)) {
	t.Helper()
	for name, open := range databases() {
		t.Run(name, func(t *testing.T) { test(t, open(t)) })
	}
}

func inSQLite(t *testing.T) store.DB {
	t.Helper()
	archive := sqlite.New(sqlite.Options{
		Folder: filepath.Join(t.TempDir(), "porthole"), Now: options().Now, Random: storetest.Counter(), After: storetest.Soon,
	})
	db, err := archive.Database(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	return db
}

// newStore returns the store of a learner in a database of its own.
func newStore(t *testing.T) *store.Store {
	t.Helper()
	return store.New(inSQLite(t), "", options())
}

func options() store.Options {
	return store.Options{Now: storetest.NewClock(storetest.Noon()).Now, Random: storetest.Counter()}
}

func TestLearnersOfOneDatabaseDoNotSeeEachOther(t *testing.T) {
	eachDatabase(t, func(t *testing.T, db store.DB) {
		o := options()
		first, second := store.New(db, "first", o), store.New(db, "second", o)
		id := storetest.Save(t, first, storetest.At("a", 0, true))
		if err := second.TakeBack(t.Context(), id); !errors.Is(err, quiz.ErrNotFound) {
			t.Errorf("another's answer: %v", err)
		}
		if r := storetest.RecordOf(t, second, "mail"); len(r.Cards) > 0 {
			t.Errorf("%v", r.Cards)
		}
	})
}

func TestARecordTellsHowTheLearnerStandsWithACard(t *testing.T) {
	eachStore(t, func(t *testing.T, s exam.Store) {
		last := storetest.Noon().Add(3 * time.Second)
		for i, right := range []bool{true, true, false, true} {
			storetest.Save(t, s, quiz.Answer{Course: "mail", Card: "a", Right: right, At: storetest.Noon().Add(time.Duration(i) * time.Second)})
		}
		r := storetest.RecordOf(t, s, "mail")
		if got := r.Card("a"); got.Asked != 4 || got.Right != 3 || got.Streak != 1 || !got.Last.Equal(last) || got.Memory.Reps != 4 {
			t.Errorf("%+v", got)
		}
		r.Cards["b"] = memory.Standing{}
		if r := storetest.RecordOf(t, s, "other"); len(r.Cards) > 0 {
			t.Errorf("another course has %v", r)
		}
		if r := storetest.RecordOf(t, s, "mail"); len(r.Cards) != 1 {
			t.Error("the standings are not the caller's own")
		}
	})
}

func TestLessonsAreReadOnce(t *testing.T) {
	eachStore(t, func(t *testing.T, s exam.Store) {
		for i := range 3 {
			if err := s.MarkRead(t.Context(), "mail", "IMAP", storetest.Noon().Add(time.Duration(i)*time.Hour)); err != nil {
				t.Fatal(err)
			}
		}
		read, err := s.LessonsRead(t.Context(), "mail")
		if diff := gocmp.Diff(map[string]time.Time{"IMAP": storetest.Noon()}, read); diff != "" || err != nil {
			t.Error(diff, err)
		}
		if read, err := s.LessonsRead(t.Context(), "other"); len(read) > 0 || read == nil || err != nil {
			t.Errorf("%v, %v", read, err)
		}
	})
}

func TestTheBestRunAskedMostThenTookLeast(t *testing.T) {
	run := func(id string, asked, took, at int) quiz.Run {
		return quiz.Run{ID: id, Course: "mail", Kind: "match", Right: asked, Asked: asked, Took: time.Duration(took) * time.Second, At: storetest.Noon().Add(time.Duration(at) * time.Second)}
	}
	eachStore(t, func(t *testing.T, s exam.Store) {
		runs := []quiz.Run{run("a", 4, 5, 0), run("b", 6, 30, 1), run("c", 6, 20, 3), run("d", 6, 20, 2), run("e", 6, 9, 4), run("e", 6, 40, 5)}
		for _, r := range runs {
			if err := s.SaveRun(t.Context(), r); err != nil {
				t.Fatal(err)
			}
		}
		best, ok, err := s.BestRun(t.Context(), "mail", "match")
		if diff := gocmp.Diff(runs[3], best); diff != "" || !ok || err != nil {
			t.Error(diff, ok, err)
		}
		if _, known, failed := s.BestRun(t.Context(), "mail", "grid"); known || failed != nil {
			t.Errorf("a kind that was never played has a best run, or %v", failed)
		}
		grid, elsewhere, off := run("f", 1, 1, 6), run("g", 9, 9, 7), run("h", 9, 1, 8)
		grid.Kind, elsewhere.Course, off.Course = "grid", "web", "off"
		for _, r := range []quiz.Run{grid, elsewhere, off} {
			if failed := s.SaveRun(t.Context(), r); failed != nil {
				t.Fatal(failed)
			}
		}
		all, err := s.BestRuns(t.Context(), "mail", "web", "none")
		slices.SortFunc(all, func(a, b quiz.Run) int { return cmp.Compare(a.ID, b.ID) })
		if diff := gocmp.Diff([]quiz.Run{runs[3], grid, elsewhere}, all); diff != "" || err != nil {
			t.Error(diff, err)
		}
		if all, err := s.BestRuns(t.Context()); len(all) != 0 || err != nil {
			t.Errorf("of no course: %v, %v", all, err)
		}
	})
}

func TestAGoalIsSetReplacedAndRemoved(t *testing.T) {
	eachStore(t, func(t *testing.T, s exam.Store) {
		first := memory.Goal{Exam: storetest.Noon().Add(240 * time.Hour), Budget: 30 * time.Minute, Target: 0.85, Choices: 4, Set: storetest.Noon(), Before: time.Second}
		second := memory.Goal{Exam: storetest.Noon().Add(24 * time.Hour), Budget: time.Hour, Cap: time.Minute, Set: storetest.Noon()}
		for _, want := range []memory.Goal{first, second, {}} {
			if err := s.SetGoal(t.Context(), "mail", want); err != nil {
				t.Fatal(err)
			}
			p, err := s.Learner(t.Context(), "mail")
			if diff := gocmp.Diff(want, p.Goal); diff != "" || err != nil {
				t.Error(diff, err)
			}
		}
		if p, err := s.Learner(t.Context(), "other"); err != nil || p.Goal != (memory.Goal{}) {
			t.Errorf("%v, %v", p.Goal, err)
		}
	})
}

func TestADayHasOneForecast(t *testing.T) {
	eachStore(t, func(t *testing.T, s exam.Store) {
		for _, f := range []memory.Snapshot{
			{Day: 20541, Forecast: memory.Forecast{Expected: 0.5, Low: 0.4, High: 0.6}},
			{Day: 20540, Forecast: memory.Forecast{Expected: 0.3, Low: 0.2, High: 0.4}},
			{Day: 20541, Forecast: memory.Forecast{Expected: 0.7, Low: 0.6, High: 0.8}},
		} {
			if err := s.SaveForecast(t.Context(), "mail", f); err != nil {
				t.Fatal(err)
			}
		}
		p, err := s.Learner(t.Context(), "mail")
		if got := p.Forecasts; err != nil || len(got) != 2 || got[0].Day != 20540 || got[1].Expected != 0.7 {
			t.Errorf("%v, %v", got, err)
		}
	})
}

func TestAStoreStopsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	eachStore(t, func(t *testing.T, s exam.Store) {
		_, saved := s.SaveAnswer(ctx, quiz.Answer{At: storetest.Noon()})
		_, record := s.Record(ctx, "")
		_, read := s.LessonsRead(ctx, "")
		_, _, best := s.BestRun(ctx, "", "")
		_, bests := s.BestRuns(ctx, "")
		_, progress := s.Learner(ctx, "")
		_, handed := s.HandIn(ctx, "a", storetest.DeckOf("a", 25), storetest.Later())
		_, kept := s.Exam(ctx, "a")
		_, _, running := s.RunningExam(ctx, "")
		_, results := s.ExamResults(ctx, "")
		for _, err := range []error{
			handed, kept, running, results, s.BeginExam(ctx, storetest.AnExam("a", "mail", 3)), s.SaveExamStep(ctx, "a", storetest.Change(storetest.Picked(0, 1))),
			saved, record, read, best, bests, progress, s.TakeBack(ctx, 1), s.MarkGuess(ctx, 1), s.SaveRun(ctx, quiz.Run{At: storetest.Noon()}),
			s.MarkRead(ctx, "", "", storetest.Noon()), s.SetGoal(ctx, "", memory.Goal{}), s.SaveForecast(ctx, "", memory.Snapshot{}),
		} {
			if !errors.Is(err, context.Canceled) {
				t.Errorf("%v", err)
			}
		}
	})
}

func TestAStoreIsSafeForConcurrentUse(t *testing.T) {
	eachStore(t, func(t *testing.T, s exam.Store) {
		var all sync.WaitGroup
		for range 8 {
			all.Go(func() {
				for range 25 {
					if _, err := s.SaveAnswer(t.Context(), quiz.Answer{Course: "mail", Card: "a", At: storetest.Noon()}); err != nil {
						t.Error(err)
					}
					if _, err := s.Record(t.Context(), "mail"); err != nil {
						t.Error(err)
					}
				}
			})
		}
		all.Wait()
		if r := storetest.RecordOf(t, s, "mail"); r.Card("a").Asked != 200 {
			t.Errorf("%d answers", r.Card("a").Asked)
		}
	})
}

// What a store tells of a course is of one moment: an exam that is handed in meanwhile runs or is over, with its answers.
func TestProgressIsOfOneMoment(t *testing.T) {
	eachStore(t, func(t *testing.T, s exam.Store) {
		var handing sync.WaitGroup
		over := make(chan struct{})
		handing.Go(func() {
			defer close(over)
			for n := range 30 {
				id := fmt.Sprint(n)
				storetest.Take(t, s, storetest.AnExam(id, "mail", 3))
				storetest.HandIn(t, s, id)
			}
		})
		for going := true; going; {
			select {
			case <-over:
				going = false
			default:
			}
			p, err := s.Learner(t.Context(), "mail")
			if err != nil {
				t.Error(err)
				break
			}
			if len(p.Record.Cards) != 2*len(p.Exams) || p.Running != nil && p.Running.Over() {
				t.Errorf("%d exams are over, %d of their cards are known", len(p.Exams), len(p.Record.Cards))
				break
			}
		}
		handing.Wait()
	})
}
