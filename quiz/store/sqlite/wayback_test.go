package sqlite

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"porthole/quiz"
	"porthole/quiz/store/internal/storetest"
)

// lateCopy is a copy of a database whose last answers lie beside it, as a program that was killed leaves it.
func lateCopy(t *testing.T) (*Archive, scene) {
	t.Helper()
	from := scenes(t)[1]
	return copyOf(t, from.folder), from
}

func mustRemove(t *testing.T, path string) {
	t.Helper()
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
}

func mustWrite(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func isSound(t *testing.T, a *Archive) {
	t.Helper()
	if found, err := a.Check(t.Context()); len(found) > 0 || err != nil {
		t.Errorf("the check finds %q, %v", found, err)
	}
}

func answersIn(t *testing.T, a *Archive) int {
	t.Helper()
	s, err := a.Status(t.Context())
	if err != nil {
		t.Error(err)
	}
	return s.Answers
}

// H2.
func TestARestoreBesideAWalWithoutItsDatabaseIsSound(t *testing.T) {
	t.Parallel()
	a, from := lateCopy(t)
	beside := onDisk(t, a)[1]
	mustWrite(t, a.path()+"-shm", strings.Repeat("index", 1000))
	mustWrite(t, a.path()+"-journal", strings.Repeat("journal", 1000))
	mustRemove(t, a.path())
	aside, err := a.Restore(t.Context(), from.backup)
	if err != nil || !strings.HasPrefix(filepath.Base(aside), "aside-") {
		t.Fatalf("%q, %v", aside, err)
	}
	if kept, err := os.ReadFile(strings.TrimSuffix(aside, "-journal") + "-wal"); err != nil || string(kept) != beside {
		t.Errorf("the -wal is not what was set aside: %v", err)
	}
	isSound(t, a)
	if n := strings.Count(exported(t, a, ""), "\n{\"id\""); n != storetest.Filled+3 {
		t.Errorf("%d rows are there", n)
	}
}

func TestARescueOfAWalWithoutItsDatabaseSavesWhatItHolds(t *testing.T) {
	t.Parallel()
	a, _ := lateCopy(t)
	mustRemove(t, a.path())
	saved, _, aside, err := a.Rescue(t.Context())
	if err != nil || saved < 10 || !strings.HasSuffix(aside, "-wal") {
		t.Fatalf("%d, %q, %v", saved, aside, err)
	}
	isSound(t, a)
	if got := answersIn(t, a); got != saved {
		t.Errorf("%d answers are there, %d were saved", got, saved)
	}
}

func TestAStartLeavesAWalWithoutItsDatabaseAlone(t *testing.T) {
	t.Parallel()
	a, _ := lateCopy(t)
	mustRemove(t, a.path())
	before := onDisk(t, a)
	_, open := a.Open(t.Context(), "")
	_, check := a.Check(t.Context())
	_, backup := a.Backup(t.Context())
	_, learners := a.Learners(t.Context())
	for _, err := range []error{open, check, backup, learners, a.Export(t.Context(), "", io.Discard)} {
		if !saysHelp(err, helpHalf) {
			t.Errorf("%v", err)
		}
	}
	if onDisk(t, a) != before {
		t.Error("it has changed")
	}
}

func TestAnIndexWithoutItsDatabaseDoesNotHarmANewOne(t *testing.T) {
	t.Parallel()
	a := anArchive(t)
	if err := os.MkdirAll(a.folder, 0o700); err != nil {
		t.Fatal(err)
	}
	mustWrite(t, a.path()+"-wal", "")
	mustWrite(t, a.path()+"-shm", strings.Repeat("index", 1000))
	s := open(t, a, "")
	storetest.Save(t, s, storetest.At("a", 0, true))
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	isSound(t, a)
}

func TestTheCopyOfADatabaseInUseIsRestoredWithWhatLiesBesideIt(t *testing.T) {
	t.Parallel()
	from := scenes(t)[1]
	a := anArchive(t)
	if _, err := a.Restore(t.Context(), filepath.Join(from.folder, "porthole.db")); err != nil {
		t.Fatal(err)
	}
	isSound(t, a)
	if diff := cmp.Diff(from.export[0], exported(t, a, "")); diff != "" {
		t.Error(diff)
	}
}

// M1.
func TestAfterACheckHasFoundDamageNothingIsWrittenUntilAWayBack(t *testing.T) {
	t.Parallel()
	for _, restored := range []bool{true, false} {
		from := scenes(t)[0]
		a := copyOf(t, from.folder)
		running, err := archiveIn(a.folder).Open(t.Context(), "") // before it is damaged
		if err != nil {
			t.Fatal(err)
		}
		storetest.RecordOf(t, running, "mail")
		flipAnAnswer(t, a.path())
		found, err := a.Check(t.Context())
		if len(found) == 0 || err != nil {
			t.Fatalf("%q, %v", found, err)
		}
		before := onDisk(t, a)
		if _, err = a.Open(t.Context(), ""); !saysHelp(err, helpDamaged) {
			t.Errorf("a start: %v", err)
		}
		if _, err = running.SaveAnswer(t.Context(), storetest.At("a", 5, true)); !saysHelp(err, helpDamaged) {
			t.Errorf("a program that has it open: %v", err)
		}
		_ = running.Close() // what it says is another test's
		if _, err = a.Import(t.Context(), "", strings.NewReader(from.export[0])); !saysHelp(err, helpDamaged) {
			t.Errorf("an import: %v", err)
		}
		if _, err = a.Forget(t.Context(), ""); !saysHelp(err, helpDamaged) {
			t.Errorf("forget: %v", err)
		}
		if onDisk(t, a) != before {
			t.Error("it was written to")
		}
		if restored {
			_, err = a.Restore(t.Context(), from.backup)
		} else {
			_, _, _, err = a.Rescue(t.Context())
		}
		if err != nil {
			t.Fatal(err)
		}
		isSound(t, a)
		storetest.Save(t, open(t, a, ""), storetest.At("a", 6, true))
	}
}

// flipAnAnswer changes what was typed, which only the checksum of the row tells.
func flipAnAnswer(t *testing.T, path string) {
	t.Helper()
	d, err := connect(path, forWriting())
	if err != nil {
		t.Fatal(err)
	}
	_, err = d.pool.ExecContext(t.Context(), `UPDATE answers SET card = card || 'x' WHERE id = (SELECT min(id) FROM answers)`)
	if err = errors.Join(err, d.Close()); err != nil {
		t.Fatal(err)
	}
}

// M2, M3: each trouble has a word of its own and a way back of its own, which works. Full disks, and what may not be read,
// are in the tests beside this one that want more of the system.
func TestEachTroubleHasItsOwnWordAndItsOwnWayBack(t *testing.T) {
	t.Parallel()
	move := func(from, to string) func(*testing.T) {
		return func(t *testing.T) {
			t.Helper()
			if err := os.Rename(from, to); err != nil {
				t.Fatal(err)
			}
		}
	}
	said := map[string]string{}
	for name, trouble := range map[string]func(*testing.T, *Archive) (wayBack func(*testing.T)){
		"unmounted": func(t *testing.T, a *Archive) func(*testing.T) {
			disk := t.TempDir()
			move(a.name(), filepath.Join(disk, "it.db"))(t)
			if err := os.Symlink(filepath.Join(disk, "it.db"), a.name()); err != nil {
				t.Fatal(err)
			}
			move(disk, disk+"-away")(t)
			return move(disk+"-away", disk)
		},
		"unmounted folder": func(t *testing.T, a *Archive) func(*testing.T) {
			move(a.folder, a.folder+"-real")(t)
			if err := os.Symlink(a.folder+"-real", a.folder); err != nil {
				t.Fatal(err)
			}
			move(a.folder+"-real", a.folder+"-away")(t)
			return move(a.folder+"-away", a.folder+"-real")
		},
		"missing": func(t *testing.T, a *Archive) func(*testing.T) {
			move(a.name(), a.name()+".elsewhere")(t)
			return move(a.name()+".elsewhere", a.name())
		},
		"missing, restored": func(t *testing.T, a *Archive) func(*testing.T) {
			mustRemove(t, a.name())
			return func(t *testing.T) {
				all, err := a.backups().list()
				i := slices.IndexFunc(all, func(b quiz.Backup) bool { return b.Why == whyByHand })
				if err != nil || i < 0 {
					t.Fatal(all, err)
				}
				if _, err := a.Restore(t.Context(), all[i].Name); err != nil {
					t.Fatal(err)
				}
			}
		},
		"damaged": func(t *testing.T, a *Archive) func(*testing.T) {
			flipAnAnswer(t, a.name())
			if found, err := a.Check(t.Context()); len(found) == 0 || err != nil {
				t.Fatal(found, err)
			}
			return func(t *testing.T) {
				if _, _, _, err := a.Rescue(t.Context()); err != nil {
					t.Fatal(err)
				}
			}
		},
	} {
		from := scenes(t)[0]
		a := copyOf(t, from.folder)
		wayBack := trouble(t, a)
		_, err := a.Open(t.Context(), "")
		fault, ok := err.(*quiz.StoreError) //nolint:errorlint // it is returned bare
		if !ok || !fault.Blocks {
			t.Errorf("%s: %v", name, err)
			continue
		}
		said[name] = fault.Help
		if found, again := a.Check(t.Context()); name != "damaged" && (len(found) > 0 || again == nil || again.Error() != err.Error()) {
			t.Errorf("%s: the check says %q, %v", name, found, again)
		}
		for way, got := range map[string]error{"export": a.Export(t.Context(), "", io.Discard), "backup": second(a.Backup(t.Context()))} {
			if !saysHelp(got, fault.Help) {
				t.Errorf("%s: %s says %v", name, way, got)
			}
		}
		wayBack(t)
		isSound(t, a)
		if got := answersIn(t, a); got < 2*storetest.Filled-1 {
			t.Errorf("%s: on the way back %d answers are there", name, got)
		}
		storetest.Save(t, open(t, a, ""), storetest.At("a", 6, true))
	}
	words := map[string]bool{said["unmounted"]: true, said["missing"]: true, said["damaged"]: true, helpRoom: true, helpRead: true}
	if len(words) != 5 || said["unmounted"] != said["unmounted folder"] {
		t.Errorf("%q", said)
	}
}

func second[T any](_ T, err error) error { return err }
