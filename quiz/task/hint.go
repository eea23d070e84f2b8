package task

import (
	"slices"
	"strings"
	"unicode/utf8"

	"porthole/quiz/spelling"
)

// Hint helps without telling, and returns the share of the answer that it tells, from 0 to 1. It is "" where it would tell
// the answer.
func (t *Task) Hint() (text string, told float64) {
	if len(t.Blanks) == 0 {
		return "", 0
	}
	return t.manner().hint(t)
}

// hint rules half of the wrong choices of the first blank out that leaves a choice; where none does, it tells the length and
// the beginning of what is to be typed: a letter of one blank. What is ruled out tells nothing of the answer.
func (byBlank) hint(t *Task) (text string, told float64) {
	for i, b := range t.Blanks {
		out := strings.Join(t.ruledOut(i), ", ")
		switch {
		case out == "":
		case strings.HasSuffix(b.Label, "?"):
			return b.Label + " Not " + out, 0
		default:
			return strings.TrimRight(b.Label, ":") + ": not " + out, 0
		}
	}
	for i, b := range t.Blanks {
		right := t.manner().couldBe(t, i)
		if b.Choices == nil && len(right) == 1 && !same(b.Start, right[0]) {
			_, number := spelling.SpanOf(right[0])
			letters := max(1, utf8.RuneCountInString(right[0]))
			return b.Label + ": " + spelling.Hint(right[0], number), 1 / float64(letters) / float64(len(t.Blanks))
		}
	}
	return "", 0
}

// ruledOut returns every other one of the choices that are wrong in a blank, whatever order its rows are given in, and a
// single one where several are right. What stands right at the start is passed over.
func (t *Task) ruledOut(blank int) []string {
	b := t.Blanks[blank]
	right := t.manner().couldBe(t, blank)
	is := func(text string) bool {
		return slices.ContainsFunc(right, func(r string) bool { return same(r, text) })
	}
	if b.Start != "" && is(b.Start) {
		return nil
	}
	var wrong, out []string
	for _, c := range b.Choices {
		if !is(c) {
			wrong = append(wrong, c)
		}
	}
	if len(wrong) == 1 && len(right) > 1 { // it still leaves a choice
		return wrong
	}
	for i := 1; i < len(wrong); i += 2 {
		out = append(out, wrong[i])
	}
	return out
}
