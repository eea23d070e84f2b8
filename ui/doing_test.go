package ui

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"porthole/quiz"
	"porthole/ui/study"
)

// A teacher sees what a learner does now.
func TestWhatALearnerDoesIsTold(t *testing.T) {
	var told []string
	d := open(t, emailCourse(t), 80, 24, func(o *Options) {
		o.Does = func(what string) {
			if len(told) == 0 || told[len(told)-1] != what {
				told = append(told, what)
			}
		}
	})
	d.open(newLesson(d.study(), 0))
	d.press("esc")
	d.drill(quiz.Selection{Count: 3})
	d.press("esc", "esc")
	d.move(startMatch(d.study(), quiz.Selection{}, d.clock))
	d.press("esc", "esc")
	want := []string{study.AtHome, study.Reading, study.AtHome, study.Drilling, study.AtHome, study.Matching, study.AtHome}
	if diff := cmp.Diff(want, told); diff != "" {
		t.Errorf("-want +got:\n%s\n%s", diff, d.screen())
	}
}
