package exam

import (
	"context"
	"testing"

	tea "charm.land/bubbletea/v2"

	"porthole/quiz"
	"porthole/quiz/exam"
	"porthole/quiz/memory"
	"porthole/ui/study"
)

func TestTheNextExamOfALearnerAsksSomethingElse(t *testing.T) {
	r := newRoom(t, emailCourse(t), 100, 30)
	waiting := NewWaiting()
	var seen exam.Seen
	for range 2 {
		r.open(newSetup(r.study, waiting, exam.BlueprintOf(r.study.Course()), r.clock))
		r.press("enter")
		r.sees("1 of 25")
		var before exam.Seen
		r.run(study.Write(r.study.Queue, func(ctx context.Context, store exam.Store) (exam.Exam, error) {
			var err error
			if before, err = store.SeenInExams(ctx, "email"); err != nil {
				return exam.Exam{}, err
			}
			run, _, err := store.RunningExam(ctx, "email")
			if err != nil {
				return run, err
			}
			for _, a := range run.Asked() {
				if _, again := seen[a]; again && a.Kind != quiz.ChooseAll {
					t.Errorf("%v comes again", a)
				}
			}
			return store.HandIn(ctx, run.ID, r.study.Deck, r.clock)
		}, func(_ exam.Exam, err error) tea.Msg {
			if err != nil {
				t.Error(err)
			}
			return nil
		}))
		if len(before) != len(seen)+25 {
			t.Errorf("%d questions were seen after %d", len(before), len(seen))
		}
		seen, r.clock = before, r.clock.AddDate(0, 0, 1)
	}
}

func TestAnExamByASeedIsTheSameWhateverWasSeen(t *testing.T) {
	r := newRoom(t, emailCourse(t), 100, 30)
	b := exam.BlueprintOf(r.study.Course())
	first, err := exam.New(r.study.Deck, b, 1, memory.Record{}, r.clock)
	if err != nil {
		t.Fatal(err)
	}
	b.Seeded = true
	e := newSetup(r.study, NewWaiting(), b, r.clock)
	seen := exam.Seen{}
	seen.Note(first.Asked(), r.clock)
	e.Update(seenBefore{by: e, seen: seen}, r.clock)
	for i, a := range e.set.Asked() {
		if a != first.Asked()[i] {
			t.Fatalf("question %d is %v, want %v", i+1, a, first.Asked()[i])
		}
	}
}

func TestTheFormOfAnExamSwitchesTasksAndTypedAnswers(t *testing.T) {
	r := newRoom(t, emailCourse(t), 100, 30)
	e := newSetup(r.study, NewWaiting(), exam.BlueprintOf(r.study.Course()), r.clock)
	r.open(e)
	count := func(of func(quiz.Kind) bool) (n int) {
		for _, a := range e.set.Asked() {
			if of(a.Kind) {
				n++
			}
		}
		return n
	}
	typed := func(k quiz.Kind) bool { return k == quiz.Typed }
	if n := count(quiz.Kind.Performed); n < 2 || count(typed) > 0 {
		t.Errorf("%d tasks and %d typed answers", n, count(typed))
	}
	r.press("down", "down", "down", "right", "right", "right")
	r.sees("Tasks          3", "3 are performance-based.")
	if n := count(quiz.Kind.Performed); n != 3 {
		t.Errorf("%d tasks, want 3", n)
	}
	r.press("left", "left", "left", "left")
	r.sees("Tasks          none", "None is performance-based.")
	r.press("down", "right")
	r.sees("Typed answers  yes")
	if count(typed) == 0 || count(quiz.Kind.Performed) > 0 {
		t.Errorf("%d tasks and %d typed answers", count(quiz.Kind.Performed), count(typed))
	}
}
