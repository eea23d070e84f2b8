package quiz

import (
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"porthole/content"
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
		Forecast  *Forecast         `json:"forecast,omitempty"`
		Questions []encodedQuestion `json:"questions"`
	}
	encodedQuestion struct {
		Kind        string       `json:"kind"`
		Question    bareQuestion `json:"question"`
		Distractor  string       `json:"lure,omitempty"`
		Said        string       `json:"said,omitempty"`
		Set         bool         `json:"set,omitempty"`
		Authored    bool         `json:"authored,omitempty"`
		Contrast    bool         `json:"contrast,omitempty"`
		Key         *taskKey     `json:"key,omitempty"`
		Typed       *typedKey    `json:"sheet,omitempty"`
		LessonTitle string       `json:"place"`
		Objectives  []string     `json:"objectives,omitempty"`
		Others      []Said       `json:"others,omitempty"`
	}
	// bareQuestion has the exported fields of a Question alone.
	bareQuestion Question
	encodedStep  struct {
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
	if e.Forecast != (Forecast{}) {
		p.Forecast = &e.Forecast
	}
	for _, q := range e.Questions {
		p.Questions = append(p.Questions, encodedQuestion{
			Kind: q.Kind.String(), Question: bareQuestion(q.Question), Distractor: q.distractor, Said: q.said, Set: q.set, Authored: q.authored,
			Contrast: q.contrast, Key: q.key, Typed: q.typed, LessonTitle: q.LessonTitle, Objectives: q.Objectives, Others: q.Others,
		})
	}
	return json.Marshal(p)
}

// DecodeExam reads what Encode wrote. The steps are untouched. The error tells that it cannot be read, or was written by a
// newer program.
func DecodeExam(text []byte) (Exam, error) {
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
		question, err := q.question()
		if err != nil {
			return Exam{}, err
		}
		e.Questions = append(e.Questions, ExamQuestion{question, q.LessonTitle, q.Objectives, q.Others})
		e.Steps = append(e.Steps, ExamStep{Question: i})
	}
	return e, nil
}

func (q encodedQuestion) question() (Question, error) {
	out := Question(q.Question)
	k := slices.IndexFunc(Kinds(), func(k Kind) bool { return k.String() == q.Kind })
	if k < 0 {
		return out, fmt.Errorf("a question of an exam is of the kind %q, which is not known", content.Clean(q.Kind))
	}
	out.Kind = Kinds()[k]
	out.distractor, out.said, out.set, out.authored, out.contrast = q.Distractor, q.Said, q.Set, q.Authored, q.Contrast
	out.key, out.typed = q.Key, q.Typed
	if out.Kind.Performed() && out.key == nil {
		return out, fmt.Errorf("the question %q of an exam has no key", content.Clean(out.Stem))
	}
	return out, nil
}

// Encode returns the stored form of a step but for its question and time.
func (s ExamStep) Encode() ([]byte, error) {
	r := s.Response
	return json.Marshal(encodedStep{r.Text, r.Picks, r.Fields, s.Flagged})
}

// DecodeExamStep reads what Encode wrote.
func DecodeExamStep(text []byte, question int, at time.Time) (ExamStep, error) {
	var p encodedStep
	if err := json.Unmarshal(text, &p); err != nil {
		return ExamStep{}, fmt.Errorf("a step of an exam cannot be read: %w", err)
	}
	return ExamStep{
		Question: question, Response: Response{Text: p.Text, Picks: p.Picks, Fields: p.Fields}, Flagged: p.Flagged, At: at,
	}, nil
}
