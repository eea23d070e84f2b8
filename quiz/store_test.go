package quiz

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

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
			a := Answer{Course: "mail", Card: fmt.Sprint(rapid.IntRange(0, 3).Draw(t, "card")), Right: rapid.Bool().Draw(t, "right"), At: noon().Add(time.Duration(n))}
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
			if err := store.TakeBack(ctx, id); !errors.Is(err, ErrNotFound) {
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
		if _, err := store.SaveAnswer(ctx, Answer{Course: "mail", Card: "a", Right: right, At: noon().Add(time.Duration(i))}); err != nil {
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

func TestAMemberOfASetIsKnownOnceItWasGiven(t *testing.T) {
	d := NewDeck(mail())
	card := cardFor(t, d, "forward//smtps/secure port")
	ask := func(k Kind, want func(Question) bool) Question {
		return askFor(t, d, "forward//smtps/secure port", k, want)
	}
	one, all := ask(Typed, forOne), ask(Typed, forAll)
	says := func(text string) Question {
		return ask(TrueFalse, func(q Question) bool { return strings.Contains(q.Stem, text) })
	}
	steps := []struct {
		q            Question
		r            Response
		at465, at587 int
	}{
		{one, Response{Text: "tcp/465"}, 1, 0},
		{says("993"), pick(says("993"), "False"), 1, 0},
		{says("465"), pick(says("465"), "True"), 2, 0},
		{all, Response{Text: "587 and 465"}, 3, 1},
		{ask(Flash, anyway), Response{Knew: true}, 4, 2},
		{all, Response{Text: "465"}, 0, 0},
		{says("993"), pick(says("993"), "False"), 0, 0},
		{ask(ChooseAll, forAll), pick(ask(ChooseAll, forAll), "465", "587"), 1, 1},
	}
	store := NewInMemory()
	for i, step := range steps {
		a := NewAnswer("mail", "", step.q, step.r, d.Mark(step.q, step.r), noon())
		if _, err := store.SaveAnswer(t.Context(), a); err != nil {
			t.Fatal(err)
		}
		k, _ := store.Record(t.Context(), "mail")
		if s := k.Card(card.ID); s.StreakOf("465") != step.at465 || s.StreakOf("587") != step.at587 || s.Asked != i+1 {
			t.Errorf("step %d: 465 %d, 587 %d, %+v", i, s.StreakOf("465"), s.StreakOf("587"), s)
		}
	}
}

func TestOfACardWithOneValueTheStreakCounts(t *testing.T) {
	d := NewDeck(mail())
	for _, id := range []string{"forward//imaps/secure port", "reverse//secure port/465"} {
		q := askFor(t, d, id, Typed, anyway)
		r := respond(q, true)
		a := NewAnswer("mail", "", q, r, d.Mark(q, r), noon())
		if s := (memory.Record{}).After(a.ForMemory()).Card(a.Card); a.Members != nil || s.StreakOf("993") != 1 || s.StreakOf("465") != 1 {
			t.Errorf("%s: %+v", id, s)
		}
	}
}

func TestAMatchShowsEveryMemberOfASet(t *testing.T) {
	m := newMatch(t, mail(), Selection{Relations: []string{"secure port"}, Seed: 3})
	i := slices.IndexFunc(m.Left(), func(tile Tile) bool { return tile.Text == "SMTPS" })
	m, _ = m.Pick(i, partner(m, i), noon())
	if a := m.answered[0].Answer; !slices.Equal(a.Members, []string{"465", "587"}) {
		t.Errorf("%+v", a)
	}
}

func TestLessonsReadAndRuns(t *testing.T) {
	ctx, store := t.Context(), NewInMemory()
	for i := range 3 {
		if err := store.MarkRead(ctx, "mail", "IMAP", noon().Add(time.Duration(i))); err != nil {
			t.Fatal(err)
		}
		if err := store.SaveRun(ctx, Run{Course: "mail", Kind: "match", Took: time.Duration(30 - 10*(i%2)), At: noon().Add(time.Duration(i))}); err != nil {
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
	_, saved := store.SaveAnswer(ctx, Answer{})
	_, standings := store.Record(ctx, "")
	_, read := store.LessonsRead(ctx, "")
	_, _, best := store.BestRun(ctx, "", "")
	for _, err := range []error{saved, standings, read, best, store.TakeBack(ctx, 1), store.SaveRun(ctx, Run{}), store.MarkRead(ctx, "", "", noon())} {
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
				if _, err := store.SaveAnswer(ctx, Answer{Course: "mail", Card: "a"}); err != nil {
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

func TestWhatIsKeptOfAnAnswer(t *testing.T) {
	d := NewDeck(mail())
	q := askFor(t, d, "forward//imaps/secure port", Choice, anyway)
	r := pick(q, "995")
	r.Latency, r.Hinted = time.Second, true
	a := NewAnswer("mail", "", q, r, d.Mark(q, r), noon())
	want := Answer{Course: "mail", Card: q.ID, Kind: Choice, Options: optionTexts(q), Given: "995", Chance: 0.25, Mistaken: []string{"995"},
		Hinted: true, Words: 9, Latency: time.Second, At: noon()}
	if diff := cmp.Diff(want, a); diff != "" {
		t.Error(diff)
	}
}
