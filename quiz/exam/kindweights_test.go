package exam

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"porthole/content"
	"porthole/content/markdown"
	"porthole/quiz"
)

// weighing returns a course on ports whose exam gives weights to kinds of question.
func weighing(t *testing.T, weights string) *content.Course {
	t.Helper()
	c, problems := markdown.Parse("x.md", []byte("---\nexam:\n  kinds:\n"+weights+"\n---\n# T\n\n| Protocol | Port |\n|---|---|\n| IMAPS | 993 |\n| POP3S | 995 |\n"))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return c
}

func TestKindsThatAnExamCannotAskAreTold(t *testing.T) {
	for _, tc := range []struct {
		name, weights string
		want          []string
		left          int
	}{
		{"unknown kinds", "    chioce: 1\n    flash: 1\n    Choice: 1", []string{
			`x.md:4: error: the exam weighs "chioce", which is no kind of question (did you mean "choice"?)`,
			`x.md:5: error: the exam weighs "flash", which is no kind of question (known are choice, choose-all, typed, true-false, scenario, firewall, settings, transcript, order, sort, cloze)`}, 1},
		{"kinds that nobody wrote", "    order: 1\n    scenario: 0\n    typed: 2", []string{
			`x.md:4: warning: the exam asks for the kind order, of which the course has no question (write one, or leave the kind out)`}, 3},
		{"everything left out", "    choice: 0", []string{
			"x.md:4: error: the exam leaves out everything (give one of them a weight)"}, 0},
		{"kinds that cards are asked in", "    choose-all: 1\n    true-false: 2", nil, 2},
	} {
		t.Run(tc.name, func(t *testing.T) {
			c := weighing(t, tc.weights)
			var got []string
			for _, p := range CheckKinds("x.md", c) {
				got = append(got, p.String())
			}
			if diff := cmp.Diff(tc.want, got); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
			if n := len(KindWeights(c)); n != tc.left {
				t.Errorf("%d kinds are left with a weight, want %d", n, tc.left)
			}
		})
	}
}

// Flash cards, which their owner marks, are no part of an exam, whatever the author writes; and one of nothing is none.
func TestWhatAnExamCannotAskLeavesItsPlanAsItIs(t *testing.T) {
	usual := BlueprintOf(weighing(t, "    choice: 0")).Kinds
	if diff := cmp.Diff(usualKinds(), usual); diff != "" {
		t.Errorf("an exam that leaves out everything (-want +got):\n%s", diff)
	}
	if got := BlueprintOf(weighing(t, "    flash: 2\n    Typed: 3")).Kinds; len(got) != 1 || got[quiz.Typed] != 3 {
		t.Errorf("the exam weighs %v", got)
	}
}
