package store_test

import (
	"context"
	"database/sql/driver"
	"flag"
	"os"
	"testing"
	"time"

	"porthole/quiz/store"
	"porthole/quiz/store/internal/storetest"
	"porthole/quiz/store/postgres"
	"porthole/quiz/store/postgres/pgtest"
)

var faulty = flag.Bool("faults", false, "with -postgres: test everything three times more, with each statement failing once in each way")

func TestMain(m *testing.M) { os.Exit(pgtest.Run(m)) }

// inPostgres opens a database of its own in PostgreSQL. through stands between it and its connections.
func inPostgres(through func(driver.Connector) driver.Connector) func(*testing.T) store.DB {
	return func(t *testing.T) store.DB {
		t.Helper()
		server := pgtest.Of(t)
		options := postgres.Options{Now: options().Now, Random: storetest.Counter(), OwnTime: true,
			After: func(d time.Duration) <-chan time.Time { return storetest.Soon(d / 100) },
		}
		name := server.Database(t, func(address string) error {
			made := options
			made.Address = address
			_, closing, failed := postgres.New(made).Database(t.Context())
			if failed != nil {
				return failed
			}
			return closing()
		})
		options.Address, options.Through = server.Address(name), through
		archive := postgres.New(options)
		db, closing, err := archive.Database(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() {
			if err := closing(); err != nil {
				t.Error(err)
			}
		})
		return db
	}
}

// inPostgresDatabases are the same database as it is and, with -faults, three times with each statement failing once in each way.
func inPostgresDatabases() map[string]func(*testing.T) store.DB {
	if !pgtest.Named() {
		return nil
	}
	all := map[string]func(*testing.T) store.DB{"PostgreSQL": inPostgres(nil)}
	if !*faulty {
		return all
	}
	for name, fault := range map[string]pgtest.Fault{
		"PostgreSQL, transactions crossed": pgtest.Crossed, "PostgreSQL, connections lost before": pgtest.LostBefore, "PostgreSQL, connections lost after": pgtest.LostAfter,
	} {
		all[name] = func(t *testing.T) store.DB {
			faults := &pgtest.Faults{Fault: fault}
			db := inPostgres(faults.Through)(t)
			t.Cleanup(func() { t.Logf("%d statements have failed", faults.Count()) })
			return db
		}
	}
	return all
}

// What was written under a key is not written again, whatever becomes of the news of it.
func TestALostAcknowledgementStoresNothingTwice(t *testing.T) {
	faults := &pgtest.Faults{Fault: pgtest.LostAfter}
	db := inPostgres(faults.Through)(t)
	runs, rows := 0, 0
	err := db.Write(t.Context(), func(ctx context.Context, q *store.Conn) error {
		runs++
		return q.Exec(ctx, `INSERT INTO identities (name, last) VALUES ($1, 1) ON CONFLICT (name) DO UPDATE SET last = identities.last + 1`, "test")
	})
	if err != nil {
		t.Fatal(err)
	}
	err = db.Read(t.Context(), func(ctx context.Context, q *store.Conn) error {
		_, failed := q.One(ctx, `SELECT last FROM identities WHERE name = $1`, []any{"test"}, &rows)
		return failed
	})
	if err != nil || rows != 1 || runs < 2 || faults.Count() < 5 {
		t.Errorf("it was written %d times in %d runs, with %d faults; %v", rows, runs, faults.Count(), err)
	}
}
