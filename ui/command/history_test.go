package command_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"porthole/quiz/store/sqlite"
	"porthole/ui/command"
)

var update = flag.Bool("update", false, "write what is told of the kept history anew; read the difference before you keep it")

// history is a folder in which a learner has answered, read and sat exams for a fortnight, as an earlier program kept it.
// What is told of it must stay as that program told it, to the byte, in testdata/history.
type history struct {
	t              *testing.T
	folder, course string
}

func newHistory(t *testing.T) history {
	t.Helper()
	kept := filepath.Join("..", "..", "quiz", "store", "testdata", "history")
	h := history{t, t.TempDir(), filepath.Join(kept, "mail.md")}
	database, err := os.ReadFile(filepath.Join(kept, "porthole.db"))
	if err == nil {
		err = os.WriteFile(filepath.Join(h.folder, "porthole.db"), database, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// at runs a command line while the clock stands at a time of March 2026: "15 18:10".
func (h history) at(when, input string, args ...string) string {
	h.t.Helper()
	now, err := time.ParseInLocation("2006-01 2 15:04", "2026-03 "+when, time.FixedZone("", 60*60))
	if err != nil {
		h.t.Fatal(err)
	}
	clock := func() time.Time { return now }
	seed := uint64(0)
	random := func() uint64 { seed++; return seed }
	var out, complaints bytes.Buffer
	code := command.Run(h.t.Context(), command.World{
		Args: append([]string{args[0], h.course}, args[1:]...), In: strings.NewReader(input), Out: &out, Err: &complaints,
		Now: clock, Seed: random, Version: "test",
		Archive: sqlite.New(sqlite.Options{Folder: h.folder, Temp: h.t.TempDir(), Now: clock, Random: random, After: time.After}),
	})
	if code != 0 {
		h.t.Fatalf("%v at %s: exit %d\n%s", args, when, code, complaints.String())
	}
	return out.String()
}

// same checks what was told against what the earlier program told.
func (h history) same(name, told string) {
	h.t.Helper()
	file := filepath.Join("testdata", "history", name)
	if *update {
		if err := os.WriteFile(file, []byte(told), 0o600); err != nil {
			h.t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		h.t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), told); diff != "" {
		h.t.Errorf("%s was told otherwise before (-was +is):\n%s", name, diff)
	}
}

func TestResultsOfExamsAreToldAsBefore(t *testing.T) {
	t.Parallel()
	h := newHistory(t)
	h.same("exams.json", h.at("15 19:00", "", "exam", "--history", "--json"))
	h.same("exams.txt", h.at("15 19:00", "", "exam", "--history"))
}

func TestARunningExamIsTakenUpAndMarkedAsBefore(t *testing.T) {
	t.Parallel()
	h := newHistory(t)
	report := filepath.Join(t.TempDir(), "report.json")
	h.same("taken-up.txt", h.at("15 18:10", "/list\n/handin\ny\n", "exam", "--report", report))
	text, err := os.ReadFile(report)
	if err != nil {
		t.Fatal(err)
	}
	h.same("report.json", string(text))
	h.same("stats-after-exam.json", h.at("15 18:20", "", "stats", "--json"))
}

func TestAnExamWhoseTimeRanOutIsMarkedAsBefore(t *testing.T) {
	t.Parallel()
	h := newHistory(t)
	h.same("ran-out.txt", h.at("16 07:00", "", "exam"))
}

func TestForecastsAndStatisticsAreAsBefore(t *testing.T) {
	t.Parallel()
	h := newHistory(t)
	for name, when := range map[string]string{"evening": "15 19:00", "night": "18 02:30", "before": "19 21:00", "morning": "20 08:10", "after": "25 12:00"} {
		h.same("stats-"+name+".json", h.at(when, "", "stats", "--json"))
	}
}

func TestPlansAreAsBefore(t *testing.T) {
	t.Parallel()
	days := []string{"15 19:00", "16 12:00", "17 23:50", "18 02:30", "19 21:00"}
	for name, goal := range map[string][]string{
		"as-set":  nil,
		"longer":  {"--exam", "2026-04-10", "--minutes", "300"},
		"capped":  {"--exam", "2026-03-24", "--minutes", "240", "--cap", "20"},
		"soon":    {"--exam", "2026-03-20", "--minutes", "90", "--time", "14:30", "--target", "95", "--choices", "0"},
		"by-hand": {"--exam", "2026-05-01", "--time", "06:30", "--minutes", "45", "--choices", "2"},
	} {
		h := newHistory(t)
		if goal != nil {
			h.at("15 18:30", "", append([]string{"goal"}, goal...)...)
		}
		told := ""
		for _, day := range days {
			told += h.at(day, "", "goal", "--json")
		}
		h.same("goal-"+name+".json", told)
	}
}
