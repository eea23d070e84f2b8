package sqlite

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"porthole/quiz"
	"porthole/quiz/exam"
)

// A below is what happens to a database below a program that has it open, and how it comes back.
type below struct {
	name string
	take func(t *testing.T, a *Archive) (giveBack func(t *testing.T))
	says string // with the first answer after it
}

func moving(t *testing.T, from, to string) func(*testing.T) {
	t.Helper()
	if err := os.Rename(from, to); err != nil {
		t.Fatal(err)
	}
	return func(t *testing.T) {
		t.Helper()
		if err := os.Rename(to, from); err != nil {
			t.Fatal(err)
		}
	}
}

// belows are all the ways in which a database goes, without what wants a disk of its own.
func belows() []below {
	all := []string{"", "-wal", "-shm"}
	restores := func(t *testing.T, a *Archive) func(*testing.T) {
		t.Helper()
		return func(t *testing.T) {
			t.Helper()
			backups, err := a.backups().list()
			if err != nil || len(backups) == 0 {
				t.Fatal(backups, err)
			}
			if _, err := archiveIn(a.folder).Restore(t.Context(), backups[0].Name); err != nil {
				t.Fatal(err)
			}
		}
	}
	return []below{
		{"removed, restored", func(t *testing.T, a *Archive) func(*testing.T) {
			for _, suffix := range all {
				mustRemove(t, a.name()+suffix)
			}
			return restores(t, a)
		}, "missing"},
		{"removed alone, restored", func(t *testing.T, a *Archive) func(*testing.T) {
			mustRemove(t, a.name())
			return restores(t, a)
		}, "missing"},
		{"moved and moved back", func(t *testing.T, a *Archive) func(*testing.T) {
			return moving(t, a.name(), a.name()+".elsewhere")
		}, "missing"},
		{"its folder moved and moved back", func(t *testing.T, a *Archive) func(*testing.T) {
			return moving(t, a.folder, a.folder+"-elsewhere")
		}, "missing"},
		{"unmounted and mounted again", func(t *testing.T, a *Archive) func(*testing.T) {
			target, err := filepath.EvalSymlinks(a.name())
			if err != nil || target == a.name() {
				t.Fatal("it is to be a link", err)
			}
			return moving(t, filepath.Dir(target), filepath.Dir(target)+"-away")
		}, "a link to"},
		{"replaced by an older copy", func(t *testing.T, a *Archive) func(*testing.T) {
			backups, err := a.backups().list()
			if err != nil || len(backups) == 0 {
				t.Fatal(backups, err)
			}
			older, err := os.ReadFile(backups[0].Path)
			if err != nil {
				t.Fatal(err)
			}
			for _, suffix := range all {
				mustRemove(t, a.name()+suffix)
			}
			mustWrite(t, a.name(), string(older))
			return func(*testing.T) {}
		}, "replaced"},
		{"its -wal removed", func(t *testing.T, a *Archive) func(*testing.T) {
			mustRemove(t, a.name()+"-wal")
			return func(*testing.T) {}
		}, "replaced"},
		{"its index removed", func(t *testing.T, a *Archive) func(*testing.T) {
			mustRemove(t, a.name()+"-shm")
			return func(*testing.T) {}
		}, "replaced"},
	}
}

// underWay is an archive with a backup, whose store is open.
func underWay(t *testing.T, b below) (*Archive, exam.OpenStore) {
	t.Helper()
	a := anArchive(t)
	if strings.HasPrefix(b.name, "unmounted") {
		disk := filepath.Join(t.TempDir(), "disk")
		for _, folder := range []string{a.folder, disk} {
			if err := os.MkdirAll(folder, 0o700); err != nil {
				t.Fatal(err)
			}
		}
		if err := build(t.Context(), filepath.Join(disk, "it.db"), 4); err != nil {
			t.Fatal(err)
		}
		if err := os.Symlink(filepath.Join(disk, "it.db"), a.name()); err != nil {
			t.Fatal(err)
		}
	}
	s, err := a.Open(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() }) // the test has looked at it
	if _, err := archiveIn(a.folder).Backup(t.Context()); err != nil {
		t.Fatal(err)
	}
	return a, s
}

// saysLater checks what is said of something that cannot be saved yet, and that the learner can go on.
func saysLater(t *testing.T, b below, err error, says string) {
	t.Helper()
	fault, ok := errors.AsType[*quiz.StoreError](err)
	if !ok || !fault.Later || fault.Blocks || fault.Help == "" || !strings.Contains(fault.What, says) {
		t.Errorf("%s: %v", b.name, err)
	}
}

// cardsIn are the cards of all answers that are kept, in their order.
func cardsIn(t *testing.T, a *Archive) (cards []string) {
	t.Helper()
	for line := range strings.SplitSeq(exported(t, a, ""), "\n") {
		if _, card, ok := strings.Cut(line, `"card":"`); ok {
			card, _, _ = strings.Cut(card, `"`)
			cards = append(cards, card)
		}
	}
	return cards
}
