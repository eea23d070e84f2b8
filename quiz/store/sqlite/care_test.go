package sqlite

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"porthole/quiz"
	"porthole/quiz/store/internal/storetest"
)

// L2: what is kept while the clock is wrong travels like the rest.
func TestWhatIsKeptByAClockFarAheadCanBeCarriedAway(t *testing.T) {
	t.Parallel()
	for _, year := range []int{1, 1969, 2026, 2108, 2110, 2250, 2600, 9998} {
		clock := storetest.NewClock(time.Date(year, time.March, 28, 12, 0, 0, 0, time.UTC))
		a, b := anArchive(t), anArchive(t)
		a.options.Now = clock.Now
		s := open(t, a, "")
		for n := range 3 {
			storetest.Save(t, s, storetest.At("a", n, true))
		}
		clock.Set(storetest.Noon()) // and right again
		last := storetest.Save(t, s, storetest.At("b", 4, true))
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		export := exported(t, a, "")
		got, err := b.Import(t.Context(), "", strings.NewReader(export))
		if err != nil || got.Answers != 4 || exported(t, b, "") != export {
			t.Errorf("%d: %+v, %v", year, got, err)
		}
		if more := storetest.Save(t, open(t, b, ""), storetest.At("c", 5, true)); more <= last {
			t.Errorf("%d: after %d comes %d", year, last, more)
		}
		isSound(t, b)
	}
}

// L2.
func TestBackupsThatAreDatedAheadPushOutNoTrueOnes(t *testing.T) {
	t.Parallel()
	a := busyArchive(t)
	clock := storetest.NewClock(storetest.Noon())
	a.options.Now = clock.Now
	makeOn := func(day time.Time) {
		clock.Set(day)
		if err := a.backups().makeToday(t.Context(), a.path()); err != nil {
			t.Fatal(err)
		}
	}
	for n := range 10 {
		makeOn(storetest.Noon().AddDate(90, 0, n))
	}
	for n := range 10 {
		makeOn(storetest.Noon().AddDate(0, 0, n))
	}
	all, err := a.backups().list()
	if err != nil {
		t.Fatal(err)
	}
	count := map[int]int{}
	for _, b := range all {
		count[b.At.Year()]++
	}
	if count[2026] != keptDaily || count[2116] != keptDaily {
		t.Errorf("%v", count)
	}
}

