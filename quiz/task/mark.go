package task

import (
	"slices"
	"strings"

	"porthole/quiz/spelling"
)

// Marking is what the key says of what stands in the blanks.
type Marking struct {
	Parts  Parts
	Given  string  // in one line; "" where nothing was given
	Answer string  // what is right, in one line
	Right  bool    // every part is right
	Blank  bool    // nothing was given
	Credit float64 // the share that was put right, from 0 to 1: 1 where Right
}

// maxTold bounds what of a response is kept and told, in characters.
const maxTold = 500

// Mark marks what stands in the blanks. A field that is missing stands as it was at the start.
func (t *Task) Mark(fields []string) Marking {
	how := t.manner()
	m := Marking{Answer: strings.Join(t.Answers(), how.between()), Blank: true}
	if len(t.Blanks) == 0 {
		return m
	}
	given, untouched := t.standing(fields)
	m.Parts, m.Blank = how.parts(t, given), untouched
	if untouched {
		return m
	}
	m.Given = spelling.Cut(strings.Join(how.shown(t, given), how.between()), maxTold)
	m.Right = !slices.ContainsFunc(m.Parts, func(p Part) bool { return !p.Right })
	m.Credit = m.Parts.tally().credit()
	return m
}

// standing returns what stands in each blank, and whether that is nothing else than at the start.
func (t *Task) standing(fields []string) (given []string, untouched bool) {
	given, untouched = make([]string, len(t.Blanks)), true
	empty := !slices.ContainsFunc(fields, func(f string) bool { return spelling.Tidy(f) != "" })
	for i, b := range t.Blanks {
		given[i] = b.Start
		if i < len(fields) && !empty {
			given[i] = spelling.Tidy(fields[i])
		}
		if given[i] == "" && len(b.Choices) == 1 { // nothing else can stand there
			given[i] = b.Start
		}
		untouched = untouched && same(given[i], b.Start)
	}
	return given, untouched
}

// Untouched reports whether the blanks hold nothing else than at the start.
func (t *Task) Untouched(fields []string) bool {
	_, untouched := t.standing(fields)
	return untouched
}

// Partly reports whether the blanks are filled in only in part: something was given, and a blank is empty. What is right
// there plays no part in it.
func (t *Task) Partly(fields []string) bool {
	given, untouched := t.standing(fields)
	return !untouched && slices.Contains(given, "")
}

// Whys returns what the author says of the options that were chosen in blanks; of the wrong ones where not all is
// right.
func (t *Task) Whys(parts Parts, right bool) []string {
	var whys []string
	for i, p := range parts {
		if i >= len(t.key.Whys) || p.Right != right {
			continue
		}
		for text, why := range t.key.Whys[i] {
			if same(text, p.Given) {
				whys = append(whys, why)
			}
		}
	}
	return whys
}
