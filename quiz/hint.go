package quiz

import (
	"fmt"
	"slices"
	"unicode/utf8"

	"porthole/quiz/spelling"
)

// Hint helps without telling: of options it rules half of the wrong ones out, of text it tells the
// length and the beginning, of steps the first one. It is "" where it would tell the answer.
func (q Question) Hint() string {
	if q.Task != nil {
		text, _ := q.Task.Hint()
		return text
	}
	if len(q.Options) > 0 {
		return q.hintOptions()
	}
	if len(q.Answers) == 0 {
		return ""
	}
	hint := spelling.Hint(q.Answers[0], q.Numeric)
	if q.All {
		return fmt.Sprintf("%d answers; one of them: %s", len(q.Answers), hint)
	}
	return hint
}

// told is the share of the answer that the hint tells: a letter of so many. What is ruled out of
// options, or in a blank, tells none of it; of steps it tells one.
func (q Question) told() float64 {
	if q.Task != nil {
		_, told := q.Task.Hint()
		return told
	}
	if len(q.Options) > 0 || len(q.Answers) == 0 {
		return 0
	}
	return 1 / float64(max(1, utf8.RuneCountInString(q.Answers[0])))
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

func (q Question) hintOptions() string {
	var out []string
	for _, i := range q.RuledOut() {
		out = append(out, q.Options[i].Text)
	}
	if len(out) == 0 {
		return ""
	}
	if slices.ContainsFunc(out, func(text string) bool { return !isShort(text) }) {
		return "Ruled out: " + namedAll(out)
	}
	return "Not " + namedAll(out)
}

func counted(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
