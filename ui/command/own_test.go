package command

import (
	"os"
	"path/filepath"
	"testing"
)

func TestNothingIsWrittenOverTheProgramsOwnFiles(t *testing.T) {
	dir := t.TempDir()
	folder, other, disk := filepath.Join(dir, "data"), filepath.Join(dir, "other"), filepath.Join(dir, "disk")
	for _, made := range []string{folder, filepath.Join(folder, "backups"), other, disk} {
		if err := os.Mkdir(made, 0o700); err != nil {
			t.Fatal(err)
		}
	}
	database := filepath.Join(disk, "kept.db")
	if err := os.WriteFile(database, []byte("SQLite"), 0o600); err != nil {
		t.Fatal(err)
	}
	for link, to := range map[string]string{
		filepath.Join(folder, "porthole.db"): database, filepath.Join(other, "link.gift"): database, filepath.Join(other, "folder"): folder,
	} {
		if err := os.Symlink(to, link); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Link(database, filepath.Join(other, "hard.gift")); err != nil {
		t.Fatal(err)
	}
	for _, own := range []string{
		"data/porthole.db", "data/porthole.db-wal", "data/porthole.db-shm", "data/porthole.db-journal", "data/porthole.db.damaged",
		"data/PORTHOLE.DB-WAL", "data/porthole.lock", "data/settings.json", "data/backups/daily-2026.db", "data/backups/new.gift",
		"data/aside-1.db", "data/../data/porthole.db", "other/../data/./porthole.lock", "disk/kept.db", "disk/kept.db-wal",
		"other/link.gift", "other/hard.gift", "other/folder/porthole.lock", "other/folder/backups/x",
	} {
		if notOwn(folder, filepath.Join(dir, own)) == nil {
			t.Errorf("%s may be written over", own)
		}
	}
	t.Chdir(folder)
	if notOwn(folder, "porthole.db-wal") == nil {
		t.Error("by its bare name it may be written over")
	}
	for _, free := range []string{"data/email.gift", "data/mine/porthole.db", "other/porthole.db", "disk/email.gift", "gone/porthole.db"} {
		if err := notOwn(folder, filepath.Join(dir, free)); err != nil {
			t.Errorf("%s: %v", free, err)
		}
	}
	if err := notOwn("", filepath.Join(dir, "data", "porthole.db")); err != nil {
		t.Error(err)
	}
}
