package sqlite

import (
	"encoding/binary"
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"porthole/quiz"
	"porthole/quiz/exam"
	"porthole/quiz/memory"
	"porthole/quiz/store"
	"porthole/quiz/store/internal/storetest"
)

var damages = flag.Int("damages", 100, "damaged databases that are tried")

// scene is a folder whose database is to be damaged.
type scene struct {
	folder string
	export []string // what was kept, by learner
	backup string
}

// scenes are a database that was closed, and one whose last answers lie beside it.
func scenes(t *testing.T) []scene {
	t.Helper()
	closed := busyArchive(t)
	b, err := closed.Backup(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	export := []string{exported(t, closed, ""), exported(t, closed, "Zoë")}
	opened := archiveIn(filepath.Join(t.TempDir(), "opened"))
	if err := os.CopyFS(opened.options.Folder, os.DirFS(closed.options.Folder)); err != nil {
		t.Fatal(err)
	}
	s := open(t, opened, "")
	for i := range 10 {
		storetest.Save(t, s, storetest.At("late", 1000+i, true))
	}
	late := filepath.Join(t.TempDir(), "late")
	if err := os.CopyFS(late, os.DirFS(opened.options.Folder)); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(filepath.Join(late, "porthole.db-shm")); err != nil {
		t.Fatal(err)
	}
	return []scene{
		{closed.options.Folder, export, b.Name},
		{late, []string{exported(t, opened, ""), exported(t, opened, "Zoë")}, b.Name},
	}
}

// hurt damages a database in one way of several, and says which.
func hurt(t *testing.T, path string, chance *rand.Rand) string {
	t.Helper()
	db, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var how string
	switch n := chance.IntN(10); n {
	case 0, 1:
		size := chance.IntN(len(db))
		db, how = db[:size], fmt.Sprint("cut off at ", size)
	case 2, 3, 4:
		at := chance.IntN(len(db) * 8)
		db[at/8] ^= 1 << (at % 8)
		how = fmt.Sprint("bit flipped in byte ", at/8)
	case 5:
		for range 100 {
			at := chance.IntN(len(db) * 8)
			db[at/8] ^= 1 << (at % 8)
		}
		how = "100 bits flipped"
	case 6, 7:
		page := chance.IntN(len(db) / 4096)
		clear(db[page*4096 : (page+1)*4096])
		how = fmt.Sprint("zeroes on page ", page+1)
	case 8:
		other := [][]byte{{}, []byte("Dear diary,\n"), make([]byte, 8192), []byte(strings.Repeat("x", 50000))}
		db, how = other[chance.IntN(len(other))], "another file"
	case 9:
		binary.BigEndian.PutUint32(db[60:], store.Form+1)
		how = "a newer form"
	}
	if err := os.WriteFile(path, db, 0o600); err != nil {
		t.Fatal(err)
	}
	return how
}

// onDisk returns the bytes of a database and of what lies beside it.
func onDisk(t *testing.T, a *Archive) [2]string {
	t.Helper()
	var out [2]string
	for i, suffix := range []string{"", "-wal"} {
		content, err := os.ReadFile(a.path() + suffix)
		if err != nil && !os.IsNotExist(err) {
			t.Fatal(err)
		}
		out[i] = string(content)
	}
	return out
}

// copyOf returns an archive of a copy of a folder.
func copyOf(t *testing.T, folder string) *Archive {
	t.Helper()
	a := anArchive(t)
	if err := os.CopyFS(a.folder, os.DirFS(folder)); err != nil {
		t.Fatal(err)
	}
	return a
}

// rounds returns how often something is tried: an eighth as often where all takes several times as long.
func rounds(n int) int {
	if raceDetector {
		return n / 8
	}
	return n
}

func TestADamagedDatabaseIsNeverWrittenToAndComesBack(t *testing.T) {
	t.Parallel()
	all := scenes(t)
	chance := rand.New(rand.NewPCG(7, 3))
	counts := map[string]int{}
	for n := range rounds(*damages) {
		from := all[n%len(all)]
		a := copyOf(t, from.folder)
		name := fmt.Sprintf("%d, %s", n, hurt(t, a.path(), chance))
		hurtBytes := onDisk(t, a)
		refused, late := meet(t, name, a, from)
		switch {
		case refused:
			counts["refused"]++
			if got := onDisk(t, a); got != hurtBytes {
				t.Errorf("%s: what was refused has changed", name)
			}
		case late:
			counts["found"]++
		default:
			counts["harmless"]++
			continue
		}
		if n/2%2 == 0 {
			comeBack(t, name, a, from)
		} else {
			rescueOf(t, name, from, hurtBytes)
		}
		_ = os.RemoveAll(a.folder) // the test removes what is left
	}
	t.Log(counts)
	if rounds(*damages) >= 100 && (counts["refused"] < 20 || counts["found"] < 20) {
		t.Errorf("%v", counts)
	}
}

// meet opens a damaged database. It is refused, or found damaged by the check, or nothing is lost.
func meet(t *testing.T, name string, a *Archive, from scene) (refused, late bool) {
	t.Helper()
	opened, err := a.Open(t.Context(), "")
	if err != nil {
		saysTheWayBack(t, name, err)
		return true, false
	}
	s, _ := opened.(*openStore)
	a.maintain(t.Context(), s.now)
	before := onDisk(t, a)
	_, err = s.SaveAnswer(t.Context(), storetest.At("after", 2000, true))
	if err == nil {
		if _, failed := s.Record(t.Context(), "mail"); failed != nil {
			t.Errorf("%s: the check found nothing, reading says %v", name, failed)
		}
		for _, id := range []string{"over", "runs"} {
			if _, failed := s.Exam(t.Context(), id); failed != nil {
				t.Errorf("%s: the check found nothing, reading the exam %s says %v", name, id, failed)
			}
		}
		if failed := s.Close(); failed != nil {
			t.Errorf("%s: %v", name, failed)
		}
		got := exported(t, a, "")
		for line := range strings.SplitSeq(from.export[0], "\n") {
			if strings.HasPrefix(line, `{"id"`) && !strings.Contains(got, strings.TrimRight(line, ",]")) {
				t.Errorf("%s: the check found nothing, and this is lost: %s", name, line)
			}
		}
		return false, false
	}
	saysTheWayBack(t, name, err)
	everyMethodSays(t, name, s, err)
	if unsaved, ok := errors.AsType[*quiz.UnsavedError](s.Close()); !ok || !strings.Contains(unsaved.What, "1 answer and ") {
		t.Errorf("%s: the end says %v", name, unsaved)
	}
	if onDisk(t, a) != before {
		t.Errorf("%s: it was written to after the damage was known", name)
	}
	if _, again := a.Open(t.Context(), ""); again == nil {
		t.Errorf("%s: the next start knows nothing of it", name)
	} else {
		saysTheWayBack(t, name, again)
	}
	return false, true
}

func saysTheWayBack(t *testing.T, name string, err error) {
	t.Helper()
	fault, ok := errors.AsType[*quiz.StoreError](err)
	if !ok || !fault.Blocks || fault.Path == "" || fault.What == "" || !strings.Contains(fault.Help, "porthole data restore") {
		t.Errorf("%s: %v", name, err)
	}
}

func everyMethodSays(t *testing.T, name string, s exam.Store, want error) {
	t.Helper()
	ctx := t.Context()
	_, record := s.Record(ctx, "mail")
	_, read := s.LessonsRead(ctx, "mail")
	_, _, best := s.BestRun(ctx, "mail", "drill")
	_, progress := s.Learner(ctx, "mail")
	_, handed := s.HandIn(ctx, "runs", storetest.DeckOf("runs", 25), storetest.Later())
	_, kept := s.Exam(ctx, "over")
	_, _, running := s.RunningExam(ctx, "mail")
	_, results := s.ExamResults(ctx, "mail")
	for n, err := range []error{
		handed, kept, running, results, s.BeginExam(ctx, storetest.AnExam("a", "mail", 3)), s.SaveExamStep(ctx, "runs", storetest.Change(storetest.Picked(0, 1))),
		record, read, best, progress, s.TakeBack(ctx, 1), s.MarkGuess(ctx, 1), s.SaveRun(ctx, quiz.Run{At: storetest.Noon()}),
		s.MarkRead(ctx, "mail", "", storetest.Noon()), s.SetGoal(ctx, "mail", memory.Goal{}), s.SaveForecast(ctx, "mail", memory.Snapshot{}),
	} {
		if err == nil || err.Error() != want.Error() {
			t.Errorf("%s: method %d says %v", name, n, err)
		}
	}
}
