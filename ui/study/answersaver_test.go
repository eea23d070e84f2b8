package study

import (
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"porthole/content"
	"porthole/quiz"
	"porthole/ui/screen"
)

func TestALateResultForAnotherQuestionIsDropped(t *testing.T) {
	course := &content.Course{ID: "notes"}
	s := &Study{Deck: quiz.NewDeck(course), Queue: newAsker(t).queue}
	saver, other, shown := &AnswerSaver{}, &AnswerSaver{}, 0
	then := func(Saved, time.Time) (screen.Move, tea.Cmd) {
		shown++
		return screen.Stay(), nil
	}
	press := func(tea.KeyPressMsg, time.Time) (screen.Move, tea.Cmd) { return screen.Stay(), nil }
	first := saver.Save(s, nil, then)
	newest := saver.Save(s, nil, then)
	elsewhere := other.Save(s, nil, then)
	for _, late := range []tea.Cmd{first, elsewhere} {
		if saver.Saved(late().(Saved), time.Time{}, press); shown != 0 || !saver.Saving() { //nolint:forcetypeassert // a Save's message is a Saved
			t.Fatal("it was taken for the result of the newest answers")
		}
	}
	if saver.Saved(newest().(Saved), time.Time{}, press); shown != 1 || saver.Saving() { //nolint:forcetypeassert // as above
		t.Errorf("the newest result was shown %d times", shown)
	}
}
