package store_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"porthole/quiz"
	"porthole/quiz/exam"
	"porthole/quiz/memory"
	"porthole/quiz/store"
	"porthole/quiz/store/internal/storetest"
)

// zones are those a history is lived in: one that changes its clocks within it, and some without.
func zones(t *testing.T) []*time.Location {
	t.Helper()
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Skip("this machine knows no zones: ", err)
	}
	return []*time.Location{berlin, time.UTC, time.FixedZone("", -(9*60+30)*60), time.FixedZone("", 20*60+1)}
}

// life draws answers as a learner may give them: mostly onward in time, with breaks and with clocks
// that are put back.
type life struct {
	zones []*time.Location
	now   time.Time
	exams int
}

func (l *life) answer(t *rapid.T) quiz.Answer {
	jump := rapid.SampledFrom([]time.Duration{
		time.Second, 3 * time.Second, 7 * time.Second, 20 * time.Second, 11 * time.Minute, 26 * time.Hour, 9 * 24 * time.Hour,
		-time.Hour, -24 * time.Hour, -366 * 24 * time.Hour, 0,
	}).Draw(t, "jump")
	l.now = l.now.Add(jump + time.Duration(rapid.IntRange(0, 999).Draw(t, "ms"))*time.Millisecond)
	a := quiz.Answer{
		Session: rapid.SampledFrom([]string{"s", "t", ""}).Draw(t, "session"),
		Course:  rapid.SampledFrom([]string{"mail", "web"}).Draw(t, "course"),
		Card:    rapid.SampledFrom([]string{"a", "b", "c"}).Draw(t, "card"),
		Kind:    rapid.SampledFrom(quiz.Kinds()).Draw(t, "kind"),
		Right:   rapid.IntRange(0, 2).Draw(t, "right") > 0,
		Chance:  rapid.SampledFrom([]float64{0, 0.25, 1.0 / 3, 1}).Draw(t, "luck"),
		Hinted:  rapid.IntRange(0, 4).Draw(t, "hinted") == 0, Told: 0.3,
		Practice: rapid.IntRange(0, 5).Draw(t, "practice") == 0,
		Latency:  time.Duration(rapid.IntRange(0, 70000).Draw(t, "latency")) * time.Millisecond, Words: 5,
		At: l.now.In(rapid.SampledFrom(l.zones).Draw(t, "zone")),
	}
	if a.Card == "c" {
		a.Members = rapid.SampledFrom([][]string{{}, {"465"}, {"465", "587"}}).Draw(t, "members")
	}
	if !a.Right {
		a.Mistaken = rapid.SampledFrom([][]string{nil, {"x"}, {"x", "y"}, {"y", "y"}}).Draw(t, "mistaken")
	}
	return a
}

func sameAsReplayed(ctx context.Context, t *rapid.T, s *store.Store) {
	for _, course := range []string{"mail", "web"} {
		want, err := store.Replayed(ctx, s, course)
		if err != nil {
			t.Fatal(err)
		}
		got, err := s.Record(ctx, course)
		if diff := cmp.Diff(want, got, storetest.Same()); diff != "" || err != nil {
			t.Fatalf("%s: %v\n%s", course, err, diff)
		}
	}
}

func TestARecordIsAlwaysWhatReplayMakesOfTheAnswers(t *testing.T) {
	t.Parallel()
	db, o, where, ctx := inSQLite(t), options(), zones(t), t.Context()
	learners := 0
	rapid.Check(t, func(t *rapid.T) {
		learners++
		s := store.New(db, fmt.Sprint(learners), o)
		l := &life{zones: where, now: storetest.Noon().Add(-6 * time.Hour)}
		var given []int64
		for range rapid.IntRange(1, 40).Draw(t, "steps") {
			given = live(ctx, t, s, l, given)
		}
		sameAsReplayed(ctx, t, s)
	})
}

// live does one thing that a learner may do.
func live(ctx context.Context, t *rapid.T, s *store.Store, l *life, given []int64) []int64 {
	which := func() int { return rapid.IntRange(0, len(given)-1).Draw(t, "which") }
	switch what := rapid.IntRange(0, 10).Draw(t, "what"); {
	case what == 10:
		liveExam(ctx, t, s, l)
	case what < 6 || len(given) == 0:
		id, err := s.SaveAnswer(ctx, l.answer(t))
		if err != nil {
			t.Fatal(err)
		}
		return append(given, id)
	case what == 6:
		if err := s.MarkGuess(ctx, given[which()]); err != nil {
			t.Fatal(err)
		}
	case what == 7:
		i := which()
		if err := s.TakeBack(ctx, given[i]); err != nil {
			t.Fatal(err)
		}
		if err := s.TakeBack(ctx, given[i]); !errors.Is(err, quiz.ErrNotFound) {
			t.Fatal("taken back twice: ", err)
		}
		return append(given[:i:i], given[i+1:]...)
	case what == 8:
		if err := s.MarkGuess(ctx, given[len(given)-1]); err != nil {
			t.Fatal(err)
		}
	default:
		if err := s.TakeBack(ctx, given[len(given)-1]); err != nil {
			t.Fatal(err)
		}
		return given[:len(given)-1]
	}
	return given
}

