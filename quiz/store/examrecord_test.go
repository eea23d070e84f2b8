package store_test

import (
	"fmt"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"porthole/content"
	"porthole/quiz"
	"porthole/quiz/store"
	"porthole/quiz/store/internal/storetest"
	"porthole/quiz/store/sqlite"
)

// answered is the i-th answer of a learner of both courses.
func answered(i int) quiz.Answer {
	a := storetest.At(fmt.Sprint("card ", i%40), i*15, i%4 > 0)
	a.Course = content.BuiltinNames()[i%3%2]
	if !a.Right {
		a.Mistaken = []string{"25"}
	}
	return a
}

// withAnswers is a store into which so many answers were imported.
func withAnswers(t *testing.T, n int) *store.Store {
	t.Helper()
	var answers []quiz.Answer
	for i := range n {
		answers = append(answers, answered(i))
	}
	archive := sqlite.New(sqlite.Options{
		Folder: filepath.Join(t.TempDir(), "porthole"), Now: options().Now, Random: storetest.Counter(), After: storetest.Soon,
	})
	if _, err := archive.Import(t.Context(), "", storetest.Export(t, answers)); err != nil {
		t.Fatal(err)
	}
	db, err := archive.Database(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	return store.New(db, "", options())
}

// What is read of an exam's course is what its answers make of it, whatever came between two loads, though not all of them
// are counted each time.
func TestTheRecordOfAnExamIsThatOfItsAnswersThoughASnapshotIsKept(t *testing.T) {
	ctx, network := t.Context(), content.ExamCourseID("N10-009")
	s := withAnswers(t, store.MostReplayed+1)
	load := func(when string, upTo int64) {
		t.Helper()
		if last, err := store.SnapshotUpTo(ctx, s, network); err != nil || last != upTo {
			t.Errorf("%s, the snapshot is that up to answer %d, want %d (%v)", when, last, upTo, err)
		}
		want, err := store.Replayed(ctx, s, network)
		if err != nil {
			t.Fatal(err)
		}
		got, err := s.Record(ctx, network)
		if diff := cmp.Diff(want, got, storetest.Same()); diff != "" || err != nil {
			t.Errorf("%s, read is something else (%v):\n%s", when, err, diff)
		}
	}
	const first = store.MostReplayed + 1
	load("before the first load", 0)
	load("after it", first)
	var ids []int64
	for i := range 3 {
		id, err := s.SaveAnswer(ctx, answered(first+i))
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, id)
	}
	load("with three answers more", first)
	if err := s.TakeBack(ctx, ids[2]); err != nil {
		t.Fatal(err)
	}
	load("with one of them taken back", first)
	if err := s.TakeBack(ctx, first); err != nil {
		t.Fatal(err)
	}
	load("with an answer taken back that it knew", 0)
	load("with so many answers that it is taken anew", ids[1])
	if err := store.SpoilSnapshots(ctx, s, network); err != nil {
		t.Fatal(err)
	}
	load("with a damaged snapshot", 0)
	load("once that was mended", ids[1])
}
