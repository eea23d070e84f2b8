package sqlite

import (
	"fmt"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// smallDisk makes a file system of so many KiB.
func smallDisk(t *testing.T, kib int) string {
	t.Helper()
	disk := filepath.Join(t.TempDir(), "disk")
	if err := os.Mkdir(disk, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Mount("tmpfs", disk, "tmpfs", 0, fmt.Sprintf("size=%dk", kib)); err != nil {
		t.Skip("a small file system cannot be made here: ", err)
	}
	t.Cleanup(func() { _ = syscall.Unmount(disk, syscall.MNT_DETACH) }) // it is gone already where all went well
	return disk
}

func TestAFullDiskIsSaidAndLosesNothing(t *testing.T) {
	for kib := 64; kib <= 640; kib += 64 {
		disk := smallDisk(t, kib)
		cmd, out := start(t, "answer", filepath.Join(disk, "porthole"), "40", "0")
		ids, faults := idsAndErrors(out)
		_ = cmd.Wait() // it fails where there is no room for a database
		if len(faults) == 0 {
			t.Errorf("%d KiB were enough", kib)
		}
		for _, fault := range faults {
			if !saysRoom(fault) {
				t.Errorf("%d KiB: %s", kib, fault)
			}
		}
		elsewhere := filepath.Join(t.TempDir(), "copy")
		if err := os.CopyFS(elsewhere, os.DirFS(filepath.Join(disk, "porthole"))); err != nil {
			t.Fatal(err)
		}
		if stored := sound(t, elsewhere, ids); len(stored) > len(ids)+1 {
			t.Errorf("%d KiB: %d answers are stored, %d were acknowledged", kib, len(stored), len(ids))
		}
		if err := syscall.Unmount(disk, 0); err != nil {
			t.Error(err)
		}
	}
}

func TestAFullDiskLeavesExamsWhole(t *testing.T) {
	for kib := 150; kib <= 600; kib += 150 {
		disk, said := smallDisk(t, kib), newSaid()
		cmd, out := start(t, "exam", filepath.Join(disk, "porthole"), "150")
		said.read(out)
		_ = cmd.Wait() // it fails where there is no room for a database
		if len(said.faults) == 0 {
			t.Errorf("%d KiB were enough", kib)
		}
		for _, fault := range said.faults {
			if !saysRoom(fault) {
				t.Errorf("%d KiB: %s", kib, fault)
			}
		}
		elsewhere := filepath.Join(t.TempDir(), "copy")
		if err := os.CopyFS(elsewhere, os.DirFS(filepath.Join(disk, "porthole"))); err != nil {
			t.Fatal(err)
		}
		soundExams(t, elsewhere, said)
		if err := syscall.Unmount(disk, 0); err != nil {
			t.Error(err)
		}
	}
}
