package quiz

import (
	"encoding/json"
	"fmt"

	"porthole/content"
	"porthole/quiz/task"
)

// EncodedQuestion is the stored form of a question with all that marks it, by names that stay when constants move.
type EncodedQuestion struct {
	Kind       string          `json:"kind"`
	Question   shownQuestion   `json:"question"`
	Distractor string          `json:"lure,omitempty"`
	Said       string          `json:"said,omitempty"`
	Set        bool            `json:"set,omitempty"`
	Authored   bool            `json:"authored,omitempty"`
	Contrast   bool            `json:"contrast,omitempty"`
	Key        json.RawMessage `json:"key,omitempty"` // of a task
	Typed      *typedKey       `json:"sheet,omitempty"`
}

// shownQuestion is what is seen of a question, and what is known of it once it is answered.
type shownQuestion struct {
	ID      string   `json:"id"`
	Stem    string   `json:"stem"`
	All     bool     `json:"all"`
	Options []Option `json:"options"`
	task.Task
	Answers     []string         `json:"answers"`
	Explanation string           `json:"explanation"`
	Sources     []content.Source `json:"sources"`
	Lesson      int              `json:"lesson"`
	Direction   Direction        `json:"direction"`
	Relation    string           `json:"relation"`
	Subject     string           `json:"subject"`
	Authority   string           `json:"authority"`
	Numeric     bool             `json:"numeric"`
}

func shownOf(q Question) shownQuestion {
	s := shownQuestion{
		ID: q.ID, Stem: q.Stem, All: q.All, Options: q.Options, Answers: q.Answers, Explanation: q.Explanation, Sources: q.Sources,
		Lesson: q.Lesson, Direction: q.Direction, Relation: q.Relation, Subject: q.Subject, Authority: q.Authority, Numeric: q.Numeric,
	}
	if q.Task != nil {
		s.Task = *q.Task
	}
	return s
}

func (s shownQuestion) question() Question {
	return Question{
		ID: s.ID, Stem: s.Stem, All: s.All, Options: s.Options, Answers: s.Answers, Explanation: s.Explanation, Sources: s.Sources,
		Lesson: s.Lesson, Direction: s.Direction, Relation: s.Relation, Subject: s.Subject, Authority: s.Authority, Numeric: s.Numeric,
	}
}

// Encode returns the stored form of a question. The error tells that its key cannot be written.
func (q Question) Encode() (EncodedQuestion, error) {
	e := EncodedQuestion{
		Kind: q.Kind.String(), Question: shownOf(q), Distractor: q.distractor, Said: q.said,
		Set: q.set, Authored: q.authored, Contrast: q.contrast, Typed: q.typed,
	}
	if q.Task == nil {
		return e, nil
	}
	var err error
	e.Key, err = q.Task.Key()
	return e, err
}

// Decode returns the question that Encode wrote. The error tells that it is of a kind that is not known, or has no key.
func (e EncodedQuestion) Decode() (Question, error) {
	q := e.Question.question()
	k, ok := KindNamed(e.Kind)
	if !ok {
		return q, fmt.Errorf("a question of an exam is of the kind %q, which is not known", content.Clean(e.Kind))
	}
	q.Kind = k
	q.distractor, q.said, q.set, q.authored, q.contrast = e.Distractor, e.Said, e.Set, e.Authored, e.Contrast
	q.typed = e.Typed
	if q.Kind == Typed && q.typed == nil {
		return q, fmt.Errorf("the question %q of an exam has no key", content.Clean(q.Stem))
	}
	kept := e.Question.Task
	if !q.Kind.Performed() {
		if len(kept.Blanks)+len(kept.Header)+len(kept.Labels)+len(kept.Lines) > 0 {
			return q, fmt.Errorf("the question %q of an exam has blanks, and its kind has none", content.Clean(q.Stem))
		}
		return q, nil
	}
	kept.Kind = q.Kind.about().task
	var err error
	if q.Task, err = task.Restore(kept, e.Key); err != nil {
		return q, fmt.Errorf("the question %q of an exam cannot be asked: %w", content.Clean(q.Stem), err)
	}
	return q, nil
}
