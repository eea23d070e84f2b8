package store_test

import (
	"context"
	"testing"
	"time"

	"porthole/quiz/class"
	"porthole/quiz/store"
	"porthole/quiz/store/internal/storetest"
)

// What was handed in before it was withdrawn counts for memory all the same: at the deadline, or at once where there is none.
func TestWhatIsWithdrawnCountsForMemoryAllTheSame(t *testing.T) {
	for name, due := range map[string]time.Time{"after the deadline": storetest.Noon().Add(2 * time.Hour), "never": {}} {
		t.Run(name, func(t *testing.T) {
			eachWork(t, func(a *class.Assignment) { a.Feedback, a.Due = class.AfterDue, due }, func(w *setWork) {
				e := w.begin(learner)
				w.answer(learner, e, 3)
				w.hand(e)
				if err := w.Withdraw(w.Context(), "7b", w.set); err != nil {
					w.Fatal(err)
				}
				for _, c := range []struct {
					at   time.Time
					want int
				}{{storetest.Noon().Add(time.Hour), 0}, {storetest.Noon().Add(3 * time.Hour), 3}} {
					w.clock.Set(c.at)
					if due.IsZero() {
						c.want = 3
					}
					if all, err := w.Due(w.Context(), learner); len(all) != 0 || err != nil {
						w.Errorf("%+v, %v", all, err)
					}
					if n := w.answers(); n != c.want {
						w.Errorf("memory counts %d answers at %s, want %d", n, c.at.Format("15:04"), c.want)
					}
				}
				if n := len(w.exams()); n != 1 {
					w.Errorf("%d exams are the learner's own", n)
				}
			})
		})
	}
}

// counted is a database that counts what is written.
type counted struct {
	store.DB
	writes int
}

func (c *counted) Write(ctx context.Context, f func(context.Context, *store.Conn) error) error {
	c.writes++
	return c.DB.Write(ctx, f)
}

// A teacher's grid asks every two seconds: it writes only what ran out of time, once.
func TestWhatWasHandedInIsReadWithoutWriting(t *testing.T) {
	eachWork(t, nil, func(w *setWork) {
		e := w.begin(learner)
		w.answer(learner, e, 2)
		db := &counted{DB: w.db}
		w.Classes = store.NewClasses(db, store.Options{Now: w.clock.Now, Random: storetest.Counter()})
		for _, c := range []struct {
			at            time.Duration
			writes, ended int
		}{{10 * time.Minute, 0, 0}, {40 * time.Minute, 1, 1}, {41 * time.Minute, 1, 1}} {
			w.clock.Set(storetest.Noon().Add(c.at))
			papers := w.papers()
			best, ended := papers[0].Work.Counts()
			if len(papers) != 2 || ended != (c.ended == 1) || ended && best.Points != 2 || db.writes != c.writes {
				t.Errorf("after %v: %d writes, %+v", c.at, db.writes, papers[0].Work.Sat)
			}
		}
		if n := w.answers(); n != 2 {
			t.Errorf("memory counts %d answers", n)
		}
	})
}
