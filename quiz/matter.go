package quiz

import (
	"fmt"
	"slices"
	"strings"
)

// Solution returns what stands in each of the Blanks where everything is right: of several right ways the first one. Nil for
// a question that is not performance-based.
func (q Question) Solution() []string {
	if !q.Kind.Performed() || q.key == nil {
		return nil
	}
	out := make([]string, len(q.Blanks))
	for i, b := range q.Blanks {
		if i < len(q.key.Wanted) {
			out[i] = first(q.key.Wanted[i])
			continue
		}
		row := slices.IndexFunc(q.key.Rows, func(r taskRow) bool { return r.Row == b.Row })
		if row >= 0 && b.Column < len(q.key.Rows[row].Cells) {
			out[i] = first(q.key.Rows[row].Cells[b.Column])
		}
	}
	return out
}

// Solved tells in a line for each part what is right in a performance-based question, other right answers included: "Rule 1:
// staff, mail server, 465 or 587, allow". Nil for any other question.
func (q Question) Solved() []string {
	if !q.Kind.Performed() {
		return nil
	}
	out := slices.Clone(q.Answers)
	for i := range out {
		switch {
		case q.Kind == Firewall:
			out[i] = fmt.Sprintf("Rule %d: %s", i+1, out[i])
		case q.Kind == Order:
			out[i] = fmt.Sprintf("%d. %s", i+1, out[i])
		case q.Kind == Transcript && i < len(q.Blanks):
			out[i] = q.Blanks[i].Label + " " + out[i]
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

// Matter returns what a performance-based question is about, as lines of text: the transcript, the form as it stands at the
// beginning, the steps or the things in the order in which they are shown. Nil for any other question.
func (q Question) Matter() []string {
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
