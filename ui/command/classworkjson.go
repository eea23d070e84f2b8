package command

import (
	"strconv"
	"time"

	"porthole/content"
	"porthole/quiz/class"
	"porthole/quiz/exam"
	"porthole/ui/words"
)

// jsonSetWork is an assignment as it is listed.
type jsonSetWork struct {
	Number     int        `json:"number"`
	Class      string     `json:"class"`
	Title      string     `json:"title"`
	Course     jsonTaught `json:"course"`
	ToRead     bool       `json:"to_read"`
	Lessons    []string   `json:"lessons"`
	Objectives []string   `json:"objectives"`
	Kinds      []string   `json:"kinds"`
	Questions  int        `json:"questions"`
	Minutes    float64    `json:"minutes"`
	Attempts   int        `json:"attempts"`
	From       time.Time  `json:"from"`
	Until      *time.Time `json:"until"` // nil: there is no deadline
	Feedback   string     `json:"feedback"`
	Same       bool       `json:"same"`
	Seed       string     `json:"seed"` // a number that JavaScript would round
	Pass       float64    `json:"pass"`
	Made       time.Time  `json:"made"`
	Withdrawn  bool       `json:"withdrawn"`
	Version    int64      `json:"version"`
}

func assignmentForm(a class.Assignment) jsonSetWork {
	feedback := "once"
	if a.Feedback == class.AfterDue {
		feedback = "after"
	}
	return jsonSetWork{
		Number: a.Number, Class: a.Class, Title: a.Title, Course: jsonTaught{a.Course.ID, a.Course.Title}, ToRead: a.ToRead,
		Lessons: append([]string{}, a.Lessons...), Objectives: append([]string{}, a.Objectives...), Kinds: append([]string{}, a.Kinds...),
		Questions: a.Questions, Minutes: a.Limit.Minutes(), Attempts: a.Attempts, From: inUTC(a.From), Until: momentForm(a.Due), Feedback: feedback,
		Same: a.Same, Seed: strconv.FormatUint(a.Seed, 10), Pass: a.Pass, Made: inUTC(a.Made), Withdrawn: a.Withdrawn, Version: a.Version,
	}
}

// inUTC returns a time as it stands in JSON and CSV.
func inUTC(t time.Time) time.Time { return t.UTC().Truncate(time.Second) }

// momentForm is a time that there may be none of.
func momentForm(t time.Time) *time.Time {
	if t.IsZero() {
		return nil
	}
	return new(inUTC(t))
}

// The forms of what was handed in.
type (
	jsonTaught struct {
		ID    string `json:"id"`
		Title string `json:"title"`
	}
	jsonHandedIn struct {
		Assignment jsonSetWork        `json:"assignment"`
		Learners   []jsonSetWorkPaper `json:"learners"`
	}
	jsonSetWorkPaper struct {
		Name     string        `json:"name"`
		ID       string        `json:"id"` // on the roster
		Until    *time.Time    `json:"until"`
		Override string        `json:"override"`
		Done     *time.Time    `json:"done"` // when lessons to read were
		Read     int           `json:"read"`
		Met      int           `json:"met"`
		Attempts []jsonAttempt `json:"attempts"`
	}
	jsonAttempt struct {
		Attempt   int             `json:"attempt"`
		Began     time.Time       `json:"began"`
		Ended     *time.Time      `json:"ended"` // nil: it runs
		Questions int             `json:"questions"`
		Open      int             `json:"open"`
		Points    float64         `json:"points"`
		Passed    bool            `json:"passed"`
		Counts    bool            `json:"counts"`
		Late      bool            `json:"late"`
		Answers   []jsonSetAnswer `json:"answers"`
	}
	jsonSetAnswer struct {
		Question string     `json:"question_id"`
		Kind     string     `json:"kind"`
		Lesson   string     `json:"lesson"`
		At       *time.Time `json:"answered_at"` // nil: it was not
		Choice   string     `json:"choice"`
		Correct  float64    `json:"correct"`
	}
)

func (g graded) form() jsonHandedIn {
	return jsonHandedIn{assignmentForm(g.Assignment), content.Each(g.papers, g.paperForm)}
}

func (g graded) paperForm(p class.Paper) jsonSetWorkPaper {
	w := p.Work
	out := jsonSetWorkPaper{
		Name: p.Member.Name, ID: content.Clean(g.ids[classKey(p.Member.Name)]), Until: momentForm(w.Until()), Override: words.Granted(w.Override, g.Made),
		Done: momentForm(w.Reading.Done), Read: w.Reading.Read, Met: w.Reading.Met, Attempts: []jsonAttempt{},
	}
	best, _ := w.Counts()
	for i, a := range w.Sat {
		out.Attempts = append(out.Attempts, jsonAttempt{
			Attempt: a.Number, Began: inUTC(a.Began), Ended: momentForm(a.Ended), Questions: a.Questions, Open: a.Open, Points: thousandths(a.Points),
			Passed: a.Over() && p.Exams[i].Result().Passed(), Counts: a.Over() && a.ID == best.ID, Late: w.Late(a.Ended), Answers: answersForm(p.Exams[i]),
		})
	}
	return out
}

// answersForm are the answers of an attempt, once it is handed in.
func answersForm(e exam.Exam) []jsonSetAnswer {
	out := []jsonSetAnswer{}
	for i, v := range e.Verdicts {
		q := e.Questions[i]
		a := jsonSetAnswer{Question: q.ID, Kind: q.Kind.String(), Lesson: q.LessonTitle, Correct: thousandths(v.Credit)}
		if e.Answered(i) {
			a.At, a.Choice = momentForm(e.Steps[i].At), v.Given
		}
		out = append(out, a)
	}
	return out
}
