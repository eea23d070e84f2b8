package exam

import (
	"encoding/json"
	"fmt"
	"time"

	"porthole/quiz"
	"porthole/quiz/memory"
)

// The stored form of an exam: everything but its steps as one JSON document, by names that stay when constants move.
type (
	encodedExam struct {
		Version   int               `json:"version"`
		Title     string            `json:"title"`
		Seed      uint64            `json:"seed,string"` // JavaScript would round it
		Authority string            `json:"authority,omitempty"`
		Limit     int64             `json:"limit_ms"`
		Pass      float64           `json:"pass"`
		Forecast  *memory.Forecast  `json:"forecast,omitempty"`
		Questions []encodedQuestion `json:"questions"`
	}
	encodedQuestion struct {
		quiz.EncodedQuestion
		LessonTitle string      `json:"place"`
		Objectives  []string    `json:"objectives,omitempty"`
		Others      []quiz.Said `json:"others,omitempty"`
	}
	encodedStep struct {
		Text    string   `json:"text,omitempty"`
		Picks   []int    `json:"picks,omitempty"`
		Fields  []string `json:"fields,omitempty"`
		Flagged bool     `json:"flagged,omitempty"`
	}
)

// encodingVersion is that of the stored form.
const encodingVersion = 1

// Encode returns the stored form of an exam but for its id, its course, when it began and ended, its steps and verdicts.
func (e Exam) Encode() ([]byte, error) {
	p := encodedExam{
		Version: encodingVersion, Title: e.Title, Seed: e.Seed, Authority: e.Authority, Limit: e.Limit.Milliseconds(), Pass: e.Pass,
	}
	if e.Forecast != (memory.Forecast{}) {
		p.Forecast = &e.Forecast
	}
	for _, q := range e.Questions {
		encoded, err := q.Encode()
		if err != nil {
			return nil, err
		}
		p.Questions = append(p.Questions, encodedQuestion{encoded, q.LessonTitle, q.Objectives, q.Others})
	}
	return json.Marshal(p)
}

// Decode reads what Encode wrote. The steps are untouched. The error tells that it cannot be read, or was written by a
// newer program.
func Decode(text []byte) (Exam, error) {
	var p encodedExam
	if err := json.Unmarshal(text, &p); err != nil {
		return Exam{}, fmt.Errorf("the questions of an exam cannot be read: %w", err)
	}
	if p.Version != encodingVersion {
		return Exam{}, fmt.Errorf("the questions of an exam are of version %d, and this program knows %d", p.Version, encodingVersion)
	}
	e := Exam{Title: p.Title, Seed: p.Seed, Authority: p.Authority, Limit: time.Duration(p.Limit) * time.Millisecond, Pass: p.Pass}
	if p.Forecast != nil {
		e.Forecast = *p.Forecast
	}
	for i, q := range p.Questions {
		question, err := q.Decode()
		if err != nil {
			return Exam{}, err
		}
		e.Questions = append(e.Questions, Question{question, q.LessonTitle, q.Objectives, q.Others})
		e.Steps = append(e.Steps, Step{Question: i})
	}
	return e, nil
}

// Encode returns the stored form of a step but for its question and time.
func (s Step) Encode() ([]byte, error) {
	r := s.Response
	return json.Marshal(encodedStep{r.Text, r.Picks, r.Fields, s.Flagged})
}

// DecodeStep reads what Encode wrote.
func DecodeStep(text []byte, question int, at time.Time) (Step, error) {
	var p encodedStep
	if err := json.Unmarshal(text, &p); err != nil {
		return Step{}, fmt.Errorf("a step of an exam cannot be read: %w", err)
	}
	return Step{
		Question: question, Response: quiz.Response{Text: p.Text, Picks: p.Picks, Fields: p.Fields}, Flagged: p.Flagged, At: at,
	}, nil
}
