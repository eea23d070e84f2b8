package sqlite

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"porthole/quiz"
)

// readOnly mounts a file system with a copy of a folder that nothing can be written to.
func readOnly(t *testing.T, folder string) string {
	t.Helper()
	disk := filepath.Join(t.TempDir(), "disk")
	if err := os.Mkdir(disk, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Mount("tmpfs", disk, "tmpfs", 0, "size=16m"); err != nil {
		t.Skip("a file system cannot be made here: ", err)
	}
	t.Cleanup(func() { _ = syscall.Unmount(disk, syscall.MNT_DETACH) }) // the test removes the rest
	if err := os.CopyFS(filepath.Join(disk, "porthole"), os.DirFS(folder)); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Mount("tmpfs", disk, "tmpfs", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""); err != nil {
		t.Fatal(err)
	}
	return filepath.Join(disk, "porthole")
}

func TestWhatCannotBeWrittenToCanStillBeReadAndCarriedAway(t *testing.T) {
	for _, from := range scenes(t) {
		a := archiveIn(readOnly(t, from.folder))
		if err := a.Export(t.Context(), "", &bytes.Buffer{}); err == nil || !strings.Contains(err.Error(), "may not be written") {
			t.Errorf("without a place for a copy: %v", err)
		}
		a.options.Temp = t.TempDir()
		if got := []string{exported(t, a, ""), exported(t, a, "Zoë")}; got[0] != from.export[0] || got[1] != from.export[1] {
			t.Errorf("exported\n%s", got)
		}
		if found, err := a.Check(t.Context()); len(found) > 0 || err != nil {
			t.Errorf("%q, %v", found, err)
		}
		if s, err := a.Status(t.Context()); err != nil || s.Answers == 0 || s.Folder != a.folder {
			t.Errorf("%+v, %v", s, err)
		}
		s, err := a.OpenToRead(t.Context(), "")
		if err != nil {
			t.Fatal(err)
		}
		if r, err := s.Record(t.Context(), "mail"); err != nil || r.Answers == 0 {
			t.Errorf("%+v, %v", r, err)
		}
		if err := s.Close(); err != nil {
			t.Error(err)
		}
		if left, err := os.ReadDir(a.options.Temp); err != nil || len(left) > 0 {
			t.Errorf("left: %v, %v", left, err)
		}
	}
}

func TestADamagedDatabaseIsFoundSoWhereNothingCanBeWritten(t *testing.T) {
	broken := altered(t, 5000, 1, 2, 3, 4, 5)
	if err := os.Truncate(broken.path(), 9000); err != nil {
		t.Fatal(err)
	}
	a := archiveIn(readOnly(t, broken.options.Folder))
	a.options.Temp = t.TempDir()
	if found, err := a.Check(t.Context()); len(found) == 0 || err != nil {
		t.Errorf("%q, %v", found, err)
	}
	err := a.Export(t.Context(), "", &bytes.Buffer{})
	saysTheWayBack(t, "export", err)
	if err == nil || !strings.Contains(err.Error(), a.path()) {
		t.Errorf("%v", err)
	}
}

func TestAFolderThatCannotBeMadeIsSaidWithWhatToDo(t *testing.T) {
	_, err := archiveIn("/proc/cand").Open(t.Context(), "")
	fault, ok := errors.AsType[*quiz.StoreError](err)
	if !ok || fault.Path != "/proc/cand" || fault.What != "the folder cannot be made" || fault.Help != helpPlace || fault.Blocks {
		t.Errorf("%v", err)
	}
}
