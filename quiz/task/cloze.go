package task

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"porthole/content"
)

// cloze asks for what is missing in a text. Lines are what stands before, between and after its gaps.
type cloze struct{ byBlank }

func (cloze) set(t *Task, a content.Question, _ *rand.Rand) {
	if a.Cloze == nil {
		return
	}
	t.Lines = slices.Clone(a.Cloze.Around)
	for i, gap := range a.Cloze.Gaps {
		label := "Gap"
		if len(a.Cloze.Gaps) > 1 {
			label = fmt.Sprintf("Gap %d", i+1)
		}
		if gap.Hint != "" {
			label += " (" + gap.Hint + ")"
		}
		t.Blanks = append(t.Blanks, Blank{Label: label, Row: i})
		t.key.Wanted = append(t.key.Wanted, []string{gap.Answer})
	}
}

// stimulus is a block of code; any other text is the stem already.
func (cloze) stimulus(t *Task) []string {
	text := t.Text(func(i int) string { return fmt.Sprintf("[%d]", i+1) })
	if !strings.Contains(text, "\n") {
		return nil
	}
	return strings.Split(text, "\n")
}

func (cloze) keyLines(t *Task, answers []string) []string {
	if len(answers) == 1 {
		return answers
	}
	return t.labelled(slices.Clone(answers))
}

// texts are the stem already, or nearly.
func (cloze) texts(*Task) []string { return nil }

// Text returns the text of a task with gaps, with what gap returns in the place of each.
func (t *Task) Text(gap func(i int) string) string {
	var b strings.Builder
	for i, text := range t.Lines {
		b.WriteString(text)
		if i < len(t.Blanks) {
			b.WriteString(gap(i))
		}
	}
	return b.String()
}
