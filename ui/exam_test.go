package ui

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"porthole/quiz"
	"porthole/quiz/exam"
	"porthole/ui/screen"
)

// examStore is a store whose exams can be made to fail.
type examStore struct {
	*exam.InMemory
	begin, step, hand error
	begun             exam.Exam // the last one that was to begin, kept or not
}

func newExamStore() *examStore { return &examStore{InMemory: exam.NewInMemory()} }

func (s *examStore) BeginExam(ctx context.Context, e exam.Exam) error {
	s.begun = e
	if s.begin != nil {
		return s.begin
	}
	return s.InMemory.BeginExam(ctx, e)
}

func (s *examStore) SaveExamStep(ctx context.Context, id string, c exam.Change) error {
	if s.step != nil {
		return s.step
	}
	return s.InMemory.SaveExamStep(ctx, id, c)
}

func (s *examStore) HandIn(ctx context.Context, id string, d *quiz.Deck, now time.Time) (exam.Exam, error) {
	if s.hand != nil {
		return exam.Exam{}, s.hand
	}
	return s.InMemory.HandIn(ctx, id, d, now)
}

// examined opens the program with an exam that has just begun.
func examined(t *testing.T) (*driver, *examStore) {
	t.Helper()
	store := newExamStore()
	d := open(t, emailCourse(t), 100, 30, func(o *Options) { o.Store = opened(store) })
	d.beginExam()
	return d, store
}

// setUpExam opens the form of an exam, or the exam that runs.
func (d *driver) setUpExam() { d.move(d.home().exams.Open(exam.Blueprint{}, d.clock)) }

// beginExam sets an exam up and begins it.
func (d *driver) beginExam() {
	d.t.Helper()
	d.setUpExam()
	d.press("enter")
	d.place()
}

// place is the question of an exam that is on the screen, from 0.
func (d *driver) place() int {
	d.t.Helper()
	at := regexp.MustCompile(`\b(\d+) of \d+\b`).FindStringSubmatch(strings.TrimLeft(d.screen(), "\n ")[:40])
	if at == nil {
		d.t.Fatalf("no exam:\n%s", d.screen())
	}
	n, _ := strconv.Atoi(at[1])
	return n - 1
}

// asks is the question of an exam that is on the screen.
func (d *driver) asks() quiz.Question {
	d.t.Helper()
	if s, ok := d.store.(*examStore); ok {
		return s.begun.Questions[d.place()].Question
	}
	return d.running().Questions[d.place()].Question
}

// result is the exam that was handed in last, as it is kept.
func (d *driver) result() exam.Exam {
	d.t.Helper()
	d.sees(" points · ")
	results, err := d.store.ExamResults(d.t.Context(), d.study().Course().ID)
	if err != nil || len(results) == 0 {
		d.t.Fatalf("no exam was handed in: %v", err)
	}
	e, err := d.store.Exam(d.t.Context(), results[len(results)-1].ID)
	if err != nil {
		d.t.Fatal(err)
	}
	return e
}

// pass lets time pass and the clock tick.
func (d *driver) pass(by time.Duration) {
	d.clock = d.clock.Add(by)
	for _, s := range d.app.Stack() {
		d.send(screen.Tick{Of: s})
	}
}

// running is the exam as it is kept.
func (d *driver) running() exam.Exam {
	d.t.Helper()
	e, found, err := d.store.RunningExam(context.Background(), d.study().Course().ID)
	if err != nil || !found {
		d.t.Fatalf("no exam runs: %v", err)
	}
	return e
}

// seek goes on to the next question of a kind.
func (d *driver) seek(k quiz.Kind) {
	d.t.Helper()
	for at := -1; d.asks().Kind != k; d.press("ctrl+n") {
		if at == d.place() {
			d.t.Fatalf("no more %s", k)
		}
		at = d.place()
	}
}

