package exam

import (
	"slices"

	"porthole/quiz"
)

// clone returns the exam with lists of its own, all the way down.
func (e Exam) clone() Exam {
	e.Questions, e.Steps, e.Verdicts = slices.Clone(e.Questions), slices.Clone(e.Steps), slices.Clone(e.Verdicts)
	for i, q := range e.Questions {
		e.Questions[i] = q.clone()
	}
	for i, s := range e.Steps {
		e.Steps[i] = s.clone()
	}
	for i, v := range e.Verdicts {
		e.Verdicts[i] = ownVerdict(v)
	}
	return e
}

// clone does so for a question; what marks it is never changed.
func (q Question) clone() Question {
	q.Objectives, q.Others = slices.Clone(q.Objectives), slices.Clone(q.Others)
	q.Options, q.Sources, q.Answers = slices.Clone(q.Options), slices.Clone(q.Sources), slices.Clone(q.Answers)
	return q
}

func (s Step) clone() Step {
	s.Response.Picks, s.Response.Fields = slices.Clone(s.Response.Picks), slices.Clone(s.Response.Fields)
	return s
}

func ownVerdict(v quiz.Verdict) quiz.Verdict {
	v.Parts, v.Sources = slices.Clone(v.Parts), slices.Clone(v.Sources)
	for _, list := range []*[]string{&v.Rest, &v.Found, &v.Missing, &v.Extra, &v.Mistaken} {
		*list = slices.Clone(*list)
	}
	return v
}
