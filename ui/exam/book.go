package exam

import (
	"context"
	"errors"
	"time"

	tea "charm.land/bubbletea/v2"

	"porthole/quiz"
	"porthole/quiz/exam"
	"porthole/ui/screen"
	"porthole/ui/study"
)

// book knows of each step of an exam whether it is in the store. A step is saved as soon as it is done; one that could
// not be is tried again with the next one, and before the exam is handed in.
type book struct {
	unstored bool         // the exam is not in the store at all
	kept     []exam.Step  // as they are in the store
	done     map[int]int  // by question: the try that kept says of; what is told of tries may come out of order
	latest   map[int]int  // by question: the try that saves its newest step, while that is not in the store
	failed   map[int]bool // of these, whose try has failed
	newest   map[int]exam.Change
	ticket   int
}

func newBook(e exam.Exam, unstored bool) book {
	b := book{unstored: unstored, done: map[int]int{}, latest: map[int]int{}, failed: map[int]bool{}, newest: map[int]exam.Change{}}
	b.kept = append(b.kept, e.Steps...)
	return b
}

// stepsKept is what became of steps of an exam.
type stepsKept struct {
	by      *taking
	ticket  int
	changes []exam.Change // that were tried, in their order
	saved   int           // how many of them are kept
	stored  *exam.Exam    // as it is in the store then; nil where that could not be read
	err     error
	over    *exam.Exam // another program has handed it in: as it is kept
}

// change takes a change of the exam and returns the command that saves it.
func (x *taking) change(next exam.Exam, c exam.Change, ok bool) tea.Cmd {
	if !ok {
		return nil
	}
	x.run = next
	return x.book.save(x, c)
}

// save keeps a change, those that failed before it.
func (b *book) save(x *taking, c exam.Change) tea.Cmd {
	if b.unstored {
		return nil
	}
	b.newest[c.Question] = b.newest[c.Question].Then(c)
	b.failed[c.Question] = true
	return b.again(x)
}

// again saves what has failed so far; nil where nothing has.
func (b *book) again(x *taking) tea.Cmd {
	if len(b.failed) == 0 {
		return nil
	}
	b.ticket++
	var changes []exam.Change
	for i := range b.kept { // in the order of the questions; each step says when it was done
		if b.failed[i] {
			changes = append(changes, b.newest[i])
			b.latest[i] = b.ticket
			delete(b.failed, i)
		}
	}
	id, ticket := x.run.ID, b.ticket
	save := func(ctx context.Context, store exam.Store) (stepsKept, error) {
		saved, err := saveChanges(ctx, store, id, changes)
		msg := stepsKept{saved: saved}
		over := errors.Is(err, quiz.ErrExamHanded)
		if !over && saved == 0 {
			return msg, err
		}
		if e, failed := store.Exam(ctx, id); failed == nil {
			msg.stored = &e
			if over {
				msg.over = &e
			}
		}
		return msg, err
	}
	return study.Write(x.Queue, save, func(msg stepsKept, err error) tea.Msg {
		msg.by, msg.ticket, msg.changes, msg.err = x, ticket, changes, err
		return msg
	})
}

// kept notes what became of steps.
func (x *taking) kept(msg stepsKept) (screen.Move, tea.Cmd) {
	if msg.by != x {
		return screen.Stay(), nil
	}
	if move, over := gone(x, msg.err); over {
		return move, nil
	}
	if msg.over != nil {
		return x.finish(*msg.over, false).Saying("It was handed in meanwhile, in another window."), nil
	}
	x.book.settle(msg)
	x.adopt(msg)
	return x.Saying(screen.Stay(), msg.err), nil
}

// storedStep is how a question stands in the store once it was changed there.
func (msg stepsKept) storedStep(before exam.Step, c exam.Change) exam.Step {
	if msg.stored != nil && c.Question < len(msg.stored.Steps) {
		return msg.stored.Steps[c.Question]
	}
	return before.Changed(c)
}