// respond answers the question on the screen of an exam by its keys.
func (d *driver) respond(right bool) {
	d.t.Helper()
	q := d.asks()
	switch {
	case q.Kind == quiz.Typed:
		text := "nothing of the sort"
		if right {
			text = strings.Join(q.Answers, ", ")
		}
		d.typed(text)
	case len(q.Options) > 0 && q.Kind == quiz.ChooseAll:
		for i, o := range q.Options {
			if o.Right == right {
				d.pick(i)
			}
		}
	case len(q.Options) > 0:
		d.pick(slices.IndexFunc(q.Options, func(o quiz.Option) bool { return o.Right == right }))
	}
}

func TestAWholeExamByKeysAlone(t *testing.T) {
	d := open(t, emailCourse(t), 100, 40)
	d.sees("Exam            25 questions in 30 minutes · pass mark 80 %")
	d.press("down", "down", "down", "down", "down", "enter")
	d.sees("Questions      25", "Minutes        30", "Pass mark      80 %", "Wording        this course", "performance-based")
	d.press("enter")
	d.sees("Exam · 1 of 25", "30:00 left", "›□", "□ 25 open")
	n, performed := 25, 0
	for i := range n {
		if d.place() != i {
			t.Fatalf("at %d, want %d", d.place(), i)
		}
		if d.asks().Kind.Performed() {
			performed++
			d.press("ctrl+n")
			continue
		}
		d.respond(true)
		d.misses("✓", "✗", "Right", "Wrong")
		if i < n-1 {
			d.press("enter")
		}
		d.clock = d.clock.Add(20 * time.Second)
	}
	d.press("ctrl+s")
	d.sees(". Hand in?", "y hand in")
	if got := d.running(); got.Open() != performed {
		t.Fatalf("%d open in the store, want %d", got.Open(), performed)
	}
	d.press("y")
	d.sees(fmt.Sprintf("%d of 25 points", n-performed), "✓ passed", fmt.Sprintf("✓ Passed with %d %%: 80 %% were asked for.", 100*(n-performed)/n))
	d.press("down") // the picture goes
	d.sees("There was no forecast before it.", "By lesson")
	d.misses("were asked for")
	if answers := storedAnswers(t, d.store, d.study().Course().ID); answers != n-performed {
		t.Errorf("%d answers count, want %d", answers, n-performed)
	}
	d.press("enter")
	d.sees("Exam            last ")
}

func TestAnExamTellsNothingBeforeItIsHandedIn(t *testing.T) {
	d, _ := examined(t)
	for range 25 {
		d.press("tab")
		d.misses("Hint:", "hint")
		if d.press("?"); strings.Contains(d.screen(), "hint") {
			t.Fatalf("a hint among the keys:\n%s", d.screen())
		}
		if !strings.Contains(d.screen(), " left") { // the keys lie over it
			d.press("esc")
		}
		d.press("ctrl+n")
	}
}

func TestAnExamIsLeftAndTakenUpWhereItWas(t *testing.T) {
	d, _ := examined(t)
	d.seek(quiz.Choice)
	first := d.place()
	d.respond(true)
	d.press("ctrl+x", "ctrl+n")
	d.seek(quiz.Choice)
	at := d.place()
	d.respond(false)
	was := d.running()
	d.press("esc")
	d.sees("The clock runs on. The exam waits on the home screen.")
	d.pass(2 * time.Minute)
	d.sees("› Continue        exam · 28:00 left · 2 of 25 answered")
	d.press("enter")
	if run := d.running(); d.place() != at || !run.Steps[first].Flagged || !run.Steps[at].Response.Same(was.Steps[at].Response) {
		t.Fatalf("at %d, want %d; steps %+v", d.place(), at, run.Steps)
	}
	d.sees("28:00 left", "■ 2 ", "⚑ 1")
	for d.place() > first {
		d.press("ctrl+p")
	}
	d.sees(strconv.Itoa(was.Steps[first].Response.Picks[0]+1) + "  (•)")
}

