package exam

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"porthole/quiz"
	"porthole/quiz/memory"
)

func TestTakingAnAnswerBackRestoresTheStandingExactly(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		ctx := t.Context()
		store := NewInMemory()
		var ids []int64
		history := []memory.Record{{}}
		for n := range rapid.IntRange(1, 20).Draw(t, "answers") {
			a := quiz.Answer{Course: "mail", Card: fmt.Sprint(rapid.IntRange(0, 3).Draw(t, "card")), Right: rapid.Bool().Draw(t, "right"), At: noon().Add(time.Duration(n))}
			id, err := store.SaveAnswer(ctx, a)
			if err != nil {
				t.Fatal(err)
			}
			k, _ := store.Record(ctx, "mail")
			ids, history = append(ids, id), append(history, k)
		}
		for i, id := range slices.Backward(ids) {
			if err := store.TakeBack(ctx, id); err != nil {
				t.Fatal(err)
			}
			k, _ := store.Record(ctx, "mail")
			if diff := cmp.Diff(history[i], k, sameRecord()); diff != "" {
				t.Fatal(diff)
			}
			if err := store.TakeBack(ctx, id); !errors.Is(err, quiz.ErrNotFound) {
				t.Fatalf("taken back twice: %v", err)
			}
		}
	})
}

// sameRecord compares what records hold, by whatever maps.
func sameRecord() cmp.Option {
	return cmp.Options{cmpopts.IgnoreUnexported(memory.Record{}), cmpopts.EquateEmpty()}
}

func TestARecordTellsHowTheLearnerStandsWithACard(t *testing.T) {
	ctx, store := t.Context(), NewInMemory()
	for i, right := range []bool{true, true, false, true} {
		if _, err := store.SaveAnswer(ctx, quiz.Answer{Course: "mail", Card: "a", Right: right, At: noon().Add(time.Duration(i))}); err != nil {
			t.Fatal(err)
		}
	}
	k, err := store.Record(ctx, "mail")
	if got := k.Card("a"); err != nil || got.Asked != 4 || got.Right != 3 || got.Streak != 1 || !got.Last.Equal(noon().Add(3)) || got.Memory.Reps != 4 {
		t.Errorf("%+v, %v", got, err)
	}
	k.Cards["b"] = memory.Standing{}
	if k, _ = store.Record(ctx, "other"); len(k.Cards) > 0 {
		t.Errorf("another course has %v", k)
	}
	if k, _ = store.Record(ctx, "mail"); len(k.Cards) != 1 {
		t.Error("the standings are not the caller's own")
	}
}

func TestLessonsReadAndRuns(t *testing.T) {
	ctx, store := t.Context(), NewInMemory()
	for i := range 3 {
		if err := store.MarkRead(ctx, "mail", "IMAP", noon().Add(time.Duration(i))); err != nil {
			t.Fatal(err)
		}
		if err := store.SaveRun(ctx, quiz.Run{Course: "mail", Kind: "match", Took: time.Duration(30 - 10*(i%2)), At: noon().Add(time.Duration(i))}); err != nil {
			t.Fatal(err)
		}
	}
	if read, _ := store.LessonsRead(ctx, "mail"); !cmp.Equal(read, map[string]time.Time{"IMAP": noon()}) {
		t.Errorf("%v", read)
	}
	if best, ok, err := store.BestRun(ctx, "mail", "match"); err != nil || !ok || best.Took != 20 {
		t.Errorf("%v %v %v", best, ok, err)
	}
	if _, ok, _ := store.BestRun(ctx, "mail", "grid"); ok {
		t.Error("a kind that was never played has a best run")
	}
}

func TestAStoreStopsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	store := NewInMemory()
	_, saved := store.SaveAnswer(ctx, quiz.Answer{})
	_, standings := store.Record(ctx, "")
	_, read := store.LessonsRead(ctx, "")
	_, _, best := store.BestRun(ctx, "", "")
	for _, err := range []error{saved, standings, read, best, store.TakeBack(ctx, 1), store.SaveRun(ctx, quiz.Run{}), store.MarkRead(ctx, "", "", noon())} {
		if !errors.Is(err, context.Canceled) {
			t.Errorf("%v", err)
		}
	}
}

func TestAStoreIsSafeForConcurrentUse(t *testing.T) {
	t.Parallel()
	ctx, store := t.Context(), NewInMemory()
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for range 50 {
				if _, err := store.SaveAnswer(ctx, quiz.Answer{Course: "mail", Card: "a"}); err != nil {
					t.Error(err)
				}
				_, _ = store.Record(ctx, "mail")
			}
		})
	}
	all.Wait()
	if k, _ := store.Record(ctx, "mail"); k.Card("a").Asked != 400 {
		t.Errorf("%d answers", k.Card("a").Asked)
	}
}
