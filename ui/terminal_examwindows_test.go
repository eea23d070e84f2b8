//go:build unix

package ui_test

import (
	"fmt"
	"os/exec"
	"regexp"
	"strings"
	"testing"
	"time"

	"porthole/quiz"
	"porthole/quiz/exam"
)

func setTheSameExam(t *testing.T, d desk) {
	first := examOnScreens(t, d.elsewhere(), "--seed=5")
	sameSetting(t, "screens again", examOnScreens(t, d.elsewhere(), "--seed=5"), first)
	sameSetting(t, "--plain", examInLines(t, d.elsewhere(), "--seed=5"), first)
	if other := examInLines(t, d.elsewhere(), "--seed=6"); paperOf(t, other) == paperOf(t, first) {
		t.Error("another seed sets the same exam")
	}
}

// examOnScreens begins an exam, checks that every question that is shown is the one that is kept,
// and returns what is kept.
func examOnScreens(t *testing.T, d desk, seed string) exam.Exam {
	t.Helper()
	c := d.sit(0, "exam", d.file, seed)
	c.begin()
	e := c.kept()
	for i, q := range e.Questions {
		screen := c.at(e, i)
		for _, o := range q.Options {
			wants(t, screen, map[bool]string{true: "[ ] ", false: "( ) "}[q.Kind == quiz.ChooseAll]+o.Text)
		}
		c.term.Type("ctrl+n")
	}
	c.quit()
	return e
}

// examInLines begins an exam as lines of text, checks that it lists the questions that are kept, and returns what is kept.
func examInLines(t *testing.T, d desk, seed string) exam.Exam {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), d.program, "exam", d.file, seed, "--plain")
	cmd.Dir, cmd.Env = t.TempDir(), append(cmd.Environ(), d.environ(0)...)
	cmd.Stdin = strings.NewReader("\n/list\n")
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	e := candidate{learner{t, nil}, d.folder}.kept()
	listed := inOneLine(string(out))
	for i, q := range e.Questions {
		at := strings.Index(listed, inOneLine(fmt.Sprintf("%d. open: %s", i+1, q.Stem)))
		if i == 0 {
			at = strings.Index(listed, inOneLine("1. open, you are here: "+q.Stem))
		}
		if at < 0 {
			t.Fatalf("question %d, %q, is not in its place in the list:\n%s", i+1, q.Stem, out)
		}
		listed = listed[at:]
	}
	return e
}

// sameSetting checks that two exams ask the same in the same order, options and all.
func sameSetting(t *testing.T, name string, got, want exam.Exam) {
	t.Helper()
	for i, q := range got.Questions {
		if i < len(want.Questions) && q.Stem != want.Questions[i].Stem {
			t.Errorf("%s: question %d is %q, want %q", name, i+1, q.Stem, want.Questions[i].Stem)
		}
	}
	if paperOf(t, got) != paperOf(t, want) {
		t.Errorf("%s: another exam\n%s\n%s", name, paperOf(t, got), paperOf(t, want))
	}
}

// outOfTime begins an exam, answers two questions rightly and leaves the program; later its time is up.
func outOfTime(t *testing.T, d desk) exam.Exam {
	t.Helper()
	c := d.sit(0, "exam", d.file)
	c.begin()
	set := c.kept()
	for i := range 2 {
		c.answersInExam(set, i, replyTo(set.Questions[i].Question, true, i), false)
	}
	c.at(set, 2)
	c.quit()
	return set
}

// inTime checks that an exam ended with its time, with two answers.
func inTime(t *testing.T, over, set exam.Exam) {
	t.Helper()
	if want := set.Began.Add(30 * time.Minute); !over.Ended.Equal(want) || over.Open() != 23 || over.Result().Points != 2 {
		t.Errorf("it ended at %v, want %v; %d are open, %v points", over.Ended, want, over.Open(), over.Result().Points)
	}
}

func runOutOfTimeAtHome(t *testing.T, d desk) {
	set := outOfTime(t, d)
	c := d.sit(3*time.Hour, d.file)
	c.term.WaitFor("Time was up: your exam was handed in as it stood. 8 %.", "Exam            last 8 %")
	inTime(t, c.handedIn(), set)
	c.quit()
	if answers := keptOf(t, d.folder, examCourse); answers != 2 {
		t.Errorf("%d answers count, want 2", answers)
	}
}

func runOutOfTimeOnTheWay(t *testing.T, d desk) {
	set := outOfTime(t, d)
	c := d.sit(3*time.Hour, "exam", d.file)
	c.term.WaitFor("Time was up: the exam is handed in.", "2 of 25 points · 8 %", "23 questions are open", "30:00 of 30:00")
	inTime(t, c.handedIn(), set)
	c.quit()
}

func sitInTwoWindows(t *testing.T, d desk) {
	one := d.sit(0, "exam", d.file, "--seed=5")
	one.begin()
	set := one.kept()
	two := d.sit(0, "exam", d.file)
	two.at(set, 0)
	rightly := func(i int) reply { return replyTo(set.Questions[i].Question, true, i) }
	for i := range 3 {
		one.answersInExam(set, i, rightly(i), false)
		two.term.Type("ctrl+n")
		two.at(set, i+1)
	}
	one.settles(3)
	for i := 3; i < 6; i++ {
		two.answersInExam(set, i, rightly(i), false)
	}
	two.term.Type("ctrl+x")
	two.saved(6, "⚐")
	one.term.Type("ctrl+x") // on a question that the other window has answered meanwhile
	one.saved(3, "⚑")
	one.term.Type("ctrl+n")
	one.at(set, 4)
	one.saved(4, "■")
	shows(t, one.term.Screen(), set.Questions[4].Question, rightly(4).Response)

	two.term.Type("ctrl+s")
	two.term.WaitFor("Hand in?")
	two.term.Type("y")
	result := two.term.WaitFor(" points · ", "19 questions are open")
	over := two.handedIn()
	one.term.Type("ctrl+x")
	points := regexp.MustCompile(`\d\S* of 25 points · \d+ %`).FindString(result)
	one.term.WaitFor("It was handed in meanwhile, in another window.", points, "19 questions are open")
	if !strings.HasPrefix(points, "6 of") || over.Result().Points != 6 || over.Open() != 19 {
		t.Errorf("%q is shown; %v points, %d open in the store", points, over.Result().Points, over.Open())
	}
	if !over.Steps[3].Flagged || !over.Steps[6].Flagged {
		t.Errorf("the flags are lost: %+v", over.Steps[:7])
	}
	one.quit()
	two.quit()
}
