package quiz

import "time"

// Answered is a question that was answered.
type Answered struct {
	Question Question
	Response Response
	Verdict  Verdict
	At       time.Time
	Repeat   bool   // it was asked again because it had been missed
	Guess    bool   // the learner says that it was one
	Practice bool   // it leaves memory and the schedule alone
	Session  string // names the session; see Run.ID
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
