//go:build unix

package sqlite

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"porthole/quiz"
	"porthole/quiz/exam"
	"porthole/quiz/store"
	"porthole/quiz/store/internal/storetest"
)

// childExams does so many things with exams, one after the other: it begins them, answers them and hands them in, and says
// what was kept. A second argument limits the size of files.
func childExams(a *Archive, args []string) error {
	n, err := strconv.Atoi(args[0])
	if err != nil {
		return err
	}
	if len(args) > 1 {
		if failed := limitFiles(args[1]); failed != nil {
			return failed
		}
	}
	s, err := a.Open(context.Background(), "")
	if err != nil {
		return err
	}
	for i := range n {
		if err := childExam(s, i); err != nil {
			say("error:", err)
		}
	}
	return s.Close()
}

func limitFiles(size string) error {
	n, err := strconv.ParseUint(size, 10, 63)
	if err != nil {
		return err
	}
	var before syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_FSIZE, &before); err != nil {
		return err
	}
	return syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: n, Max: before.Max})
}

func childExam(s exam.Store, i int) error {
	ctx := context.Background()
	e, runs, err := s.RunningExam(ctx, "mail")
	if err != nil {
		return err
	}
	if !runs {
		e = typedExam(fmt.Sprint("exam-", time.Now().UnixNano()))
		if err := s.BeginExam(ctx, e); err != nil {
			return err
		}
		say("began", e.ID)
	}
	if i%12 == 11 {
		if err := handedIn(s, e.ID); err != nil {
			return err
		}
		say("handed", e.ID)
		return nil
	}
	return childStep(s, e.ID, "one", i%7)
}

// childStep saves a step that tells who saved it, and when. The second of two programs flags each question, and the first
// one leaves that as it is.
func childStep(s exam.Store, id, who string, question int) error {
	text := fmt.Sprint(who, ":", time.Now().UnixNano())
	step := exam.Change{Question: question, Response: &quiz.Response{Text: text}, At: storetest.Noon().Add(time.Duration(question) * time.Second)}
	if who == "second" {
		step.Flagged = new(true)
	}
	if err := s.SaveExamStep(context.Background(), id, step); err != nil {
		return err
	}
	say("step", id, question, text)
	return nil
}

// childOfTwo answers an exam until it is handed in; the first of the two programs does that.
func childOfTwo(a *Archive, who string) error {
	s, err := a.Open(context.Background(), "")
	if err != nil {
		return err
	}
	met := false                                // the second one has answered every question
	for i := 0; err == nil && i < 50_000; i++ { // so that a store that never refuses fails the test
		if who == "first" && !met && i%7 == 0 {
			if e, failed := s.Exam(context.Background(), "e"); failed == nil {
				met = e.Steps[6].Flagged
			}
		}
		if met && i >= 150 {
			if err = handedIn(s, "e"); err == nil {
				say("handed", "e")
			}
			continue
		}
		err = childStep(s, "e", who, i%7)
	}
	if !errors.Is(err, quiz.ErrExamHanded) {
		return err
	}
	say("refused")
	return s.Close()
}

// saidOf is what programs said of exams.
type saidOf struct {
	exams   map[string]map[string]string // by id: by question and who saved it, the last step that was said to be saved
	handed  map[string]bool
	refused int
	faults  []string
}

func newSaid() *saidOf {
	return &saidOf{exams: map[string]map[string]string{}, handed: map[string]bool{}}
}

func (s *saidOf) read(out *bufio.Scanner) {
	for out.Scan() {
		s.hear(strings.Fields(out.Text()))
	}
}

// hear takes in one thing that was said.
func (s *saidOf) hear(words []string) {
	switch words[0] {
	case "began":
		s.exams[words[1]] = map[string]string{}
	case "step":
		if s.exams[words[1]] == nil { // it was begun, and killed before it was said
			s.exams[words[1]] = map[string]string{}
		}
		who, when, _ := strings.Cut(words[3], ":")
		s.exams[words[1]][words[2]+" "+who] = when
	case "handed":
		s.handed[words[1]] = true
	case "refused":
		s.refused++
	default:
		s.faults = append(s.faults, strings.Join(words, " "))
	}
}

