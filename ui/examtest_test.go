package ui

import (
	"slices"
	"strings"
	"testing"
	"time"

	"porthole/content"
	"porthole/quiz"
	"porthole/quiz/exam"
)

// aTest are the options that open on a test of seven questions.
func aTest(t *testing.T, store exam.Store) func(*Options) {
	t.Helper()
	b := exam.BlueprintOf(emailCourse(t))
	b.Questions, b.Limit, b.Test = 7, 11*time.Minute, "week 3"
	return func(o *Options) {
		o.Start, o.Blueprint, o.Seed = quiz.AtExam, b, func() uint64 { return exam.TestSeed("week 3") }
		if store != nil {
			o.Store = opened(store)
		}
	}
}

func TestATestIsBegunAsItIs(t *testing.T) {
	d := open(t, emailCourse(t), 80, 24, aTest(t, nil))
	d.sees("Test week 3", "7 questions in 11 minutes.", "each sits it once")
	d.misses("Pass mark", "Wording")
	before := d.screen()
	d.press("right", "left", "9", "down", "right", "backspace", "up", "w")
	if d.screen() != before {
		t.Errorf("a key changed it:\n%s", d.screen())
	}
	d.press("enter")
	d.sees("Exam · 1 of 7", "11:00 left")
	if e := d.running(); e.Test() != "week 3" || e.Seed != exam.TestSeed("week 3") || e.ID != exam.TestID(e.Course, "week 3") {
		t.Errorf("%q, seed %d, id %s", e.Test(), e.Seed, e.ID)
	}
}

func TestATestFitsEveryWindow(t *testing.T) {
	d := open(t, emailCourse(t), 80, 24, aTest(t, nil))
	for _, size := range [][2]int{{40, 12}, {1, 1}, {200, 60}, {80, 24}} {
		d.resize(size[0], size[1])
		if rows := d.rows(); len(rows) > size[1] {
			t.Errorf("%v: %d rows", size, len(rows))
		}
	}
	d.resize(40, 12)
	d.sees("Test week 3", "enter begin")
}

func TestATestThatWasSatMeanwhileIsNotSatAgain(t *testing.T) {
	store := exam.NewInMemory()
	d := open(t, emailCourse(t), 80, 24, aTest(t, store))
	other := open(t, emailCourse(t), 80, 24, aTest(t, store))
	other.press("enter")
	if _, err := store.HandIn(t.Context(), exam.TestID(emailCourse(t).ID, "week 3"), other.study().Deck, noon()); err != nil {
		t.Fatal(err)
	}
	d.press("enter", "w")
	d.sees("This test was sat meanwhile, in another window.")
	d.misses("w begin")
	if _, runs, err := store.RunningExam(t.Context(), emailCourse(t).ID); runs || err != nil {
		t.Errorf("it runs: %v, %v", runs, err)
	}
}

func TestTheExamsSoFarNameATest(t *testing.T) {
	store := exam.NewInMemory()
	d := open(t, emailCourse(t), 100, 24, aTest(t, store))
	d.press("enter")
	if _, err := store.HandIn(t.Context(), exam.TestID(emailCourse(t).ID, "week 3"), d.study().Deck, noon()); err != nil {
		t.Fatal(err)
	}
	d = open(t, emailCourse(t), 100, 24, func(o *Options) { o.Store, o.Start = opened(store), quiz.AtExams })
	d.sees("test week 3 · no forecast")
	d.press("enter")
	d.sees("Test week 3. Pass mark 80 %.")
	if !slices.ContainsFunc(d.rows(), func(row string) bool { return strings.Contains(row, "7 questions are open.") }) {
		t.Errorf("no word on what is open:\n%s", d.screen())
	}
}

// In the smallest window the lessons of a test are counted, so that what holds for it can be read to its end.
func TestAllThatHoldsForATestCanBeReadInTheSmallestWindow(t *testing.T) {
	course := emailCourse(t)
	b := exam.BlueprintOf(course)
	b.Test, b.Questions = "week 3", 10
	for _, l := range course.Lessons[:3] {
		b.Lessons = append(b.Lessons, content.Key(l.Title))
	}
	for width, about := range map[int]string{40: "about 3 lessons.", 80: "about 3 lessons: What mail needs,"} {
		d := open(t, course, width, map[int]int{40: 12, 80: 24}[width], func(o *Options) { o.Start, o.Blueprint = quiz.AtExam, b })
		if text := strings.Join(strings.Fields(d.screen()), " "); !strings.Contains(text, about) || !strings.Contains(text, "runs on when you leave.") {
			t.Errorf("%d wide:\n%s", width, d.screen())
		}
	}
}
