package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"porthole/quiz"
)

// at returns an answer on a card, so many seconds after noon.
func at(card string, seconds int, right bool) quiz.Answer {
	return quiz.Answer{
		Session: "s", Course: "mail", Card: card, Kind: quiz.Typed, Given: "587", Right: right, Words: 5,
		Latency: 3 * time.Second, At: noon().Add(time.Duration(seconds) * time.Second),
	}
}

// filled is how many answers fill gives: those of a drill, and those of the exam that is handed in.
const filled = 60 + 5

// busyArchive has answers of two learners, and one of everything else; of exams one that is over, and one that runs.
func busyArchive(t *testing.T) *Archive {
	t.Helper()
	a := anArchive(t)
	for _, learner := range []string{"", "Zoë"} {
		s, err := a.Open(t.Context(), learner)
		if err != nil {
			t.Fatal(err)
		}
		fill(t, s)
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
	return a
}

func fill(t *testing.T, s quiz.Store) {
	t.Helper()
	for i := range 60 {
		answer := at(fmt.Sprint("card ", i%7), i*5, i%3 > 0)
		answer.Options = []string{"25", "465", strings.Repeat("long ", 10*i)}
		if !answer.Right {
			answer.Mistaken = []string{"25"}
		}
		save(t, s, answer)
	}
	take(t, s, anExam("over", "mail", 6))
	handIn(t, s, "over")
	take(t, s, anExam("runs", "mail", 3))
	err := errors.Join(
		s.MarkRead(t.Context(), "mail", "IMAP", noon()),
		s.SaveRun(t.Context(), quiz.Run{ID: "r", Course: "mail", Kind: "drill", Right: 2, Asked: 3, Took: time.Minute, At: noon()}),
		s.SetGoal(t.Context(), "mail", quiz.Goal{Exam: noon().Add(99 * time.Hour), Budget: time.Hour, Target: 0.8, Set: noon()}),
		s.SaveForecast(t.Context(), "mail", quiz.Snapshot{Day: 20540, Forecast: quiz.Forecast{Expected: 1.0 / 3, Low: 0.1, High: 0.9}}))
	if err != nil {
		t.Fatal(err)
	}
}

func TestEverythingIsForTheLearnerAlone(t *testing.T) {
	a := busyArchive(t)
	s := open(t, a, "")
	save(t, s, at("a", 0, true))
	if _, err := a.Backup(t.Context()); err != nil {
		t.Fatal(err)
	}
	err := filepath.WalkDir(a.options.Folder, func(path string, entry os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := entry.Info()
		if err != nil {
			return err
		}
		if want := os.FileMode(0o600); entry.IsDir() && info.Mode().Perm() != 0o700 || !entry.IsDir() && info.Mode().Perm() != want {
			t.Errorf("%s has the mode %v", path, info.Mode())
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestLearnersDoNotSeeEachOther(t *testing.T) {
	a := anArchive(t)
	first, second := open(t, a, "first"), open(t, a, "second")
	id := save(t, first, at("a", 0, true))
	if err := second.TakeBack(t.Context(), id); !errors.Is(err, quiz.ErrNotFound) {
		t.Errorf("another's answer: %v", err)
	}
	if r := recordOf(t, second, "mail"); len(r.Cards) > 0 {
		t.Errorf("%v", r.Cards)
	}
}

func TestStatusTellsWhatThereIs(t *testing.T) {
	a := anArchive(t)
	empty, err := a.Status(t.Context())
	if err != nil || empty.Answers != 0 || empty.Version != 0 || empty.Folder == "" || empty.Database == "" {
		t.Errorf("%+v, %v", empty, err)
	}
	if _, failed := os.Stat(a.options.Folder); failed == nil {
		t.Error("asking for the status made a folder")
	}
	a = busyArchive(t)
	got, err := a.Status(t.Context())
	if err != nil || got.Answers != 2*filled || got.Exams != 4 || got.Learners != 2 || got.Version != newest || got.Size < 4096 {
		t.Errorf("%+v, %v", got, err)
	}
	names, err := a.Learners(t.Context())
	if diff := cmp.Diff([]string{"", "Zoë"}, names); diff != "" || err != nil {
		t.Error(diff, err)
	}
	if found, err := a.Check(t.Context()); len(found) > 0 || err != nil {
		t.Error(found, err)
	}
}

func TestWhoIsForgottenIsGone(t *testing.T) {
	a := busyArchive(t)
	before := exported(t, a, "")
	n, err := a.Forget(t.Context(), "Zoë")
	if n != filled || err != nil {
		t.Errorf("%d, %v", n, err)
	}
	if names, err := a.Learners(t.Context()); !slices.Equal(names, []string{""}) || err != nil {
		t.Errorf("%q, %v", names, err)
	}
	if n, err := a.Forget(t.Context(), "Zoë"); n != 0 || err != nil {
		t.Errorf("again: %d, %v", n, err)
	}
	if after := exported(t, a, ""); after != before {
		t.Error("another learner's data has changed")
	}
	for _, suffix := range []string{"", "-wal"} {
		bytesLeft, err := os.ReadFile(a.path() + suffix)
		if bytes.Contains(bytesLeft, []byte("Zoë")) {
			t.Errorf("the name is still in the file %s, %v", suffix, err)
		}
	}
}

func TestADayOfUseHasABackupAndSevenAreKept(t *testing.T) {
	a := busyArchive(t)
	now := &clock{now: noon()}
	a.options.Now = now.Now
	for day := range 10 {
		now.set(noon().Add(time.Duration(day) * 24 * time.Hour))
		for range 2 {
			maintained(t, a)
		}
	}
	byHand, err := a.Backup(t.Context())
	if err != nil || byHand.Why != whyByHand || byHand.Size == 0 {
		t.Fatalf("%+v, %v", byHand, err)
	}
	status, err := a.Status(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, b := range status.Backups {
		got = append(got, b.Why+b.At.Format(" 2"))
	}
	want := []string{"daily 6", "by hand 6", "daily 5", "daily 4", "daily 3", "daily 2", "daily 1", "daily 31"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// maintained does what goes on in the background after a start.
func maintained(t *testing.T, a *Archive) {
	t.Helper()
	_, err := a.using(t.Context(), func(ctx context.Context, d *database) error {
		a.maintain(ctx, d)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestABackupIsRestoredAndWhatWasThereIsSetAside(t *testing.T) {
	a := busyArchive(t)
	want := exported(t, a, "")
	b, err := a.Backup(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	s, err := a.Open(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	save(t, s, at("new", 900, true))
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	changed := exported(t, a, "")
	for _, name := range []string{b.Name, b.Path} {
		aside, err := a.Restore(t.Context(), name)
		if err != nil || aside == "" {
			t.Fatal(aside, err)
		}
		if diff := cmp.Diff(want, exported(t, a, "")); diff != "" {
			t.Error(diff)
		}
		if name == b.Name {
			if _, err := a.Restore(t.Context(), aside); err != nil {
				t.Fatal(err)
			}
			if exported(t, a, "") != changed {
				t.Error("what was set aside is not what was there")
			}
		}
	}
	if found, err := a.Check(t.Context()); len(found) > 0 || err != nil {
		t.Error(found, err)
	}
	if _, err := a.Restore(t.Context(), "monday"); err == nil || !strings.Contains(err.Error(), b.Name) {
		t.Errorf("a backup that is not there: %v", err)
	}
}

func TestASoundDatabaseIsRescuedWhole(t *testing.T) {
	a := busyArchive(t)
	want := []string{exported(t, a, ""), exported(t, a, "Zoë")}
	saved, lost, aside, err := a.Rescue(t.Context())
	if saved != 2*filled || lost != 0 || aside == "" || err != nil {
		t.Errorf("%d, %d, %q, %v", saved, lost, aside, err)
	}
	if diff := cmp.Diff(want, []string{exported(t, a, ""), exported(t, a, "Zoë")}); diff != "" {
		t.Error(diff)
	}
	if found, err := a.Check(t.Context()); len(found) > 0 || err != nil {
		t.Error(found, err)
	}
}
