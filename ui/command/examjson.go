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
	Test      string        `json:"test"`
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
		ID: r.ID, Test: r.Test(), Seed: strconv.FormatUint(r.Seed, 10), Authority: r.Authority, Start: seconds(r.Began), End: seconds(r.Ended),
		Questions: r.Questions, Open: r.Open, Points: thousandths(r.Points), Score: thousandths(r.Score()), Pass: r.Pass, Passed: r.Passed(),
	}
	if r.Forecast != (memory.Forecast{}) {
		out.Forecast = new(forecastJSON(r.Forecast))
	}
	return out
}

// jsonExamReport is the result of an exam as it is handed in. Its fields are documented in .github/REPORT.md.
type jsonExamReport struct {
	jsonReportHead
	Exam      jsonExam       `json:"exam"`
	Questions []jsonExamItem `json:"questions"`
	jsonSeal
}

type jsonExamItem struct {
	jsonReportItem
	At *time.Time `json:"at"` // nil: not answered
}

func (c examVerbs) examReport(to handIn, course *content.Course, e exam.Exam) *jsonExamReport {
	out := &jsonExamReport{jsonReportHead: to.head(c.cli, course), Exam: examJSON(e.Result())}
	for i, q := range e.Questions {
		item := jsonExamItem{jsonReportItem: reportItem(q.Question, e.Verdicts[i], q.LessonTitle, q.Objectives)}
		if e.Answered(i) {
			item.At = moment(e.Steps[i].At)
		}
		out.Questions = append(out.Questions, item)
	}
	out.Course.Lessons = lessonsOf(course, content.Each(out.Questions, func(q jsonExamItem) string { return q.Lesson }))
	return out
}
