package quiz

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Solution returns what stands in each of the Blanks where everything is right: of several right ways the first one. Nil for
// a question that is not performance-based.
func (q Question) Solution() []string {
	if !q.Kind.Performed() || q.key == nil {
		return nil
	}
	out := make([]string, len(q.Blanks))
	for i := range q.Blanks {
		out[i] = first(q.Takes(i))
	}
	return out
}

// Takes returns all that is right in one of the Blanks, whatever stands in the others: "465", "587". Nil where there is no
// such blank.
func (q Question) Takes(blank int) []string {
	switch {
	case q.key == nil || blank < 0 || blank >= len(q.Blanks):
		return nil
	case blank < len(q.key.Wanted):
		return slices.Clone(q.key.Wanted[blank])
	}
	b := q.Blanks[blank]
	var out []string
	for _, r := range q.key.Rows {
		if r.Row != b.Row || b.Column >= len(r.Cells) {
			continue
		}
		for _, text := range r.Cells[b.Column] {
			out = appendNew(out, text)
		}
	}
	return out
}

// KeyLines tells in a line for each part what is right in a performance-based question, other right answers included: "Rule 1:
// staff, mail server, 465 or 587, allow"; then which rules may change places. Nil for any other question.
func (q Question) KeyLines() []string {
	if !q.Kind.Performed() || q.key == nil {
		return nil
	}
	out := slices.Clone(q.Answers)
	for i, answer := range out {
		switch {
		case q.Kind == Firewall:
			out[i] = fmt.Sprintf("Rule %d: %s", i+1, answer)
		case q.Kind == Order:
			out[i] = fmt.Sprintf("%d. %s", i+1, answer)
		case q.Kind == Transcript && i < len(q.Blanks):
			out[i] = led(q.Blanks[i].Label) + " " + answer
		}
	}
	if q.Kind == Firewall {
		out = append(out, newFormMarker(q).freedoms()...)
	}
	return out
}

// led ends what is asked in a mark, so that an answer can follow.
func led(label string) string {
	if last, _ := utf8.DecodeLastRuneInString(label); unicode.IsPunct(last) {
		return label
	}
	return label + ":"
}

// freedoms tell which rules may change places.
func (m formMarker) freedoms() []string {
	var out []string
	for _, run := range m.runs {
		first, last := run[0]+1, run[len(run)-1]+1
		switch {
		case len(run) == 2:
			out = append(out, fmt.Sprintf("Rules %d and %d may change places.", first, last))
		case len(run) > 2:
			out = append(out, fmt.Sprintf("Rules %d to %d may stand in any order.", first, last))
		}
	}
	return out
}

func first(list []string) string {
	if len(list) == 0 {
		return ""
	}
	return list[0]
}

// Stimulus returns what a performance-based question is about, as lines of text: the transcript, the form as it stands at the
// beginning, the steps or the things in the order in which they are shown. Nil for any other question.
func (q Question) Stimulus() []string {
	switch q.Kind {
	case Transcript:
		lines := make([]string, len(q.Lines))
		for i, line := range q.Lines {
			lines[i] = fmt.Sprintf("%d. %s", i+1, line)
		}
		return lines
	case Firewall, Settings:
		return q.formLines()
	case Order:
		if len(q.Blanks) > 0 {
			return listLines(q.Blanks[0].Choices)
		}
	case Sort:
		things := make([]string, len(q.Blanks))
		for i, b := range q.Blanks {
			things[i] = b.Label
		}
		return listLines(things)
	case Flash, Choice, ChooseAll, Typed, TrueFalse, Scenario:
	}
	return nil
}

func listLines(list []string) []string {
	out := make([]string, len(list))
	for i, text := range list {
		out[i] = "- " + text
	}
	return out
}

// formLines are the header and the rows, with a dash where nothing stands.
func (q Question) formLines() []string {
	lines := []string{strings.Join(q.Header, " | ")}
	rows := 0
	for _, b := range q.Blanks {
		rows = max(rows, b.Row+1)
	}
	for r := range rows {
		cells := slices.Repeat([]string{"–"}, len(q.Header))
		if r < len(q.Labels) && len(cells) > 0 {
			cells[0] = q.Labels[r]
		}
		for _, b := range q.Blanks {
			if b.Row == r && b.Start != "" && b.Column < len(cells) {
				cells[b.Column] = b.Start
			}
		}
		lines = append(lines, strings.Join(cells, " | "))
	}
	return lines
}
