package store_test

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"porthole/content"
	"porthole/content/markdown"
	"porthole/quiz"
	"porthole/quiz/exam"
	"porthole/quiz/memory"
	"porthole/quiz/store"
	"porthole/quiz/store/internal/storetest"
)

func TestAnExamIsKeptStepByStepAndHandedInWhole(t *testing.T) {
	eachStore(t, func(t *testing.T, s exam.Store) {
		want := storetest.AnExam("a", "mail", 4)
		storetest.Take(t, s, want)
		for i := range 3 {
			want = want.With(storetest.Picked(i, (i+1)%2))
		}
		got, runs, err := s.RunningExam(t.Context(), "mail")
		if diff := cmp.Diff(want, got, storetest.AsKept()); diff != "" || !runs || err != nil {
			t.Error(diff, runs, err)
		}
		if r := storetest.RecordOf(t, s, "mail"); len(r.Cards) > 0 {
			t.Errorf("answers count before the exam is handed in: %v", r.Cards)
		}
		want = storetest.Marked(want)
		if diff := cmp.Diff(want, storetest.HandIn(t, s, "a"), storetest.AsKept()); diff != "" {
			t.Error(diff)
		}
		if diff := cmp.Diff(want, storetest.ExamOf(t, s, "a"), storetest.AsKept()); diff != "" {
			t.Error(diff)
		}
		if _, runs, err = s.RunningExam(t.Context(), "mail"); runs || err != nil {
			t.Error(runs, err)
		}
		results, err := s.ExamResults(t.Context(), "mail")
		if diff := cmp.Diff([]exam.Result{want.Result()}, results); diff != "" || err != nil {
			t.Error(diff, err)
		}
		r := storetest.RecordOf(t, s, "mail")
		for i := range 3 {
			if r.Card(storetest.CardID("a", i)).Asked != 1 {
				t.Errorf("answer %d does not count", i)
			}
		}
		if len(r.Cards) != 3 || r.Mistaken(storetest.CardID("a", 1))["25"] != 1 {
			t.Errorf("%+v", r)
		}
	})
}

func TestARealExamComesBackAsItWas(t *testing.T) {
	src, ok := content.Builtin("email")
	if !ok {
		t.Fatal("there is no built-in course email")
	}
	course, _ := markdown.Parse("email.md", src)
	d := quiz.NewDeck(course)
	eachStore(t, func(t *testing.T, s exam.Store) {
		for seed := range uint64(5) {
			e, err := exam.New(d, exam.BlueprintOf(course), seed, memory.Record{}, storetest.Noon().Add(time.Duration(seed)*time.Hour))
			if err == nil {
				err = s.BeginExam(t.Context(), e)
			}
			if err != nil {
				t.Fatal(err)
			}
			for i, q := range e.Questions {
				r := quiz.Response{Text: "465 ünï"}
				switch {
				case len(q.Options) > 0:
					r = quiz.Response{Picks: []int{i % len(q.Options)}}
				case q.Task != nil: // right but for one part
					r.Fields = q.Task.Solution()
					r.Fields[0] = ""
				}
				var step exam.Change
				if e, step, ok = e.Give(i, r, e.Began.Add(time.Duration(i)*time.Second)); !ok {
					t.Fatal("no step")
				}
				if failed := s.SaveExamStep(t.Context(), e.ID, step); failed != nil {
					t.Fatal(failed)
				}
			}
			now := e.Began.Add(time.Minute)
			want := e.HandIn(d, now)
			got, err := s.HandIn(t.Context(), e.ID, d, now)
			if err != nil || !cmp.Equal(want.Breakdown(), got.Breakdown()) || !cmp.Equal(want.Result(), got.Result()) {
				t.Errorf("seed %d: %v\n%+v\n%+v", seed, err, want.Result(), got.Result())
			}
			if diff := cmp.Diff(want.Verdicts, got.Verdicts, cmpopts.EquateEmpty()); diff != "" {
				t.Error(diff)
			}
			if a, b := want.Answers(), got.Answers(); !cmp.Equal(a, b, cmpopts.EquateEmpty()) {
				t.Error(cmp.Diff(a, b))
			}
		}
	})
}

