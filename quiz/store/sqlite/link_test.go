package sqlite

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// M3.
func TestARestoreDoesNotTakeThePlaceOfALinkWhoseDiskIsNotThere(t *testing.T) {
	t.Parallel()
	from := scenes(t)[0]
	a := copyOf(t, from.folder)
	mustRemove(t, a.name())
	if err := os.Symlink(filepath.Join(t.TempDir(), "gone", "it.db"), a.name()); err != nil {
		t.Fatal(err)
	}
	_, restore := a.Restore(t.Context(), from.backup)
	_, _, _, rescue := a.Rescue(t.Context())
	if !isUnmounted(restore) || !isUnmounted(rescue) {
		t.Errorf("%v, %v", restore, rescue)
	}
	if info, err := os.Lstat(a.name()); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Errorf("the link is gone: %v", err)
	}
}

func TestADatabaseBehindALinkIsOneWithWhatLiesBesideIt(t *testing.T) {
	t.Parallel()
	from := scenes(t)[1]
	disk := t.TempDir()
	a := anArchive(t)
	if err := os.CopyFS(disk, os.DirFS(from.folder)); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(a.folder, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(filepath.Join(disk, "porthole.db"), a.name()); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(from.export[0], exported(t, a, "")); diff != "" {
		t.Error(diff)
	}
	isSound(t, a)
	if _, err := a.Restore(t.Context(), filepath.Join(from.folder, "backups", from.backup+".db")); err != nil {
		t.Fatal(err)
	}
	isSound(t, a)
	if info, err := os.Lstat(a.name()); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Errorf("the link is gone: %v", err)
	}
}
