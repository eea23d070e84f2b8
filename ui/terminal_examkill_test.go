//go:build unix

package ui_test

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"porthole/quiz"
	"porthole/ui/internal/tty"
)

// A step counts as acknowledged once the strip shows it. The program is killed while it goes through an exam as fast as keys
// come: what was acknowledged is in the store, whole where one key gives it, and what is there beside it was typed.
func TestAKilledProgramLosesNoStepOfAnExamItAcknowledged(t *testing.T) {
	t.Parallel()
	program, file := tty.Build(t, "porthole"), write(t, "exam.md", examDocument(t))
	r := rand.New(rand.NewPCG(*killSeed, 1))
	for n := range max(1, *kills/5) { // each with an exam of its own
		folder := filepath.Join(t.TempDir(), "data")
		term := tty.Start(t, tty.Options{Cols: 100, Rows: 40, Ground: tty.Dark, Env: []string{"PORTHOLE_DATA=" + folder}},
			program, "exam", file, fmt.Sprint("--seed=", n+1))
		c := candidate{learner{t, term}, folder}
		c.begin()
		set := c.kept()
		given := replies(set, r)
		last := len(given) - 1
		for i, reply := range given[:last] {
			if i%5 == 0 {
				term.Type("ctrl+x")
			}
			term.Type(reply.keys...)
		}
		enough := r.IntN(last)
		term.WaitUntil(fmt.Sprintf("%d steps", enough), func() bool { return answeredIn(c.signs()) >= enough })
		time.Sleep(time.Duration(r.IntN(12_000)) * time.Microsecond)
		term.Kill()
		acknowledged(t, c, given)
		if keptOf(t, folder, examCourse) != 0 {
			t.Fatalf("round %d: answers count before the exam is handed in", n)
		}
	}
}

// answeredIn counts the questions that a strip shows as answered, in part too, or as flagged.
func answeredIn(signs []string) int {
	n := 0
	for _, s := range signs {
		if slices.Contains([]string{"■", "◧", "⚑", "⚐"}, s) {
			n++
		}
	}
	return n
}

// acknowledged checks what a program that was killed has kept by what its strip still shows.
func acknowledged(t *testing.T, c candidate, given []reply) {
	t.Helper()
	signs, kept := c.signs(), c.kept()
	if len(signs) != len(kept.Steps) {
		t.Fatalf("the strip shows %v\n%s", signs, c.term.Screen())
	}
	for i, sign := range signs {
		s := kept.Steps[i]
		if answered := sign == "■" || sign == "◧" || sign == "⚑"; answered && s.Response.Blank() {
			t.Errorf("question %d is shown as answered, and is not in the store", i+1)
		}
		if (sign == "⚑" || sign == "⚐") && !s.Flagged {
			t.Errorf("question %d is shown as flagged, and is not in the store", i+1)
		}
		if i < len(given) && !s.Response.Blank() && inOneGo(kept.Questions[i].Kind) && !s.Response.Same(given[i].Response) {
			t.Errorf("question %d: %+v is in the store, given was %+v", i+1, s.Response, given[i].Response)
		}
	}
}

// inOneGo reports whether a question of a kind is answered with one key, or a few of which only the last one answers.
func inOneGo(k quiz.Kind) bool {
	return slices.Contains([]quiz.Kind{quiz.Choice, quiz.Scenario, quiz.TrueFalse}, k)
}