// L4.
func TestWhatKilledCommandsLeftIsSweptAtTheNextStart(t *testing.T) {
	t.Parallel()
	a := busyArchive(t)
	a.options.Temp = t.TempDir()
	var stale []string
	leave := func(path string) {
		t.Helper()
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		mustWrite(t, path, "forgotten")
		stale = append(stale, path)
	}
	leave(filepath.Join(a.folder, "new-1.tmp"))
	leave(filepath.Join(a.folder, "restored-12.tmp-wal"))
	leave(filepath.Join(a.folder, "rescued-3.tmp"))
	leave(filepath.Join(a.folder, "examined-4.tmp", "porthole.db"))
	leave(filepath.Join(a.backupFolder(), "backup-5.tmp"))
	leave(filepath.Join(a.backupFolder(), "examined-6.tmp", "porthole.db-wal"))
	mine := filepath.Join(a.folder, "examined-notes.txt")
	mustWrite(t, mine, "the learner's own")
	running := open(t, archiveIn(a.folder), "") // which sweeps at its start
	for _, path := range stale {
		if _, err := os.Lstat(path); err == nil {
			t.Errorf("%s is still there", path)
		}
	}
	if _, err := os.Stat(mine); err != nil {
		t.Error(err)
	}
	// What another program may be making stays.
	inUse := filepath.Join(a.backupFolder(), "backup-7.tmp")
	leave(inUse)
	open(t, archiveIn(a.folder), "")
	if _, err := os.Lstat(inUse); runtime.GOOS != "windows" && err != nil {
		t.Error("swept while another program runs")
	}
	_ = running
	// A copy that was read elsewhere.
	for name, age := range map[string]time.Duration{"porthole-old": 2 * left, "porthole-new": 0} {
		folder := filepath.Join(a.options.Temp, name)
		leave(filepath.Join(folder, "porthole.db"))
		made := a.options.Now().Add(-age)
		if err := os.Chtimes(folder, made, made); err != nil {
			t.Fatal(err)
		}
	}
	other := filepath.Join(a.options.Temp, "porthole-of-somebody")
	if err := os.MkdirAll(filepath.Join(other, "src"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Chtimes(other, time.Time{}, time.Unix(0, 0)); err != nil {
		t.Fatal(err)
	}
	a.sweepElsewhere()
	there, err := os.ReadDir(a.options.Temp)
	names := []string{}
	for _, entry := range there {
		names = append(names, entry.Name())
	}
	if want := []string{"porthole-new", "porthole-of-somebody"}; err != nil || !slices.Equal(names, want) {
		t.Errorf("%q, %v", names, err)
	}
}

// L5: what is no file is refused before it is opened, wherever a file is expected.
func TestWhatIsNoFileIsRefusedBeforeItIsOpened(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" {
		t.Skip("there are no pipes and devices among its files")
	}
	kinds := map[string]func(path string) error{
		"pipe": pipeAt, "folder": func(path string) error { return os.Mkdir(path, 0o700) },
		"endless device": func(path string) error { return os.Symlink("/dev/zero", path) },
	}
	from := scenes(t)[0]
	for _, of := range []string{"porthole.db", "porthole.db-wal", "porthole.db-shm", "porthole.db-journal", "porthole.lock"} {
		for kind, lay := range kinds {
			a := copyOf(t, from.folder)
			path := filepath.Join(a.folder, of)
			if err := os.RemoveAll(path); err != nil {
				t.Fatal(err)
			}
			if err := lay(path); err != nil {
				t.Fatal(err)
			}
			for way, err := range everyWay(t, a) {
				fault, ok := errors.AsType[*quiz.StoreError](err)
				if way == "check" && err == nil && of == "porthole.db" {
					continue // which says that it is no database
				}
				if !ok || fault.What != "it is no file" || fault.Path != path || !strings.Contains(fault.Help, "move it away") {
					t.Errorf("%s is a %s, %s: %v", of, kind, way, err)
				}
			}
			if err := os.RemoveAll(path); err != nil { // the way back
				t.Fatal(err)
			}
			if of == "porthole.db" {
				if _, err := a.Restore(t.Context(), from.backup); err != nil {
					t.Fatal(err)
				}
			}
			isSound(t, a)
		}
	}
	// A mark, and a backup.
	a := busyArchive(t)
	if err := errors.Join(os.MkdirAll(a.backupFolder(), 0o700), pipeAt(a.marker()), pipeAt(filepath.Join(a.backupFolder(), "x.db"))); err != nil {
		t.Fatal(err)
	}
	if _, err := a.Open(t.Context(), ""); !saysHelp(err, helpDamaged) {
		t.Errorf("a mark: %v", err)
	}
	for _, name := range []string{"x", filepath.Join(a.backupFolder(), "x.db"), "/dev/zero"} {
		if _, err := a.Restore(t.Context(), name); err == nil || !strings.Contains(err.Error(), "there is no such backup") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// L6.
func TestAPathThatIsTooLongIsCalledThat(t *testing.T) {
	t.Parallel()
	top := t.TempDir()
	for length := 430; length <= 520; length++ {
		folder := top
		for len(folder) < length-100 {
			folder = filepath.Join(folder, strings.Repeat("d", 60))
		}
		folder = filepath.Join(folder, strings.Repeat("d", length-len(folder)-1))
		a := archiveIn(folder)
		s, err := a.Open(t.Context(), "")
		if err == nil {
			storetest.Save(t, s, storetest.At("a", 0, true))
			_, backup := archiveIn(folder).Backup(t.Context())
			err = errors.Join(backup, s.Close())
		}
		fault, ok := errors.AsType[*quiz.StoreError](err)
		if err != nil && (!ok || !strings.HasPrefix(fault.What, "its path is too long, ") || fault.Help != helpShorter) {
			t.Errorf("%d bytes: %v", length, err)
		}
		if length < 440 && err != nil || length > 500 && err == nil {
			t.Errorf("%d bytes: %v", length, err)
		}
		if err := os.RemoveAll(folder); err != nil {
			t.Fatal(err)
		}
	}
}

// L8.
func TestWithoutItsLockADatabaseInUseIsNotReplaced(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" {
		t.Skip("a file that is open is not replaced there")
	}
	from := scenes(t)[0]
	a := copyOf(t, from.folder)
	s := open(t, archiveIn(a.folder), "")
	storetest.Save(t, s, storetest.At("a", 0, true))
	mustRemove(t, filepath.Join(a.folder, "porthole.lock"))
	_, restore := a.Restore(t.Context(), from.backup)
	_, _, _, rescue := a.Rescue(t.Context())
	for _, err := range []error{restore, rescue} {
		if err == nil || !strings.Contains(err.Error(), "another porthole has it open") {
			t.Errorf("%v", err)
		}
	}
	storetest.Save(t, s, storetest.At("a", 1, true))
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := a.Restore(t.Context(), from.backup); err != nil {
		t.Errorf("once it is closed: %v", err)
	}
	isSound(t, a)
}
