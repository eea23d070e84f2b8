package ui

import (
	"fmt"
	"slices"
	"testing"

	"porthole/quiz"
	"porthole/quiz/memory"
)

func TestARightAnswerCanBeCalledAGuessOnce(t *testing.T) {
	d := open(t, seedCourse(t), 100, 30)
	d.drill(quiz.Selection{Kinds: []quiz.Kind{quiz.Typed}, Count: 3})
	d.answer(false)
	d.misses("g it was a guess")
	d.press("enter")
	id := d.asked().ID
	d.answer(true)
	d.sees("g it was a guess")
	d.press("g")
	d.sees("A guess: it counts as not known.")
	d.misses("g it was a guess")
	if m := record(t, d).Card(id).Memory; m.Stability > 0.5 { // after Again, not after Good
		t.Errorf("memory is %+v", m)
	}
	d.press("g", "u")
	d.sees("Taken back.")
	if s := record(t, d).Card(id); s.Asked != 0 {
		t.Errorf("%+v", s)
	}
}

func record(t *testing.T, d *driver) memory.Record {
	t.Helper()
	r, err := d.store.Record(t.Context(), d.study().Course().ID)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestWhatAHintCostsIsSaid(t *testing.T) {
	d := open(t, seedCourse(t), 100, 30)
	d.drill(quiz.Selection{Cards: d.cards("forward//pop3/secure variant"), Kinds: []quiz.Kind{quiz.Typed}, Count: 1})
	d.press("tab")
	d.answer(true)
	d.sees("✓", "A hint counts as half known.")
	d.press("enter", "enter")
	d.drill(quiz.Selection{Cards: d.cards("forward//smtp/default port"), Kinds: []quiz.Kind{quiz.Typed}, Count: 1})
	d.press("tab")
	d.answer(true)
	d.sees("The hint told so much that it counts as not known.")
	d.press("enter", "enter")
	d.drill(quiz.Selection{Cards: d.cards("forward//imap/default port"), Kinds: []quiz.Kind{quiz.Typed}, Count: 1})
	d.answer(true)
	d.misses("hint told", "hint counts")
}

func TestEveryAnswerOfASessionCanBeTakenBackFromItsResult(t *testing.T) {
	d := open(t, seedCourse(t), 100, 30)
	before := record(t, d)
	d.drill(quiz.Selection{Kinds: []quiz.Kind{quiz.Choice}, Count: 4})
	var asked []string
	for range 4 {
		asked = append(asked, d.asked().ID)
		d.answer(true)
		d.press("enter")
	}
	d.sees("4 of 4 right at the first try", "u take back")
	for i, id := range slices.Backward(asked) {
		d.press("u")
		d.sees("Taken back.", fmt.Sprintf("Drill · %d of 4", i+1))
		if d.asked().ID != id {
			t.Errorf("asked %s, want %s", d.asked().ID, id)
		}
		if n := storedAnswers(t, d.store, d.study().Course().ID); n != i {
			t.Errorf("%d answers are kept, want %d", n, i)
		}
	}
	d.misses("u take back")
	if after := record(t, d); len(after.Cards) != len(before.Cards) || after.Answers != 0 {
		t.Errorf("something is left: %+v", after)
	}
	d.answer(true)
	d.press("enter", "esc", "esc")
	d.sees("Continue")
}

func TestNoMoreThanThirtyAnswersCanBeTakenBack(t *testing.T) {
	d := open(t, parse(t, manyRows(30)), 100, 30)
	d.drill(quiz.Selection{Kinds: []quiz.Kind{quiz.Choice}, Count: 40})
	for range 40 {
		d.answer(true)
		d.press("enter")
	}
	for range 40 {
		d.press("u")
	}
	if n := storedAnswers(t, d.store, d.study().Course().ID); n != 10 {
		t.Errorf("%d answers are kept, want 10", n)
	}
	d.sees("Drill · 11 of 40")
}

func TestInAnEmptyFieldCtrlUTakesBack(t *testing.T) {
	d := open(t, seedCourse(t), 100, 30)
	d.drill(quiz.Selection{Kinds: []quiz.Kind{quiz.Typed}, Count: 4})
	d.press("ctrl+u") // there is nothing to take back
	d.misses("Taken back.", "ctrl+u take back")
	for range 3 {
		d.answer(true)
		d.press("enter")
	}
	d.sees("ctrl+u take back")
	d.typed("9")
	d.misses("ctrl+u take back")
	d.press("ctrl+u") // empties the field
	d.sees("Drill · 4 of 4")
	d.misses("› 9", "Taken back.")
	for i := range 3 {
		d.press("ctrl+u")
		d.sees("Taken back.", fmt.Sprintf("Drill · %d of 4", 3-i))
	}
	if n := storedAnswers(t, d.store, d.study().Course().ID); n != 0 {
		t.Errorf("%d answers are kept, want none", n)
	}
}

func TestWhoFollowsIsToldOfEachChange(t *testing.T) {
	var told []quiz.Drill
	d := open(t, seedCourse(t), 100, 30, func(o *Options) { o.Follow = func(s quiz.Drill) { told = append(told, s) } })
	d.drill(quiz.Selection{Kinds: []quiz.Kind{quiz.Choice}, Count: 2})
	answers := func(want int, guess bool) {
		t.Helper()
		all := told[len(told)-1].Answered()
		if len(all) != want || want > 0 && all[want-1].Answer.Guess != guess {
			t.Errorf("told of %+v, want %d, a guess %t", all, want, guess)
		}
	}
	d.answer(true)
	answers(1, false)
	d.press("g")
	answers(1, true)
	d.press("u")
	answers(0, false)
	d.finish()
	answers(2, false)
	if !told[len(told)-1].Over() {
		t.Error("the end is not told")
	}
	d.press("u")
	answers(1, false)
}
