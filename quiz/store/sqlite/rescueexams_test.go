package sqlite

import (
	"bytes"
	"context"
	"errors"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"porthole/quiz"
	"porthole/quiz/exam"
	"porthole/quiz/store"
	"porthole/quiz/store/internal/storetest"
)

// flipped flips a bit of a text in the file of a database.
func flipped(t *testing.T, a *Archive, text string) {
	t.Helper()
	db, err := os.ReadFile(a.path())
	if err != nil {
		t.Fatal(err)
	}
	at := bytes.Index(db, []byte(text))
	if at < 0 {
		t.Fatalf("%q is not in the database", text)
	}
	db[at] ^= 1
	if err := os.WriteFile(a.path(), db, 0o600); err != nil {
		t.Fatal(err)
	}
}

// settled is a database with an exam that is over, and one that runs.
func settled(t *testing.T) *Archive {
	t.Helper()
	a := anArchive(t)
	s, err := a.Open(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	storetest.Take(t, s, storetest.AnExam("over", "mail", 3))
	storetest.HandIn(t, s, "over")
	storetest.Take(t, s, storetest.AnExam("runs", "mail", 3))
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return a
}

func TestABitFlippedInAnExamIsFoundAndTheRestIsRescued(t *testing.T) {
	for _, c := range []struct {
		where, text string
		lost        string // the exam that cannot be saved; "": only a step is lost
	}{
		{"the paper of the one that is over", `"id":"mail/forward//over card 1/port"`, "over"},
		{"the paper of the one that runs", `"id":"mail/forward//runs card 1/port"`, "runs"},
		{"verdicts", `"answer":"993"`, "over"},
		{"a step", `{"picks":[1]`, ""},
	} {
		a := settled(t)
		flipped(t, a, c.text)
		if found, err := a.Check(t.Context()); len(found) == 0 || err != nil {
			t.Errorf("%s: %q, %v", c.where, found, err)
		}
		saved, lost, _, err := a.Rescue(t.Context())
		if saved != 2 || lost == 0 || err != nil {
			t.Errorf("%s: %d, %d, %v", c.where, saved, lost, err)
		}
		if found, err := a.Check(t.Context()); len(found) > 0 || err != nil {
			t.Errorf("%s: rescued, %q, %v", c.where, found, err)
		}
		s := open(t, a, "")
		for _, id := range []string{"over", "runs"} {
			_, err := s.Exam(t.Context(), id)
			if want := id == c.lost; want != errors.Is(err, exam.ErrNotFound) || !want && err != nil {
				t.Errorf("%s: %s: %v", c.where, id, err)
			}
		}
	}
}

func TestAnExamThatReadsDamagedIsNotWrittenToAnyMore(t *testing.T) {
	a := settled(t)
	flipped(t, a, "runs card 1")
	s, err := a.Open(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	results, err := s.ExamResults(t.Context(), "mail")
	if len(results) != 1 || err != nil {
		t.Errorf("what is sound: %v, %v", results, err)
	}
	_, _, err = s.RunningExam(t.Context(), "mail")
	fault, ok := errors.AsType[*quiz.StoreError](err)
	if !ok || !fault.Blocks || !strings.Contains(fault.What, "exam_papers") {
		t.Fatalf("%v", err)
	}
	everyMethodSays(t, "a paper", s, err)
	if unsaved, ok := errors.AsType[*quiz.UnsavedError](s.Close()); !ok {
		t.Errorf("the end says %v", unsaved)
	}
}

func TestRowsOfAnExamThatAreMissingAreFound(t *testing.T) {
	for _, statement := range []string{
		`DELETE FROM exam_papers`, `DELETE FROM exam_verdicts`, `PRAGMA foreign_keys = 0; DELETE FROM exams WHERE id = 'over'`,
	} {
		a := settled(t)
		d, err := connect(a.path(), []string{"_txlock=immediate"})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := d.pool.ExecContext(t.Context(), statement); err != nil {
			t.Fatal(err)
		}
		if err := d.pool.Close(); err != nil {
			t.Fatal(err)
		}
		if found, err := a.Check(t.Context()); len(found) == 0 || err != nil {
			t.Errorf("%s: %q, %v", statement, found, err)
		}
	}
}

func TestOfAnExamThatIsFoundTwiceTheNewerStateIsRescued(t *testing.T) {
	a := anArchive(t)
	storetest.Take(t, open(t, a, ""), storetest.AnExam("over", "mail", 3))
	older := carved(t, a)
	s := open(t, a, "")
	step := storetest.Picked(0, 1)
	step.At = step.At.Add(time.Hour)
	if err := s.SaveExamStep(t.Context(), "over", storetest.Change(step)); err != nil {
		t.Fatal(err)
	}
	storetest.HandIn(t, s, "over")
	found := store.NewSalvage()
	for _, row := range append(older, carved(t, a)...) {
		found.Add(row)
	}
	other := anArchive(t)
	if err := os.MkdirAll(other.folder, 0o700); err != nil {
		t.Fatal(err)
	}
	if _, err := writeRows(t.Context(), found, other.path()); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(exported(t, a, ""), exported(t, other, "")); diff != "" {
		t.Error("something older came back: ", diff)
	}
}

// carved returns the rows of a database as it is.
func carved(t *testing.T, a *Archive) (rows [][]any) {
	t.Helper()
	c, err := carverOf(a.path())
	if err != nil {
		t.Fatal(err)
	}
	c.rows(func(values []any) { rows = append(rows, values) })
	return rows
}

func TestWhoIsForgottenLeavesNoExam(t *testing.T) {
	a := settled(t)
	if _, err := a.Forget(t.Context(), ""); err != nil {
		t.Fatal(err)
	}
	_, err := a.using(t.Context(), func(ctx context.Context, d *Database) error {
		return d.Read(ctx, func(ctx context.Context, q *store.Conn) error {
			n := 0
			_, err := q.One(ctx, `SELECT (SELECT count(*) FROM exams) + (SELECT count(*) FROM exam_papers) +
				(SELECT count(*) FROM exam_steps) + (SELECT count(*) FROM exam_verdicts)`, nil, &n)
			if n > 0 {
				t.Errorf("%d rows are left", n)
			}
			return err
		})
	})
	if err != nil {
		t.Fatal(err)
	}
}
