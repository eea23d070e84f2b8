package ui

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"porthole/quiz"
)

// answerSaver saves answers before what came of them is shown. While that goes on the screen's keys wait; then they are
// played in their order.
type answerSaver struct {
	study   *study
	saving  bool
	ticket  int
	then    func(s saved, now time.Time) (Move, tea.Cmd)
	waiting []tea.KeyPressMsg
}

// saved is what became of answers. It names who asked, for every screen is told of it.
type saved struct {
	by     *answerSaver
	ticket int
	ids    []int64
	err    error
}

// keep saves answers and calls then once they are kept, or are known not to be.
func (k *answerSaver) keep(s *study, answered []quiz.Answered, then func(saved, time.Time) (Move, tea.Cmd)) tea.Cmd {
	k.study, k.saving, k.then = s, true, then
	k.ticket++
	ticket, store := k.ticket, s.store
	answers := make([]quiz.Answer, len(answered))
	for i, a := range answered {
		answers[i] = quiz.NewAnswer(s.course().ID, a)
	}
	return s.queue.write(func() tea.Msg {
		ids, err := saveAnswers(store, answers)
		return saved{by: k, ticket: ticket, ids: ids, err: err}
	})
}

// saveAnswers saves answers in their order, up to the first that fails.
func saveAnswers(store quiz.Store, answers []quiz.Answer) (ids []int64, err error) {
	for _, a := range answers {
		id, err := store.SaveAnswer(context.Background(), a)
		if err != nil {
			return ids, err
		}
		ids = append(ids, id)
	}
	return ids, nil
}

// hold keeps a key for later while answers are being saved.
func (k *answerSaver) hold(msg tea.KeyPressMsg) bool {
	if k.saving {
		k.waiting = append(k.waiting, msg)
	}
	return k.saving
}

// saved goes on with what was waiting for the answers to be kept, then plays the keys that waited.
func (k *answerSaver) saved(msg saved, now time.Time, press func(tea.KeyPressMsg, time.Time) (Move, tea.Cmd)) (Move, tea.Cmd) {
	if msg.by != k || msg.ticket != k.ticket || !k.saving {
		return Stay(), nil
	}
	k.saving = false
	move, cmd := k.then(msg, now)
	before := move.notice
	move = k.study.saying(move, msg.err)
	said := move.notice != before
	cmds := []tea.Cmd{cmd}
	for len(k.waiting) > 0 && !k.saving && move.kind == staying {
		next := k.waiting[0]
		k.waiting = k.waiting[1:]
		var told string
		told, move.notice = move.notice, ""
		move, cmd = press(next, now)
		if move.notice == "" && said {
			move = move.Saying(told)
		}
		cmds = append(cmds, cmd)
	}
	if move.kind != staying {
		k.waiting = nil // they were meant for what comes now, which did not see them typed
	}
	return move, tea.Batch(cmds...)
}
