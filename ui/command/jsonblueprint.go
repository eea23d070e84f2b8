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

func disagreementForm(c *content.Course, d content.Disagreement) jsonDisagreement {
	return jsonDisagreement{
		About: d.About, Keys: append([]string{}, d.Keys...), Lesson: lessonTitle(c, d.Lesson), Line: d.Line,
		Positions: content.Each(d.Positions, func(p content.Position) jsonPosition {
			return jsonPosition{p.Authority, p.Text, sourceTexts(c, p.Sources)}
		}),
	}
}

// examForm is what the front matter says of an exam; 0 and "" where it says nothing.
func examForm(c *content.Course) content.Blueprint {
	x := c.Exam
	x.Weights, x.Kinds = append([]content.Weight{}, x.Weights...), append([]content.Weight{}, exam.KindWeights(c)...)
	return x
}
