package ui

import (
	"errors"
	"strings"
	"testing"
	"time"

	"porthole/quiz"
)

func TestAFailedBeginIsToldUntilATrySucceeds(t *testing.T) {
	store := newExamStore()
	store.begin = errors.New("the disk is full")
	d := open(t, emailCourse(t), 100, 30, func(o *Options) { o.Store = opened(store) })
	d.setUpExam()
	d.press("enter", "right", "down", "7")
	d.sees("The exam cannot be kept: The disk is full.", "w begin without saving", "Minutes        7")
	d.press("backspace")
	d.sees("! Minutes: 1 to", "The exam cannot be kept", "w begin without saving")
	d.press("w")
	d.sees("! Minutes: 1 to", "Questions      30")
	d.press("9", "w")
	d.sees("Exam · 1 of 30 · not saved", "9:00 left")
}

func TestTheListOfCoursesBeginsAtTheOneThatIsOpen(t *testing.T) {
	shelved := func(name string) (Course, error) {
		return Course{Deck: quiz.NewDeck(parse(t, "# "+name+"\n\nText.\n"))}, nil
	}
	d := open(t, parse(t, "# Two\n\nText.\n"), 40, 12)
	d.home().shelf.names, d.home().shelf.open = func() []string { return []string{"One", "Two", "Three"} }, shelved
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
	d.setUpExam()
	d.press("enter", "w")
	return d, store
}

func TestAnExamThatIsNotKeptWaitsAsLongAsTheProgramRuns(t *testing.T) {
	d, _ := unkept(t)
	d.seek(quiz.Choice)
	at := d.place()
	d.respond(true)
	d.press("ctrl+x", "esc")
	d.sees("The exam waits on the home screen until the program ends: it could not be saved.")
	d.pass(time.Minute)
	d.sees("› Continue        exam · 29:00 left · 1 of 25 answered", "Exam            29:00 left")
	d.press("enter")
	if d.place() != at {
		t.Fatalf("at %d, want %d", d.place(), at)
	}
	d.sees("not saved", "›⚑", "■ 1 ")
	d.press("esc")
	d.pass(40 * time.Minute)
	d.sees("time is up")
	d.press("enter")
	d.pass(time.Second)
	d.sees("This exam is not kept")
	d.press("esc")
	d.misses("time is up", "left ·")
}

func TestAnswersThatCouldNotBeSavedWaitWithTheirExam(t *testing.T) {
	d, store := examined(t)
	d.seek(quiz.Choice)
	at := d.place()
	store.step = errors.New("the disk is full")
	d.respond(true)
	d.press("esc")
	d.sees("1 answer not saved yet")
	d.press("enter")
	if d.place() != at {
		t.Fatalf("at %d, want %d", d.place(), at)
	}
	d.sees("1 not saved", "■ 1 ")
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
		d.sees("y hand in")
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
	if points := d.result().Result().Points; points != 1 {
		t.Errorf("%v points", points)
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
