package quiz

import "porthole/quiz/task"

// performance returns the kind of task that a performance-based question asks.
func (k Kind) performance() task.Kind {
	switch k {
	case Firewall:
		return task.Firewall
	case Settings:
		return task.Settings
	case Transcript:
		return task.Transcript
	case Order:
		return task.Order
	case Sort:
		return task.Sort
	case Flash, Choice, ChooseAll, Typed, TrueFalse, Scenario:
	}
	return -1
}

// markTask marks what stands in the blanks of a performance-based question.
func markTask(q Question, fields []string) Verdict {
	m := q.Task.Mark(fields)
	return Verdict{Right: m.Right, Credit: m.Credit, Parts: m.Parts, Blank: m.Blank, Given: m.Given, Answer: m.Answer}
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
