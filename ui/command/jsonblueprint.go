package command

import (
	"porthole/content"
	"porthole/quiz/exam"
)

type jsonDisagreement struct {
	About     []string       `json:"about"` // relations and ids of questions
	Keys      []string       `json:"keys"`
	Positions []jsonPosition `json:"words"`
	Lesson    string         `json:"lesson"`
	Line      int            `json:"line"`
}

type jsonPosition struct {
	Authority string   `json:"authority"` // "" for the course itself
	Text      string   `json:"text"`
	Sources   []string `json:"sources"`
}

// jsonBlueprint is what the front matter says of an exam; 0 and "" where it says nothing.
type jsonBlueprint struct {
	Questions int          `json:"questions"`
	Minutes   int          `json:"minutes"`
	Pass      float64      `json:"pass"` // share of the points, from 0 to 1
	Authority string       `json:"authority"`
	Weights   []jsonWeight `json:"weights"`
	Kinds     []jsonWeight `json:"kinds"`
	Line      int          `json:"line"`
}

type jsonWeight struct {
	Name   string  `json:"name"`
	Weight float64 `json:"weight"`
	Line   int     `json:"line"`
}

func disagreementForm(c *content.Course, d content.Disagreement) jsonDisagreement {
	out := jsonDisagreement{About: d.About, Keys: append([]string{}, d.Keys...), Lesson: lessonTitle(c, d.Lesson), Line: d.Line}
	for _, w := range d.Positions {
		out.Positions = append(out.Positions, jsonPosition{w.Authority, w.Text, sourceTexts(c, w.Sources)})
	}
	return out
}

func examForm(c *content.Course) jsonBlueprint {
	x := c.Exam
	return jsonBlueprint{
		Questions: x.Questions, Minutes: x.Minutes, Pass: x.Pass, Authority: x.Authority,
		Weights: weightForms(x.Weights), Kinds: weightForms(exam.KindWeights(c)), Line: x.Line,
	}
}

func weightForms(weights []content.Weight) []jsonWeight {
	out := make([]jsonWeight, 0, len(weights))
	for _, w := range weights {
		out = append(out, jsonWeight{w.Name, w.Weight, w.Line})
	}
	return out
}
