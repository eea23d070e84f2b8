//go:build unix

package sqlite

import (
	"bufio"
	"context"
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"porthole/quiz"
	"porthole/quiz/store"
	"porthole/quiz/store/internal/storetest"
)

// The longer runs of these tests: see .github/CONTRIBUTING.md.
var (
	kills      = flag.Int("kills", 20, "how often a program is killed while it saves answers")
	interrupts = flag.Int("interrupts", 20, "how often a program is killed while it migrates")
	together   = flag.Int("together", 1000, "answers that each of two programs saves at the same time")
	limits     = flag.Int("limits", 100, "limits of a file's size that are tried")
	injections = flag.Int("strace", 0, "system calls that strace lets fail; it has to be installed")
)

// childEnv makes the test's own binary another program that uses the store.
const childEnv = "PORTHOLE_STORE_CHILD"

func TestMain(m *testing.M) {
	if what := os.Getenv(childEnv); what != "" {
		if err := child(what, os.Args[1], os.Args[2:]); err != nil {
			say("error:", err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(inMemory(m))
}

// inMemory runs the tests with files in memory where there is such a place, for none of them is about
// a power cut, and a disk that others use is slow. TMPDIR chooses another place.
func inMemory(m *testing.M) int {
	if os.Getenv("TMPDIR") == "" {
		if folder, err := os.MkdirTemp("/dev/shm", "porthole-test"); err == nil {
			defer func() { _ = os.RemoveAll(folder) }() // it is in memory
			_ = os.Setenv("TMPDIR", folder)
		}
	}
	return m.Run()
}

// say writes a line for the test that started this program.
func say(words ...any) { _, _ = fmt.Fprintln(os.Stdout, words...) }

// childArchive has the clock and the chance of a real program.
func childArchive(folder string) *Archive {
	chance := rand.New(rand.NewPCG(uint64(time.Now().UnixNano()), uint64(os.Getpid())))
	return New(Options{Folder: folder, Now: time.Now, Random: chance.Uint64, After: time.After})
}

func child(what, folder string, args []string) error {
	switch what {
	case "answer":
		n, err := strconv.Atoi(args[0])
		if err != nil {
			return err
		}
		return childAnswers(childArchive(folder), n, "p"+args[1])
	case "open":
		s, err := childArchive(folder).Open(context.Background(), "")
		if err != nil {
			return err
		}
		say("open")
		return s.Close()
	case "exam":
		return childExams(childArchive(folder), args)
	case "exam of two":
		return childOfTwo(childArchive(folder), args[0])
	case "limit":
		return childLimits(folder, args)
	case "check without room":
		return childWithoutRoom(folder)
	case "check as nobody":
		return childAsNobody(folder)
	}
	return errors.New("what?")
}

// childAnswers saves answers and says the id of each once it is saved, and what went wrong with one
// that is not. A store that cannot be opened is tried again, as a learner would.
func childAnswers(a *Archive, n int, prefix string) error {
	s, err := a.Open(context.Background(), "")
	if err != nil {
		return err
	}
	for i := range n {
		id, err := s.SaveAnswer(context.Background(), storetest.At(prefix+strconv.Itoa(i%9), i, i%3 > 0))
		if err != nil {
			say("error:", err, errors.Unwrap(err))
			continue
		}
		say(id)
	}
	if _, err := s.Record(context.Background(), "mail"); err != nil {
		say("error:", err)
	}
	return s.Close()
}

func start(t *testing.T, what, folder string, args ...string) (*exec.Cmd, *bufio.Scanner) {
	t.Helper()
	return startCommand(t, what, exec.CommandContext(t.Context(), program(t), append([]string{folder}, args...)...))
}

// program returns the path of the test's own binary.
func program(t *testing.T) string {
	t.Helper()
	path, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	return path
}

func startCommand(t *testing.T, what string, cmd *exec.Cmd) (*exec.Cmd, *bufio.Scanner) {
	t.Helper()
	cmd.Env = append(os.Environ(), childEnv+"="+what)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	return cmd, bufio.NewScanner(out)
}

// idsAndErrors reads what a program that saves answers says.
func idsAndErrors(out *bufio.Scanner) (ids []int64, faults []string) {
	for out.Scan() {
		if id, err := strconv.ParseInt(out.Text(), 10, 64); err == nil {
			ids = append(ids, id)
		} else {
			faults = append(faults, out.Text())
		}
	}
	return ids, faults
}

// sound checks that every acknowledged answer is there, and that all there is fits together. It
// returns the answers that are there, in their order.
func sound(t *testing.T, folder string, acknowledged []int64) (stored []int64) {
	t.Helper()
	a := childArchive(folder)
	d, err := a.Database(t.Context())
	if err != nil {
		t.Fatal(err, errors.Unwrap(err))
	}
	s := store.New(d, "", a.storeOptions())
	err = d.Read(t.Context(), func(ctx context.Context, q *store.Conn) error {
		return q.Each(ctx, `SELECT id FROM answers ORDER BY id`, nil, func(scan func(...any) error) error {
			var id int64
			failed := scan(&id)
			stored = append(stored, id)
			return failed
		})
	})
	if err != nil {
		t.Fatal(err, errors.Unwrap(err))
	}
	for _, id := range acknowledged {
		if _, ok := slices.BinarySearch(stored, id); !ok {
			t.Fatalf("the answer %d was acknowledged and is lost", id)
		}
	}
	if found, failed := inspect(t.Context(), d.path); len(found) > 0 || failed != nil {
		t.Fatal(found, failed)
	}
	got := storetest.RecordOf(t, s, "mail")
	if err := d.Close(); err != nil {
		t.Fatal(err, errors.Unwrap(err))
	}
	if len(stored) > 0 {
		want := storetest.Replayed(t, exported(t, a, ""), "mail")
		if diff := cmp.Diff(want, got, storetest.Same()); diff != "" {
			t.Fatal(diff)
		}
	}
	return stored
}

func TestNoAcknowledgedAnswerIsLostWhenAProgramIsKilled(t *testing.T) {
	t.Parallel()
	chance := rand.New(rand.NewPCG(7, 1))
	folder, acknowledged, unsaid := "", []int64(nil), 0
	for n := range rounds(*kills) {
		if n%10 == 0 { // from the very beginning, now and then
			folder, acknowledged, unsaid = t.TempDir(), nil, 0
		}
		cmd, out := start(t, "answer", folder, "100000", strconv.Itoa(n%3))
		kill := time.AfterFunc(time.Duration(chance.IntN(70))*time.Millisecond, func() { _ = cmd.Process.Kill() })
		ids, faults := idsAndErrors(out)
		_ = cmd.Wait() // it was killed
		kill.Stop()
		if len(faults) > 0 {
			t.Fatal(faults)
		}
		acknowledged = append(acknowledged, ids...)
		unsaid++ // one may be saved and not said
		if stored := sound(t, folder, acknowledged); len(stored) > len(acknowledged)+unsaid {
			t.Fatalf("%d answers are stored, %d were given", len(stored), len(acknowledged))
		}
	}
}

func TestTwoProgramsAtOnceLoseNothing(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	var all []int64
	var programs []*exec.Cmd
	var said []*bufio.Scanner
	for n := range 2 {
		cmd, out := start(t, "answer", folder, strconv.Itoa(*together), strconv.Itoa(n))
		programs, said = append(programs, cmd), append(said, out)
	}
	for n, cmd := range programs {
		ids, faults := idsAndErrors(said[n])
		if err := cmd.Wait(); err != nil || len(faults) > 0 || len(ids) != *together || !slices.IsSorted(ids) {
			t.Fatalf("program %d saved %d answers: %v %v", n, len(ids), err, faults)
		}
		all = append(all, ids...)
	}
	slices.Sort(all)
	if diff := cmp.Diff(all, sound(t, folder, all)); diff != "" {
		t.Error(diff)
	}
	s := open(t, childArchive(folder), "")
	asked := 0
	for _, standing := range storetest.RecordOf(t, s, "mail").Cards {
		asked += standing.Asked
	}
	if asked != 2**together {
		t.Errorf("%d answers are counted, %d were given", asked, 2**together)
	}
}

// oldDatabase makes a database of an earlier form, with answers.
func oldDatabase(t *testing.T, version int64) string {
	t.Helper()
	folder := t.TempDir()
	a := childArchive(folder)
	if err := build(t.Context(), a.path(), version); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(a.path(), 0o600); err != nil {
		t.Fatal(err)
	}
	d, err := connect(a.path(), forWriting())
	if err != nil {
		t.Fatal(err)
	}
	s := store.New(d, "", a.storeOptions())
	for i := range 20 {
		storetest.Save(t, s, storetest.At("a", i, true))
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	return folder
}

func TestAMigrationThatIsKilledLeavesTheOldFormOrTheNewOne(t *testing.T) {
	t.Parallel()
	template := oldDatabase(t, 1)
	chance := rand.New(rand.NewPCG(7, 2))
	seen := map[int]int{}
	whole, after := time.Hour, time.Hour // nothing kills the first round, which tells how long all of it takes
	for n := 0; n <= rounds(*interrupts) || len(seen) < 2; n++ {
		folder := t.TempDir()
		if err := os.CopyFS(folder, os.DirFS(template)); err != nil {
			t.Fatal(err)
		}
		began := time.Now()
		cmd, out := start(t, "open", folder)
		kill := time.AfterFunc(after, func() { _ = cmd.Process.Kill() })
		for out.Scan() { // until its end
		}
		_ = cmd.Wait() // it may have been killed
		kill.Stop()
		if n == 0 {
			whole = time.Since(began)
		}
		a := childArchive(folder)
		version, err := a.look(t.Context())
		if err != nil || version < 1 || version > store.Form {
			t.Fatalf("form %d, %v", version, err)
		}
		seen[version]++
		whole = nearer(whole, version == store.Form)
		after = time.Duration(chance.Int64N(int64(whole)))
		if got := len(sound(t, folder, nil)); got != 20 { // which opens it, and brings it to the newest form
			t.Fatalf("%d answers", got)
		}
		backups, err := a.backups().list()
		if err != nil || !slices.ContainsFunc(backups, func(b quiz.Backup) bool { return b.Why == whyMigration }) {
			t.Fatalf("no backup was made before it: %v, %v", backups, err)
		}
	}
	t.Log(seen)
}

// nearer returns the time within which the next kill is to come: sooner where this one came too late, later where it came in
// time. So both are met, however loaded the machine is.
func nearer(whole time.Duration, late bool) time.Duration {
	if late {
		return max(whole*7/8, time.Microsecond)
	}
	return whole * 9 / 8
}
