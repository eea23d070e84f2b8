package ui

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"

	"porthole/quiz"
)

func TestAFailedBeginIsToldUntilATrySucceeds(t *testing.T) {
	store := newExamStore()
	store.begin = errors.New("the disk is full")
	d := open(t, emailCourse(t), 100, 30, func(o *Options) { o.Store = opened(store) })
	d.open(newExamSetup(d.study(), d.home().waiting, quiz.BlueprintOf(d.study().Course()), d.clock))
	d.press("enter", "right", "down", "7")
	d.sees("The exam cannot be kept: The disk is full.", "w begin without saving", "Minutes     7")
	d.press("backspace")
	d.sees("! Minutes: 1 to", "The exam cannot be kept", "w begin without saving")
	d.press("w")
	d.sees("! Minutes: 1 to", "Questions   30")
	d.press("9", "w")
	d.sees("Exam · 1 of 30 · not saved", "9:00 left")
}

func TestTheListOfCoursesBeginsAtTheOneThatIsOpen(t *testing.T) {
	shelved := func(name string) (Course, error) {
		return Course{Deck: quiz.NewDeck(parse(t, "# "+name+"\n\nText.\n"))}, nil
	}
	d := open(t, parse(t, "# Two\n\nText.\n"), 40, 12)
	d.home().shelf = shelf{names: func() []string { return []string{"One", "Two", "Three"} }, open: shelved}
	d.press("c")
	d.sees("  One", "› Two · open", "  Three")
	if strings.Count(d.screen(), "· open") != 1 {
		t.Error(d.screen())
	}
	d.press("down", "enter", "c")
	d.sees("› Three · open")
}

// unkept begins an exam that cannot be kept.
func unkept(t *testing.T) (*driver, *examStore) {
	t.Helper()
	store := newExamStore()
	store.begin = errors.New("the disk is full")
	d := open(t, emailCourse(t), 100, 30, func(o *Options) { o.Store = opened(store) })
	d.open(newExamSetup(d.study(), d.home().waiting, quiz.BlueprintOf(d.study().Course()), d.clock))
	d.press("enter", "w")
	return d, store
}

func TestAnExamThatIsNotKeptWaitsAsLongAsTheProgramRuns(t *testing.T) {
	d, _ := unkept(t)
	d.seek(quiz.Choice)
	at := on[*exam](d).at
	d.respond(true)
	d.press("ctrl+x", "esc")
	d.sees("The exam waits on the home screen until the program ends: it could not be saved.")
	d.pass(time.Minute)
	d.sees("› Continue        exam · 29:00 left · 1 of 25 answered", "Exam            29:00 left")
	d.press("enter")
	if x := on[*exam](d); x.at != at || !x.run.Answered(at) || !x.run.Steps[at].Flagged {
		t.Fatalf("at %d of %+v", x.at, x.run.Steps)
	}
	d.sees("not saved")
	d.press("esc")
	d.pass(40 * time.Minute)
	d.sees("time is up")
	d.press("enter")
	d.pass(time.Second)
	on[*examResult](d)
	d.press("esc")
	d.misses("time is up", "left ·")
}

func TestAnswersThatCouldNotBeSavedWaitWithTheirExam(t *testing.T) {
	d, store := examined(t)
	d.seek(quiz.Choice)
	at := on[*exam](d).at
	store.step = errors.New("the disk is full")
	d.respond(true)
	d.press("esc")
	d.sees("1 answer not saved yet")
	d.press("enter")
	if x := on[*exam](d); x.at != at || !x.run.Answered(at) {
		t.Fatal("the answer is lost")
	}
	d.sees("1 not saved")
	d.press("esc")
	store.step = nil
	d.press("enter")
	d.misses("not saved")
	if e := d.running(); !e.Answered(at) {
		t.Error("it is not tried again")
	}
}

func TestAnswersThatCouldNotBeSavedAreHandedInWhenTimeIsUpAtHome(t *testing.T) {
	d, store := examined(t)
	d.seek(quiz.Choice)
	store.step = errors.New("the disk is full")
	d.respond(true)
	d.press("esc")
	store.step = nil
	d.pass(time.Hour)
	d.sees("Time was up: your exam was handed in as it stood.")
	if p, _ := store.ExamResults(t.Context(), d.study().Course().ID); len(p) != 1 || p[0].Points != 1 {
		t.Errorf("%+v", p)
	}
}

