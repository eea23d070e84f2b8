package sqlite

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"porthole/quiz"
	"porthole/quiz/exam"
	"porthole/quiz/store"
	"porthole/quiz/store/internal/storetest"
)

// school is an archive whose stores share one connection.
func school(t *testing.T) *Archive {
	t.Helper()
	a := anArchive(t)
	a.options.Shared = true
	return a
}

// queued has n write at once, and returns what came of each. All of them wait before the first one begins.
func queued(t *testing.T, d *Database, n int, write func(i int) error) []error {
	t.Helper()
	d.turn <- struct{}{}
	all := make([]error, n)
	var done sync.WaitGroup
	for i := range n {
		done.Go(func() { all[i] = write(i) })
	}
	for waiting := 0; waiting < n; {
		d.mu.Lock()
		waiting = len(d.waiting)
		d.mu.Unlock()
	}
	<-d.turn
	done.Wait()
	return all
}

func TestAnswersThatArriveTogetherAreAllKeptEachForItsLearner(t *testing.T) {
	t.Parallel()
	const learners = 40
	a := school(t)
	stores := make([]exam.OpenStore, learners)
	for i := range stores {
		stores[i] = open(t, a, fmt.Sprint("learner ", i))
	}
	if a.users[a.one] != learners {
		t.Fatalf("%d stores share %d connections", learners, a.users[a.one])
	}
	for i, err := range queued(t, a.one, learners, func(i int) error {
		_, err := stores[i].SaveAnswer(t.Context(), storetest.At(fmt.Sprint("card ", i), i, i%2 == 0))
		return err
	}) {
		if err != nil {
			t.Errorf("learner %d: %v", i, err)
		}
	}
	for i, s := range stores {
		r := storetest.RecordOf(t, s, "mail")
		if _, known := r.Cards[fmt.Sprint("card ", i)]; !known || r.Answers != 1 {
			t.Errorf("learner %d has %d answers, %v", i, r.Answers, r.Cards)
		}
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}
	if a.one != nil || len(a.users) != 0 {
		t.Error("all have closed it, and the database is still open")
	}
}

func TestAWriteThatFailsUndoesNothingOfThoseBesideIt(t *testing.T) {
	t.Parallel()
	a := school(t)
	_ = open(t, a, "somebody")
	d := a.one
	failing := errors.New("not this one")
	for i, err := range queued(t, d, 9, func(i int) error {
		return d.Write(t.Context(), func(ctx context.Context, q *store.Conn) error {
			err := q.Exec(ctx, `INSERT INTO learners (id, name, checksum) VALUES ($1, $2, 0)`, i, fmt.Sprint("row ", i))
			if i%3 == 0 {
				return failing
			}
			return err
		})
	}) {
		if failed := err != nil; failed != (i%3 == 0) || failed && !errors.Is(err, failing) {
			t.Errorf("row %d: %v", i, err)
		}
	}
	n := 0
	err := d.Read(t.Context(), func(ctx context.Context, q *store.Conn) error {
		_, err := q.One(ctx, `SELECT count(*) FROM learners WHERE name LIKE 'row %'`, nil, &n)
		return err
	})
	if err != nil || n != 6 {
		t.Errorf("%d of 6 rows are there (%v)", n, err)
	}
}

func TestWhoGivesUpWaitingIsNotWrittenForAndAPanicKeepsNobodyWaiting(t *testing.T) {
	t.Parallel()
	a := school(t)
	_ = open(t, a, "somebody")
	d := a.one
	ctx, cancel := context.WithCancel(t.Context())
	d.turn <- struct{}{}
	gone := make(chan error)
	go func() {
		gone <- d.Write(ctx, func(context.Context, *store.Conn) error { return errors.New("it was written") })
	}()
	for waiting := 0; waiting == 0; {
		d.mu.Lock()
		waiting = len(d.waiting)
		d.mu.Unlock()
	}
	cancel()
	if err := <-gone; !errors.Is(err, context.Canceled) {
		t.Errorf("who gave up is told %v", err)
	}
	<-d.turn
	for i, err := range queued(t, d, 5, func(int) (err error) {
		defer func() {
			if recover() != nil {
				err = errUnknown
			}
		}()
		return d.Write(t.Context(), func(context.Context, *store.Conn) error { panic("a mistake") })
	}) {
		if err == nil {
			t.Errorf("write %d was told that it is kept", i)
		}
	}
	s := open(t, a, "somebody else")
	storetest.Save(t, s, storetest.At("a", 0, true))
}

func TestEverybodyGoesOnWhereTheSharedDatabaseIsMovedAway(t *testing.T) {
	t.Parallel()
	a := school(t)
	one, other := open(t, a, "one"), open(t, a, "other")
	storetest.Save(t, one, storetest.At("a", 0, true))
	storetest.Save(t, other, storetest.At("b", 0, true))
	away := filepath.Join(t.TempDir(), "away")
	if err := os.Rename(a.folder, away); err != nil {
		t.Fatal(err)
	}
	for _, s := range []exam.OpenStore{one, other} {
		if _, err := s.SaveAnswer(t.Context(), storetest.At("c", 60, true)); !quiz.IsLater(err) {
			t.Errorf("an answer while the database is away: %v", err)
		}
	}
	if err := os.Rename(away, a.folder); err != nil {
		t.Fatal(err)
	}
	for _, s := range []exam.OpenStore{one, other} {
		storetest.Save(t, s, storetest.At("d", 120, true))
		if r := storetest.RecordOf(t, s, "mail"); r.Answers != 3 {
			t.Errorf("%d of 3 answers are kept", r.Answers)
		}
	}
}
