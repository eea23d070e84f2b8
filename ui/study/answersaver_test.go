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
	hears := func(cmd tea.Cmd) {
		t.Helper()
		msg, ok := cmd().(Saved)
		if !ok {
			t.Fatal("the message is no Saved")
		}
		saver.Saved(msg, time.Time{}, press)
	}
	for _, late := range []tea.Cmd{first, elsewhere} {
		if hears(late); shown != 0 || !saver.Saving() {
			t.Fatal("it was taken for the result of the newest answers")
		}
	}
	if hears(newest); shown != 1 || saver.Saving() {
		t.Errorf("the newest result was shown %d times", shown)
	}
}

// Keys that are typed while an answer is saved count, and not those of somebody who waits for a database.
func TestKeysThatAreTypedBlindDoNotCount(t *testing.T) {
	course := &content.Course{ID: "notes"}
	noon := time.Date(2026, 11, 30, 12, 0, 0, 0, time.UTC)
	for took, want := range map[time.Duration]int{time.Second: 2, 3 * time.Second: 0} {
		s := &Study{Deck: quiz.NewDeck(course), Queue: newAsker(t).queue}
		saver, pressed := &AnswerSaver{}, 0
		saved := saver.Save(s, []quiz.Answer{{At: noon}}, func(Saved, time.Time) (screen.Move, tea.Cmd) { return screen.Stay(), nil })
		for range 2 {
			saver.Hold(tea.KeyPressMsg{Code: '1', Text: "1"})
		}
		msg, _ := saved().(Saved)
		saver.Saved(msg, noon.Add(took), func(tea.KeyPressMsg, time.Time) (screen.Move, tea.Cmd) {
			pressed++
			return screen.Stay(), nil
		})
		if pressed != want {
			t.Errorf("after %v %d keys count, want %d", took, pressed, want)
		}
	}
}
