package exam

import (
	"math"
	"slices"
	"time"

	"porthole/quiz"
	"porthole/quiz/memory"
)

// Result is an exam that was handed in, in short.
type Result struct {
	ID        string // Exam.ID
	Course    string
	Seed      uint64
	Authority string
	Began     time.Time
	Ended     time.Time
	Questions int
	Open      int     // that were handed in without a response
	Points    float64 // one for each question that is right, a part of one for what is partly right
	Pass      float64 // share of the points, from 0 to 1
	Forecast  memory.Forecast
}

// Score returns the share of the points, from 0 to 1.
func (s Result) Score() float64 {
	if s.Questions == 0 {
		return 0
	}
	return s.Points / float64(s.Questions)
}

// Percent returns the score in whole per cent. It is rounded, but not up to the pass mark where that was missed.
func (s Result) Percent() int {
	percent, mark := int(math.Round(s.Score()*100)), int(math.Ceil(s.Pass*100-1e-6))
	if !s.Passed() && percent >= mark {
		return max(0, mark-1)
	}
	return percent
}

// Passed reports whether the score reaches the pass mark. Both are shares of whole questions and of their parts, so that a
// difference of a millionth is one of rounding.
func (s Result) Passed() bool { return s.Score() >= s.Pass-1e-6 }

// Readiness returns the score that is to be expected of another exam like this one, by nothing but this one: Laplace's
// estimate, with the spread that as many other questions make.
func (s Result) Readiness() memory.Forecast {
	n := float64(s.Questions)
	mean := (s.Points + 1) / (n + 2)
	variance := mean * (1 - mean) * (1/(n+3) + 1/max(1, n))
	return memory.Around(mean, math.Sqrt(variance))
}

// Result returns a handed-in exam in short.
func (e Exam) Result() Result {
	s := Result{
		ID: e.ID, Course: e.Course, Seed: e.Seed, Authority: e.Authority, Began: e.Began, Ended: e.Ended,
		Questions: len(e.Questions), Open: e.Open(), Pass: e.Pass, Forecast: e.Forecast,
	}
	for _, v := range e.Verdicts {
		s.Points += v.Credit
	}
	return s
}

// Share is how much of a part of an exam was right.
type Share struct {
	Name      string
	Points    float64
	Questions int
}

// Breakdown is how a handed-in exam went, part by part, each in the order in which its parts were asked.
type Breakdown struct {
	Lessons, Objectives, Kinds []Share
	Missed                     []string // ids of what was not wholly right, for Selection.Cards
}

// Breakdown returns how the exam went.
func (e Exam) Breakdown() Breakdown {
	var b Breakdown
	for i, v := range e.Verdicts {
		q := e.Questions[i]
		b.Lessons = counting(b.Lessons, q.LessonTitle, v)
		b.Kinds = counting(b.Kinds, q.Kind.String(), v)
		for _, o := range q.Objectives {
			b.Objectives = counting(b.Objectives, o, v)
		}
		if !v.Right && !slices.Contains(b.Missed, q.ID) {
			b.Missed = append(b.Missed, q.ID)
		}
	}
	return b
}

func counting(shares []Share, name string, v quiz.Verdict) []Share {
	for i := range shares {
		if shares[i].Name == name {
			shares[i].Points += v.Credit
			shares[i].Questions++
			return shares
		}
	}
	return append(shares, Share{name, v.Credit, 1})
}