func TestTimeRunsOutOnTheScreen(t *testing.T) {
	d, _ := examined(t)
	d.seek(quiz.Choice)
	d.respond(true)
	d.pass(26 * time.Minute)
	d.misses("only")
	d.pass(90 * time.Second)
	d.sees("! only 2:30 left", "Time runs out: 2:30 left.")
	d.pass(time.Second)
	d.press("ctrl+n")
	d.misses("Time runs out")
	d.press("ctrl+l")
	d.pass(10 * time.Minute)
	d.sees("Time was up: the exam is handed in.", "24 questions are open", "30:00 of 30:00")
	if open := d.result().Open(); len(d.app.Stack()) != 2 || open != 24 {
		t.Errorf("%d screens, %d open", len(d.app.Stack()), open)
	}
}

func TestTimeRunsOutWhileTheProgramIsClosed(t *testing.T) {
	d, store := examined(t)
	d.respond(true)
	began := d.clock
	d2 := &driver{t: t, clock: began.Add(3 * time.Hour)}
	o := d2.options(emailCourse(t))
	o.Store = opened(store)
	d2.store = store
	d2.start(o)
	_, opening := d2.app.Update(nil)
	d2.study().After = d.study().After
	d2.resize(100, 30)
	d2.run(opening)
	d2.sees("Time was up: your exam was handed in as it stood.", "Exam            last")
	p, err := store.ExamResults(t.Context(), d2.study().Course().ID)
	if err != nil || len(p) != 1 || !p[0].Ended.Equal(began.Add(30*time.Minute)) {
		t.Fatalf("%+v, %v", p, err)
	}
	d.pass(time.Hour) // the first window finds it handed in
	d.sees("in another window", " points · ")
}

func TestAnExamThatCannotBeKeptIsTheLearnersToDecide(t *testing.T) {
	store := newExamStore()
	store.begin = errors.New("the disk is full")
	d := open(t, emailCourse(t), 100, 30, func(o *Options) { o.Store = opened(store) })
	d.setUpExam()
	d.press("enter")
	d.sees("The exam cannot be kept: The disk is full.", "enter try again", "w begin without saving")
	d.press("w")
	d.sees("Exam · 1 of 25 · not saved", "30:00 left")
	d.respond(true)
	d.press("ctrl+s", "y")
	d.sees("This exam is not kept")
	if n := storedAnswers(t, store, d.study().Course().ID); n != 0 {
		t.Errorf("%d answers count", n)
	}
	d.press("esc")
	store.begin = nil
	d.beginExam()
	d.misses("not saved")
}

func TestAStepThatCannotBeSavedIsMarkedAndTriedAgain(t *testing.T) {
	d, store := examined(t)
	d.seek(quiz.Choice)
	store.step = errors.New("the disk is full")
	d.respond(true)
	d.sees("Not saved: the disk is full", "1 not saved", "›!")
	d.press("ctrl+n")
	d.misses("Not saved: ")
	d.sees("2 not saved", "›!")
	store.step = nil
	d.press("ctrl+x")
	d.misses("not saved", "!")
	if e := d.running(); e.Open() != 24 {
		t.Errorf("%d open in the store, want 24", e.Open())
	}
}

func TestWhatCouldNotBeSavedIsSavedBeforeTheHandIn(t *testing.T) {
	d, store := examined(t)
	d.seek(quiz.Choice)
	store.step = errors.New("the disk is full")
	d.respond(true)
	store.hand = store.step
	d.press("ctrl+s", "y")
	d.sees("Not handed in: The disk is full. y tries it again.", "1 answer is not saved, and is lost if the program")
	store.step, store.hand = nil, errors.New("the disk is full again")
	d.press("y")
	d.sees("Not handed in: The disk is full again.")
	store.hand = nil
	d.press("y")
	if e := d.result(); e.Open() != 24 || e.Result().Points != 1 {
		t.Errorf("%d open, %v points", e.Open(), e.Result().Points)
	}
}
