package ui

import (
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"porthole/quiz"
)

func TestTheStoreIsAskedInTheOrderOfTheKeysWhateverCommandRunsFirst(t *testing.T) {
	var l storeQueue
	var done []string
	ask := func(name string) func() tea.Msg {
		return func() tea.Msg {
			done = append(done, name)
			return name
		}
	}
	save, guess, back, read := l.write(ask("save")), l.write(ask("guess")), l.write(ask("back")), l.read(ask("read"))
	if got := back(); got != "back" {
		t.Errorf("the result of the last one is %v", got)
	}
	if got := []any{read(), save(), guess()}; !slices.Equal(got, []any{"read", "save", "guess"}) {
		t.Errorf("the results are %v", got)
	}
	if got := strings.Join(done, " "); got != "save guess back read" {
		t.Errorf("done in the order %s", got)
	}
}

func TestWhatIsToBeWrittenAtTheEndIsWrittenOnce(t *testing.T) {
	var l storeQueue
	writes, reads := 0, 0
	cmds := []tea.Cmd{
		l.write(func() tea.Msg { writes++; return nil }), l.read(func() tea.Msg { reads++; return nil }),
		l.write(func() tea.Msg { writes++; return nil }),
	}
	l.finish()
	for _, cmd := range cmds {
		cmd()
	}
	if writes != 2 || reads != 0 {
		t.Errorf("%d writes, %d reads", writes, reads)
	}
}

func TestQuittingDuringASaveLosesNothing(t *testing.T) {
	d := open(t, seedCourse(t), 80, 24)
	d.drill(quiz.Selection{Kinds: []quiz.Kind{quiz.Choice}, Count: 3})
	_, saving := d.app.Update(keyPress("1")) // the command has not run yet
	d.press("ctrl+c")
	if !d.quit {
		t.Fatal("ctrl+c did not quit")
	}
	d.queue.finish()
	if n := storedAnswers(t, d.store, d.study().course().ID); n != 1 {
		t.Errorf("%d answers kept, want 1", n)
	}
	d.run(saving)
	if n := storedAnswers(t, d.store, d.study().course().ID); n != 1 {
		t.Errorf("%d answers kept once the command has run too, want 1", n)
	}
}
