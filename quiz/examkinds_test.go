package quiz

import (
	"slices"
	"testing"

	"porthole/content/markdown"
)

// The front matter gives weights to every kind but flash cards, which their owner marks.
func TestTheKindsOfAnExamAreThoseOfTheFrontMatter(t *testing.T) {
	var want []string
	for _, k := range Kinds() {
		if k != Flash {
			want = append(want, k.String())
		}
	}
	if got := markdown.ExamKinds(); !slices.Equal(got, want) {
		t.Errorf("the front matter knows %q, the exam %q", got, want)
	}
}
