package words

import (
	"testing"

	"porthole/quiz"
)

func TestWhatWasAnsweredWrongIsNotSaidToBeUnanswered(t *testing.T) {
	for _, c := range []struct {
		level quiz.Level
		asked int
		want  string
	}{{quiz.Unmet, 0, "not answered"}, {quiz.Unmet, 2, "answered wrong"}, {quiz.JustMet, 1, "just met"}} {
		if got := CardLevel(c.level, c.asked); got != c.want {
			t.Errorf("level %d, asked %d times: %q, want %q", c.level, c.asked, got, c.want)
		}
	}
}