func TestWhenTimeIsUpOnAFullDiskOnlyWhatIsTrueIsSaid(t *testing.T) {
	d, store := examined(t)
	d.seek(quiz.Choice)
	d.pass(29*time.Minute + 48*time.Second)
	d.sees("Time runs out: 0:12 left.")
	store.step = errors.New("the disk is full")
	store.hand = store.step
	d.respond(true)
	d.pass(time.Minute)
	for range 2 {
		on[*examClose](d)
		d.sees("! time is up", "Time is up. The exam is not handed in.", "y tries it again", "1 answer is not saved", "lost if the program", "esc leave")
		d.misses("Time runs out", "go on", "Then nothing", "Nothing is lost", "first open")
		if strings.Count(strings.ToLower(d.screen()), "the disk is full") != 1 {
			t.Errorf("it is said twice:\n%s", d.screen())
		}
		d.press("y")
	}
	d.resize(40, 12)
	fits(t, d, 40, 12)
	d.sees("and is lost", "tries it again", "ends now.")
	d.press("esc")
	on[*home](d)
	store.step, store.hand = nil, nil
	d.press("enter")
	d.pass(time.Second)
	if r := on[*examResult](d); r.result.Points != 1 {
		t.Errorf("%v points", r.result.Points)
	}
}

func TestWhatIsOnlyPartlyFilledInIsNotCalledAnswered(t *testing.T) {
	d, _ := examined(t)
	x := on[*exam](d)
	d.seek(quiz.Sort)
	at, fields := x.at, make([]string, len(x.run.Questions[x.at].Task.Blanks))
	fill := func(n int) {
		for i := range n {
			fields[i] = x.run.Questions[at].Task.Blanks[i].Choices[0]
		}
		d.run(x.change(x.run.Give(at, quiz.Response{Fields: fields}, d.clock)))
	}
	fill(1)
	d.press("ctrl+n")
	d.sees("◧", "■ 0 answered  ◧ 1 partly  □ 24 open")
	d.press("ctrl+s")
	d.sees("24 are open, 1 is only partly filled in. Hand in?")
	d.press("esc")
	for i := range x.run.Questions {
		if i != at {
			x.run = x.run.With(quiz.ExamStep{Question: i, Response: quiz.Response{Text: "25", Fields: []string{"25"}, Picks: []int{0}}})
		}
	}
	c := newExamClose(x)
	if partly := x.run.PartlyFilled(); partly == 1 && c.firstOpen() != at {
		t.Errorf("the first to fill in is %d, want %d", c.firstOpen(), at)
	}
	fill(len(fields))
	if x.run.Partly(at) {
		t.Error("filled in wholly it is still called partly")
	}
}

func TestAResultInANarrowWindowKeepsNamesAndBarsTogether(t *testing.T) {
	d := open(t, emailCourse(t), 40, 12)
	examScenes()["exam result"](d)
	r := on[*examResult](d)
	lines := shareLines("By lesson", r.parts.Lessons, r.frame.Prose(), r.frame.Theme)
	if !strings.Contains(lines[1], "By lesson, weakest first") {
		t.Errorf("%q", lines[1])
	}
	weakest, bars := -1.0, 0
	for i, line := range lines[2:] {
		if !strings.Contains(line, "%") {
			continue
		}
		bars++
		var percent, points, of float64
		plain := strings.NewReplacer("░", "", "█", "").Replace(ansi.Strip(line))
		if n, _ := fmt.Sscanf(plain, "%f %% %f of %f", &percent, &points, &of); n != 3 || percent < weakest || !strings.HasPrefix(plain, "  ") {
			t.Errorf("%q comes after %v %%", line, weakest)
		}
		if name := lines[2+i-1]; strings.HasPrefix(name, " ") || strings.Contains(name, "%") {
			t.Errorf("%q is below %q", plain, name)
		}
		weakest = percent
	}
	if bars != len(r.parts.Lessons) {
		t.Errorf("%d bars: %q", bars, lines)
	}
}

func TestInASmallWindowItIsSeenWhichQuestionsAreListed(t *testing.T) {
	d := open(t, emailCourse(t), 40, 12)
	examScenes()["exam result"](d)
	d.press("o")
	d.sees("All 25 questions", "o missed")
	d.press("o")
	d.sees("questions missed, in whole or in", "o all")
	d.misses("All 25 questions")
	fits(t, d, 40, 12)
}