// liveExam takes an exam and hands it in; what was done before it can still be taken back.
func liveExam(ctx context.Context, t *rapid.T, s *store.Store, l *life) {
	l.exams++
	e := storetest.AnExam(fmt.Sprint("exam ", l.exams), rapid.SampledFrom([]string{"mail", "web"}).Draw(t, "course"), 4)
	e.Began = l.now
	for i, card := range []string{"a", "b", "c", "d"} {
		e.Questions[i].ID = card
		e = e.With(exam.Step{
			Question: i, At: l.now.Add(time.Duration(4-i) * time.Second),
			Response: quiz.Response{Picks: rapid.SampledFrom([][]int{nil, {0}, {1}}).Draw(t, "picks")},
		})
	}
	if err := s.BeginExam(ctx, e); err != nil {
		t.Fatal(err)
	}
	if _, err := s.HandIn(ctx, e.ID, storetest.DeckOf(e.ID, 25), storetest.Later()); err != nil {
		t.Fatal(err)
	}
}

func TestTheLastThirtyAnswersAreTakenBackWithoutReadingTheOthers(t *testing.T) {
	s := newStore(t)
	l := &life{zones: zones(t), now: storetest.Noon()}
	lives := rapid.Custom(func(t *rapid.T) []quiz.Answer {
		var out []quiz.Answer
		for range store.Images + 2 {
			a := l.answer(t)
			a.Course = "mail"
			out = append(out, a)
		}
		return out
	})
	for seed := range 10 {
		ctx := t.Context()
		var ids []int64
		history := []memory.Record{}
		for _, a := range lives.Example(seed) {
			before, err := s.Record(ctx, "mail")
			if err != nil {
				t.Fatal(err)
			}
			id, err := s.SaveAnswer(ctx, a)
			if err != nil {
				t.Fatal(err)
			}
			ids, history = append(ids, id), append(history, before)
		}
		for i := range slices.Backward(ids) {
			can, err := store.HasImage(ctx, s, "mail", ids[i])
			if want := i >= 2; can != want || err != nil {
				t.Fatalf("%d answers back: an image: %v, %v", len(ids)-i, can, err)
			}
			if failed := s.TakeBack(ctx, ids[i]); failed != nil {
				t.Fatal(failed)
			}
			got, err := s.Record(ctx, "mail")
			if diff := cmp.Diff(history[i], got, storetest.Same()); diff != "" || err != nil {
				t.Fatalf("%d answers back: %v\n%s", len(ids)-i, err, diff)
			}
		}
	}
}

func TestWhatOtherRulesMadeIsMadeAnew(t *testing.T) {
	s := newStore(t)
	first := storetest.Save(t, s, quiz.Answer{Course: "mail", Card: "a", At: storetest.Noon()})
	for n, do := range []func() error{
		func() error { return nil },
		func() error {
			storetest.Save(t, s, quiz.Answer{Course: "mail", Card: "b", At: storetest.Noon()})
			return nil
		},
		func() error { return s.MarkGuess(t.Context(), first) },
		func() error { return s.TakeBack(t.Context(), first) },
	} {
		if err := store.ByRules(t.Context(), s, memory.Rules-1); err != nil {
			t.Fatal(err)
		}
		if err := do(); err != nil {
			t.Fatal(err)
		}
		want, err := store.Replayed(t.Context(), s, "mail")
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, storetest.RecordOf(t, s, "mail"), storetest.Same()); diff != "" {
			t.Errorf("%d: %s", n, diff)
		}
	}
}

func TestWhatTheFirstRulesMadeKnowsNoDaysOfRecallUntilItIsMadeAnew(t *testing.T) {
	s := newStore(t)
	for day := range 3 {
		storetest.Save(t, s, quiz.Answer{Course: "mail", Card: "a", Kind: quiz.Typed, Right: true, At: storetest.Noon().AddDate(0, 0, day)})
	}
	if err := store.ByFirstRules(t.Context(), s, "mail", "a"); err != nil {
		t.Fatal(err)
	}
	want := memory.DayOf(storetest.Noon().AddDate(0, 0, 2))
	if got := storetest.RecordOf(t, s, "mail").Card("a"); got.Recalled != 3 || got.RecalledOn != want {
		t.Errorf("%+v", got)
	}
}
