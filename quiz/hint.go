package quiz

import (
	"fmt"
	"slices"
	"unicode/utf8"

	"porthole/content"
	"porthole/quiz/spelling"
)

// Hint helps without telling: of options it rules half of the wrong ones out, of text it tells the
// length and the beginning, of steps the first one. It is "" where it would tell the answer.
func (q Question) Hint() string {
	text, _ := q.hint()
	return text
}

// hint returns the share of the answer, too, that the hint tells.
func (q Question) hint() (text string, told float64) {
	if how := q.Kind.about().hint; how != nil {
		return how(q)
	}
	return "", 0
}

// hintText is for what is typed: it tells a letter of so many.
func hintText(q Question) (text string, told float64) {
	if len(q.Answers) == 0 {
		return "", 0
	}
	text = spelling.Hint(q.Answers[0], q.Numeric)
	if q.All {
		text = fmt.Sprintf("%d answers; one of them: %s", len(q.Answers), text)
	}
	return text, 1 / float64(max(1, utf8.RuneCountInString(q.Answers[0])))
}

// hintOptions is for options: what is ruled out tells none of the answer.
func hintOptions(q Question) (text string, told float64) {
	out := content.Texts(q.RuledOut(), func(i int) string { return q.Options[i].Text })
	switch {
	case len(out) == 0:
		return "", 0
	case slices.ContainsFunc(out, func(text string) bool { return !isShort(text) }):
		return "Ruled out: " + namedAll(out), 0
	}
	return "Not " + namedAll(out), 0
}

// RuledOut returns the indexes of the options that the hint rules out.
func (q Question) RuledOut() []int {
	var wrong []int
	for i, o := range q.Options {
		if !o.Right {
			wrong = append(wrong, i)
		}
	}
	if q.Kind == TrueFalse {
		return nil
	}
	return wrong[:len(wrong)/2]
}

func counted(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
