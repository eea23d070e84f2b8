package quiz

import (
	"fmt"
	"slices"
	"strings"
)

// maxNamed is how many parts a headline names that are not right.
const maxNamed = 2

// partsHeadline says how many parts are right, and of a few that are not what is: "3 of 5 parts are right. Rule 2, port:
// 465 or 587."
func (v Verdict) partsHeadline() string {
	right, counted := v.counted()
	switch {
	case v.Right:
		return fmt.Sprintf("Right: all %d parts.", counted)
	case v.Blank:
		return "Nothing was filled in."
	}
	text := fmt.Sprintf("%d of %d parts are right.", right, counted)
	if right == 1 {
		text = fmt.Sprintf("1 of %d parts is right.", counted)
	}
	if counted-right > maxNamed {
		return text
	}
	for _, p := range v.Parts {
		if !p.Right {
			text += " " + stop(p.told())
		}
	}
	return text
}

// told says what is right in a part: "Rule 2, port: 465", "Look up MX follows Open a connection".
func (p Part) told() string {
	label := strings.TrimRight(p.Label, ":")
	switch {
	case strings.Contains(p.Label, p.Want):
		return label
	case strings.HasSuffix(label, "?"):
		return label + " " + p.Want
	}
	return label + ": " + p.Want
}

// taskWhys returns what the author says of the options that were chosen in blanks; of the wrong ones, if any.
func taskWhys(q Question, v *Verdict) []string {
	if q.key == nil {
		return nil
	}
	var whys []string
	for i, p := range v.Parts {
		if i >= len(q.key.Whys) || p.Right != v.Right {
			continue
		}
		for text, why := range q.key.Whys[i] {
			if norm(text) == norm(p.Given) {
				whys = append(whys, why)
			}
		}
	}
	return whys
}

// reading returns how many words of a performance-based question are to be read beside its stem: a choice once, however
// many blanks offer it.
func (q Question) reading() int {
	texts := slices.Concat(q.Lines, q.Header, q.Labels)
	var seen []string
	for _, b := range q.Blanks {
		if q.Kind == Transcript || q.Kind == Sort {
			texts = append(texts, b.Label)
		}
		if b.isLine() {
			continue
		}
		for _, c := range append([]string{b.Start}, b.Choices...) {
			if !slices.Contains(seen, c) {
				seen, texts = append(seen, c), append(texts, c)
			}
		}
	}
	words := 0
	for _, text := range texts {
		words += len(strings.Fields(text))
	}
	return words
}

// taskHint helps without telling: of the first blank that leaves a choice it rules half of the wrong ones out, of steps it
// tells the first. It is "" where every blank is typed.
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
		if out := q.ruledOut(i); len(out) > 0 {
			return strings.TrimRight(b.Label, ":") + ": not " + listed(out)
		}
	}
	return ""
}

// ruledOut returns every other one of the choices that are wrong in a blank, whatever order its rows are given in. What
// stands right at the start is passed over.
func (q Question) ruledOut(blank int) []string {
	b := q.Blanks[blank]
	right := q.couldBe(blank)
	is := func(text string) bool {
		return slices.ContainsFunc(right, func(r string) bool { return norm(r) == norm(text) })
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
				right = append(right, cellOf(cells, b.Column)...)
			}
		}
	}
	return right
}
