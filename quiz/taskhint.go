package quiz

import (
	"slices"
	"strings"
	"unicode/utf8"

	"porthole/quiz/spelling"
)

// taskHint helps without telling: of the first blank that leaves a choice it rules half of the wrong ones out; where none
// does, it tells the length and the beginning of what is to be typed. Of steps it tells the first.
func (q Question) taskHint() string {
	if q.key == nil {
		return ""
	}
	if q.Kind == Order {
		steps := q.key.steps()
		if len(steps) < 3 { // it would be the answer
			return ""
		}
		return "First: " + steps[0]
	}
	for i, b := range q.Blanks {
		out := q.ruledOut(i)
		switch {
		case len(out) == 0:
		case strings.HasSuffix(b.Label, "?"):
			return b.Label + " Not " + listed(out)
		default:
			return strings.TrimRight(b.Label, ":") + ": not " + listed(out)
		}
	}
	if b, text, ok := q.typedHint(); ok {
		_, number := spelling.SpanOf(text)
		return b.Label + ": " + spelling.Hint(text, number)
	}
	return ""
}

// typedHint returns the first blank that is typed, was not right at the start, and in which only one text is right.
func (q Question) typedHint() (b Blank, text string, ok bool) {
	for i, b := range q.Blanks {
		right := q.couldBe(i)
		if b.Choices == nil && len(right) == 1 && spelling.Norm(b.Start) != spelling.Norm(right[0]) {
			return b, right[0], true
		}
	}
	return Blank{}, "", false
}

// taskTold is the share of the answer that the hint tells: one step of all, or a letter of one blank. What is ruled out
// tells none of it.
func (q Question) taskTold() float64 {
	if len(q.Blanks) == 0 || q.taskHint() == "" {
		return 0
	}
	blanks := float64(len(q.Blanks))
	if q.Kind == Order {
		return 1 / blanks
	}
	for i := range q.Blanks {
		if len(q.ruledOut(i)) > 0 {
			return 0
		}
	}
	_, text, _ := q.typedHint()
	return 1 / float64(max(1, utf8.RuneCountInString(text))) / blanks
}

// ruledOut returns every other one of the choices that are wrong in a blank, whatever order its rows are given in. What
// stands right at the start is passed over.
func (q Question) ruledOut(blank int) []string {
	b := q.Blanks[blank]
	right := q.couldBe(blank)
	is := func(text string) bool {
		return slices.ContainsFunc(right, func(r string) bool { return spelling.Norm(r) == spelling.Norm(text) })
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
	for i := 1; i < len(wrong); i += 2 {
		out = append(out, wrong[i])
	}
	return out
}

// couldBe returns what can be right in a blank.
func (q Question) couldBe(blank int) []string {
	if q.Kind != Firewall && q.Kind != Settings {
		return q.key.wanted(blank)
	}
	b := q.Blanks[blank]
	var right []string
	for _, run := range newFormMarker(q).runs {
		if !slices.Contains(run, b.Row) {
			continue
		}
		for _, row := range run {
			for _, cells := range q.key.ways(row) {
				for _, text := range cellOf(cells, b.Column) {
					right = appendNew(right, text)
				}
			}
		}
	}
	return right
}
