package ui

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"porthole/quiz"
	"porthole/ui/screen"
)

// examStore is a store whose exams can be made to fail.
type examStore struct {
	*quiz.InMemory
	begin, step, hand error
}

func newExamStore() *examStore { return &examStore{InMemory: quiz.NewInMemory()} }

func (s *examStore) BeginExam(ctx context.Context, e quiz.Exam) error {
	if s.begin != nil {
		return s.begin
	}
	return s.InMemory.BeginExam(ctx, e)
}

func (s *examStore) SaveExamStep(ctx context.Context, id string, c quiz.ExamChange) error {
	if s.step != nil {
		return s.step
	}
	return s.InMemory.SaveExamStep(ctx, id, c)
}

func (s *examStore) HandIn(ctx context.Context, id string, mark func(quiz.Exam) quiz.Exam) (quiz.Exam, error) {
	if s.hand != nil {
		return quiz.Exam{}, s.hand
	}
	return s.InMemory.HandIn(ctx, id, mark)
}

// examined opens the program with an exam that has just begun.
func examined(t *testing.T) (*driver, *examStore) {
	t.Helper()
	store := newExamStore()
	d := open(t, emailCourse(t), 100, 30, func(o *Options) { o.Store = opened(store) })
	d.beginExam()
	return d, store
}

// beginExam sets an exam up and begins it.
func (d *driver) beginExam() {
	d.t.Helper()
	d.open(newExamSetup(d.study(), d.home().waiting, quiz.BlueprintOf(d.study().Course()), d.clock))
	d.press("enter")
	on[*exam](d)
}

// pass lets time pass and the clock tick.
func (d *driver) pass(by time.Duration) {
	d.clock = d.clock.Add(by)
	for _, s := range d.app.Stack() {
		d.send(screen.Tick{Of: s})
	}
}

// running is the exam as it is kept.
func (d *driver) running() quiz.Exam {
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
	x := on[*exam](d)
	for x.run.Questions[x.at].Kind != k {
		if x.at == len(x.run.Questions)-1 {
			d.t.Fatalf("no more %s", k)
		}
		d.press("ctrl+n")
	}
}

// respond answers the question on the screen of an exam by its keys.
func (d *driver) respond(right bool) {
	d.t.Helper()
	x := on[*exam](d)
	q := x.run.Questions[x.at]
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
	d.sees("Questions   25", "Minutes     30", "Pass mark   80 %", "Wording     this course", "performance-based")
	d.press("enter")
	x := on[*exam](d)
	d.sees("Exam · 1 of 25", "30:00 left", "›□", "□ 25 open")
	n, performed := len(x.run.Questions), 0
	for i := range n {
		if x.at != i {
			t.Fatalf("at %d, want %d", x.at, i)
		}
		if x.run.Questions[i].Kind.Performed() {
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
	d.sees(fmt.Sprintf("%d of 25 points", n-performed), "✓ passed", "There was no forecast before it.", "By lesson", "By kind")
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
		if _, open := d.top().(*exam); !open {
			d.press("esc")
		}
		d.press("ctrl+n")
	}
}

func TestAnExamIsLeftAndTakenUpWhereItWas(t *testing.T) {
	d, _ := examined(t)
	d.seek(quiz.Choice)
	first := on[*exam](d).at
	d.respond(true)
	d.press("ctrl+x", "ctrl+n")
	d.seek(quiz.Choice)
	at := on[*exam](d).at
	d.respond(false)
	was := on[*exam](d).run
	d.press("esc")
	d.sees("The clock runs on. The exam waits on the home screen.")
	d.pass(2 * time.Minute)
	d.sees("› Continue        exam · 28:00 left · 2 of 25 answered")
	d.press("enter")
	x := on[*exam](d)
	if x.at != at || !x.run.Steps[first].Flagged || !x.run.Steps[at].Response.Same(was.Steps[at].Response) {
		t.Fatalf("at %d, want %d; steps %+v", x.at, at, x.run.Steps)
	}
	d.sees("28:00 left", "■ 2 answered", "⚑ 1 flagged")
	for x.at > first {
		d.press("ctrl+p")
	}
	if got := x.widget.Response(); !got.Same(was.Steps[first].Response) {
		t.Errorf("%+v stands there, given was %+v", got, was.Steps[first].Response)
	}
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
	r := on[*examResult](d)
	d.sees("Time was up: the exam is handed in.", "24 questions are open", "30:00 of 30:00")
	if len(d.app.Stack()) != 2 || r.exam.Open() != 24 {
		t.Errorf("%d screens, %d open", len(d.app.Stack()), r.exam.Open())
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
	d.sees("in another window", "points")
	on[*examResult](d)
}

func TestAnExamThatCannotBeKeptIsTheLearnersToDecide(t *testing.T) {
	store := newExamStore()
	store.begin = errors.New("the disk is full")
	d := open(t, emailCourse(t), 100, 30, func(o *Options) { o.Store = opened(store) })
	d.open(newExamSetup(d.study(), d.home().waiting, quiz.BlueprintOf(d.study().Course()), d.clock))
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
	if r := on[*examResult](d); r.exam.Open() != 24 || r.result.Points != 1 {
		t.Errorf("%d open, %v points", r.exam.Open(), r.result.Points)
	}
}

func TestOfTwoWindowsTheSecondTakesUpTheExamOfTheFirst(t *testing.T) {
	d, store := examined(t)
	d2 := open(t, emailCourse(t), 100, 30, func(o *Options) { o.Store = opened(store) })
	d2.open(newExamSetup(d2.study(), d2.home().waiting, quiz.BlueprintOf(d2.study().Course()), d2.clock))
	d2.press("enter")
	d2.sees("An exam of this course runs already. It goes on here.")
	if a, b := on[*exam](d).run.ID, on[*exam](d2).run.ID; a != b {
		t.Fatalf("%s and %s", a, b)
	}
	d.seek(quiz.Choice)
	d.respond(true)
	d2.seek(quiz.Choice)
	d2.press("ctrl+n")
	d2.respond(true)
	d2.press("ctrl+s", "y")
	if r := on[*examResult](d2); r.exam.Open() != 23 {
		t.Errorf("%d open, want 23: both windows count", r.exam.Open())
	}
	d.press("ctrl+n")
	d.sees("in another window", "points")
	on[*examResult](d)
}
