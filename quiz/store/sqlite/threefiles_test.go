package sqlite

import (
	"bytes"
	"encoding/binary"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"porthole/quiz/store/internal/storetest"
)

var (
	triples    = flag.Int("triples", 40, "damages of the three files of a database, single and in pairs")
	tripleSeed = flag.Uint64("triples-seed", 11, "the seed of the first of them; each has the next one")
)

// killed is the folder of a program that was killed: the last answers lie beside the database, with the index of them.
func killed(t *testing.T) (folder, backup string, cards []string) {
	t.Helper()
	from := scenes(t)[0]
	a := copyOf(t, from.folder)
	s := open(t, a, "")
	for i := range 12 {
		storetest.Save(t, s, storetest.At(fmt.Sprint("late ", i), 1000+i, true))
	}
	folder = filepath.Join(t.TempDir(), "killed")
	if err := os.CopyFS(folder, os.DirFS(a.folder)); err != nil {
		t.Fatal(err)
	}
	return folder, from.backup, cardsIn(t, a)
}

// spoil damages one of the files in one way of several, and says which.
func spoil(t *testing.T, path string, block, head int, chance *rand.Rand) string {
	t.Helper()
	was, err := os.ReadFile(path)
	if os.IsNotExist(err) {
		return "is gone already"
	}
	if err != nil {
		t.Fatal(err)
	}
	is := slices.Clone(was)
	blocks := max(1, (len(is)-head)/block)
	at := func() []byte { // one page, or one frame
		n := chance.IntN(blocks)
		return is[min(len(is), head+n*block):min(len(is), head+(n+1)*block)]
	}
	how := ""
	switch chance.IntN(8) {
	case 0, 1, 2:
		bit := chance.IntN(len(is) * 8)
		is[bit/8] ^= 1 << (bit % 8)
		how = fmt.Sprint("bit flipped in byte ", bit/8)
	case 3:
		clear(at())
		how = "a block of zeroes"
	case 4:
		one, other := at(), at()
		if len(one) == len(other) {
			kept := slices.Clone(one)
			copy(one, other)
			copy(other, kept)
		}
		how = "two blocks swapped"
	case 5:
		is = is[:chance.IntN(len(is))]
		how = fmt.Sprint("cut off at ", len(is))
	case 6:
		for range 50 {
			is[chance.IntN(len(is))] = byte(chance.Uint32())
		}
		how = "50 bytes changed"
	case 7:
		if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
		return "removed"
	}
	if err := os.WriteFile(path, is, 0o600); err != nil {
		t.Fatal(err)
	}
	return how
}

// proven reports whether a -wal that was spoilt still shows that something is missing: behind the first frame that is not
// what was written the end of a transaction stands as it was, and the one behind it stands as it was, whole.
func proven(was, is []byte) bool {
	const size = frameHeader + 4096
	same := func(from, to int) bool { return to <= len(is) && bytes.Equal(was[from:to], is[from:to]) }
	bad := !same(0, walHeader)
	ended := bad && same(16, walHeader) // a transaction that goes on from the header
	whole := ended
	for at := walHeader; at+size <= len(was); at += size {
		intact := same(at, at+size)
		commits := binary.BigEndian.Uint32(was[at+4:]) > 0
		if !bad {
			bad = !intact
			if bad {
				ended, whole = false, false
			}
			continue
		}
		whole = whole && intact
		if !commits {
			continue
		}
		if ended && whole {
			return true
		}
		ended, whole = intact, intact
	}
	return false
}

