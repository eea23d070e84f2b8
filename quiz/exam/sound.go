package exam

import (
	"errors"
	"fmt"
	"slices"

	"porthole/quiz"
)

// mostParts bounds the options and answers of a question, far beyond what a course has: a file from elsewhere may say
// anything.
const mostParts = 500

// Sound returns what keeps an exam from being asked, kept and shown: numbers out of bounds, steps or verdicts that do not
// fit its questions; nil where there is nothing.
func (e Exam) Sound() error {
	switch {
	case e.ID == "":
		return errors.New("it has no id")
	case len(e.Questions) == 0 || len(e.Questions) > MostQuestions:
		return fmt.Errorf("it has %d questions; 1 to %d are possible", len(e.Questions), MostQuestions)
	case e.Limit <= 0 || e.Limit > MostTime:
		return fmt.Errorf("its time is %v; up to %v are possible", e.Limit, MostTime)
	case !isShare(e.Pass, e.Forecast.Expected, e.Forecast.Low, e.Forecast.High):
		return errors.New("its pass mark or forecast is out of range")
	case len(e.Steps) != len(e.Questions):
		return fmt.Errorf("it has %d questions and %d steps", len(e.Questions), len(e.Steps))
	case e.Over() && len(e.Verdicts) != len(e.Questions):
		return fmt.Errorf("it has %d questions and %d verdicts", len(e.Questions), len(e.Verdicts))
	case !e.Over() && len(e.Verdicts) > 0:
		return errors.New("it has verdicts and was not handed in")
	}
	for i, q := range e.Questions {
		if e.Steps[i].Question != i {
			return fmt.Errorf("step %d is of question %d", i+1, e.Steps[i].Question+1)
		}
		if err := q.sound(e.Steps[i]); err != nil {
			return fmt.Errorf("question %d: %w", i+1, err)
		}
	}
	if slices.ContainsFunc(e.Verdicts, func(v quiz.Verdict) bool { return !isShare(v.Credit) }) {
		return errors.New("the credit of a verdict is out of range")
	}
	return nil
}

func isShare(numbers ...float64) bool {
	return !slices.ContainsFunc(numbers, func(x float64) bool { return !(x >= 0 && x <= 1) }) // nor is it no number at all
}

// sound returns what is wrong with a question, or with what was done with it.
func (q Question) sound(s Step) error {
	if max(len(q.Options), len(q.Answers)) > mostParts {
		return fmt.Errorf("it has more than %d parts", mostParts)
	}
	blanks := 0
	if q.Task != nil {
		blanks = len(q.Task.Blanks)
	}
	r := s.Response
	if len(r.Picks) > len(q.Options) || slices.ContainsFunc(r.Picks, func(n int) bool { return n < 0 || n >= len(q.Options) }) {
		return errors.New("what was picked is not offered")
	}
	if len(r.Fields) > blanks {
		return errors.New("more was filled in than there are blanks")
	}
	return nil
}
