package study

import (
	"cmp"
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"porthole/quiz"
	"porthole/quiz/exam"
	"porthole/ui/screen"
)

// AnswerSaver saves answers before what came of them is shown. While that goes on the screen's keys wait; then they are
// played in their order.
type AnswerSaver struct {
	study   *Study
	saving  bool
	ticket  int
	then    func(s Saved, now time.Time) (screen.Move, tea.Cmd)
	since   time.Time
	waiting []tea.KeyPressMsg
}

// blind is how long it may take to save something for keys that are typed meanwhile to count: whoever waits longer than that
// types to see whether anybody listens, and means no question that they have not seen.
const blind = 2 * time.Second

// Saved is the message of what became of answers. It names who asked, for every screen is told of it.
type Saved struct {
	IDs    []int64 // of those that are kept, up to the first that failed
	by     *AnswerSaver
	ticket int
	err    error
}

// Save saves answers and calls then once they are kept, or are known not to be.
func (k *AnswerSaver) Save(s *Study, answers []quiz.Answer, then func(Saved, time.Time) (screen.Move, tea.Cmd)) tea.Cmd {
	k.study, k.saving, k.then, k.since = s, true, then, time.Time{}
	if len(answers) > 0 {
		k.since = answers[0].At
	}
	k.ticket++
	ticket := k.ticket
	return Write(s.Queue, func(ctx context.Context, store exam.Store) ([]int64, error) { return saveAnswers(ctx, store, answers) },
		func(ids []int64, err error) tea.Msg { return Saved{by: k, ticket: ticket, IDs: ids, err: err} })
}

// saveAnswers saves answers in their order, up to the first that fails and is not kept in memory until it can be saved.
func saveAnswers(ctx context.Context, store exam.Store, answers []quiz.Answer) (ids []int64, err error) {
	for _, a := range answers {
		id, failed := store.SaveAnswer(ctx, a)
		if failed != nil && !quiz.IsLater(failed) {
			return ids, failed
		}
		err = cmp.Or(err, failed)
		ids = append(ids, id)
	}
	return ids, err
}

// Saving reports whether answers are being saved.
func (k *AnswerSaver) Saving() bool { return k.saving }

// Hold keeps a key for later while answers are being saved, and reports whether it did.
func (k *AnswerSaver) Hold(msg tea.KeyPressMsg) bool {
	if k.saving {
		k.waiting = append(k.waiting, msg)
	}
	return k.saving
}

// Saved goes on with what was waiting for the answers to be kept, then plays the keys that waited.
func (k *AnswerSaver) Saved(msg Saved, now time.Time, press func(tea.KeyPressMsg, time.Time) (screen.Move, tea.Cmd)) (screen.Move, tea.Cmd) {
	if msg.by != k || msg.ticket != k.ticket || !k.saving {
		return screen.Stay(), nil
	}
	k.saving = false
	if !k.since.IsZero() && now.Sub(k.since) > blind {
		k.waiting = nil
	}
	move, cmd := k.then(msg, now)
	before := move.Notice()
	move = k.study.Saying(move, msg.err)
	said := move.Notice() != before
	cmds := []tea.Cmd{cmd}
	for len(k.waiting) > 0 && !k.saving && move.Stays() {
		next := k.waiting[0]
		k.waiting = k.waiting[1:]
		told := move.Notice()
		move, cmd = press(next, now)
		if move.Notice() == "" && said {
			move = move.Saying(told)
		}
		cmds = append(cmds, cmd)
	}
	if !move.Stays() {
		k.waiting = nil // they were meant for what comes now, which did not see them typed
	}
	return move, tea.Batch(cmds...)
}