// M5, and damage of all kinds.
func TestDamageToTheThreeFilesOfADatabaseIsNeverCalledSoundWhereItShows(t *testing.T) {
	t.Parallel()
	folder, backup, want := killed(t)
	wal, err := os.ReadFile(filepath.Join(folder, "porthole.db-wal"))
	if err != nil {
		t.Fatal(err)
	}
	counts := map[string]int{}
	for n := range rounds(*triples) {
		seed := *tripleSeed + uint64(n)
		chance := rand.New(rand.NewPCG(seed, 5))
		a := copyOf(t, folder)
		name := fmt.Sprint("-triples-seed ", seed, ":")
		hurt := map[string]bool{}
		for range 1 + n%2 {
			suffix := []string{"", "-wal", "-wal", "-shm"}[chance.IntN(4)]
			block, head := 4096, 0
			if suffix == "-wal" {
				block, head = frameHeader+4096, walHeader
			}
			name += " " + "porthole.db" + suffix + " " + spoil(t, a.path()+suffix, block, head, chance) + ","
			hurt[suffix] = true
		}
		now := onDisk(t, a)
		found, failed := a.Check(t.Context())
		if len(found) == 0 && failed == nil {
			counts["sound"]++
			lost := missing(t, a, want)
			if lost > 0 && (!hurt["-shm"] || proven(wal, []byte(now[1]))) {
				t.Errorf("%s is called sound, and %d answers are missing", name, lost)
			}
			if lost > 0 {
				counts["sound, and what is missing cannot be told"]++
			}
			continue
		}
		counts["found"]++
		if says := fmt.Sprint(found, failed); strings.Contains(says, "sql:") {
			t.Errorf("%s says %s", name, says)
		}
		staysAsItIs(t, name, a, now)
		if n/2%2 == 0 || failed != nil {
			_, err = a.Restore(t.Context(), backup)
		} else {
			_, _, _, err = a.Rescue(t.Context())
		}
		if err != nil {
			t.Errorf("%s: the way back: %v", name, err)
			continue
		}
		isSound(t, a)
		s := open(t, a, "")
		storetest.Save(t, s, storetest.At("after", 3000, true))
		if err := s.Close(); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		_ = os.RemoveAll(a.folder) // the test removes what is left
	}
	t.Logf("seeds %d to %d: %v", *tripleSeed, *tripleSeed+uint64(rounds(*triples))-1, counts)
}

// missing counts the answers that are not there.
func missing(t *testing.T, a *Archive, want []string) int {
	t.Helper()
	got := cardsIn(t, a)
	for _, card := range got {
		if i := slices.Index(want, card); i >= 0 {
			want = slices.Delete(slices.Clone(want), i, i+1)
		}
	}
	return len(want)
}

// staysAsItIs makes sure that nobody writes to a database that is known to be damaged, or half gone.
func staysAsItIs(t *testing.T, name string, a *Archive, before [2]string) {
	t.Helper()
	if _, err := a.Open(t.Context(), ""); err == nil {
		t.Errorf("%s: it can be opened", name)
	}
	if _, err := a.Import(t.Context(), "", strings.NewReader(`{"format":"porthole-export","version":1}`)); err == nil {
		t.Errorf("%s: it can be imported into", name)
	}
	if onDisk(t, a) != before {
		t.Errorf("%s: it was written to", name)
	}
}

// M5: a bit of a frame, and what was saved after it.
func TestAHoleInTheWalIsFoundAndRescued(t *testing.T) {
	t.Parallel()
	folder, _, want := killed(t)
	for _, indexed := range []bool{true, false} {
		for _, byteOf := range []int{3, 9, 17, 40, frameHeader + 2000} { // page, salt, checksum, content
			a := copyOf(t, folder)
			if !indexed {
				mustRemove(t, a.path()+"-shm")
			}
			all, err := os.ReadFile(a.path() + "-wal")
			if err != nil {
				t.Fatal(err)
			}
			all[walHeader+(frameHeader+4096)*4+byteOf] ^= 4
			mustWrite(t, a.path()+"-wal", string(all))
			if _, err := a.Open(t.Context(), ""); !saysHelp(err, helpDamaged) {
				t.Fatalf("byte %d of a frame: a start says %v", byteOf, err)
			}
			if found, err := a.Check(t.Context()); len(found) == 0 || err != nil {
				t.Errorf("byte %d of a frame: %q, %v", byteOf, found, err)
			}
			if _, _, _, err := a.Rescue(t.Context()); err != nil {
				t.Fatal(err)
			}
			isSound(t, a)
			if lost := missing(t, a, want); lost > 0 {
				t.Errorf("byte %d of a frame: %d answers were not rescued", byteOf, lost)
			}
		}
	}
}

// M5: the end of the -wal is cut off, or all of it is gone, and the index still tells of it.
func TestWhatTheIndexTellsOfIsMissed(t *testing.T) {
	t.Parallel()
	folder, _, _ := killed(t)
	for name, cut := range map[string]func(string) error{
		"cut off": func(path string) error { return os.Truncate(path, walHeader+3*(frameHeader+4096)) },
		"empty":   func(path string) error { return os.Truncate(path, 0) },
		"gone":    os.Remove,
	} {
		a := copyOf(t, folder)
		if err := cut(a.path() + "-wal"); err != nil {
			t.Fatal(err)
		}
		if found, err := a.Check(t.Context()); len(found) == 0 || err != nil {
			t.Errorf("%s: %q, %v", name, found, err)
		}
	}
	isSound(t, copyOf(t, folder))
}
