package paper

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"porthole/content"
	"porthole/quiz"
	"porthole/quiz/task"
)

// entry is one question as it stands on a sheet, or its answer in the key.
type entry struct {
	Number int
	Text   string   // the stem, or what is right
	Note   string   // how to answer
	Code   []string // lines of a transcript
	Table  [][]string
	Items  []string // options, steps, prompts; each has a mark before it or a line after it
	Mark   string   // stands before each item
	Line   bool     // a line to write on
	Why    string   // in the key
	Source string
}

// Where to write: a cell, a line, a number.
const (
	blankCell   = ""
	blankLine   = "……………………"
	blankNumber = "……"
)

// sheet returns the questions of a version.
func sheet(v Version) []entry {
	return numbered(v, func(q quiz.Question) entry {
		e := ask(q)
		e.Text = cmp.Or(e.Text, q.Stem)
		return e
	})
}

// numbered makes an entry of each question of a version.
func numbered(v Version, of func(quiz.Question) entry) []entry {
	out := content.Each(v.Questions, of)
	for i := range out {
		out[i].Number = i + 1
	}
	return out
}

// ask sets a question; it is the one table of how kinds are printed. What KeyLines say goes into the key as it is.
func ask(q quiz.Question) entry {
	switch q.Kind {
	case quiz.Typed, quiz.Flash:
		return entry{Line: true}
	case quiz.Choice, quiz.Scenario:
		return options(q, "")
	case quiz.TrueFalse:
		return options(q, "True or false?")
	case quiz.ChooseAll:
		return options(q, "Mark all that are right.")
	case quiz.Firewall, quiz.Settings:
		return table(q)
	case quiz.Transcript:
		return entry{Note: "Write the number of a line, or “none”; or tick.", Code: q.Task.Stimulus(), Items: prompts(q)}
	case quiz.Order:
		return steps(q)
	case quiz.Cloze:
		return gaps(q)
	case quiz.Sort:
		things := content.Texts(q.Task.Blanks, func(b task.Blank) string { return b.Label })
		return entry{Note: "Write each into its field: " + strings.Join(things, " · "), Table: fields(q)}
	}
	return entry{}
}

func options(q quiz.Question, note string) entry {
	return entry{Items: lettered(q), Mark: "☐", Note: note}
}

func table(q quiz.Question) entry {
	e := entry{Note: "Fill in the table. The choices are listed below it.", Table: form(q), Items: columns(q)}
	if slices.ContainsFunc(q.Task.Blanks, func(b task.Blank) bool { return b.Start != "" }) {
		e.Note = "Correct the table. The choices are listed below it."
	}
	return e
}

// gaps is a text with lines to write on in it.
func gaps(q quiz.Question) entry {
	text := q.Task.Text(func(int) string { return blankLine })
	if !strings.Contains(text, "\n") {
		return entry{Text: text, Note: "Fill in the gaps."}
	}
	return entry{Text: "Fill in the gaps.", Code: strings.Split(text, "\n")}
}

func steps(q quiz.Question) entry {
	e := entry{Note: "Number the steps.", Mark: blankNumber}
	if len(q.Task.Blanks) > 0 {
		e.Items = q.Task.Blanks[0].Choices
	}
	return e
}

// lettered are the options with their letters.
func lettered(q quiz.Question) []string {
	out := make([]string, len(q.Options))
	for i, o := range q.Options {
		out[i] = letter(i) + ") " + o.Text
	}
	return out
}

func letter(i int) string { return string(rune('a' + i%26)) }

// form is the table of a form as it stands at the beginning.
func form(q quiz.Question) [][]string {
	rows := 0
	for _, b := range q.Task.Blanks {
		rows = max(rows, b.Row+1)
	}
	table := [][]string{q.Task.Header}
	for r := range rows {
		cells := slices.Repeat([]string{blankCell}, len(q.Task.Header))
		if r < len(q.Task.Labels) && len(cells) > 0 {
			cells[0] = q.Task.Labels[r]
		}
		table = append(table, cells)
	}
	for _, b := range q.Task.Blanks {
		if b.Column < len(q.Task.Header) {
			table[b.Row+1][b.Column] = b.Start
		}
	}
	return table
}

// columns tells what can be chosen in each column of a form.
func columns(q quiz.Question) []string {
	var out []string
	for c, heading := range q.Task.Header {
		i := slices.IndexFunc(q.Task.Blanks, func(b task.Blank) bool { return b.Column == c && len(b.Choices) > 1 })
		if i >= 0 {
			out = append(out, heading+": "+strings.Join(q.Task.Blanks[i].Choices, " · "))
		}
	}
	return out
}

// prompts are what is asked about a transcript, each with a line to write on or with what can be chosen.
func prompts(q quiz.Question) []string {
	out := make([]string, len(q.Task.Blanks))
	for i, b := range q.Task.Blanks {
		out[i] = b.Label + " " + blankLine
		if len(b.Choices) > 0 && !slices.Contains(b.Choices, task.NoLine) {
			out[i] = b.Label + "  ☐\u00a0" + strings.Join(b.Choices, "   ☐\u00a0") // a box stays with its choice
		}
	}
	return out
}

// fields is the empty table that things are sorted into.
func fields(q quiz.Question) [][]string {
	table := [][]string{append([]string{""}, q.Task.Header...)}
	for _, label := range q.Task.Labels {
		table = append(table, append([]string{label}, slices.Repeat([]string{blankCell}, len(q.Task.Header))...))
	}
	return table
}

// key returns the answers to a version.
func key(v Version) []entry { return numbered(v, answer) }

func answer(q quiz.Question) entry {
	return entry{
		Text: right(q), Why: strings.TrimSpace(q.Truth() + " " + q.Explanation), Items: q.Task.KeyLines(),
		Source: strings.Join(content.Cited(q.Sources), " · "),
	}
}

// right names what is right: with its letter where there are options.
func right(q quiz.Question) string {
	var out []string
	for i, o := range q.Options {
		if o.Right {
			out = append(out, fmt.Sprintf("%s) %s", letter(i), o.Text))
		}
	}
	switch {
	case len(out) > 0:
		return strings.Join(out, ", ")
	case q.Kind.Performed():
		return ""
	case q.All:
		return strings.Join(q.Answers, ", ")
	}
	return strings.Join(q.Answers, " or ")
}
