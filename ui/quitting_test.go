package ui

import (
	"testing"

	"porthole/quiz"
)

func TestQuittingDuringASaveLosesNothing(t *testing.T) {
	d := open(t, seedCourse(t), 80, 24)
	d.drill(quiz.Selection{Kinds: []quiz.Kind{quiz.Choice}, Count: 3})
	_, saving := d.app.Update(keyPress("1")) // the command has not run yet
	d.press("ctrl+c")
	if !d.quit {
		t.Fatal("ctrl+c did not quit")
	}
	d.queue.Finish()
	if n := storedAnswers(t, d.store, d.study().Course().ID); n != 1 {
		t.Errorf("%d answers kept, want 1", n)
	}
	d.run(saving)
	if n := storedAnswers(t, d.store, d.study().Course().ID); n != 1 {
		t.Errorf("%d answers kept once the command has run too, want 1", n)
	}
}
