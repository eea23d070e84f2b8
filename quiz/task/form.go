package task

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"porthole/content"
	"porthole/quiz/spelling"
)

// form is a table to fill in.
type form struct{ byBlank }

// fill makes the blanks of a form. name names a row in their labels.
func (form) fill(t *Task, f content.Form, name func(row int) string, r *rand.Rand) {
	t.Header = slices.Clone(f.Header)
	rows := len(f.Start)
	for _, right := range f.Rows {
		rows = max(rows, right.Row+1)
		t.key.Rows = append(t.key.Rows, row{right.Row, right.Cells})
	}
	choices := make([][]string, len(f.Header))
	for c := f.Labels; c < len(f.Header); c++ {
		choices[c] = columnChoices(f, c, r)
	}
	for i := range rows {
		for c := f.Labels; c < len(f.Header); c++ {
			b := Blank{Label: name(i) + ", " + spelling.Lowered(f.Header[c]), Choices: choices[c], Row: i, Column: c}
			if i < len(f.Start) && c < len(f.Start[i]) {
				b.Start = spelling.Tidy(f.Start[i][c])
			}
			if b.Start == "" && len(b.Choices) == 1 { // nothing is asked there
				b.Start = b.Choices[0]
			}
			t.Blanks = append(t.Blanks, b)
		}
	}
}

// columnChoices returns what can be chosen in a column, in an order that tells nothing: numbers ascending, and before
// any words; words shuffled. It is nil where text is typed.
func columnChoices(f content.Form, column int, r *rand.Rand) []string {
	if column >= len(f.Choices) || f.Choices[column] == nil {
		return nil
	}
	all := slices.Clone(f.Choices[column])
	for _, right := range f.Rows {
		if column < len(right.Cells) {
			all = append(all, right.Cells[column]...)
		}
	}
	for _, row := range f.Start {
		if column < len(row) {
			all = append(all, spelling.Tidy(row[column]))
		}
	}
	return shuffledChoices(all, r)
}

// shuffledChoices leaves out what is empty or there already.
func shuffledChoices(all []string, r *rand.Rand) []string {
	var choices []string
	for _, text := range all {
		if text != "" && !slices.ContainsFunc(choices, func(c string) bool { return same(c, text) }) {
			choices = append(choices, text)
		}
	}
	shuffle(choices, r)
	slices.SortStableFunc(choices, func(a, b string) int {
		x, isNumber := spelling.SpanOf(a)
		y, isOther := spelling.SpanOf(b)
		switch {
		case isNumber && isOther:
			return cmp.Or(cmp.Compare(x.Lo, y.Lo), cmp.Compare(x.Hi, y.Hi))
		case isNumber:
			return -1
		case isOther:
			return 1
		}
		return 0
	})
	return choices
}

func shuffle[T any](list []T, r *rand.Rand) {
	r.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
}

// rows are the rows of a form, from the top.
func (form) rows(t *Task) []int {
	var rows []int
	for _, b := range t.Blanks {
		if !slices.Contains(rows, b.Row) {
			rows = append(rows, b.Row)
		}
	}
	return rows
}

// answers are the ways in which each row is right: "smtp.example.net, 465 or 587".
func (f form) answers(t *Task) []string {
	var out []string
	for _, row := range f.rows(t) {
		var ways []string
		for _, cells := range t.key.ways(row) {
			var texts []string
			for c := t.Blanks[0].Column; c < len(cells); c++ {
				texts = append(texts, orDash(either(cells[c])))
			}
			ways = append(ways, strings.Join(texts, ", "))
		}
		out = append(out, either(ways))
	}
	return out
}

// shown are the rows as they were filled in.
func (f form) shown(t *Task, given []string) []string {
	var out []string
	for i, b := range t.Blanks {
		if text := orDash(given[i]); i > 0 && t.Blanks[i-1].Row == b.Row {
			out[len(out)-1] += ", " + text
		} else {
			out = append(out, text)
		}
	}
	return out
}

// stimulus is the header and the rows as they stand at the start, with a dash where nothing does.
func (form) stimulus(t *Task) []string {
	lines := []string{strings.Join(t.Header, " | ")}
	rows := 0
	for _, b := range t.Blanks {
		rows = max(rows, b.Row+1)
	}
	for r := range rows {
		cells := slices.Repeat([]string{orDash("")}, len(t.Header))
		if r < len(t.Labels) && len(cells) > 0 {
			cells[0] = t.Labels[r]
		}
		for _, b := range t.Blanks {
			if b.Row == r && b.Start != "" && b.Column < len(cells) {
				cells[b.Column] = b.Start
			}
		}
		lines = append(lines, strings.Join(cells, " | "))
	}
	return lines
}

// couldBe returns what can be right in a blank, in whatever order its rows are given.
func (form) couldBe(t *Task, blank int) []string {
	b, m := t.Blanks[blank], newFormMarker(t)
	at := slices.Index(m.rows, b.Row)
	var right []string
	for i, row := range m.rows {
		if first, last := m.order.places(i); at < first || at > last {
			continue
		}
		for _, cells := range t.key.ways(row) {
			for _, text := range cellOf(cells, b.Column) {
				right = appendNew(right, text)
			}
		}
	}
	return right
}

func (form) parts(t *Task, given []string) Parts { return newFormMarker(t).parts(given) }

// Ties tells in a sentence each what is right beside what the blanks take one by one: which rules may change places, and
// which rows are right in several ways as a whole. A program that marks each blank alone knows nothing of them. Nil for a
// task that is no form.
func (t *Task) Ties() []string {
	if t == nil || t.Kind != Firewall && t.Kind != Settings {
		return nil
	}
	var out []string
	if t.Kind == Firewall {
		out = firewall{}.freedoms(t)
	}
	whole := t.Answers()
	for i, row := range (form{}).rows(t) {
		if len(t.key.ways(row)) > 1 && i < len(whole) {
			out = append(out, fmt.Sprintf("Row %d is right as a whole: %s.", i+1, whole[i]))
		}
	}
	return out
}
