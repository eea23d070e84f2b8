package store_test

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"porthole/quiz"
	"porthole/quiz/exam"
	"porthole/quiz/store"
	"porthole/quiz/store/internal/storetest"
)

func TestIdentitiesGrowWhateverTheClockSays(t *testing.T) {
	now := storetest.NewClock(storetest.Noon())
	s := store.New(inSQLite(t), "", store.Options{Now: now.Now, Random: storetest.Counter()})
	last := int64(0)
	for _, jump := range []time.Duration{0, 0, -time.Hour, -24 * time.Hour, time.Minute, -400 * 24 * time.Hour, 48 * time.Hour, 0} {
		now.Set(now.Now().Add(jump))
		id := storetest.Save(t, s, quiz.Answer{Course: "mail", Card: "a", At: now.Now()})
		if id <= last {
			t.Errorf("after a jump of %v: %d, before it %d", jump, id, last)
		}
		last = id
		if err := s.TakeBack(t.Context(), id); err != nil { // nor is an identity given twice
			t.Fatal(err)
		}
	}
}

// An answer whose identity another one has is an error: it would be counted, and not be kept.
func TestAnAnswerIsNotSaidToBeSavedWhereAnotherHasItsIdentity(t *testing.T) {
	eachDatabase(t, func(t *testing.T, db store.DB) {
		s := store.New(db, "", store.Options{Now: storetest.NewClock(storetest.Noon()).Now, Random: func() uint64 { return 1 << 50 }})
		storetest.Save(t, s, storetest.At("a", 0, true))
		err := db.Write(t.Context(), func(ctx context.Context, q *store.Conn) error { return q.Exec(ctx, `DELETE FROM identities`) })
		if err != nil {
			t.Fatal(err)
		}
		if id, err := s.SaveAnswer(t.Context(), storetest.At("b", 1, true)); err == nil {
			t.Errorf("it is said to be saved as %d", id)
		}
		fresh := store.New(db, "", options())
		if r, err := fresh.Record(t.Context(), "mail"); err == nil && len(r.Cards) != 1 {
			t.Errorf("%d cards are counted, and one answer is kept", len(r.Cards))
		}
	})
}

// What is imported is not given again, nor what is taken of all learners.
func TestIdentitiesGrowAfterAnImportToo(t *testing.T) {
	eachDatabase(t, func(t *testing.T, db store.DB) {
		const taken = int64(1) << 61
		o := options()
		for _, c := range []struct {
			learner string
			id      int64
		}{{"below", 7}, {"above", taken + 7}} {
			document := fmt.Sprintf(`{"format": "porthole-export", "version": 1, "learner": "", "answers": [{"id": "%d", "kind": "typed", "course": "mail", "card": "a", "at": "2026-03-28T12:00:00Z"}]}`, c.id)
			in, err := store.ReadExport(t.Context(), strings.NewReader(document))
			if err != nil {
				t.Fatal(err)
			}
			var last int64
			err = db.Write(t.Context(), func(ctx context.Context, q *store.Conn) error {
				failed := q.Exec(ctx, `INSERT INTO identities (name, last) VALUES ('answer', $1) ON CONFLICT DO NOTHING`, taken)
				if failed == nil {
					_, failed = in.Add(ctx, q, c.learner, o)
				}
				if failed == nil {
					_, failed = q.One(ctx, `SELECT last FROM identities WHERE name <> 'answer' ORDER BY last DESC LIMIT 1`, nil, &last)
				}
				return failed
			})
			if err != nil || last != max(taken, c.id) {
				t.Errorf("%s: %d, %v", c.learner, last, err)
			}
			if id := storetest.Save(t, store.New(db, c.learner, o), storetest.At("b", 1, true)); id <= max(taken, c.id) {
				t.Errorf("%s: the next one is %d", c.learner, id)
			}
		}
	})
}

func TestAnAnswerThatIsNotThereIsNotFound(t *testing.T) {
	eachStore(t, func(t *testing.T, s exam.Store) {
		id := storetest.Save(t, s, quiz.Answer{Course: "mail", Card: "a", At: storetest.Noon()})
		for _, err := range []error{s.TakeBack(t.Context(), id+1), s.MarkGuess(t.Context(), id+1), s.MarkGuess(t.Context(), id), s.TakeBack(t.Context(), id)} {
			if want := err != nil; want != errors.Is(err, quiz.ErrNotFound) {
				t.Errorf("%v", err)
			}
		}
		for _, err := range []error{s.TakeBack(t.Context(), id), s.MarkGuess(t.Context(), id), s.TakeBack(t.Context(), 0)} {
			if !errors.Is(err, quiz.ErrNotFound) {
				t.Errorf("%v", err)
			}
		}
	})
}

// fullAnswer has a value in every field; a field that is added and not kept is found by it.
func fullAnswer(t *testing.T) quiz.Answer {
	t.Helper()
	var a quiz.Answer
	v := reflect.ValueOf(&a).Elem()
	for i := range v.NumField() {
		switch f := v.Field(i); f.Interface().(type) {
		case string:
			f.SetString(fmt.Sprintf("text %d – ünï\n\"'", i))
		case bool:
			f.SetBool(true)
		case int, quiz.Kind:
			f.SetInt(3)
		case float64:
			f.SetFloat(1.0 / 3)
		case []string:
			f.Set(reflect.ValueOf([]string{"a", "", "b,\"c\""}))
		case time.Duration:
			f.SetInt(int64(1234 * time.Millisecond))
		case time.Time:
			f.Set(reflect.ValueOf(storetest.Noon().Add(789 * time.Millisecond)))
		default:
			t.Fatalf("%s is of a kind that this test does not know", v.Type().Field(i).Name)
		}
	}
	return a
}

func TestEveryFieldOfAnAnswerIsKept(t *testing.T) {
	s := newStore(t)
	empty := quiz.Answer{Course: "mail", At: storetest.Noon().UTC(), Members: []string{}}
	for _, want := range []quiz.Answer{fullAnswer(t), empty, {At: time.Time{}}} {
		id := storetest.Save(t, s, want)
		got, found, err := store.AnswerOf(t.Context(), s, id)
		if diff := cmp.Diff(want, got); diff != "" || !found || err != nil {
			t.Error(found, diff, err)
		}
		_, offset := got.At.Zone()
		if _, want := want.At.Zone(); offset != want {
			t.Errorf("the zone is %d, was %d", offset, want)
		}
	}
}
