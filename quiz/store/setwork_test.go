package store_test

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"testing"
	"time"

	"porthole/quiz"
	"porthole/quiz/class"
	"porthole/quiz/exam"
	"porthole/quiz/store"
	"porthole/quiz/store/internal/storetest"
)

const learner, other = "one", "two"

// setWork is a class with two members that was set an exam of four questions: in half an hour, by two o'clock.
type setWork struct {
	*testing.T
	*store.Classes
	db    store.DB
	clock *storetest.Clock
	set   class.Assignment
	deck  *quiz.Deck
}

// eachWork runs a test on set work in every database. change says what is set otherwise.
func eachWork(t *testing.T, change func(*class.Assignment), test func(w *setWork)) {
	t.Helper()
	eachDatabase(t, func(t *testing.T, db store.DB) {
		w := &setWork{T: t, db: db, clock: storetest.NewClock(storetest.Noon()), deck: storetest.DeckOf("set", 4)}
		w.Classes = store.NewClasses(db, store.Options{Now: w.clock.Now, Random: storetest.Counter()})
		if err := w.Found(t.Context(), storetest.Name(t, "7b"), "K7QM2R4T", time.Time{}); err != nil {
			t.Fatal(err)
		}
		joins(t, w.Classes, newcomer(t, learner, "Ann", ""))
		joins(t, w.Classes, newcomer(t, other, "Bob", ""))
		frozen, err := exam.Freeze(w.deck, exam.Blueprint{
			Questions: 4, Pass: 0.8, Kinds: map[quiz.Kind]float64{quiz.Typed: 1}, Weights: map[string]float64{},
		}, 7, true)
		if err != nil {
			t.Fatal(err)
		}
		a := class.Assignment{
			Title: "Ports", Course: class.Course{ID: "mail", Title: "Mail"}, Questions: 4, Limit: 30 * time.Minute, Attempts: 1,
			From: storetest.Noon(), Due: storetest.Noon().Add(2 * time.Hour), Pass: 0.8, Same: true, Seed: 7,
		}
		if change != nil {
			change(&a)
		}
		if w.set, err = w.Set(t.Context(), "7b", a, class.Frozen{Exam: frozen}); err != nil {
			t.Fatal(err)
		}
		test(w)
	})
}

func (w *setWork) begin(who string) exam.Exam {
	w.Helper()
	e, err := w.Begin(w.Context(), who, w.set.ID)
	if err != nil {
		w.Fatal(err)
	}
	return e
}

// answer gives the first questions of an attempt their right answers.
func (w *setWork) answer(who string, e exam.Exam, questions int) {
	w.Helper()
	for i := range questions {
		_, c, ok := e.Give(i, quiz.Response{Text: e.Questions[i].Answers[0]}, w.clock.Now())
		if err := w.Step(w.Context(), who, e.ID, c); err != nil || !ok {
			w.Errorf("question %d: %v, %v", i, err, ok)
		}
	}
}

func (w *setWork) hand(e exam.Exam) exam.Exam {
	w.Helper()
	out, err := w.HandIn(w.Context(), learner, e.ID, w.deck)
	if err != nil {
		w.Error(err)
	}
	return out
}

// work is what a learner has.
func (w *setWork) work() class.Work {
	w.Helper()
	all, err := w.Due(w.Context(), learner)
	if err != nil || len(all) != 1 {
		w.Fatalf("%v, %v", all, err)
	}
	return all[0]
}

func (w *setWork) papers() []class.Paper {
	w.Helper()
	all, err := w.HandedIn(w.Context(), "7b", w.set.ID)
	if err != nil {
		w.Fatal(err)
	}
	return all
}

func (w *setWork) exams() []exam.Result {
	w.Helper()
	all, err := store.New(w.db, learner, options()).ExamResults(w.Context(), "mail")
	if err != nil {
		w.Error(err)
	}
	return all
}

// answers is how many answers a learner's memory counts.
func (w *setWork) answers() int {
	w.Helper()
	n := 0
	for _, c := range storetest.RecordOf(w.T, store.New(w.db, learner, options()), "mail").Cards {
		n += c.Asked
	}
	return n
}

// export is what a learner takes home.
func (w *setWork) export(who string) string {
	w.Helper()
	var out bytes.Buffer
	err := w.db.Read(w.Context(), func(ctx context.Context, q *store.Conn) error {
		out.Reset() // it may be begun again
		buffered := bufio.NewWriter(&out)
		if _, err := store.Export(ctx, q, who, buffered); err != nil {
			return err
		}
		return buffered.Flush()
	})
	if err != nil {
		w.Error(err)
	}
	return out.String()
}

// rows is how many rows a table has.
func (w *setWork) rows(table string) (n int) {
	w.Helper()
	err := w.db.Read(w.Context(), func(ctx context.Context, q *store.Conn) error {
		_, err := q.One(ctx, `SELECT count(*) FROM `+table, nil, &n)
		return err
	})
	if err != nil {
		w.Error(err)
	}
	return n
}

// barred checks that something is not done, for that reason.
func (w *setWork) barred(err error, want class.Bar) {
	w.Helper()
	if bar, ok := errors.AsType[*class.BarError](err); !ok || bar.Bar != want {
		w.Errorf("%v, want %v", err, want)
	}
}