// soundExams checks that all that was said to be saved is there, and that each exam runs or is handed in as a whole.
func soundExams(t *testing.T, folder string, said *saidOf) {
	t.Helper()
	sound(t, folder, nil)
	a := childArchive(folder)
	kept := ""
	if names, err := a.Learners(t.Context()); err != nil {
		t.Fatal(err)
	} else if len(names) > 0 {
		kept = exported(t, a, "")
	}
	s, err := a.Open(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	for id, steps := range said.exams {
		e := storetest.ExamOf(t, s, id)
		if said.handed[id] && !e.Over() {
			t.Errorf("%s was said to be handed in, and runs", id)
		}
		for i, step := range e.Steps {
			who, when, _ := strings.Cut(step.Response.Text, ":")
			if last := steps[fmt.Sprint(i, " ", who)]; when < last || when == "" && stepped(steps, i) {
				t.Errorf("%s: of question %d there is the step %q, after it %q was said to be saved", id, i, step.Response.Text, last)
			}
			if e.Over() && e.Verdicts[i].Given != step.Response.Text {
				t.Errorf("%s: of question %d %q was marked, and %q given", id, i, e.Verdicts[i].Given, step.Response.Text)
			}
		}
		if want, got := len(e.Answers()), strings.Count(kept, fmt.Sprintf(`"session":%q`, id)); got != want {
			t.Errorf("%s has %d answers, and %d are kept", id, want, got)
		}
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
}

// stepped reports whether anybody saved a step of a question.
func stepped(steps map[string]string, question int) bool {
	for key := range steps {
		if strings.HasPrefix(key, fmt.Sprint(question, " ")) {
			return true
		}
	}
	return false
}

func TestAnExamSurvivesProgramsThatAreKilled(t *testing.T) {
	t.Parallel()
	chance := rand.New(rand.NewPCG(7, 5))
	folder, said := "", newSaid()
	for n := range rounds(*kills / 5) {
		if n%10 == 0 {
			folder, said = t.TempDir(), newSaid()
		}
		cmd, out := start(t, "exam", folder, "100000")
		// It has done something before it is killed, and one program of each folder has handed in an exam, however slow the
		// machine is.
		for left := 1 + chance.IntN(60); (left > 0 || len(said.handed) == 0) && out.Scan(); left-- {
			said.hear(strings.Fields(out.Text()))
		}
		kill := time.AfterFunc(time.Duration(chance.IntN(10_000))*time.Microsecond, func() { _ = cmd.Process.Kill() })
		said.read(out)
		_ = cmd.Wait() // it was killed
		kill.Stop()
		if len(said.faults) > 0 {
			t.Fatal(said.faults)
		}
		soundExams(t, folder, said)
	}
}

func TestOfTwoProgramsOnOneExamOneHandsItIn(t *testing.T) {
	folder := t.TempDir()
	s := open(t, childArchive(folder), "")
	if err := s.BeginExam(t.Context(), typedExam("e")); err != nil {
		t.Fatal(err)
	}
	said := newSaid()
	var programs []*exec.Cmd
	var lines []*bufio.Scanner
	for _, who := range []string{"first", "second"} {
		cmd, out := start(t, "exam of two", folder, who)
		programs, lines = append(programs, cmd), append(lines, out)
	}
	for n, cmd := range programs {
		said.read(lines[n])
		if err := cmd.Wait(); err != nil {
			t.Error(err)
		}
	}
	if !said.handed["e"] || said.refused != 2 || len(said.faults) > 0 { // the first one, too, when it goes on
		t.Fatalf("%+v", said)
	}
	soundExams(t, folder, said)
	if who := said.exams["e"]; len(who) != 14 {
		t.Errorf("not both programs answered every question: %v", who)
	}
}

func TestWhatOfAnExamCannotBeWrittenIsNotAcknowledged(t *testing.T) {
	template := filepath.Join(t.TempDir(), "template")
	s := open(t, childArchive(template), "")
	storetest.Save(t, s, storetest.At("a", 0, true))
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	refused := 0
	for n := range *limits / 20 {
		folder := copyOf(t, template).options.Folder
		said := newSaid()
		cmd, out := start(t, "exam", folder, "40", strconv.Itoa(100_000+n*400_000/(*limits/20)))
		said.read(out)
		_ = cmd.Wait() // it fails where there is no room to end in order
		for _, fault := range said.faults {
			if !saysRoom(fault) {
				t.Errorf("%s", fault)
			}
		}
		refused += len(said.faults)
		soundExams(t, folder, said)
	}
	if refused < *limits/20 {
		t.Errorf("%d refused", refused)
	}
}

func TestExamsSurviveSystemCallsThatFail(t *testing.T) {
	if *injections == 0 {
		t.Skip("wants -strace=300, and strace")
	}
	template := filepath.Join(t.TempDir(), "template")
	s := open(t, childArchive(template), "")
	storetest.Save(t, s, storetest.At("a", 0, true))
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	faults := []string{"pwrite64:error=EIO", "pwrite64:error=ENOSPC", "fdatasync,fsync:error=EIO", "ftruncate:error=EIO", "pread64:error=EIO"}
	for n := range *injections {
		folder := copyOf(t, template).options.Folder
		fault := fmt.Sprintf("inject=%s:when=%d", faults[n%len(faults)], 1+n/len(faults))
		cmd, out := startCommand(t, "exam", exec.CommandContext(t.Context(), "strace", "-f", "-qq", "-o", "/dev/null", "-e", fault,
			program(t), folder, "30"))
		said := newSaid()
		said.read(out)
		_ = cmd.Wait() // it fails where the database cannot be opened
		if found, err := childArchive(folder).Check(t.Context()); len(found) > 0 || err != nil {
			t.Fatalf("%s: %v, %v, %v", fault, found, err, said.faults)
		}
		soundExams(t, folder, said)
	}
}

func TestTheFormsBeforeExamsComeUp(t *testing.T) {
	for version := int64(1); version < store.Form; version++ {
		folder := oldDatabase(t, version)
		a := childArchive(folder)
		s := open(t, a, "")
		storetest.Take(t, s, storetest.AnExam("a", "mail", 3))
		storetest.HandIn(t, s, "a")
		if stored := sound(t, folder, nil); len(stored) != 22 {
			t.Errorf("form %d: %d answers", version, len(stored))
		}
		if backups, err := a.backups().list(); err != nil || !slices.ContainsFunc(backups, func(b quiz.Backup) bool { return b.Why == whyMigration }) {
			t.Errorf("form %d: no backup: %v, %v", version, backups, err)
		}
	}
}
