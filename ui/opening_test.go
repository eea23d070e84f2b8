package ui

import (
	"context"
	"errors"
	"strings"
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
		o.Store, o.Start = opened(store), quiz.AtDrill
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
	o.Start = quiz.AtDrill
	_, err := newProgram(t.Context(), o, study.NewStoreQueue(t.Context(), o.Store), nil)
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
	d.sees("1 of 25 met")
}

func TestADamagedStoreStandsBeforeASessionToOpenOnToo(t *testing.T) {
	d := open(t, seedCourse(t), 80, 24, func(o *Options) { o.Store, o.Start = damaged, quiz.AtMatch })
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
	d.sees("› Start", "Nothing is saved: the folder cannot be written; make it writable (/home/ann)")
	d.press("enter")
	d.sees("1 of 7")
	d.drill(quiz.Selection{Kinds: []quiz.Kind{quiz.Choice}, Count: 1})
	d.answer(true)
	d.misses("Nothing is saved")
	d.sees("· not saved")
	d.press("enter", "enter", "esc")
	d.sees("1 of 25 met")
	d.misses("Nothing is saved")
	d.sees("· not saved")
}

func TestAFirstRunSaysNothingOfTheStore(t *testing.T) {
	d := open(t, seedCourse(t), 80, 24)
	d.sees("› Start", "25 cards, none met yet")
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

// full is a store on a disk without room, which keeps in memory what it is given until there is some.
type full struct {
	*exam.InMemory
	room    bool
	waiting []quiz.Answer
}

func (f *full) fault() error {
	return &quiz.StoreError{Path: "/porthole.db", What: "the disk is full", Help: "make room and go on", Later: true}
}

func (f *full) Learner(ctx context.Context, course string) (exam.Learner, error) {
	if !f.room {
		return exam.Learner{}, f.fault()
	}
	return f.InMemory.Learner(ctx, course)
}

func (f *full) SaveAnswer(ctx context.Context, a quiz.Answer) (id int64, err error) {
	f.waiting = append(f.waiting, a)
	if !f.room {
		return -int64(len(f.waiting)), f.fault()
	}
	for _, a := range f.waiting {
		if id, err = f.InMemory.SaveAnswer(ctx, a); err != nil {
			return 0, err
		}
	}
	f.waiting = nil
	return id, nil
}

// M6: a disk that is full at the start may have room later, so that the store is not given up.
func TestOnAFullDiskWhatIsAnsweredIsSavedOnceThereIsRoom(t *testing.T) {
	disk := &full{InMemory: exam.NewInMemory()}
	d := open(t, seedCourse(t), 80, 24, func(o *Options) { o.Store = opened(disk) })
	d.sees("› Start", "Nothing is saved: the disk is full; make room and go on (/porthole.db)", "· not saved")
	d.drill(quiz.Selection{Kinds: []quiz.Kind{quiz.Choice}, Count: 2})
	d.answer(true)
	d.sees("✓ Right", "1 of 2 · not saved")
	disk.room = true
	d.press("enter")
	d.answer(true)
	d.misses("not saved")
	d.press("enter", "enter", "esc")
	d.sees("2 of 25 met")
	d.misses("aved")
}

// A folder may have a name that is longer than a line, and than a small window.
func TestALongPathTakesTheRoomOfNothingElse(t *testing.T) {
	path := "/" + strings.Repeat("a-long-name-of-a-folder-", 16) + "/porthole.db"
	full := &quiz.StoreError{Path: path, What: "the disk is full", Help: "make room"}
	d := open(t, seedCourse(t), 40, 12, func(o *Options) { o.Store = opened(&noting{InMemory: exam.NewInMemory(), fails: full}) })
	d.drill(quiz.Selection{Kinds: []quiz.Kind{quiz.Choice}, Count: 5})
	d.answer(true)
	d.sees("Not saved: the disk is full; make")
	d = open(t, seedCourse(t), 40, 12, func(o *Options) {
		o.Store = func() (exam.Store, error) {
			return nil, &quiz.StoreError{Path: path, What: "the database is damaged", Help: "porthole data restore", Blocks: true}
		}
	})
	d.sees("The database is damaged.", "What helps: porthole data restore", "Enter goes on without saving")
}
