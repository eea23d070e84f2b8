package ui

import (
	"slices"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"porthole/quiz"
	"porthole/ui/look"
	"porthole/ui/screen"
)

// step is what taking an answer back needs: the session as it was, and the answer as it is kept.
type step struct {
	session quiz.Drill
	ids     []int64 // of the answer, as it is kept; none where it could not be
}

// maxTakeBack is how many answers can be taken back.
const maxTakeBack = 30

// remember keeps what taking an answer back needs.
func (d *drill) remember(ids []int64) {
	if len(ids) == 0 {
		d.lost++
	}
	d.past = append(d.past, step{d.session, ids})
	d.past = slices.Clone(d.past[max(0, len(d.past)-maxTakeBack):])
}

// takeBack undoes the last answer, here and in the store.
func (d *drill) takeBack(now time.Time) (screen.Move, tea.Cmd) {
	last := d.past[len(d.past)-1]
	d.past = d.past[:len(d.past)-1]
	d.session = last.session
	d.tell()
	d.ask(now)
	if len(last.ids) == 0 {
		d.lost--
		return screen.Stay().Saying("Taken back."), nil
	}
	return screen.Stay().Saying("Taken back."), d.TakeBack(last.ids)
}

// takeBackKey takes back the last answer. A field takes u as text: there another key does, while nothing is typed.
func (d *drill) takeBackKey() key.Binding {
	if d.typing() {
		return look.Only(d.Key.FieldTakeBack, len(d.past) > 0 && !d.widget.Begun())
	}
	return look.Only(d.Key.TakeBack, len(d.past) > 0)
}

// guess notes that the answer just given was a guess, here and in the store.
func (d *drill) guess() (screen.Move, tea.Cmd) {
	session, ok := d.session.Guess()
	if !ok {
		return screen.Stay(), nil
	}
	d.session, d.guessed = session, true
	d.tell()
	says := screen.Stay().Saying("A guess: it counts as not known.")
	ids := d.past[len(d.past)-1].ids
	if len(ids) == 0 {
		return says, nil
	}
	return says, d.MarkGuess(ids)
}

// guessKey says that a right answer was a guess. Who turns a card says so by its own keys.
func (d *drill) guessKey() key.Binding {
	q, _ := d.session.Question()
	v, _ := d.session.Verdict()
	return look.Only(d.Key.Guess, v.Right && !d.guessed && q.Kind != quiz.Flash && !d.practice)
}
