package task

import (
	"fmt"
	"slices"
	"strings"

	"porthole/quiz/spelling"
)

// Part is what the marker says of one part of a task.
type Part struct {
	Label  string `json:"label"` // of the blank, or what else was counted: "Look up MX follows Open a connection"
	Given  string `json:"given"` // "" where nothing was given; of what follows a step the one that it follows
	Want   string `json:"want"`  // what is right: "465 or 587", "line 7"
	Right  bool   `json:"right"`
	Before bool   `json:"before"` // it was right at the start already: it earns nothing, and takes from the credit where it no longer is
	// Rule is the rule of a firewall that the part is a cell of, from 1; 0 where the part counts by itself. The cells of a rule
	// count together: a rule that is wrong in one of them lets pass, or stops, what it should not.
	Rule int `json:"rule,omitempty"`
}

// Parts are the parts of a task, in the order of its blanks or of what else was counted.
type Parts []Part

// maxNamed is how many parts a headline names that are not right.
const maxNamed = 2

// Headline says how many parts are right, and of a few that are not what is: "3 of 5 parts are right. Rule 2, port:
// 465 or 587."
func (p Parts) Headline(right, blank bool) string {
	text := p.Score(right, blank)
	wrong := slices.DeleteFunc(slices.Clone(p), func(part Part) bool { return part.Right })
	if right || blank || len(wrong) > maxNamed {
		return text
	}
	for _, part := range wrong {
		text += " " + spelling.Stop(part.told())
	}
	return text
}

// Score says how many parts are right, and names none that is not: "3 of 5 parts are right.". It is for where the parts
// are listed beside it.
func (p Parts) Score(right, blank bool) string {
	t := p.tally()
	switch {
	case right && p.only() != nil:
		return "Right: " + spelling.Stop(p.only().Want)
	case right && t.of == 1:
		return "Right: the " + p.Unit() + "."
	case right && t.of == 2:
		return "Right: both " + p.Unit() + "s."
	case right:
		return fmt.Sprintf("Right: all %d %ss.", t.of, p.Unit())
	case blank:
		return "Nothing was filled in."
	}
	return t.words(p.Unit())
}

// Unit is what is counted: "rule" of a firewall, whose cells count together, else "part".
func (p Parts) Unit() string {
	if slices.ContainsFunc(p, func(part Part) bool { return part.Rule > 0 }) {
		return "rule"
	}
	return "part"
}

// only returns the one part that was to be put right, nil where there are several.
func (p Parts) only() *Part {
	var one *Part
	for i := range p {
		if p[i].Before {
			continue
		}
		if one != nil {
			return nil
		}
		one = &p[i]
	}
	return one
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

// tally counts parts: what was right at the start earns nothing, and is counted where it no longer is.
type tally struct {
	right, of int // of the parts that were not right at the start
	broken    int // of those that were
}

func (p Parts) tally() tally {
	var t tally
	for _, part := range p.counted() {
		switch {
		case part.Before && !part.Right:
			t.broken++
		case part.Before:
		case part.Right:
			t.right, t.of = t.right+1, t.of+1
		default:
			t.of++
		}
	}
	return t
}

// counted returns what is counted, with the cells of a rule in one.
func (p Parts) counted() Parts {
	var out Parts
	for _, part := range p {
		if n := len(out); part.Rule > 0 && n > 0 && out[n-1].Rule == part.Rule {
			out[n-1].Right, out[n-1].Before = out[n-1].Right && part.Right, out[n-1].Before && part.Before
			continue
		}
		out = append(out, part)
	}
	return out
}

// Count returns how many of the Units are right, of those that were not so at the start, and how many are broken that were.
func (p Parts) Count() (right, of, broken int) {
	t := p.tally()
	return t.right, t.of, t.broken
}

// credit is the share of the parts that were put right, from 0 to 1; each one that was broken takes one back. So what is
// no better than at the start earns nothing, also where rules have changed places.
func (t tally) credit() float64 {
	if t.of == 0 {
		return 0
	}
	return max(0, float64(t.right-t.broken)/float64(t.of))
}

// words says how many parts are right: "3 of 5 parts are right; 1 part was right before and is wrong now."
func (t tally) words(unit string) string {
	text := fmt.Sprintf("%d of %d %ss are right", t.right, t.of, unit)
	switch {
	case t.of == 1:
		text = [...]string{"Not right", "It is right"}[t.right]
		if unit == "rule" && t.right == 1 {
			text = "The rule is right"
		}
	case t.right == 0:
		text = fmt.Sprintf("None of %d %ss is right", t.of, unit)
	case t.right == 1:
		text = fmt.Sprintf("1 of %d %ss is right", t.of, unit)
	}
	switch t.broken {
	case 0:
		return text + "."
	case 1:
		return text + "; 1 " + unit + " was right before and is wrong now."
	}
	return fmt.Sprintf("%s; %d %ss were right before and are wrong now.", text, t.broken, unit)
}
