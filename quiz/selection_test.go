package quiz

import (
	"errors"
	"strings"
	"testing"

	"porthole/content"
	"porthole/quiz/memory"
)

func TestWhatIsDrilledCanBeChosen(t *testing.T) {
	d := NewDeck(mail())
	tests := map[string]struct {
		selection Selection
		fits      func(Question) bool
		count     int
	}{
		"relation":  {Selection{Relations: []string{"**Secure  port**"}, Count: -1}, func(q Question) bool { return q.Relation == "Secure Port" }, 10},
		"direction": {Selection{Directions: []Direction{Reverse}}, func(q Question) bool { return q.Direction == Reverse && !q.authored }, 10},
		"kind":      {Selection{Kinds: []Kind{Typed}}, func(q Question) bool { return q.Kind == Typed }, 12},
		"flash":     {Selection{Kinds: []Kind{Flash}, Count: 5}, func(q Question) bool { return q.Kind == Flash }, 5},
		"scenarios": {Selection{Kinds: []Kind{Scenario}}, func(q Question) bool { return q.ID == "three-devices" }, 1},
		"sets":      {Selection{Kinds: []Kind{ChooseAll}}, func(q Question) bool { return q.Kind == ChooseAll && q.All }, 3},
		"cards":     {Selection{Cards: []string{"base64", "mail/forward//imap/purpose"}}, func(q Question) bool { return q.ID != "" }, 2},
		"lesson":    {Selection{Lessons: []int{2}, Count: -1}, func(q Question) bool { return q.Lesson == 2 }, 25},
		"named": {Selection{Lessons: []int{1}, Count: -1}, func(q Question) bool {
			return q.authored || strings.Contains(q.ID+q.Answers[0], "imap") || strings.Contains(q.Answers[0], "IMAP") || q.Kind == TrueFalse
		}, 3}, // its table comes later, and is not asked before
		"more than all": {Selection{Relations: []string{"Purpose"}, Count: 100}, func(q Question) bool { return q.Relation == "Purpose" }, 6},
	}
	for name, test := range tests {
		_, asked := play(t, drill(t, d, test.selection, memory.Record{}), always)
		if len(asked) != test.count {
			t.Errorf("%s: %d questions, want %d", name, len(asked), test.count)
		}
		for _, q := range asked {
			if !test.fits(q) {
				t.Errorf("%s: asks %v %q", name, q.Kind, q.ID)
			}
		}
	}
}

func TestNothingToDrillSaysWhy(t *testing.T) {
	tests := map[string]struct {
		course    *content.Course
		selection Selection
		want      []string
	}{
		"no table":  {&content.Course{Map: -1}, Selection{}, []string{"no table"}},
		"no column": {mail(), Selection{Relations: []string{"Colour"}}, []string{"Colour", "Secure Port"}},
		"no lesson": {mail(), Selection{Lessons: []int{99}}, []string{"lesson 100"}},
		"not so":    {mail(), Selection{Relations: []string{"Purpose"}, Kinds: []Kind{ChooseAll}, Directions: []Direction{Forward}}, []string{"Purpose", "choose-all", "forward"}},
		"empty one": {mail(), Selection{Lessons: []int{0}, Kinds: []Kind{Typed}}, []string{"What mail is", "typed"}},
		"cards":     {mail(), Selection{Cards: []string{"gone"}}, []string{"1 card"}},
		"only one":  {oneSentence(), Selection{}, []string{"told apart"}},
	}
	for name, test := range tests {
		s, err := NewDrill(NewDeck(test.course), test.selection, memory.Record{}, noon())
		var nothing *NothingError
		if !errors.As(err, &nothing) || !s.Over() {
			t.Errorf("%s: %v", name, err)
			continue
		}
		for _, word := range test.want {
			if !strings.Contains(err.Error(), word) {
				t.Errorf("%s: %q does not say %q", name, err, word)
			}
		}
		if nothing.Hint == "" {
			t.Errorf("%s: no hint", name)
		}
	}
}

func oneSentence() *content.Course {
	c := &content.Course{ID: "x", Lessons: []content.Lesson{{}}}
	addTable(c, "", []string{"A thing that needs many words too", "Use"}, [][]string{{"a thing that needs many words to say", "a use that needs many words to say"}}, nil)
	return c
}
