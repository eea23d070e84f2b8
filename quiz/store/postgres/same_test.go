package postgres_test

import (
	"database/sql"
	"flag"
	"fmt"
	"math/rand/v2"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"porthole/quiz"
	"porthole/quiz/class"
	"porthole/quiz/store/internal/storetest"
	"porthole/quiz/store/postgres"
	"porthole/quiz/store/postgres/pgtest"
)

var same = flag.Int("same", 60, "answers, each of which reaches several servers several times")

// node is a server of a class.
func node(t *testing.T, address string, seed uint64) class.Book {
	t.Helper()
	a := postgres.New(postgres.Options{Address: address, Now: time.Now, Random: rand.New(rand.NewPCG(seed, 1)).Uint64, After: time.After})
	book, err := a.Classes(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := book.Close(); err != nil {
			t.Error(err)
		}
	})
	return book
}

// each tries everything with one of a few workers, and fails the test where one fails.
func each(t *testing.T, n int, do func(i int) error) {
	t.Helper()
	const workers = 32
	var next atomic.Int64
	var all sync.WaitGroup
	for range workers {
		all.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				if err := do(i); err != nil {
					t.Error(err)
					return
				}
			}
		})
	}
	all.Wait()
	if t.Failed() {
		t.FailNow()
	}
}

// An answer that is sent two to five times, by way of three servers at once and in any order, while connections are ended amid
// it, is one row, and one answer in its learner's memory; the scores are those of the model.
func TestAnAnswerThatReachesThreeServersCountsOnce(t *testing.T) {
	const most = 50 // questions of a round
	server := pgtest.Of(t)
	name := server.Database(t, nil)
	nodes := []class.Book{node(t, server.Address(name), 1), node(t, server.Address(name), 2), node(t, server.Address(name), 3)}
	learners := min(class.MostMembers, max(3, *same/10))
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	must(nodes[0].Found(t.Context(), storetest.Name(t, "7b"), "K7QM2R4T", time.Time{}))
	groups, err := nodes[0].Groups(t.Context())
	must(err)
	called := func(i int) string { return fmt.Sprint("l", i) }
	each(t, learners, func(i int) error {
		_, failed := nodes[i%3].Join(t.Context(), groups[0], class.Newcomer{Learner: called(i), Name: storetest.Name(t, fmt.Sprint("Learner ", i))})
		return failed
	})
	ending := make(chan struct{})
	var beside sync.WaitGroup
	ended, pause := 0, 20*time.Millisecond
	beside.Go(func() {
		for {
			select {
			case <-ending:
				return
			case <-time.After(pause):
			}
			pause = time.Second // each has connections made anew
			n, failed := server.Kill(name)
			ended += n
			if failed != nil {
				t.Error(failed)
			}
		}
	})
	chance := rand.New(rand.NewPCG(4, 1))
	sent, given, rows, memory := atomic.Int64{}, 0, 0, 0
	db, err := sql.Open("pgx", server.Address(name))
	must(err)
	defer func() { _ = db.Close() }()
	for left := *same; left > 0; {
		questions := min(most, (left+learners-1)/learners)
		left -= questions * learners
		var asked []quiz.Question
		for _, q := range storetest.AnExam("live", "mail", questions).Questions {
			asked = append(asked, q.Question)
		}
		round, failed := nodes[0].OpenRound(t.Context(), class.NewRound(groups[0].ID, "mail", "Mail", asked, class.Rules{}, time.Now()))
		must(failed)
		each(t, learners, func(i int) error { return nodes[i%3].Sit(t.Context(), round, called(i), class.Name{}) })
		right := map[string]int{}
		for q := range questions {
			commands(t, nodes[q%3], round, class.GoOn)
			var all []int
			for i := range learners {
				if rightOf(i, q) {
					right[called(i)]++
				}
				for range 2 + chance.IntN(4) {
					all = append(all, i)
				}
			}
			chance.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
			var saved atomic.Int64
			each(t, len(all), func(i int) error {
				receipt, failed := nodes[i%3].Give(t.Context(), givenTo(round, q, called(all[i]), rightOf(all[i], q)))
				if failed == nil && receipt == class.Saved {
					saved.Add(1)
				} else if failed == nil && receipt != class.Already {
					failed = fmt.Errorf("question %d: receipt %d", q, receipt)
				}
				return failed
			})
			sent.Add(int64(len(all)))
			given += learners
			if n := int(saved.Load()); n > learners {
				t.Errorf("%d answers were taken of %d learners", n, learners)
			}
			commands(t, nodes[(q+1)%3], round, class.CloseNow)
		}
		for _, s := range scenes(t, nodes[1], round).Scores {
			if s.Right != right[s.Learner] {
				t.Errorf("%s has %d right, want %d", s.Learner, s.Right, right[s.Learner])
			}
			delete(right, s.Learner)
		}
		for learner, n := range right {
			if n > 0 {
				t.Errorf("%s has no score, want %d", learner, n)
			}
		}
		commands(t, nodes[0], round, class.GoOn)
	}
	close(ending)
	beside.Wait()
	must(db.QueryRowContext(t.Context(), `SELECT (SELECT count(*) FROM round_answers WHERE NOT late), (SELECT count(*) FROM answers)`).Scan(&rows, &memory))
	if rows != given || memory != given {
		t.Errorf("%d answers were given, %d are kept, and %d are in the learners' memory", given, rows, memory)
	}
	if ended == 0 {
		t.Error("no connection was ended amid it")
	}
	t.Logf("%d answers, sent %d times; %d connections were ended", given, sent.Load(), ended)
}

// rightOf is the model: who answers what rightly.
func rightOf(learner, question int) bool { return (learner*7+question*3)%5 < 3 }

func givenTo(round int64, question int, learner string, right bool) class.GivenLive {
	pick := 0
	if right {
		pick = 1
	}
	a := storetest.At(storetest.CardID("live", question), 0, right)
	a.Session = fmt.Sprint("live-", round)
	return class.GivenLive{Round: round, Question: question, Learner: learner, Response: quiz.Response{Picks: []int{pick}}, Answer: a}
}

func scenes(t *testing.T, book class.Book, round int64) class.Scene {
	t.Helper()
	all, err := book.Look(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range all {
		if s.ID == round {
			return s
		}
	}
	t.Fatalf("there is no round %d", round)
	return class.Scene{}
}

func commands(t *testing.T, book class.Book, round int64, c class.RoundCommand) {
	t.Helper()
	if err := book.Command(t.Context(), round, scenes(t, book, round).Version, c); err != nil {
		t.Fatal(err)
	}
}
