//go:build unix

package ui_test

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"porthole/quiz/store/sqlite"
	"porthole/ui/internal/tty"
)

// The documented command asks for more; see CONTRIBUTING.
var (
	kills    = flag.Int("kills", 10, "how often the program is killed while it is answered")
	killSeed = flag.Uint64("kill-seed", 1, "when it is killed")
)

// archiveOf opens what the program keeps in a folder.
func archiveOf(folder string) *sqlite.Archive {
	return sqlite.New(sqlite.Options{Folder: folder, Now: time.Now, Random: rand.New(rand.NewPCG(1, 2)).Uint64, After: time.After})
}

// keptOf counts the answers that are kept of a course, and checks that the database is sound.
func keptOf(t *testing.T, folder, course string) int {
	t.Helper()
	archive := archiveOf(folder)
	wrong, err := archive.Check(t.Context())
	if err != nil || len(wrong) > 0 {
		t.Fatalf("the database is not sound: %v, %q", err, wrong)
	}
	kept, err := archive.Open(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = kept.Close() }()
	record, err := kept.Record(t.Context(), course)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, standing := range record.Cards {
		n += standing.Asked
	}
	return n
}

// An answer counts as acknowledged once its verdict was read from the terminal. The program is killed
// while it saves the one after it: that one may be there or not, all others must, once each.
func TestAKilledProgramLosesNoAnswerItAcknowledged(t *testing.T) {
	t.Parallel()
	program := tty.Build(t, "porthole")
	course, folder := write(t, "ports.md", portsCourse), t.TempDir()
	r := rand.New(rand.NewPCG(*killSeed, 0))
	kept, times := 0, *kills
	if tty.RaceDetector { // a program that is watched takes its time to start
		times /= 5
	}
	for n := range times {
		term := tty.Start(t, tty.Options{Ground: tty.Dark, Env: []string{"PORTHOLE_DATA=" + folder}},
			program, "drill", course, "--kind=typed", "--count=8", fmt.Sprint("--seed=", n+1))
		l := learner{t, term}
		acknowledged := r.IntN(3)
		for range acknowledged {
			l.answer(l.asked(), true)
			term.Type("enter")
		}
		l.asked()
		term.Type("7", "enter")
		time.Sleep(time.Duration(r.IntN(12_000)) * time.Microsecond)
		term.Kill()
		if judged(term.Screen()) {
			acknowledged++
		}
		now := keptOf(t, folder, "Few ports")
		if now < kept+acknowledged || now > kept+acknowledged+1 {
			t.Fatalf("round %d: %d answers are kept; there were %d, and %d more were acknowledged", n, now, kept, acknowledged)
		}
		kept = now
	}
}
