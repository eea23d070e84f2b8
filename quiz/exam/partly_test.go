package exam

import (
	"testing"

	"porthole/quiz"
	"porthole/quiz/task"
)

func TestATaskIsPartlyFilledInWhileABlankIsEmpty(t *testing.T) {
	sorting := quiz.Question{Kind: quiz.Sort, Task: &task.Task{Kind: task.Sort, Blanks: []task.Blank{{Choices: []string{"clear", "TLS"}}, {Choices: []string{"clear", "TLS"}}}}}
	form := quiz.Question{Kind: quiz.Settings, Task: &task.Task{Kind: task.Settings, Blanks: []task.Blank{{Start: "143"}, {Start: "25"}}}}
	steps := quiz.Question{Kind: quiz.Order, Task: &task.Task{Kind: task.Order, Blanks: []task.Blank{{Choices: []string{"a", "b"}}, {Choices: []string{"a", "b"}}}}}
	fixed := quiz.Question{Kind: quiz.Firewall, Task: &task.Task{Kind: task.Firewall, Blanks: []task.Blank{{Start: "any", Choices: []string{"any"}}, {Start: ""}}}}
	cases := map[string]struct {
		q      quiz.Question
		fields []string
		partly bool
	}{
		"nothing":             {sorting, nil, false},
		"empty":               {sorting, []string{"", " "}, false},
		"one of two":          {sorting, []string{"", "TLS"}, true},
		"the first alone":     {sorting, []string{"clear"}, true},
		"both":                {sorting, []string{"clear", "TLS"}, false},
		"a form as it was":    {form, []string{"143", "25"}, false},
		"a form repaired":     {form, []string{"993", "25"}, false},
		"a form half emptied": {form, []string{"993", ""}, true},
		"steps in an order":   {steps, []string{"b", "a"}, false},
		"what is fixed":       {fixed, []string{"", "993"}, false},
		"what is typed":       {quiz.Question{Kind: quiz.Typed}, []string{"", "x"}, false},
	}
	for name, c := range cases {
		e := Exam{Questions: []Question{{Question: c.q}}, Steps: []Step{{Response: quiz.Response{Fields: c.fields}}}}
		if e.Partly(0) != c.partly || (e.PartlyFilled() == 1) != c.partly {
			t.Errorf("%s: %t", name, e.Partly(0))
		}
	}
}
