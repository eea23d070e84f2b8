package ui

import (
	"errors"
	"testing"

	tea "charm.land/bubbletea/v2"

	"porthole/quiz"
	"porthole/quiz/exam"
	"porthole/ui/study"
)

// damaged is a store that must not be written to.
func damaged() (exam.Store, error) {
	return nil, &quiz.StoreError{
		Path: "/home/ann/porthole.db", What: "the database is damaged", Help: "porthole restore", Blocks: true,
	}
}

// readOnly is a folder in which nothing can be kept.
func readOnly() (exam.Store, error) {
	return nil, &quiz.StoreError{Path: "/home/ann", What: "the folder cannot be written", Help: "make it writable"}
}

func TestTheFirstFrameDoesNotWaitForTheStore(t *testing.T) {
	asked := false
	d := &driver{t: t, clock: noon()}
	o := d.options(seedCourse(t))
	o.Store = func() (exam.Store, error) {
		asked = true
		return exam.NewInMemory(), nil
	}
	d.start(o)
	_, opening := d.app.Update(tea.WindowSizeMsg{Width: 100, Height: 24})
	d.sees("Secure Port", "SMTP", "› Start")
	for _, name := range []string{"enter", "enter"} {
		d.app.Update(keyPress(name))
	}
	d.sees("› Start")
	if asked {
		t.Error("the store was opened before the frame was drawn")
	}
	d.run(opening)
	d.sees("2 of 7") // both keys reached what they were meant for
}

func TestASessionToOpenOnBeginsWithWhatIsKnown(t *testing.T) {
	store := exam.NewInMemory()
	course := seedCourse(t)
	known := open(t, course, 80, 24, func(o *Options) { o.Store = opened(store) })
	known.before(1, true, known.cards("995", "smtps")...)
	d := open(t, course, 80, 24, func(o *Options) {
		o.Store, o.Start = opened(store), AtDrill
		o.Selection = quiz.Selection{Cards: known.cards("reverse//secure port/995"), Count: 1}
	})
	if q := d.asked(); q.Kind != quiz.Typed {
		t.Errorf("a card that was known is asked as %s", q.Kind)
	}
	d.press("esc")
	d.sees("Continue")
}

func TestASessionToOpenOnWithNothingToAskIsRefusedAtOnce(t *testing.T) {
	d := &driver{t: t, clock: noon()}
	o := d.options(parse(t, "# Notes\n\n## One\n\nText.\n"))
	o.Start = AtDrill
	_, err := newProgram(o, study.NewStoreQueue(t.Context(), o.Store), nil)
	if _, ok := errors.AsType[*quiz.NothingError](err); !ok {
		t.Errorf("%v", err)
	}
}

func TestADamagedStoreIsToldCalmlyAndLearningCanGoOnWithoutIt(t *testing.T) {
	d := open(t, seedCourse(t), 80, 24, func(o *Options) { o.Store = damaged })
	d.sees("The database is damaged.", "/home/ann/porthole.db", "porthole restore", "Enter goes on without saving", "enter go on", "q leave")
	d.press("enter")
	d.sees("› Start", "Nothing is saved until you leave.")
	d.press("down")
	d.misses("Nothing is saved")
	d.drill(quiz.Selection{Kinds: []quiz.Kind{quiz.Choice}, Count: 1})
	d.answer(true)
	d.sees("✓ Right")
	d.misses("Not saved")
	d.press("enter", "enter")
	d.sees("1 of 28 met")
}

func TestADamagedStoreStandsBeforeASessionToOpenOnToo(t *testing.T) {
	d := open(t, seedCourse(t), 80, 24, func(o *Options) { o.Store, o.Start = damaged, AtMatch })
	d.sees("The database is damaged.")
	d.press("enter")
	d.sees("Match")
}

func TestADamagedStoreCanBeLeftAlone(t *testing.T) {
	d := open(t, seedCourse(t), 80, 24, func(o *Options) { o.Store = damaged })
	d.press("esc", "x")
	if d.sees("damaged"); d.quit {
		t.Fatal("another key left")
	}
	if d.press("q"); !d.quit {
		t.Error("q did not leave")
	}
}

func TestWhereNothingCanBeKeptLearningGoesOnAndThatIsSaidOnce(t *testing.T) {
	d := open(t, seedCourse(t), 80, 24, func(o *Options) { o.Store = readOnly })
	d.sees("› Start", "Nothing is saved: the folder cannot be written (/home/ann); make it writable")
	d.press("enter")
	d.sees("1 of 7")
	d.drill(quiz.Selection{Kinds: []quiz.Kind{quiz.Choice}, Count: 1})
	d.answer(true)
	d.misses("Nothing is saved")
	d.sees("· not saved")
	d.press("enter", "enter", "esc")
	d.sees("1 of 28 met")
	d.misses("Nothing is saved")
	d.sees("· not saved")
}

func TestAFirstRunSaysNothingOfTheStore(t *testing.T) {
	d := open(t, seedCourse(t), 80, 24)
	d.sees("› Start", "0 of 28 met")
	d.misses("aved", "store", "database")
}

func TestWhatCouldNotBeSavedIsSaidOnceUntilSomethingIsSaved(t *testing.T) {
	store := &noting{InMemory: exam.NewInMemory(), fails: errors.New("the disk is full")}
	d := open(t, seedCourse(t), 80, 24, func(o *Options) { o.Store = opened(store) })
	d.drill(quiz.Selection{Kinds: []quiz.Kind{quiz.Choice}, Count: 5})
	d.answer(true)
	d.sees("✓ Right", "Not saved: the disk is full", "1 of 5 · not saved")
	d.press("enter")
	d.answer(true)
	d.misses("Not saved")
	d.sees("2 of 5 · not saved")
	store.fails = nil
	d.press("enter")
	d.answer(true)
	d.misses("aved")
	store.fails = errors.New("the disk is full again")
	d.press("enter")
	d.answer(true)
	d.sees("Not saved: the disk is full again")
	if len(store.answers) != 1 {
		t.Errorf("%d answers were saved", len(store.answers))
	}
	d.press("u", "u") // of answers that are not there nothing is taken back
	d.misses("Not saved")
	if n := storedAnswers(t, store, d.study().Course().ID); n != 0 {
		t.Errorf("%d answers are left", n)
	}
}

func TestTheResultSaysHowManyAnswersWereNotSaved(t *testing.T) {
	store := &noting{InMemory: exam.NewInMemory(), fails: errors.New("the disk is full")}
	d := open(t, seedCourse(t), 80, 24, func(o *Options) { o.Store = opened(store) })
	d.drill(quiz.Selection{Kinds: []quiz.Kind{quiz.Choice}, Count: 3})
	d.finish()
	d.sees("3 answers were not saved.")
	d.press("u") // one that is taken back is not missing
	store.fails = nil
	d.finish()
	d.sees("2 answers were not saved.")
	d.press("esc")
	d.misses("not saved")
}

func TestWithoutAStoreItIsSaidForAsLongAsThatLasts(t *testing.T) {
	d := open(t, seedCourse(t), 80, 24, func(o *Options) { o.Store = readOnly })
	d.sees("Porthole · not saved")
	d.drill(quiz.Selection{Kinds: []quiz.Kind{quiz.Choice}, Count: 2})
	d.finish()
	d.sees("2 answers were not saved.")
}
