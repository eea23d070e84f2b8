package study

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"porthole/quiz/exam"
)

// asker asks a queue for things that note their names.
type asker struct {
	queue *StoreQueue
	done  []string
}

func newAsker(t *testing.T) *asker {
	t.Helper()
	return &asker{queue: NewStoreQueue(t.Context(), func() (exam.Store, error) { return exam.NewInMemory(), nil })}
}

func (a *asker) do(name string) func(context.Context, exam.Store) (string, error) {
	return func(context.Context, exam.Store) (string, error) {
		a.done = append(a.done, name)
		return name, nil
	}
}

func told(name string, err error) tea.Msg {
	if err != nil {
		return err
	}
	return name
}

func TestTheStoreIsAskedInTheOrderOfTheKeysWhateverCommandRunsFirst(t *testing.T) {
	a := newAsker(t)
	save, guess := Write(a.queue, a.do("save"), told), Write(a.queue, a.do("guess"), told)
	back, read := Write(a.queue, a.do("back"), told), Read(a.queue, a.do("read"), told)
	if got := back(); got != "back" {
		t.Errorf("the result of the last one is %v", got)
	}
	if got := []any{read(), save(), guess()}; !slices.Equal(got, []any{"read", "save", "guess"}) {
		t.Errorf("the results are %v", got)
	}
	if got := strings.Join(a.done, " "); got != "save guess back read" {
		t.Errorf("done in the order %s", got)
	}
}

func TestWhatIsToBeWrittenAtTheEndIsWrittenOnce(t *testing.T) {
	a := newAsker(t)
	cmds := []tea.Cmd{Write(a.queue, a.do("first"), told), Read(a.queue, a.do("read"), told), Write(a.queue, a.do("last"), told)}
	a.queue.Finish()
	for _, cmd := range cmds {
		cmd()
	}
	if got := strings.Join(a.done, " "); got != "first last" {
		t.Errorf("done: %s", got)
	}
}

func TestWhatIsAskedOfAStoreThatCannotBeOpenedIsToldWhy(t *testing.T) {
	why, tries := errors.New("the folder cannot be read"), 0
	queue := NewStoreQueue(t.Context(), func() (exam.Store, error) { tries++; return nil, why })
	a := &asker{queue: queue}
	before := Write(queue, a.do("before"), told)
	queue.Use(exam.NewInMemory())
	after := Write(queue, a.do("after"), told)
	if err, _ := before().(error); !errors.Is(err, why) {
		t.Errorf("what was asked for before there was another store: %v", err)
	}
	if got := after(); got != "after" || tries != 1 {
		t.Errorf("%v after %d tries", got, tries)
	}
}

func TestWhatWasAskedForIsDoneThoughTheProgramIsToldToEnd(t *testing.T) {
	ctx, end := context.WithCancel(t.Context())
	queue := NewStoreQueue(ctx, func() (exam.Store, error) { return exam.NewInMemory(), nil })
	write := Write(queue, func(ctx context.Context, _ exam.Store) (string, error) { return "saved", ctx.Err() }, told)
	end()
	if got := write(); got != "saved" {
		t.Errorf("%v", got)
	}
}
