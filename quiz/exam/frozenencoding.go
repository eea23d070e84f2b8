package exam

import (
	"encoding/json"
	"fmt"

	"porthole/quiz"
)

// The stored form of what is frozen, in the manner of encodedExam.
type (
	encodedFrozen struct {
		Version   int                     `json:"version"`
		Course    string                  `json:"course"`
		Title     string                  `json:"title"`
		Authority string                  `json:"authority,omitempty"`
		Count     int                     `json:"count"`
		Pass      float64                 `json:"pass"`
		Tasks     int                     `json:"tasks,omitempty"`
		Usual     bool                    `json:"usual,omitempty"`
		Kinds     map[string]float64      `json:"kinds"`
		Weights   map[string]float64      `json:"weights,omitempty"`
		Questions []encodedFrozenQuestion `json:"questions"`
	}
	encodedFrozenQuestion struct {
		encodedQuestion
		Facts []int `json:"facts,omitempty"`
	}
)

// Encode returns the stored form. The error tells that a question cannot be written.
func (f Frozen) Encode() ([]byte, error) {
	b := f.Blueprint
	p := encodedFrozen{
		Version: encodingVersion, Course: f.Course, Title: f.Title, Authority: b.Authority, Count: b.Questions, Pass: b.Pass, Tasks: b.Tasks,
		Usual: b.usual, Kinds: map[string]float64{}, Weights: b.Weights,
	}
	for k, weight := range b.Kinds {
		p.Kinds[k.String()] = weight
	}
	for i, q := range f.Questions {
		encoded, err := q.Encode()
		if err != nil {
			return nil, err
		}
		p.Questions = append(p.Questions, encodedFrozenQuestion{encodedQuestion{encoded, q.LessonTitle, q.Objectives, q.Others}, f.facts[i]})
	}
	return json.Marshal(p)
}

// DecodeFrozen reads what Encode wrote. The error tells that it cannot be read, or was written by a newer program.
func DecodeFrozen(text []byte) (Frozen, error) {
	var p encodedFrozen
	if err := json.Unmarshal(text, &p); err != nil {
		return Frozen{}, fmt.Errorf("the questions that were set cannot be read: %w", err)
	}
	if p.Version != encodingVersion {
		return Frozen{}, fmt.Errorf("the questions that were set are of version %d, and this program knows %d", p.Version, encodingVersion)
	}
	b := Blueprint{
		Questions: p.Count, Pass: p.Pass, Authority: p.Authority, Weights: p.Weights, Kinds: make(map[quiz.Kind]float64), Tasks: p.Tasks, usual: p.Usual,
	}
	for name, weight := range p.Kinds {
		if k, ok := quiz.KindNamed(name); ok {
			b.Kinds[k] = weight
		}
	}
	f := Frozen{Course: p.Course, Title: p.Title, Blueprint: b}
	for _, q := range p.Questions {
		question, err := q.Decode()
		if err != nil {
			return Frozen{}, err
		}
		f.Questions = append(f.Questions, Question{question, q.LessonTitle, q.Objectives, q.Others})
		f.facts = append(f.facts, q.Facts)
	}
	return f, nil
}
