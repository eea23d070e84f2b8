package share

import (
	"html"
	"slices"
	"strings"

	"porthole/quiz"
	"porthole/quiz/task"
)

// What is filled in becomes Moodle's embedded answers ("Cloze"): "IMAPS uses port {1:SHORTANSWER:=993}.". The text around them
// is HTML. They are read by question/type/multianswer/questiontype.php, qtype_multianswer_extract_question.

// moodleGaps is a text with gaps.
func moodleGaps(m *moodleQuestion, q quiz.Question) {
	var out strings.Builder
	for i, around := range q.Task.Lines {
		out.WriteString(outside(around))
		if i < len(q.Task.Blanks) {
			out.WriteString(embedded(q.Task, i))
		}
	}
	body := "<p>" + out.String() + "</p>"
	if strings.Contains(strings.Join(q.Task.Lines, ""), "\n") {
		body = "<p>" + outside(q.Stem) + "</p><pre>" + out.String() + "</pre>"
	}
	moodleEmbedded(m, body)
}

// moodleForm is a table to fill in.
func moodleForm(m *moodleQuestion, q quiz.Question) {
	cells := map[[2]int]string{}
	rows := len(q.Task.Labels)
	for i, b := range q.Task.Blanks {
		rows = max(rows, b.Row+1)
		cell := outside(b.Start)
		if len(b.Choices) != 1 {
			cell = embedded(q.Task, i)
			if b.Start != "" {
				cell = "now " + outside(b.Start) + ": " + cell
			}
		}
		cells[[2]int{b.Row, b.Column}] = cell
	}
	var out strings.Builder
	out.WriteString("<p>" + outside(q.Stem) + "</p><table><thead><tr>")
	for _, name := range q.Task.Header {
		out.WriteString(`<th scope="col">` + outside(name) + "</th>")
	}
	out.WriteString("</tr></thead><tbody>")
	for row := range rows {
		out.WriteString("<tr>")
		for column := range q.Task.Header {
			cell, asked := cells[[2]int{row, column}]
			if !asked && column == 0 && row < len(q.Task.Labels) {
				cell = outside(q.Task.Labels[row])
			}
			out.WriteString("<td>" + cell + "</td>")
		}
		out.WriteString("</tr>")
	}
	out.WriteString("</tbody></table>")
	moodleEmbedded(m, out.String())
}

// moodleTranscript is a conversation to read, and what is asked of it.
func moodleTranscript(m *moodleQuestion, q quiz.Question) {
	moodleEmbedded(m, "<p>"+outside(q.Stem)+"</p><pre>"+outside(strings.Join(q.Task.Stimulus(), "\n"))+"</pre>"+listed(q.Task))
}

// moodleList asks for each blank in a line of its own.
func moodleList(m *moodleQuestion, q quiz.Question) {
	moodleEmbedded(m, "<p>"+outside(q.Stem)+"</p>"+listed(q.Task))
}

func listed(t *task.Task) string {
	var out strings.Builder
	out.WriteString("<ul>")
	for i, b := range t.Blanks {
		out.WriteString("<li>" + outside(b.Label) + " " + embedded(t, i) + "</li>")
	}
	out.WriteString("</ul>")
	return out.String()
}

// moodleOrder puts steps in order. Moodle has had the type of question since 4.4.
func moodleOrder(m *moodleQuestion, q quiz.Question) {
	m.Type, m.Text = "ordering", plain(q.Stem)
	m.moodleOrdered = &moodleOrdered{Layout: "VERTICAL", Select: "ALL", Count: len(q.Task.Blanks), Grading: "RELATIVE_NEXT_INCLUDE_LAST", Show: "SHOW", Numbers: "none", Right: "1"}
	for _, step := range q.Task.Solution() {
		m.Answers = append(m.Answers, moodleAnswer{Fraction: "100", Format: plainText, Text: cdataOf(step)})
	}
}

// moodleEmbedded makes a question of a text with embedded answers. Its points are theirs.
func moodleEmbedded(m *moodleQuestion, body string) {
	m.Type, m.Grade, m.Text = "cloze", "", &moodleText{htmlText, cdataOf(body)}
}

// outside escapes what stands outside embedded answers.
func outside(s string) string {
	return unfiltered(strings.NewReplacer("{", "&#123;", "}", "&#125;").Replace(html.EscapeString(s)))
}

// unfiltered keeps the filters that Moodle has on by default off a text in HTML: what they take for a formula is broken by
// nothing (filter/mathjaxloader), and where they would draw a face it is marked as none of theirs (filter/emoticon).
func unfiltered(text string) string {
	text = strings.NewReplacer("$$", "$<span></span>$", `\(`, `\<span></span>(`, `\[`, `\<span></span>[`).Replace(text)
	if hasFace(text) {
		return `<span class="nolink">` + text + "</span>"
	}
	return text
}

// hasFace reports whether one of Moodle's default emoticons stands in a text (lib/outputlib.php, emoticon_manager).
func hasFace(text string) bool {
	return slices.ContainsFunc([]string{
		":-)", ":)", ":-D", ";-)", ":-/", "V-.", ":-P", ":-p", "B-)", "^-)", "8-)", "8-o", ":-(", ":(", "8-.", ":-I", ":-X", ":o)", "P-|", "8-[",
		"xx-P", "|-.", "}-]", "(h)", "(heart)", "(y)", "(n)", "(martin)", "( )",
	}, func(face string) bool { return strings.Contains(text, face) })
}

// embedded asks for a blank: typed where there is nothing to choose from. A blank that is to stay empty has a dash to choose.
func embedded(t *task.Task, blank int) string {
	accepted, choices := t.Accepted(blank), t.Blanks[blank].Choices
	if len(choices) == 0 {
		right := make([]string, len(accepted))
		for i, a := range accepted { // an asterisk would stand for any text
			right[i] = "=" + entities(strings.ReplaceAll(a, "*", `\*`))
		}
		return "{1:SHORTANSWER:" + strings.Join(right, "~") + "}"
	}
	choices = slices.Clone(choices)
	if len(accepted) == 0 {
		accepted = []string{"–"}
	}
	for _, a := range accepted {
		if !slices.Contains(choices, a) {
			choices = append(choices, a)
		}
	}
	for i, c := range choices {
		choices[i] = entities(outside(c)) // a choice is HTML once it is read
		if slices.Contains(accepted, c) {
			choices[i] = "=" + choices[i]
		}
	}
	return "{1:MULTICHOICE:" + strings.Join(choices, "~") + "}"
}

// entities writes what means something within an embedded answer as the entity that is read as it: a backslash would take
// the meaning from a brace and a number sign only, and stay before all others.
func entities(s string) string {
	return strings.NewReplacer(
		"&", "&#38;", "<", "&#60;", ">", "&#62;", `"`, "&#34;", "'", "&#39;", "~", "&#126;", "#", "&#35;", "{", "&#123;", "}", "&#125;",
		`\`, "&#92;", "=", "&#61;", "%", "&#37;",
	).Replace(s)
}
