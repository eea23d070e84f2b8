package plain_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"porthole/quiz"
	"porthole/quiz/exam"
	"porthole/ui/plain"
)

// faulty is a store in which the first so many steps, and hand-ins, fail.
type faulty struct {
	exam.Store
	steps, handIns int
}

var errFull = errors.New("the disk is full")

func (f *faulty) SaveExamStep(ctx context.Context, id string, c exam.Change) error {
	if f.steps > 0 {
		f.steps--
		return errFull
	}
	return f.Store.SaveExamStep(ctx, id, c)
}

func (f *faulty) HandIn(ctx context.Context, id string, d *quiz.Deck, now time.Time) (exam.Exam, error) {
	if f.handIns > 0 {
		f.handIns--
		return exam.Exam{}, errFull
	}
	return f.Store.HandIn(ctx, id, d, now)
}

// sayFailing runs an exam in such a store, and returns what was printed and how the run ended.
func sayFailing(t *testing.T, f *faulty, o plain.Options, lines ...string) (string, error) {
	t.Helper()
	f.Store = stored(t, o)
	var out strings.Builder
	o.Store, o.In, o.Out = in(f), strings.NewReader(strings.Join(lines, "\n")+"\n"), &out
	err := plain.Run(t.Context(), o)
	orderly(t, out.String())
	return out.String(), err
}

func running(t *testing.T, o plain.Options) exam.Exam {
	t.Helper()
	e, ok, err := stored(t, o).RunningExam(t.Context(), o.Deck.Course().ID)
	if err != nil || !ok {
		t.Fatalf("no exam runs: %v", err)
	}
	return e
}

func TestAStepThatCouldNotBeSavedIsTriedAgainWithTheNext(t *testing.T) {
	o := sat(t)
	out, err := sayFailing(t, &faulty{steps: 2}, o, "", "11", "12", "y", "")
	if err != nil {
		t.Errorf("all was saved, and it ends with %v", err)
	}
	wants(t, out, "This step of the exam could not be saved: the disk is full.", "What could not be saved before is saved now.", "Every question was answered.")
	if n := strings.Count(out, "could not be saved:"); n != 1 {
		t.Errorf("it is said %d times:\n%s", n, out)
	}
	if got := results(t, o); len(got) != 1 || got[0].Open != 0 {
		t.Errorf("kept is %+v", got)
	}
}

func TestStepsThatCannotBeSavedAreNotSaidToWait(t *testing.T) {
	o := sat(t)
	out, err := sayFailing(t, &faulty{steps: 99}, o, "", "11", "/quit")
	if !errors.Is(err, errFull) {
		t.Errorf("it ends with %v", err)
	}
	wants(t, out, "What you did last could not be saved. The exam waits as it stood before.")
	if e := running(t, o); e.Open() != 2 {
		t.Errorf("%d questions are open", e.Open())
	}
}

func TestAnExamIsNotHandedInWithoutItsLastSteps(t *testing.T) {
	o := sat(t)
	out, err := sayFailing(t, &faulty{steps: 99}, o, "", "11", "12", "y", "/quit")
	if !errors.Is(err, errFull) {
		t.Errorf("it ends with %v", err)
	}
	wants(t, out, "The exam could not be handed in: the disk is full. What you did last is not saved yet, and is lost if you leave now")
	wantsNot(t, out, "Exam result", "Nothing is lost")
	running(t, o)
}

func TestAHandInThatFailsIsTriedAgain(t *testing.T) {
	o := sat(t)
	out, err := sayFailing(t, &faulty{handIns: 2}, o, "", "11", "12", "y", "", "", "")
	if err != nil {
		t.Errorf("it was handed in, and ends with %v", err)
	}
	wants(t, out, "Nothing is lost: all your answers are saved, and the exam waits.", "Enter tries again, /quit leaves:", "Exam result: not passed.")
	if n := strings.Count(out, "could not be handed in"); n != 2 {
		t.Errorf("it failed %d times:\n%s", n, out)
	}
	if got := results(t, o); len(got) != 1 {
		t.Errorf("kept is %+v", got)
	}
}

func TestAnExamThatCouldNotBeHandedInHasNoResultAndWaits(t *testing.T) {
	o := sat(t)
	out, err := sayFailing(t, &faulty{handIns: 1}, o, "", "11", "12", "y", "/quit")
	if !errors.Is(err, errFull) {
		t.Errorf("it ends with %v", err)
	}
	wantsNot(t, out, "Exam result", "0 of 2 points")
	if e := running(t, o); e.Open() != 0 {
		t.Errorf("%d questions are open", e.Open())
	}
	wants(t, say(t, o, "/handin", "y", ""), "2 of 2 questions answered", "Exam result: not passed.")
}

func TestAnExamWhoseTimeRanOutIsNotSaidToBeHandedInWhereThatFails(t *testing.T) {
	for _, start := range []quiz.Start{quiz.AtHome, quiz.AtExam} {
		o := sat(t)
		say(t, o, "", "11")
		o.Now, o.Start = later(time.Hour), start
		out, err := sayFailing(t, &faulty{handIns: 1}, o, "/quit", "/quit")
		if !errors.Is(err, errFull) {
			t.Errorf("it ends with %v", err)
		}
		wants(t, out, "The time of your exam ran out at 09:10.", "The exam could not be handed in: the disk is full.")
		wantsNot(t, out, "It was handed in", "Exam result")
		if start == quiz.AtHome {
			wants(t, out, "Exam: hand in the one whose time ran out")
		}
		wants(t, say(t, o, "/quit"), "It was handed in as it stood then.", "Exam result: not passed.")
	}
}

// elsewhere is a store in which another window hands the exam in once a question was answered here.
type elsewhere struct {
	exam.Store
	deck *quiz.Deck
	now  time.Time
}

func (w elsewhere) SaveExamStep(ctx context.Context, id string, c exam.Change) error {
	err := w.Store.SaveExamStep(ctx, id, c)
	if err == nil && c.Response != nil && c.Response.Text != "" {
		_, err = w.HandIn(ctx, id, w.deck, w.now)
	}
	return err
}

func TestAnExamThatWasHandedInFromAnotherWindowTellsThatResult(t *testing.T) {
	o := sat(t)
	store := stored(t, o)
	o.Store = in(elsewhere{store, o.Deck, o.Now()})
	out := say(t, o, "", "11", "12", "")
	wants(t, out, "It was handed in meanwhile, in another window.", "Exam result: not passed.", "1 question was not answered.")
	if got := results(t, o); len(got) != 1 || got[0].Open != 1 {
		t.Errorf("kept is %+v", got)
	}
}
