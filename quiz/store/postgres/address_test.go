package postgres_test

import (
	"errors"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"porthole/quiz"
	"porthole/quiz/store"
	"porthole/quiz/store/internal/storetest"
	"porthole/quiz/store/postgres"
	"porthole/quiz/store/postgres/pgtest"
)

func TestMain(m *testing.M) { os.Exit(pgtest.Run(m)) }

func archiveAt(address string) *postgres.Archive {
	return postgres.New(postgres.Options{Address: address, Now: storetest.NewClock(storetest.Noon()).Now, Random: storetest.Counter(), After: storetest.Soon})
}

func TestAnAddressIsNamedWithoutItsPassword(t *testing.T) {
	for address, want := range map[string]string{ //nolint:gosec // no server has these passwords
		"postgres://app:secret@db.example:6432/school?sslmode=require": "postgres://app@db.example:6432/school",
		"host=db.example user=app password=secret dbname=school":       "postgres://app@db.example:5432/school",
		"postgres://app@/school?host=/run/pg&password=secret":          "postgres://app@/run/pg/school",
	} {
		if got := postgres.NameOf(address); got != want {
			t.Errorf("%q is called %q", address, got)
		}
		if err := postgres.ReadAddress(address); err != nil {
			t.Errorf("%q: %v", address, err)
		}
	}
	for _, address := range []string{"", "mysql://app:secret@db/school", "postgres://app:secret@db:port/school"} {
		if err := postgres.ReadAddress(address); err == nil || strings.Contains(err.Error(), "secret") {
			t.Errorf("%q: %v", address, err)
		}
	}
}

func TestWhatIsWrongWithADatabaseIsSaidWithoutThePassword(t *testing.T) {
	s := pgtest.Of(t)
	if err := s.Do("postgres", "CREATE ROLE known LOGIN PASSWORD 'right'", "CREATE ROLE outsider LOGIN"); err != nil {
		t.Fatal(err)
	}
	fresh := s.Database(t, nil)
	newer := s.Database(t, nil)
	if _, closing, err := archiveAt(s.Address(newer)).Database(t.Context()); err != nil {
		t.Fatal(err)
	} else if err := errors.Join(closing(), s.Do(newer, `INSERT INTO goose_db_version (version_id, is_applied) VALUES (999, true)`)); err != nil {
		t.Fatal(err)
	}
	for address, want := range map[string]string{
		"postgres://app:secret@127.0.0.1:1/school?sslmode=disable": "does not answer",
		s.TCP(fresh, "known:secret"):                               "does not let this user in",
		s.TCP("nowhere", "app:secret"):                             "no such database",
		s.TCP(fresh, "outsider:secret"):                            "may not do that",
		s.Address(newer):                                           "newer porthole",
	} {
		_, err := archiveAt(address).Open(t.Context(), "")
		fault, ok := errors.AsType[*quiz.StoreError](err)
		if !ok || !strings.Contains(fault.What, want) || fault.Help == "" || strings.Contains(err.Error(), "secret") {
			t.Errorf("%q: %v", address, err)
		}
	}
}

func TestServersThatStartAtOnceMakeTheTablesOnce(t *testing.T) {
	s := pgtest.Of(t)
	name := s.Database(t, nil)
	address := s.Address(name)
	var all sync.WaitGroup
	for range 6 {
		all.Go(func() {
			_, closing, err := archiveAt(address).Database(t.Context())
			if err != nil {
				t.Error(err)
				return
			}
			if err := closing(); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	if err := s.Do(name, `SELECT 1 / count(*) FROM pg_indexes WHERE tablename = 'writes' AND indexdef LIKE '%(at)'`); err != nil {
		t.Errorf("what was written long ago is found by no index: %v", err)
	}
	a := archiveAt(address)
	for _, said := range []string{"first", "second"} {
		if agreed, err := a.Agree(t.Context(), "key", said); agreed != "first" || err != nil {
			t.Errorf("they agree on %q, %v", agreed, err)
		}
	}
}

// Servers whose clocks are ten minutes apart agree on when a code ends and on what time it is: the database's.
func TestTheDatabasesClockDecides(t *testing.T) {
	s := pgtest.Of(t)
	address := s.Address(s.Database(t, nil))
	for _, wrong := range []time.Duration{-5 * time.Minute, 0, 5 * time.Minute} {
		a := postgres.New(postgres.Options{
			Address: address, Random: storetest.Counter(), After: storetest.Soon,
			Now: func() time.Time { return time.Now().Add(wrong) },
		})
		book, err := a.Classes(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		name := storetest.Name(t, "clock "+strings.Repeat("i", 1+int((wrong+5*time.Minute)/(5*time.Minute))))
		if failed := book.Found(t.Context(), name, "K7QM2R4T", time.Time{}); failed != nil {
			t.Fatal(failed)
		}
		groups, err := book.Groups(t.Context())
		for _, g := range groups {
			if off := time.Since(g.Made); off < -time.Second || off > time.Minute {
				t.Errorf("a server that is %v ahead made %s %v ago", wrong, g.Name, off)
			}
		}
		if off := time.Since(a.Now()); err != nil || off < -time.Second || off > time.Second {
			t.Errorf("a server that is %v ahead is %v behind, %v", wrong, off, err)
		}
		if err := book.Close(); err != nil {
			t.Error(err)
		}
	}
}

// While answers are given the database is stopped, started, and its connections are ended: none that was acknowledged is
// lost, and none is kept twice.
func TestNoAnswerIsLostOrDoubledWhileTheDatabaseComesAndGoes(t *testing.T) {
	s := pgtest.Of(t)
	name := s.Database(t, nil)
	a := postgres.New(postgres.Options{
		Address: s.Address(name), Now: time.Now, Random: storetest.Counter(), After: time.After,
	})
	db, closing, err := a.Database(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	const learners, answers = 8, 60
	var all sync.WaitGroup
	for n := range learners {
		all.Go(func() {
			one := store.New(db, string(rune('a'+n)), store.Options{Now: time.Now, Random: storetest.Counter()})
			for i := range answers {
				if _, err := one.SaveAnswer(t.Context(), storetest.At("card", i, true)); err != nil {
					t.Errorf("learner %d, answer %d: %v", n, i, err)
				}
			}
		})
	}
	killed := 0
	for range 3 {
		time.Sleep(100 * time.Millisecond)
		n, err := s.Kill(name)
		if err != nil {
			t.Error(err)
		}
		killed += n
	}
	if killed == 0 {
		t.Error("no connection was there to be ended")
	}
	for _, mode := range []string{"immediate", "fast"} {
		if err := errors.Join(s.Stop(mode), s.Restart()); err != nil {
			t.Error(err)
		}
		time.Sleep(100 * time.Millisecond)
	}
	all.Wait()
	for n := range learners {
		one := store.New(db, string(rune('a'+n)), store.Options{Now: time.Now, Random: storetest.Counter()})
		if r := storetest.RecordOf(t, one, "mail"); r.Card("card").Asked != answers {
			t.Errorf("learner %d gave %d answers, and %d are kept", n, answers, r.Card("card").Asked)
		}
	}
	if err := closing(); err != nil {
		t.Error(err)
	}
}
