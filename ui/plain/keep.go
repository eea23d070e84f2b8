package plain

import (
	"cmp"
	"errors"
	"time"

	"porthole/content"
	"porthole/quiz"
	"porthole/quiz/exam"
	"porthole/ui/words"
)

// keeper keeps what is learnt, and says what could not be kept.
type keeper struct {
	asker
	course  *content.Course
	store   exam.Store
	told    map[string]bool // what could not be kept, each said once
	unsaved error           // the first answer that could not be kept
}

// openStore opens the store. Where that fails it says why and what helps, and asks whether to go on
// without saving; the error is returned where the learner does not.
func (t *keeper) openStore() error {
	store, err := t.Store()
	if err == nil || t.ctx.Err() != nil {
		t.store = store
		return err
	}
	t.refused(err)
	p := prompt{
		text: "Go on without saving? y or n: ", letters: true,
		help: "y goes on, and nothing of what you do is kept. n ends the program.",
	}
	for {
		r := t.ask(p)
		switch {
		case r.act == undo:
		case r.act != answer || isWord(r.text, "n", "no"):
			return err
		case isWord(r.text, "y", "yes"):
			t.store = exam.NewInMemory()
			return nil
		}
		t.refuse("Please type y or n.")
	}
}

// refused says why nothing can be kept, where, and what to do.
func (t *keeper) refused(err error) {
	t.out.say("Your progress cannot be opened, and nothing can be saved.")
	why, ok := errors.AsType[*quiz.StoreError](err)
	if !ok {
		t.out.say("Why: " + words.Ended(content.Clean(err.Error())))
		return
	}
	t.out.say("Why: " + words.Ended(content.Clean(why.What)))
	t.out.hang("Where: ", content.Clean(why.Path))
	t.out.say("What helps: " + words.Ended(content.Clean(why.Help)))
}

// save keeps an answer, if there is one, and returns its id, 0 where it could not be kept: that is said, and the session
// goes on.
func (t *keeper) save(answers ...quiz.Answer) (id int64) {
	for _, a := range answers {
		var err error
		id, err = t.store.SaveAnswer(t.ctx, a)
		t.keep("This answer could not be saved", err)
	}
	return id
}

func (t *keeper) takeBack(id int64) {
	if id != 0 {
		t.keep("The answer could not be taken back", t.store.TakeBack(t.ctx, id))
	}
}

func (t *keeper) markGuess(id int64) {
	if id != 0 {
		t.keep("The guess could not be noted", t.store.MarkGuess(t.ctx, id))
	}
}

// saveRun keeps the outcome of a session; id names it.
func (t *keeper) saveRun(id, kind string, r quiz.Result, now time.Time) {
	t.keep("This result could not be saved", t.store.SaveRun(t.ctx, quiz.Run{
		ID: id, Course: t.course.ID, Kind: kind, Right: r.Right, Asked: r.Asked,
		Mistakes: r.Mistakes, Took: r.Took, At: now,
	}))
}

// saveForecast keeps today's forecast, where there is one worth it.
func (t *keeper) saveForecast(p quiz.Progress) {
	if s, ok := p.Snapshot(t.Deck, t.Now()); ok {
		t.keep("Today's forecast could not be saved", t.store.SaveForecast(t.ctx, t.course.ID, s))
	}
}

// progress reads what is known of the learner; an error is said, and what could be read is used.
func (t *keeper) progress() quiz.Progress {
	l, err := t.store.Learner(t.ctx, t.course.ID)
	t.keep("Your progress could not be read", err)
	return l.Progress
}

// keep says what could not be kept, each thing once, and remembers the first such error for the end
// of the run.
func (t *keeper) keep(what string, err error) {
	if err == nil || t.ctx.Err() != nil {
		return
	}
	later := quiz.IsLater(err)
	if !later { // else who closes the store says at the end what is not saved
		t.unsaved = cmp.Or(t.unsaved, err)
	}
	if !t.told[what] {
		t.told[what] = true
		t.out.say(what + ": " + words.Ended(content.Clean(err.Error())))
		says := "You can go on learning; it will not be said again."
		if later {
			says = "You can go on learning: it is saved as soon as it can be. It will not be said again."
		}
		t.out.say(says)
	}
}