// settle notes of each step that was tried whether it is kept. What was changed since is still to come.
func (b *book) settle(msg stepsKept) {
	for n, c := range msg.changes {
		i := c.Question
		if n < msg.saved && msg.ticket > b.done[i] {
			b.kept[i], b.done[i] = msg.storedStep(b.kept[i], c), msg.ticket
		}
		if b.latest[i] != msg.ticket {
			continue
		}
		delete(b.latest, i)
		if n >= msg.saved {
			b.failed[i] = true
			continue
		}
		delete(b.newest, i)
	}
}

// unsaved returns the newest steps that are not known to be in the store, in the order of the questions.
func (b *book) unsaved() []exam.Change {
	var changes []exam.Change
	for i := range b.kept {
		if b.pending(i) {
			changes = append(changes, b.newest[i])
		}
	}
	return changes
}

// pending reports whether a step of a question is not known to be in the store.
func (b *book) pending(i int) bool {
	_, tried := b.latest[i]
	return tried || b.failed[i]
}

// HandedIn is the message of what became of an exam that was to be handed in.
type HandedIn struct {
	by       any // who asked
	exam     exam.Exam
	err      error
	unstored bool // it is not in the store
	other    bool // another program had handed it in
}

// handIn closes the exam; what could not be saved so far is saved before.
func (x *taking) handIn() tea.Cmd {
	x.handing, x.unhanded = true, nil
	run, deck, now := x.run, x.Deck, x.now
	if x.book.unstored {
		return func() tea.Msg { return HandedIn{by: x, exam: run.HandIn(deck, now), unstored: true} }
	}
	return handIn(x.Study, x, run.ID, x.book.unsaved(), now)
}

// handIn saves what of an exam could not be saved so far, and hands it in. by is who is told of it.
func handIn(s *study.Study, by any, id string, changes []exam.Change, now time.Time) tea.Cmd {
	deck := s.Deck
	hand := func(ctx context.Context, store exam.Store) (msg HandedIn, err error) {
		if _, err = saveChanges(ctx, store, id, changes); err == nil {
			msg.exam, err = store.HandIn(ctx, id, deck, now)
		}
		if errors.Is(err, quiz.ErrExamHanded) { // another program did it
			msg.other = true
			msg.exam, err = store.Exam(ctx, id)
		}
		return msg, err
	}
	return study.Write(s.Queue, hand, func(msg HandedIn, err error) tea.Msg {
		msg.by, msg.err = by, err
		return msg
	})
}

// handed goes on once the exam is handed in, or could not be.
func (x *taking) handed(msg HandedIn) (screen.Move, tea.Cmd) {
	if msg.by != any(x) {
		return screen.Stay(), nil
	}
	x.handing = false
	if move, over := gone(x, msg.err); over {
		return move, nil
	}
	switch {
	case errors.Is(msg.err, exam.ErrNotFound): // it was deleted, or the store was given up
		run := x.run.HandIn(x.Deck, x.now)
		return x.finish(run, true), nil
	case msg.err != nil:
		x.unhanded = msg.err
		says := "Not handed in."
		if x.left() == 0 {
			says = "Time is up. The exam is not handed in."
		}
		return screen.Push(newClosing(x)).Saying(says), nil // which says why, and what is not saved
	case msg.other:
		return x.finish(msg.exam, false).Saying("It was handed in meanwhile, in another window."), nil
	}
	move := x.finish(msg.exam, msg.unstored)
	if x.left() == 0 {
		move = move.Saying("Time was up: the exam is handed in.")
	}
	return move, nil
}

// finish shows the result in the place of the exam.
func (x *taking) finish(e exam.Exam, unstored bool) screen.Move {
	x.waiting.shown = ""
	delete(x.waiting.left, x.run.Course)
	if x.set != nil {
		return screen.Replace(x.set.After(e, x.now))
	}
	return screen.Replace(newResult(x.Study, e, unstored).fresh())
}
