package sqlite

import (
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"testing"

	"porthole/quiz"
	"porthole/quiz/store/internal/storetest"
)

// M4, in a drill.
func TestADatabaseThatGoesBelowADrillLosesNoAnswer(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" {
		t.Skip("a file that is open stays where it is there")
	}
	for _, b := range belows() {
		a, s := underWay(t, b)
		var want []string
		answer := func(n int) (int64, error) {
			card := fmt.Sprint("card ", n)
			want = append(want, card)
			return s.SaveAnswer(t.Context(), storetest.At(card, n, true))
		}
		for n := range 5 {
			if _, err := answer(n); err != nil {
				t.Fatalf("%s: %v", b.name, err)
			}
		}
		giveBack := b.take(t, a)
		id, err := answer(5)
		saysLater(t, b, err, b.says)
		if b.says != "replaced" { // which is there again at once
			_, err = answer(6)
			saysLater(t, b, err, b.says)
			saysLater(t, b, second(s.Learner(t.Context(), "mail")), b.says)
		}
		giveBack(t)
		if _, err := answer(7); err != nil {
			t.Errorf("%s, back again: %v", b.name, err)
		}
		if err := s.TakeBack(t.Context(), id); err != nil || id >= 0 {
			t.Errorf("%s: taken back, %d, %v", b.name, id, err)
		}
		want = slices.Delete(want, 5, 6)
		if err := s.Close(); err != nil {
			t.Errorf("%s: %v", b.name, err)
		}
		isSound(t, a)
		if got := cardsIn(t, a); !slices.Equal(got, want) {
			t.Errorf("%s: kept are %q", b.name, got)
		}
	}
}

// M4, in an exam; it was begun by the program before this one, which is what a database that takes its place cannot know.
func TestADatabaseThatGoesBelowAnExamLosesNoStep(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" {
		t.Skip("a file that is open stays where it is there")
	}
	for _, b := range belows() {
		a, first := underWay(t, b)
		e := storetest.AnExam("e", "mail", 6)
		if err := first.BeginExam(t.Context(), e); err != nil {
			t.Fatal(err)
		}
		if err := first.SaveExamStep(t.Context(), "e", storetest.Change(storetest.Picked(0, 1))); err != nil {
			t.Fatal(err)
		}
		if err := first.Close(); err != nil {
			t.Fatal(err)
		}
		s, err := a.Open(t.Context(), "")
		if err != nil {
			t.Fatal(err)
		}
		if _, err := s.Learner(t.Context(), "mail"); err != nil {
			t.Fatal(err)
		}
		step := func(n int) error {
			return s.SaveExamStep(t.Context(), "e", storetest.Change(storetest.Picked(n, (n+1)%2)))
		}
		if err := step(1); err != nil {
			t.Fatal(err)
		}
		giveBack := b.take(t, a)
		saysLater(t, b, step(2), b.says)
		if b.says != "replaced" {
			saysLater(t, b, step(3), b.says)
			if _, err := s.HandIn(t.Context(), "e", storetest.DeckOf("e", 6), storetest.Later()); err == nil {
				t.Errorf("%s: handed in where it cannot be kept", b.name)
			}
		}
		giveBack(t)
		for n := 3; n < 5; n++ {
			if err := step(n); err != nil {
				t.Errorf("%s, back again: %v", b.name, err)
			}
		}
		if _, err := s.HandIn(t.Context(), "e", storetest.DeckOf("e", 6), storetest.Later()); err != nil {
			t.Errorf("%s: %v", b.name, err)
		}
		if err := s.Close(); err != nil {
			t.Errorf("%s: %v", b.name, err)
		}
		isSound(t, a)
		got := storetest.ExamOf(t, open(t, a, ""), "e")
		for n := range 5 {
			if picks := got.Steps[n].Response.Picks; n < 5 && !slices.Equal(picks, []int{(n + 1) % 2}) {
				t.Errorf("%s: question %d has %v", b.name, n, picks)
			}
		}
	}
}

// M4, M6.
func TestWhatIsNotSavedAtTheEndIsSaid(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" {
		t.Skip("a file that is open stays where it is there")
	}
	for _, b := range belows() {
		if b.says == "replaced" {
			continue // it is there again
		}
		a, s := underWay(t, b)
		storetest.Save(t, s, storetest.At("card 0", 0, true))
		giveBack := b.take(t, a)
		for n := range 2 {
			_, err := s.SaveAnswer(t.Context(), storetest.At("late", n, true))
			saysLater(t, b, err, b.says)
		}
		unsaved, ok := errors.AsType[*quiz.UnsavedError](s.Close())
		if !ok || unsaved.What != "2 answers not saved, 1 answer only in the database that is gone" || !strings.Contains(unsaved.Error(), b.says) {
			t.Errorf("%s: %v", b.name, unsaved)
		}
		giveBack(t)
		isSound(t, a)
	}
}

func TestWhatIsGoneWhenAProgramEndsIsSaid(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" {
		t.Skip("a file that is open stays where it is there")
	}
	b := belows()[2]
	a, s := underWay(t, b)
	storetest.Save(t, s, storetest.At("card 0", 0, true))
	b.take(t, a)
	unsaved, ok := errors.AsType[*quiz.UnsavedError](s.Close())
	if !ok || unsaved.What != "1 answer only in the database that is gone" {
		t.Errorf("%v", unsaved)
	}
}

// Two stores that lose their database bring what each has done to the one that takes its place, and none of it twice.
func TestTwoProgramsBringWhatTheyDidToTheSameDatabase(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" {
		t.Skip("a file that is open stays where it is there")
	}
	b := belows()[0]
	a, s := underWay(t, b)
	other, err := archiveIn(a.folder).Open(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	storetest.Save(t, s, storetest.At("one", 0, true))
	storetest.Save(t, other, storetest.At("two", 1, true))
	giveBack := b.take(t, a)
	_, err = s.SaveAnswer(t.Context(), storetest.At("one later", 2, true))
	saysLater(t, b, err, b.says)
	_, err = other.SaveAnswer(t.Context(), storetest.At("two later", 3, true))
	saysLater(t, b, err, b.says)
	giveBack(t)
	if err := errors.Join(s.Close(), other.Close()); err != nil {
		t.Error(err)
	}
	isSound(t, a)
	got := cardsIn(t, a)
	if slices.Sort(got); !slices.Equal(got, []string{"one", "one later", "two", "two later"}) {
		t.Errorf("%q", got)
	}
}

// M5.
func TestNothingIsLeftBesideTheDatabaseWhenASittingEnds(t *testing.T) {
	t.Parallel()
	a := anArchive(t)
	s := open(t, a, "")
	for name, end := range map[string]func() error{
		"a drill": func() error {
			return s.SaveRun(t.Context(), quiz.Run{ID: "r", Course: "mail", Kind: "drill", At: storetest.Noon()})
		},
		"the way home":      func() error { return second(s.Learner(t.Context(), "mail")) },
		"an exam handed in": func() error { return second(s.HandIn(t.Context(), "e", storetest.DeckOf("e", 3), storetest.Later())) },
	} {
		if name == "an exam handed in" {
			storetest.Take(t, s, storetest.AnExam("e", "mail", 3))
		}
		storetest.Save(t, s, storetest.At("a", 0, true))
		if onDisk(t, a)[1] == "" {
			t.Fatalf("%s: there is nothing beside it to begin with", name)
		}
		if err := end(); err != nil {
			t.Fatal(err)
		}
		if left := len(onDisk(t, a)[1]); left > 0 {
			t.Errorf("%s leaves %d bytes beside it", name, left)
		}
	}
}