func TestWhatAnExamDoesNotAllowIsRefused(t *testing.T) {
	eachStore(t, func(t *testing.T, s exam.Store) {
		ctx := t.Context()
		_, missing := s.HandIn(ctx, "a", storetest.DeckOf("a", 25), storetest.Later())
		_, unknown := s.Exam(ctx, "a")
		step := s.SaveExamStep(ctx, "a", storetest.Change(storetest.Picked(0, 1)))
		for _, err := range []error{missing, unknown, step} {
			if !errors.Is(err, exam.ErrNotFound) {
				t.Errorf("no exam: %v", err)
			}
		}
		storetest.Take(t, s, storetest.AnExam("a", "mail", 3))
		storetest.Take(t, s, storetest.AnExam("w", "web", 3)) // another course has its own
		over := storetest.Marked(storetest.AnExam("o", "other", 3))
		for name, c := range map[string]struct{ got, want error }{
			"a second exam":         {s.BeginExam(ctx, storetest.AnExam("b", "mail", 3)), exam.ErrRuns},
			"the same again":        {s.BeginExam(ctx, storetest.AnExam("a", "mail", 3)), exam.ErrRuns},
			"one that is over":      {s.BeginExam(ctx, over), quiz.ErrExamHanded},
			"a question too far":    {s.SaveExamStep(ctx, "a", storetest.Change(storetest.Picked(3, 1))), exam.ErrNotFound},
			"a question before all": {s.SaveExamStep(ctx, "a", storetest.Change(storetest.Picked(-1, 1))), exam.ErrNotFound},
			"without questions":     {s.BeginExam(ctx, storetest.AnExam("n", "none", 0)), nil},
		} {
			if c.got == nil || c.want != nil && !errors.Is(c.got, c.want) {
				t.Errorf("%s: %v", name, c.got)
			}
		}
		want := storetest.HandIn(t, s, "a")
		_, again := s.HandIn(ctx, "a", storetest.DeckOf("a", 25), storetest.Later())
		for _, err := range []error{again, s.SaveExamStep(ctx, "a", storetest.Change(storetest.Picked(0, 0))), s.BeginExam(ctx, storetest.AnExam("a", "mail", 3))} {
			if !errors.Is(err, quiz.ErrExamHanded) {
				t.Errorf("after it was handed in: %v", err)
			}
		}
		if diff := cmp.Diff(want, storetest.ExamOf(t, s, "a"), storetest.AsKept()); diff != "" {
			t.Error(diff)
		}
	})
}

// idsOf returns the ids of the answers of a session; those in memory are counted from one.
func idsOf(t *testing.T, s exam.Store, session string) (ids []int64) {
	t.Helper()
	kept, ok := s.(*store.Store)
	if !ok {
		return []int64{2, 3}
	}
	ids, err := store.IDsOf(t.Context(), kept, session)
	if err != nil {
		t.Fatal(err)
	}
	return ids
}

func TestAnAnswerOfAHandedInExamStays(t *testing.T) {
	eachStore(t, func(t *testing.T, s exam.Store) {
		first := storetest.Save(t, s, quiz.Answer{Course: "mail", Card: "x", At: storetest.Noon()})
		storetest.Take(t, s, storetest.AnExam("a", "mail", 3))
		storetest.HandIn(t, s, "a")
		before := storetest.RecordOf(t, s, "mail")
		last := storetest.Save(t, s, quiz.Answer{Course: "mail", Card: "x", At: storetest.Noon().Add(time.Hour)})
		ids := idsOf(t, s, "a")
		for _, id := range ids {
			for _, err := range []error{s.TakeBack(t.Context(), id), s.MarkGuess(t.Context(), id)} {
				if !errors.Is(err, quiz.ErrExamHanded) {
					t.Errorf("%d: %v", id, err)
				}
			}
		}
		if len(ids) != 2 || ids[0] <= first || ids[1] >= last {
			t.Errorf("%d, %v, %d", first, ids, last)
		}
		if err := s.TakeBack(t.Context(), last); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(before, storetest.RecordOf(t, s, "mail"), storetest.Same()); diff != "" {
			t.Error(diff)
		}
	})
}

func TestWhatACallerChangesAfterwardsDoesNotChangeTheExam(t *testing.T) {
	spoil := func(e exam.Exam) {
		e.Questions[0].Options[0].Text, e.Questions[0].Answers[0] = "spoilt", "spoilt"
		e.Questions[0].Objectives[0], e.Questions[1] = "spoilt", exam.Question{}
		for i := range e.Steps {
			clear(e.Steps[i].Response.Picks)
		}
		clear(e.Steps)
		clear(e.Verdicts)
	}
	eachStore(t, func(t *testing.T, s exam.Store) {
		e := storetest.AnExam("a", "mail", 3)
		storetest.Take(t, s, e)
		spoil(e)
		step := storetest.Picked(0, 1)
		if err := s.SaveExamStep(t.Context(), "a", storetest.Change(step)); err != nil {
			t.Fatal(err)
		}
		step.Response.Picks[0] = 7
		want := storetest.AnExam("a", "mail", 3).With(storetest.Picked(0, 1)).With(storetest.Picked(1, 0))
		got, _, _ := s.RunningExam(t.Context(), "mail")
		if diff := cmp.Diff(want, got, storetest.AsKept()); diff != "" {
			t.Fatal(diff)
		}
		spoil(got)
		if diff := cmp.Diff(want, storetest.ExamOf(t, s, "a"), storetest.AsKept()); diff != "" {
			t.Fatal(diff)
		}
		spoil(storetest.HandIn(t, s, "a"))
		if diff := cmp.Diff(storetest.Marked(want), storetest.ExamOf(t, s, "a"), storetest.AsKept()); diff != "" {
			t.Error(diff)
		}
	})
}

