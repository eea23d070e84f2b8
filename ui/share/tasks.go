package share

import (
	"slices"
	"strings"

	"porthole/quiz"
	"porthole/quiz/task"
)

// asks are what a question asks beside its text and its options, where no pairs stand below it.
func asks(q quiz.Question) []string {
	if how := descriptorOf(q.Kind).asks; how != nil {
		return how(q)
	}
	return nil
}

// prompts are the items of a transcript, with what can be chosen.
func prompts(q quiz.Question) []string {
	var out []string
	for _, b := range q.Task.Blanks {
		if b.IsLine() {
			out = append(out, b.Label)
		} else {
			out = append(out, b.Label+" "+strings.Join(b.Choices, " · "))
		}
	}
	return out
}

// columns are what can be chosen in each column of a form.
func columns(q quiz.Question) []string {
	return choices(q, func(b task.Blank) string {
		if b.Column >= len(q.Task.Header) {
			return ""
		}
		return q.Task.Header[b.Column]
	})
}

// fields are those that things are sorted into.
func fields(q quiz.Question) []string {
	return choices(q, func(task.Blank) string { return "To choose from" })
}

// choices are what can be put into the blanks under each label, each once.
func choices(q quiz.Question, label func(task.Blank) string) []string {
	var out []string
	for _, b := range q.Task.Blanks {
		name := label(b)
		if line := name + ": " + strings.Join(b.Choices, " · "); name != "" && len(b.Choices) > 1 && !slices.Contains(out, line) {
			out = append(out, line)
		}
	}
	return out
}

// pairs are the parts of a performance-based question, each with what is right.
func pairs(q quiz.Question) [][2]string {
	right := q.Task.Solution()
	out := make([][2]string, len(right))
	for i, answer := range right {
		out[i] = [2]string{q.Task.Blanks[i].Label, answer}
	}
	return out
}

// wrongChoices are what the blanks of a performance-based question offer and none of them wants, each once.
func wrongChoices(q quiz.Question) []string {
	var right, out []string
	for i := range q.Task.Blanks {
		right = append(right, q.Task.Accepted(i)...)
	}
	for _, b := range q.Task.Blanks {
		for _, choice := range b.Choices {
			if !slices.Contains(right, choice) && !slices.Contains(out, choice) {
				out = append(out, choice)
			}
		}
	}
	return out
}

// onlyOne tells what pairs lose of a task: each takes one answer.
func onlyOne(q quiz.Question, lose func(q quiz.Question, lost Loss)) {
	for i, p := range pairs(q) {
		if accepted := q.Task.Accepted(i); len(accepted) > 1 {
			lose(q, Loss{What: p[0] + ": only " + p[1] + " is taken, of " + strings.Join(accepted, " or ") + "."})
		}
	}
	oneByOne(q, lose)
}

// oneByOne tells what is lost where each blank is marked alone.
func oneByOne(q quiz.Question, lose func(q quiz.Question, lost Loss)) {
	for _, tie := range q.Task.Ties() {
		lose(q, Loss{What: tie, Order: true})
	}
}
