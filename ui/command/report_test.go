package command_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// homework is a report. The fields are spelled out here once more: others read them.
type homework struct {
	Program, Version, Learner, Class, Seed, Session, Checksum string
	Course                                                    struct {
		ID, Title, Version string
		Lessons            []string
	}
	Start, End time.Time
	Finished   bool
	Alike      bool
	Score      struct{ Right, Asked, Percent, Mistakes int }
	Answers    []homeworkAnswer
	Undone     []struct {
		homeworkAnswer
		Undone time.Time
	}
}

type homeworkAnswer struct {
	ID, Question, Kind, Lesson string
	Objectives, Options        []string
	Given, Answer              string
	Right, Hint, Guess, Repeat bool
	Credit                     float64
	Latency                    *float64
	At                         time.Time
}

// handIn runs a drill with a report and reads it.
func handIn(t *testing.T, m *machine, input string, args ...string) (homework, outcome) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "homework.json")
	o := m.run(input, append([]string{"drill", seed(), "--report", file}, args...)...)
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatalf("%v after\n%s%s", err, o.out, o.err)
	}
	if left, err := os.ReadDir(filepath.Dir(file)); err != nil || len(left) != 1 {
		t.Errorf("left: %v, %v", left, err)
	}
	o.wants(t, o.code, "!The result is in "+file)
	var h homework
	decode(t, string(text), &h)
	return h, o
}

func TestAReportTellsHowASessionWent(t *testing.T) {
	m := newMachine(t)
	h, o := handIn(t, m, "/hint\n995\n993\n\n/undo\n0\n\na\n1\n", "--lesson", "comparison", "--relation", "secure port", "--direction", "forward",
		"--kind", "typed", "--count", "1", "--seed", "3", "--learner", "Ada")
	o.wants(t, 0)
	if !h.Finished || h.Program != "porthole" || h.Version != "v1.2.3" || h.Learner != "Ada" || h.Seed != "3" || h.Session == "" || h.Course.Title != "Email Ports and Protocols" {
		t.Errorf("%+v", h)
	}
	if h.Score.Asked != 1 || h.Score.Right != 0 || h.Score.Percent != 0 || len(h.Answers) < 2 || h.Score.Mistakes == 0 {
		t.Fatalf("%+v", h)
	}
	first, second := h.Answers[0], h.Answers[1]
	if !first.Hint || first.Right || first.Repeat || first.Given != "995" || first.Kind != "typed" || first.Answer == "" || first.Latency != nil || !second.Repeat {
		t.Errorf("%+v", h.Answers)
	}
	if !h.Start.Before(first.At) || h.End.Before(h.Answers[len(h.Answers)-1].At) {
		t.Errorf("from %v to %v", h.Start, h.End)
	}
}

func TestAReportTellsWhoseItIsAndWhatEachAnswerIsAbout(t *testing.T) {
	h, _ := handIn(t, newMachine(t), "993\n\n/quit\n", "--lesson", "comparison", "--relation", "secure port", "--direction", "forward",
		"--kind", "typed", "--count", "1", "--seed", "3", "--learner", "Ada", "--class", "7b")
	const lesson = "Comparison of Email Protocols"
	if h.Learner != "Ada" || h.Class != "7b" || len(h.Course.Version) != 16 || len(h.Course.Lessons) != 1 || h.Course.Lessons[0] != lesson {
		t.Errorf("%+v", h)
	}
	a := h.Answers[0]
	if a.ID == "" || a.Lesson != lesson || a.Objectives == nil || a.Right != (a.Credit == 1) || !strings.HasPrefix(h.Checksum, "sha256:") {
		t.Errorf("%+v, %s", a, h.Checksum)
	}
}

func TestAReportTellsWhatWasTakenBack(t *testing.T) {
	h, _ := handIn(t, newMachine(t), "1\n/undo\n2\n/undo\n993\n/quit\n", "--kind", "typed", "--relation", "secure port", "--direction", "forward", "--count", "3", "--seed", "3")
	if len(h.Answers) != 1 || h.Answers[0].Given != "993" || len(h.Undone) != 2 || h.Undone[0].Given != "1" || h.Undone[1].Given != "2" {
		t.Fatalf("%+v", h)
	}
	for _, u := range h.Undone {
		if !u.Undone.After(u.At) || !u.Undone.Before(h.Answers[0].At) || u.ID != h.Answers[0].ID {
			t.Errorf("%+v", u)
		}
	}
}

