package sqlite

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"porthole/quiz"
	"porthole/quiz/exam"
	"porthole/quiz/store"
	"porthole/quiz/store/internal/storetest"
)

// archiveIn returns an archive that keeps everything in a folder of the test's own.
func archiveIn(folder string) *Archive {
	return New(Options{Folder: folder, Now: storetest.NewClock(storetest.Noon()).Now, Random: storetest.Counter(), After: storetest.Soon})
}

func anArchive(t *testing.T) *Archive {
	t.Helper()
	return archiveIn(filepath.Join(t.TempDir(), "porthole"))
}

// open opens the store of a learner; the test closes it at its end if it has not itself.
func open(t *testing.T, a *Archive, learner string) exam.OpenStore {
	t.Helper()
	s, err := a.Open(t.Context(), learner)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// busyArchive has answers of two learners, and one of everything else; of exams one that is over, and one that runs.
func busyArchive(t *testing.T) *Archive {
	t.Helper()
	a := anArchive(t)
	for _, learner := range []string{"", "Zoë"} {
		s, err := a.Open(t.Context(), learner)
		if err != nil {
			t.Fatal(err)
		}
		storetest.Fill(t, s)
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
	return a
}

func TestEverythingIsForTheLearnerAlone(t *testing.T) {
	a := busyArchive(t)
	s := open(t, a, "")
	storetest.Save(t, s, storetest.At("a", 0, true))
	if _, err := a.Backup(t.Context()); err != nil {
		t.Fatal(err)
	}
	err := filepath.WalkDir(a.folder, func(path string, entry os.DirEntry, err error) error {
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
	id := storetest.Save(t, first, storetest.At("a", 0, true))
	if err := second.TakeBack(t.Context(), id); !errors.Is(err, quiz.ErrNotFound) {
		t.Errorf("another's answer: %v", err)
	}
	if r := storetest.RecordOf(t, second, "mail"); len(r.Cards) > 0 {
		t.Errorf("%v", r.Cards)
	}
}

func TestStatusTellsWhatThereIs(t *testing.T) {
	t.Parallel()
	a := anArchive(t)
	empty, err := a.Status(t.Context())
	if err != nil || empty.Answers != 0 || empty.Version != 0 || empty.Folder == "" || empty.Database == "" {
		t.Errorf("%+v, %v", empty, err)
	}
	if _, failed := os.Stat(a.folder); failed == nil {
		t.Error("asking for the status made a folder")
	}
	a = busyArchive(t)
	got, err := a.Status(t.Context())
	if err != nil || got.Answers != 2*storetest.Filled || got.Exams != 4 || got.Learners != 2 || got.Version != store.Form || got.Size < 4096 {
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
	if n != storetest.Filled || err != nil {
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
	t.Parallel()
	a := busyArchive(t)
	now := storetest.NewClock(storetest.Noon())
	a.options.Now = now.Now
	for day := range 10 {
		now.Set(storetest.Noon().Add(time.Duration(day) * 24 * time.Hour))
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
	_, err := a.using(t.Context(), func(ctx context.Context, d *Database) error {
		a.maintain(ctx, d)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestABackupIsRestoredAndWhatWasThereIsSetAside(t *testing.T) {
	t.Parallel()
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
	storetest.Save(t, s, storetest.At("new", 900, true))
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
	t.Parallel()
	a := busyArchive(t)
	want := []string{exported(t, a, ""), exported(t, a, "Zoë")}
	saved, lost, aside, err := a.Rescue(t.Context())
	if saved != 2*storetest.Filled || lost != 0 || aside == "" || err != nil {
		t.Errorf("%d, %d, %q, %v", saved, lost, aside, err)
	}
	if diff := cmp.Diff(want, []string{exported(t, a, ""), exported(t, a, "Zoë")}); diff != "" {
		t.Error(diff)
	}
	if found, err := a.Check(t.Context()); len(found) > 0 || err != nil {
		t.Error(found, err)
	}
}

// isThere reports whether an archive has a database.
func isThere(a *Archive) bool {
	there, _ := a.exists() // its folder is one
	return there
}
