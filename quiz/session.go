package quiz

import (
	"time"

	"porthole/content"
)

// Start says what the program opens on.
type Start int

// What there is to open on. On a screen, home always lies below.
const (
	AtHome Start = iota
	AtDrill
	AtMatch
	AtGrid
	AtReview // what the schedule asks
	AtExam   // a practice exam, the one that runs where there is one
	AtExams  // the exams that were handed in
	AtWire   // an exercise of the wire lab, or their list
)

// Answered is a question that was answered.
type Answered struct {
	Question Question
	Response Response
	Verdict  Verdict
	Repeat   bool   // it was asked again because it had been missed
	Answer   Answer // what is kept of it
}

// answersOf returns what is to be kept of answered questions.
func answersOf(answered []Answered) []Answer {
	return content.Each(answered, func(a Answered) Answer { return a.Answer })
}

// Result is how a session went.
type Result struct {
	Asked, Right int      // first tries; what came back is not counted again
	Missed       []string // ids of what was missed at the first try, in order
	Answered     []Answered
	Mistakes     int           // wrong answers, pairs or cells, repeats included
	Took         time.Duration // in a match with the seconds that mistakes cost
}

// resultOf counts what was answered; the list is the result's from then on.
func resultOf(answered []Answered) Result {
	res := Result{Answered: answered}
	for _, a := range answered {
		if !a.Verdict.Right {
			res.Mistakes++
		}
		if a.Repeat {
			continue
		}
		res.Asked++
		if a.Verdict.Right {
			res.Right++
		} else {
			res.Missed = appendNew(res.Missed, a.Question.ID)
		}
	}
	return res
}
