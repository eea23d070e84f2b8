package command

import (
	"strconv"
	"time"

	"porthole/content"
	"porthole/quiz/exam"
	"porthole/quiz/memory"
)

// jsonExam is an exam in short as it is written. Its fields are promised in the help of exam.
type jsonExam struct {
	ID        string        `json:"id"`
	Seed      string        `json:"seed"` // a string, as in a report
	Authority string        `json:"authority"`
	Start     time.Time     `json:"start"`
	End       time.Time     `json:"end"`
	Questions int           `json:"questions"`
	Open      int           `json:"open"`
	Points    float64       `json:"points"`
	Score     float64       `json:"score"`
	Pass      float64       `json:"pass"`
	Passed    bool          `json:"passed"`
	Forecast  *jsonForecast `json:"forecast"`
}

func examJSON(r exam.Result) jsonExam {
	out := jsonExam{
		ID: r.ID, Seed: strconv.FormatUint(r.Seed, 10), Authority: r.Authority, Start: seconds(r.Began), End: seconds(r.Ended),
		Questions: r.Questions, Open: r.Open, Points: thousandths(r.Points), Score: thousandths(r.Score()), Pass: r.Pass, Passed: r.Passed(),
	}
	if r.Forecast != (memory.Forecast{}) {
		f := forecastJSON(r.Forecast)
		out.Forecast = &f
	}
	return out
}

// jsonExamReport is the result of an exam as it is handed in. Its fields are promised in the help of exam.
type jsonExamReport struct {
	Program   string         `json:"program"`
	Version   string         `json:"version"`
	Course    jsonCourse     `json:"course"`
	Learner   string         `json:"learner"`
	Exam      jsonExam       `json:"exam"`
	Questions []jsonExamItem `json:"questions"`
}

type jsonExamItem struct {
	Question   string     `json:"question"`
	Kind       string     `json:"kind"`
	Lesson     string     `json:"lesson"`
	Objectives []string   `json:"objectives"`
	Given      string     `json:"given"`
	Answer     string     `json:"answer"`
	Right      bool       `json:"right"`
	Credit     float64    `json:"credit"`
	At         *time.Time `json:"at"`
}

func (c examVerbs) examReport(course *content.Course, e exam.Exam) jsonExamReport {
	out := jsonExamReport{
		Program: "porthole", Version: c.Version, Course: jsonCourse{course.ID, course.Title}, Learner: c.learner.String(), Exam: examJSON(e.Result()),
	}
	for i, q := range e.Questions {
		v := e.Verdicts[i]
		item := jsonExamItem{
			Question: q.Stem, Kind: q.Kind.String(), Lesson: q.LessonTitle, Objectives: append([]string{}, q.Objectives...),
			Given: v.Given, Answer: v.Answer, Right: v.Right, Credit: thousandths(v.Credit),
		}
		if e.Answered(i) {
			item.At = moment(e.Steps[i].At)
		}
		out.Questions = append(out.Questions, item)
	}
	return out
}
