package sqlite

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"porthole/quiz"
	"porthole/quiz/store"
	"porthole/quiz/store/internal/storetest"
)

// everyWay does all that an archive can be asked for, and returns what each said.
func everyWay(t *testing.T, a *Archive) map[string]error {
	t.Helper()
	ctx := t.Context()
	_, open := a.Open(ctx, "")
	_, status := a.Status(ctx)
	_, check := a.Check(ctx)
	_, backup := a.Backup(ctx)
	_, _, _, rescue := a.Rescue(ctx)
	_, learners := a.Learners(ctx)
	return map[string]error{
		"open": open, "status": status, "check": check, "backup": backup, "rescue": rescue, "learners": learners,
		"export": a.Export(ctx, "", io.Discard),
	}
}

func TestWithoutAFolderEveryMethodSaysWhatIsInTheWay(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	for folder, want := range map[string]string{
		"": "nothing says where it is", file: "there is a file where a folder should be", filepath.Join(file, "in"): "there is a file where a folder should be",
	} {
		for way, err := range everyWay(t, archiveIn(folder)) {
			fault, ok := errors.AsType[*quiz.StoreError](err)
			if !ok || fault.What != want || fault.Blocks || !strings.Contains(fault.Help, "PORTHOLE_DATA") {
				t.Errorf("%q, %s: %v", folder, way, err)
			}
		}
	}
}

// altered returns an archive with a database of which some bytes are others.
func altered(t *testing.T, at int, bytes ...byte) *Archive {
	t.Helper()
	a := busyArchive(t)
	db, err := os.ReadFile(a.path())
	if err != nil {
		t.Fatal(err)
	}
	copy(db[at:], bytes)
	if err := os.WriteFile(a.path(), db, 0o600); err != nil {
		t.Fatal(err)
	}
	return a
}

func TestANewerDatabaseIsCalledNewerAndNotUnsound(t *testing.T) {
	found, err := altered(t, 60, 0, 0, 0, store.Form+1).Check(t.Context())
	if len(found) > 0 || err == nil || !strings.Contains(err.Error(), "a newer porthole has written it") ||
		!strings.Contains(err.Error(), helpNewer) || strings.Contains(err.Error(), "rescue") {
		t.Errorf("%q, %v", found, err)
	}
}

func TestWhatMayBeADatabaseWithoutItsFirstBytesCanBeRescued(t *testing.T) {
	a := altered(t, 3, 'x')
	_, err := a.Open(t.Context(), "")
	if fault, ok := errors.AsType[*quiz.StoreError](err); !ok || !fault.Blocks || !strings.Contains(fault.Help, "porthole data rescue") {
		t.Errorf("%v", err)
	}
	if saved, lost, _, err := a.Rescue(t.Context()); err != nil || lost > 0 || saved == 0 {
		t.Errorf("%d saved, %d lost, %v", saved, lost, err)
	}
	diary := anArchive(t)
	if err := os.MkdirAll(diary.options.Folder, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(diary.path(), []byte(strings.Repeat("Dear diary, ", 100)), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := diary.Open(t.Context(), ""); err == nil || strings.Contains(err.Error(), "rescue") {
		t.Errorf("a diary: %v", err)
	}
}

func TestStatusDoesNotCountWhatItCannotRead(t *testing.T) {
	a := altered(t, 3, 'x')
	s, err := a.Status(t.Context())
	if err == nil || s.Version != 0 || s.Size == 0 || s.Folder == "" {
		t.Errorf("%+v, %v", s, err)
	}
	if s, err := busyArchive(t).Status(t.Context()); err != nil || s.Version != store.Form || s.Answers == 0 {
		t.Errorf("%+v, %v", s, err)
	}
}

func TestTwoProgramsMakeOneBackupOfTheDay(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("a file is not locked there")
	}
	first := busyArchive(t)
	var all sync.WaitGroup
	for n := range 8 { // each as a program of its own would have it
		other := archiveIn(first.options.Folder)
		other.options.Now = func() time.Time { return storetest.Noon().Add(time.Duration(n) * time.Second) }
		all.Go(func() {
			if err := other.backups().makeToday(t.Context(), first.path()); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	backups, err := first.backups().list()
	if err != nil || len(backups) != 1 || backups[0].Why != whyDaily {
		t.Errorf("%v, %v", backups, err)
	}
}
