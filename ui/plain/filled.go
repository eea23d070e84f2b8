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
func (f *filling) lines() {
	for i, line := range f.q.Task.Lines {
		f.out.hang(number(i)+" ", line)
	}
}

// choices are what can be put into every blank.
func (f *filling) choices() {
	if len(f.q.Task.Blanks) > 0 {
		f.items(f.q.Task.Blanks[0].Choices)
	}
}

func (f *filling) items(texts []string) {
	for i, text := range texts {
		f.out.hang(number(i)+" ", text)
	}
}

// stands tells what stands in the blanks, a line for each row of a form, else for each blank.
func (f *filling) stands() {
	for _, text := range filled(f.q, f.fields) {
		f.out.say(text)
	}
}

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
	for i := range lines {
		lines[i] = words.Ended(lines[i])
	}
	return lines
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
