package exam

import (
	"strings"
	"testing"

	"porthole/quiz"
	"porthole/quiz/memory"
)

// An exam comes back from a database or from a file of somebody else: whatever it says, it is refused or can be sat.
func FuzzDecodeExam(f *testing.F) {
	for i, d := range []*quiz.Deck{builtin(f, "email"), builtin(f, "ports")} {
		e, err := New(d, BlueprintOf(d.Course()), uint64(i), memory.Record{}, noon())
		if err != nil {
			f.Fatal(err)
		}
		for n := range e.Questions { // a question each, so that what is changed is soon found
			one := e
			one.Questions = e.Questions[n : n+1]
			text, err := one.Encode()
			if err != nil {
				f.Fatal(err)
			}
			f.Add(text, "993\nallow")
		}
	}
	d := builtin(f, "email")
	f.Fuzz(func(t *testing.T, text []byte, given string) {
		e, err := Decode(text)
		if err != nil {
			return
		}
		e.ID, e.Began = "x", noon()
		if e.Sound() != nil {
			return
		}
		for i, q := range e.Questions {
			_, _, _, _ = q.Hint(), q.Task.Stimulus(), q.Task.Solution(), q.Task.KeyLines()
			e, _, _ = e.Give(i, quiz.Response{Text: given, Picks: []int{0}, Fields: strings.Split(given, "\n")}, noon())
		}
		e = e.HandIn(d, noon())
		_, _ = e.Answers(), e.Breakdown()
		if score := e.Result().Score(); !(score >= 0 && score <= 1) {
			t.Fatalf("a score of %v", score)
		}
	})
}
