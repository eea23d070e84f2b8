package quiz

import (
	"fmt"
	"slices"
	"strings"

	"porthole/quiz/spelling"
)

// maxNamed is how many parts a headline names that are not right.
const maxNamed = 2

// partsHeadline says how many parts are right, and of a few that are not what is: "3 of 5 parts are right. Rule 2, port:
// 465 or 587."
func (v Verdict) partsHeadline() string {
	text, m := v.Score(), tallied(v.Parts)
	if v.Right || v.Blank || m.of-m.right+m.broken > maxNamed {
		return text
	}
	for _, p := range v.Parts {
		if !p.Right {
			text += " " + spelling.Stop(p.told())
		}
	}
	return text
}

// Score says how many parts are right, and names none that is not: "3 of 5 parts are right.". It is for where the parts
// are listed beside it.
func (v Verdict) Score() string {
	m := tallied(v.Parts)
	switch {
	case v.Right && m.of == 1:
		return "Right: " + spelling.Stop(v.only().Want)
	case v.Right && m.of == 2:
		return "Right: both parts."
	case v.Right:
		return fmt.Sprintf("Right: all %d parts.", m.of)
	case v.Blank:
		return "Nothing was filled in."
	}
	return m.words()
}

// only returns the one part that was to be put right.
func (v Verdict) only() Part {
	return v.Parts[slices.IndexFunc(v.Parts, func(p Part) bool { return !p.Before })]
}

// words says how many parts are right: "3 of 5 parts are right; 1 that was right is not now."
func (m marks) words() string {
	text := fmt.Sprintf("%d of %d parts are right", m.right, m.of)
	switch {
	case m.of == 1:
		text = [...]string{"Not right", "It is right"}[m.right]
	case m.right == 0:
		text = fmt.Sprintf("None of %d parts is right", m.of)
	case m.right == 1:
		text = fmt.Sprintf("1 of %d parts is right", m.of)
	}
	switch m.broken {
	case 0:
		return text + "."
	case 1:
		return text + "; 1 that was right is not now."
	}
	return fmt.Sprintf("%s; %d that were right are not now.", text, m.broken)
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
			if spelling.Norm(text) == spelling.Norm(p.Given) {
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