func TestAReportOfASessionLeftEarlySaysSo(t *testing.T) {
	for _, input := range []string{"1\n1\n/quit\n", "1\n1\n"} {
		h, o := handIn(t, newMachine(t), input, "--count", "9")
		o.wants(t, 0)
		if h.Finished || len(h.Answers) != 2 || h.Seed != "11" || h.Score.Asked == 0 {
			t.Errorf("%+v", h)
		}
	}
	h, _ := handIn(t, newMachine(t), "", "--count", "9")
	if h.Finished || h.Answers == nil || len(h.Answers) > 0 || h.Score.Percent != 0 {
		t.Errorf("%+v", h)
	}
}

func TestWhereAReportCannotBeWrittenNothingIsAsked(t *testing.T) {
	m := newMachine(t)
	dir := t.TempDir()
	there := filepath.Join(dir, "there.json")
	if err := os.WriteFile(there, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	for want, file := range map[string]string{"!it is there already": there, "!it is a folder": dir, "!could not be written": filepath.Join(dir, "no", "where.json")} {
		o := m.run("1\n", "drill", seed(), "--report", file)
		o.wants(t, 1, want)
		if strings.Contains(o.out, "Question") {
			t.Error("a question was asked")
		}
	}
	m.run("", "drill", seed(), "--lesson", "key notes", "--kind", "scenario", "--report", filepath.Join(dir, "new.json")).wants(t, 1)
	if left, err := os.ReadDir(dir); err != nil || len(left) != 1 {
		t.Errorf("left: %v, %v", left, err)
	}
	if text, err := os.ReadFile(there); err != nil || string(text) != "mine" {
		t.Errorf("%q, %v", text, err)
	}
}

func TestADrillWithoutAChoiceAsksWhatIsDue(t *testing.T) {
	m := newMachine(t)
	m.run("1\n/quit\n", "drill", seed()).wants(t, 0, "Question 1. ")
	m.run("1\n/quit\n", "drill", seed(), "--due", "--lesson", "comparison").wants(t, 0, "Question 1. ")
	for _, args := range [][]string{{"--lesson", "comparison"}, {"--relation", "port"}, {"--kind", "choice"}, {"--direction", "reverse"}, {"--count", "4"}, {"--seed", "1"}, {"--minutes", "2"}} {
		m.run("1\n/quit\n", append([]string{"drill", seed()}, args...)...).wants(t, 0, "Question 1 of ")
	}
}

func TestTheSameSeedAsksEveryoneTheSame(t *testing.T) {
	m := newMachine(t)
	questions := func(learner string) string {
		o := m.run(strings.Repeat("\n", 40), "drill", seed(), "--seed", "7", "--count", "5", "--learner", learner)
		o.wants(t, 0)
		asked, _, _ := strings.Cut(o.out, "Result:")
		return asked
	}
	first := questions("Ada")
	m.run(strings.Repeat("1\n", 40), "drill", seed(), "--count", "20", "--learner", "Ada")
	if again := questions("Ada"); again != first {
		t.Errorf("the same seed asks\n%s\nthen\n%s", first, again)
	}
	if other := questions("Bob"); other != first {
		t.Errorf("the same seed asks another learner\n%s\nnot\n%s", other, first)
	}
}

func TestTheReportIsOfTheFirstSessionAndOfNoneAfterIt(t *testing.T) {
	h, _ := handIn(t, newMachine(t), "0\n0\n0\n\na\n993\n993\n993\n993\n\n\n", "--lesson", "comparison", "--relation", "secure port", "--direction", "forward",
		"--kind", "typed", "--count", "1", "--seed", "3")
	for _, a := range h.Answers {
		if a.Given != "0" {
			t.Errorf("an answer of another session: %+v", a)
		}
	}
	if !h.Finished || len(h.Answers) == 0 {
		t.Errorf("%+v", h)
	}
}
