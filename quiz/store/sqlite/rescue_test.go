package sqlite

import (
	"context"
	"encoding/binary"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"porthole/quiz/store"
	"porthole/quiz/store/internal/storetest"
)

// comeBack restores the backup in the place of a damaged database.
func comeBack(t *testing.T, name string, a *Archive, from scene) {
	t.Helper()
	damaged := onDisk(t, a)[0]
	if found, err := a.Check(t.Context()); (len(found) == 0 || err != nil) && !isNewer(err) {
		t.Errorf("%s: the check by hand finds %q, %v", name, found, err)
	}
	aside, err := a.Restore(t.Context(), from.backup)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	if kept, err := os.ReadFile(aside); err != nil || string(kept) != damaged {
		t.Errorf("%s: what was set aside is not the damaged one, %v", name, err)
	}
	if found, err := a.Check(t.Context()); len(found) > 0 || err != nil {
		t.Errorf("%s: restored, %q, %v", name, found, err)
	}
	if n := strings.Count(exported(t, a, ""), "\n{\"id\""); n != storetest.Filled+3 { // answers, a run and two exams
		t.Errorf("%s: restored, %d are there", name, n)
	}
}

// rescueOf rescues a damaged database: all that comes back was there, and what is lost is told.
func rescueOf(t *testing.T, name string, from scene, damaged [2]string) {
	t.Helper()
	a := anArchive(t)
	if err := os.MkdirAll(a.folder, 0o700); err != nil {
		t.Fatal(err)
	}
	for i, suffix := range []string{"", "-wal"} {
		if damaged[i] != "" || suffix == "" {
			if err := os.WriteFile(a.path()+suffix, []byte(damaged[i]), 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	saved, lost, aside, err := a.Rescue(t.Context())
	if strings.Contains(name, "newer") {
		if err == nil || onDisk(t, a) != damaged {
			t.Errorf("%s: rescued, %v", name, err)
		}
		return
	}
	if err != nil || aside == "" {
		t.Fatalf("%s: %d, %d, %q, %v", name, saved, lost, aside, err)
	}
	all := strings.Join(from.export, "\n")
	total := strings.Count(all, `"session"`)
	if at, flipped := flippedAt(name); flipped && saved+lostBy(at) < total {
		t.Errorf("%s: of %d answers %d were saved", name, total, saved)
	}
	if found, failed := a.Check(t.Context()); len(found) > 0 || failed != nil {
		t.Errorf("%s: rescued, %q, %v", name, found, failed)
	}
	_, err = a.using(t.Context(), func(ctx context.Context, d *Database) error {
		return d.Read(ctx, func(ctx context.Context, q *store.Conn) error {
			n := 0
			fault := q.Each(ctx, `SELECT id, given FROM answers`, nil, func(scan func(...any) error) error {
				var id int64
				var given string
				failed := scan(&id, &given)
				if n++; !strings.Contains(all, fmt.Sprintf(`{"id":"%d"`, id)) {
					t.Errorf("%s: an answer that never was: %d", name, id)
				}
				return failed
			})
			if diff := cmp.Diff(saved, n); diff != "" {
				t.Errorf("%s: %s", name, diff)
			}
			return fault
		})
	})
	if err != nil {
		t.Errorf("%s: %v", name, err)
	}
}

func TestACheckpointThatWasKilledIsNoDamage(t *testing.T) {
	t.Parallel()
	from := scenes(t)[1]
	beside, err := readWAL(filepath.Join(from.folder, "porthole.db-wal"), 4096, 4096)
	if err != nil || len(beside.held) < 5 {
		t.Fatal(len(beside.held), err)
	}
	chance := rand.New(rand.NewPCG(7, 4))
	for n := range 20 {
		a := copyOf(t, from.folder)
		file, err := os.OpenFile(a.path(), os.O_RDWR, 0)
		if err != nil {
			t.Fatal(err)
		}
		for page, content := range beside.held {
			if page > 1 && chance.IntN(20) > n || page == 1 && n%4 == 3 {
				continue
			}
			if page == 1 { // as if much had been added
				binary.BigEndian.PutUint32(content[28:], binary.BigEndian.Uint32(content[28:])+uint32(n%2)*9)
			}
			if _, err := file.WriteAt(content, (page-1)*4096); err != nil {
				t.Fatal(err)
			}
		}
		if err := file.Close(); err != nil {
			t.Fatal(err)
		}
		if got := []string{exported(t, a, ""), exported(t, a, "Zoë")}; !cmp.Equal(from.export, got) {
			t.Errorf("%d: something is lost", n)
		}
	}
}

// flippedAt returns which byte was damaged, where the name of the damage says that one bit was flipped.
func flippedAt(name string) (at int, flipped bool) {
	_, where, found := strings.Cut(name, "bit flipped in byte ")
	if !found {
		return 0, false
	}
	_, err := fmt.Sscan(where, &at)
	return at, err == nil
}

// lostBy is how many answers a flipped bit costs at most: one, or a page of them where it is in the header or in the list of
// cells of a page (Database File Format, section 1.6).
func lostBy(at int) int {
	const page, header, cells, answersOnAPage = 4096, 8, 12, 10
	if at%page < header+2*cells {
		return answersOnAPage
	}
	return 1
}
