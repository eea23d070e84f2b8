package exam

import (
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"porthole/quiz"
	"porthole/quiz/memory"
)

// thawed freezes questions of the course on email, and returns what is read again.
func thawed(t *testing.T, b Blueprint, same bool) Frozen {
	t.Helper()
	f, err := Freeze(builtin(t, "email"), b, 7, same)
	if err != nil {
		t.Fatal(err)
	}
	text, err := f.Encode()
	if err != nil {
		t.Fatal(err)
	}
	back, err := DecodeFrozen(text)
	if err != nil {
		t.Fatal(err)
	}
	if len(back.Questions) != len(f.Questions) || !slices.Equal(back.Draw(3), f.Draw(3)) {
		t.Fatalf("%d questions of %d came back", len(back.Questions), len(f.Questions))
	}
	return back
}

func ids(e Exam) []string {
	var out []string
	for _, q := range e.Questions {
		out = append(out, q.ID)
	}
	return out
}

func TestWhatIsFrozenForAllIsOneExam(t *testing.T) {
	b := BlueprintOf(builtin(t, "email").Course())
	f := thawed(t, b, true)
	if !slices.Equal(f.Draw(1), f.Draw(2)) || len(f.Draw(1)) != b.Questions {
		t.Errorf("%v, %v", f.Draw(1), f.Draw(2))
	}
	first, _ := f.Exam("one", f.Draw(1), noon(), time.Hour)
	usual, err := New(builtin(t, "email"), b, 7, memory.Record{}, noon())
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(ids(usual), ids(first)); diff != "" {
		t.Errorf("it is another exam than its seed makes: %s", diff)
	}
}

func TestOfWhatIsFrozenEachDrawsAnExamOfItsOwn(t *testing.T) {
	b := BlueprintOf(builtin(t, "email").Course())
	f := thawed(t, b, false)
	one, two := f.Draw(1), f.Draw(2)
	if len(one) != b.Questions || len(two) != b.Questions || slices.Equal(one, two) || !slices.Equal(one, f.Draw(1)) {
		t.Errorf("%v, %v", one, two)
	}
	e, whole := f.Exam("one", one, noon(), time.Hour)
	if err := e.Sound(); err != nil || !whole {
		t.Error(err)
	}
	all := ids(e)
	slices.Sort(all)
	if len(slices.Compact(all)) != b.Questions {
		t.Errorf("something is asked twice: %v", all)
	}
	for i, q := range e.Questions {
		e.Steps[i].Response = rightly(q.Question)
	}
	empty := builtin(t, "ports") // nothing of it has to be known there
	if r := e.HandIn(empty, noon().Add(time.Minute)).Result(); r.Points != float64(b.Questions) {
		t.Errorf("%v of %d points beside another course", r.Points, b.Questions)
	}
	if _, whole := f.Exam("one", []int{len(f.Questions)}, noon(), time.Hour); whole {
		t.Error("it has what was never frozen")
	}
}

func TestWhatIsFrozenKeepsToLessonsObjectivesAndKinds(t *testing.T) {
	d := builtin(t, "email")
	b := BlueprintOf(d.Course())
	b.Kinds = map[quiz.Kind]float64{quiz.Choice: 1}
	for _, q := range thawed(t, b, false).Questions {
		if q.Kind != quiz.Choice {
			t.Fatalf("%s is asked as %s", q.ID, q.Kind)
		}
	}
	b.Objectives = []string{"no such objective"}
	if _, err := Freeze(d, b, 7, true); err == nil {
		t.Error("something of an objective that is not there is asked")
	}
}