func TestResultsComeInTheOrderInWhichTheExamsEnded(t *testing.T) {
	eachStore(t, func(t *testing.T, s exam.Store) {
		for i, ended := range []int{40, 10, 30} {
			id := fmt.Sprint(i)
			storetest.Take(t, s, storetest.AnExam(id, "mail", 2))
			now := storetest.Noon().Add(time.Duration(ended) * time.Minute)
			if _, err := s.HandIn(t.Context(), id, storetest.DeckOf(id, 2), now); err != nil {
				t.Fatal(err)
			}
		}
		results, err := s.ExamResults(t.Context(), "mail")
		var got []string
		for _, r := range results {
			got = append(got, r.ID)
		}
		if diff := cmp.Diff([]string{"1", "2", "0"}, got); diff != "" || err != nil {
			t.Error(diff, err)
		}
	})
}

// What a program did not change is another one's to change.
func TestAStepLeavesAloneWhatWasNotChanged(t *testing.T) {
	eachStore(t, func(t *testing.T, s exam.Store) {
		e := storetest.AnExam("a", "mail", 3)
		if err := s.BeginExam(t.Context(), e); err != nil {
			t.Fatal(err)
		}
		one, two := e, e // two programs, neither of which sees what the other one does
		save := func(run exam.Exam, c exam.Change, ok bool) exam.Exam {
			if err := s.SaveExamStep(t.Context(), "a", c); err != nil || !ok {
				t.Fatal(err, ok)
			}
			return run
		}
		at := e.Began.Add(time.Second)
		one = save(one.Give(0, quiz.Response{Picks: []int{1}}, at))
		two = save(two.Flag(0, at))
		two = save(two.Go(0, at))
		_ = save(one.Go(0, at))
		_ = save(two.Go(1, at))
		kept, err := s.Exam(t.Context(), "a")
		if err != nil {
			t.Fatal(err)
		}
		if got := kept.Steps[0]; len(got.Response.Picks) != 1 || got.Response.Picks[0] != 1 || !got.Flagged {
			t.Errorf("the one answered, the other flagged: %+v", got)
		}
		save(two.Give(0, quiz.Response{}, at)) // it takes back what stands there
		if kept, err = s.Exam(t.Context(), "a"); err != nil || kept.Answered(0) || !kept.Steps[0].Flagged {
			t.Errorf("the answer was taken back: %+v, %v", kept.Steps[0], err)
		}
	})
}

func TestWhatExamsAskedIsKnownFromTheirBeginningOn(t *testing.T) {
	eachStore(t, func(t *testing.T, s exam.Store) {
		ctx := t.Context()
		if seen, err := s.SeenInExams(ctx, "mail"); err != nil || len(seen) != 0 {
			t.Errorf("before any exam: %v, %v", seen, err)
		}
		first, other := storetest.AnExam("a", "mail", 3), storetest.AnExam("w", "web", 5)
		storetest.Take(t, s, first)
		storetest.Take(t, s, other)
		runs, err := s.SeenInExams(ctx, "mail")
		if err != nil || len(runs) != 3 {
			t.Errorf("while it runs: %v, %v", runs, err)
		}
		storetest.HandIn(t, s, "a")
		again := storetest.AnExam("b", "mail", 2)
		again.Began, again.Questions = first.Began.Add(time.Hour), first.Questions[:2]
		storetest.Take(t, s, again)
		seen, err := s.SeenInExams(ctx, "mail")
		if err != nil || len(seen) != 3 {
			t.Fatalf("%v, %v", seen, err)
		}
		for i, a := range first.Asked() {
			want := first.Began
			if i < 2 {
				want = again.Began
			}
			if !seen[a].Equal(want) {
				t.Errorf("%v was seen at %v, want %v", a, seen[a], want)
			}
		}
	})
}
