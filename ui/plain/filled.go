package plain

import (
	"strconv"
	"strings"

	"porthole/content"
	"porthole/quiz"
	"porthole/quiz/task"
	"porthole/ui/words"
)

// startOf returns what stands in each blank at the beginning.
func startOf(q quiz.Question) []string {
	return content.Texts(q.Task.Blanks, func(b task.Blank) string { return b.Start })
}

// show writes what is to be read before the first blank.
func (f *filling) show() { f.how(f) }

// lines are those of a transcript.
func (f *filling) lines() { f.out.list(f.q.Task.Lines) }

// choices are what can be put into every blank.
func (f *filling) choices() {
	if len(f.q.Task.Blanks) > 0 {
		f.out.list(f.q.Task.Blanks[0].Choices)
	}
}

// stands tells what stands in the blanks, a line for each row of a form, else for each blank.
func (f *filling) stands() { f.out.say(filled(f.q, f.fields)...) }

// filled tells what stands in the blanks: "Rule 2: direction out, port open."
func filled(q quiz.Question, fields []string) []string {
	var lines []string
	for i, b := range q.Task.Blanks {
		text := "open"
		if i < len(fields) && fields[i] != "" {
			text = fields[i]
		}
		if !descriptorOf(q.Kind).inRows {
			lines = append(lines, labelled(b.Label)+text)
			continue
		}
		cell := strings.ToLower(columnOf(q, b)) + " " + text
		if i > 0 && q.Task.Blanks[i-1].Row == b.Row {
			lines[len(lines)-1] += ", " + cell
			continue
		}
		lines = append(lines, rowOf(q, b)+": "+cell)
	}
	return content.Texts(lines, words.Ended)
}

// labelled ends a label for what follows it.
func labelled(label string) string {
	if strings.HasSuffix(label, "?") || strings.HasSuffix(label, ":") {
		return label + " "
	}
	return label + ": "
}

func columnOf(q quiz.Question, b task.Blank) string {
	if b.Column < 0 || b.Column >= len(q.Task.Header) {
		return ""
	}
	return q.Task.Header[b.Column]
}

func rowOf(q quiz.Question, b task.Blank) string {
	if b.Row >= 0 && b.Row < len(q.Task.Labels) {
		return q.Task.Labels[b.Row]
	}
	return "Rule " + strconv.Itoa(b.Row+1)
}
