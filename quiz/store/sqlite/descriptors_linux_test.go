package sqlite

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"porthole/quiz/store/internal/storetest"
)

// descriptors returns how many descriptors of files in a folder this program has open.
func descriptors(t *testing.T, folder string) (n int) {
	t.Helper()
	entries, err := os.ReadDir("/proc/self/fd")
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		target, err := os.Readlink("/proc/self/fd/" + entry.Name())
		if err == nil && filepath.Dir(target) == folder {
			n++
		}
	}
	return n
}

func TestStoresBesideOneLeaveTheDescriptorsWhereTheyWere(t *testing.T) {
	a := anArchive(t)
	a.after = func(d time.Duration) <-chan time.Time {
		if d >= quiet { // the check in the background has descriptors of its own for a while
			return nil
		}
		return storetest.Soon(d)
	}
	storetest.Save(t, open(t, a, "first"), storetest.At("a", 0, true))
	openAndClose := func() {
		s, err := a.Open(t.Context(), "second")
		if err != nil {
			t.Fatal(err)
		}
		storetest.Save(t, s, storetest.At("a", 0, true))
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
	openAndClose() // what is opened once for all is open from here on
	before := descriptors(t, a.folder)
	for range rounds(200) {
		openAndClose()
	}
	if after := descriptors(t, a.folder); after != before || before == 0 {
		t.Errorf("%d descriptors were open, and %d are", before, after)
	}
}

// heldLocks returns how many POSIX locks this program holds on a file.
func heldLocks(t *testing.T, path string) (n int) {
	t.Helper()
	var info syscall.Stat_t
	if err := syscall.Stat(path, &info); err != nil {
		t.Fatal(err)
	}
	all, err := os.ReadFile("/proc/locks")
	if err != nil {
		t.Skip("this machine does not tell its locks: ", err)
	}
	for line := range strings.Lines(string(all)) {
		words := strings.Fields(line)
		if slices.Contains(words, "POSIX") && slices.Contains(words, strconv.Itoa(os.Getpid())) &&
			strings.Contains(line, fmt.Sprintf(":%d ", info.Ino)) {
			n++
		}
	}
	return n
}

func TestAStoreKeepsItsLocksWhileOthersAreOpenedAndChecked(t *testing.T) {
	a := anArchive(t)
	s := open(t, a, "")
	storetest.Save(t, s, storetest.At("a", 0, true))
	locks := heldLocks(t, a.path())
	other, err := a.Open(t.Context(), "second")
	if err != nil {
		t.Fatal(err)
	}
	if found, err := a.Check(t.Context()); len(found) > 0 || err != nil {
		t.Error(found, err)
	}
	if err := other.Close(); err != nil {
		t.Fatal(err)
	}
	if after := heldLocks(t, a.path()); locks == 0 || after != locks {
		t.Errorf("%d locks were held on the database, and %d are", locks, after)
	}
}
