package quiz

import "porthole/quiz/task"

// performed is the descriptor of a kind whose questions have a task. It does all that a task can, so that such a kind has
// its own ways in quiz/task alone.
func performed(k task.Kind, name, title string) descriptor {
	return descriptor{
		name: name, title: title, task: k, performed: true, mark: markTask,
		hint:   func(q Question) (string, float64) { return q.Task.Hint() },
		chance: noChance,
	}
}

// noChance is that of what is not chosen.
func noChance(Question) float64 { return 0 }

// markTask marks what stands in the blanks of a performance-based question.
func markTask(q Question, r Response) (Verdict, []string) {
	m := q.Task.Mark(r.Fields)
	return Verdict{Right: m.Right, Credit: m.Credit, Parts: m.Parts, Blank: m.Blank, Given: m.Given, Answer: m.Answer}, nil
}

// Unanswered reports whether a response gives nothing: of a performance-based question nothing else than what stood in the
// blanks at the start.
func (q Question) Unanswered(r Response) bool {
	if q.Task == nil {
		return r.Blank()
	}
	return q.Task.Untouched(r.Fields)
}

// Partly reports whether a response fills in a performance-based question only in part: something was given, and a blank
// is empty. What is right there plays no part in it.
func (q Question) Partly(r Response) bool { return q.Task != nil && q.Task.Partly(r.Fields) }

// Score says how many parts are right, and names none that is not: "3 of 5 parts are right.". It is for where the parts
// are listed beside it.
func (v Verdict) Score() string { return v.Parts.Score(v.Right, v.Blank) }
