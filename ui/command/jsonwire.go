package command

import "porthole/content"

type jsonWire struct {
	ID        string   `json:"id"`
	Title     string   `json:"title"`
	Task      string   `json:"task"`
	Port      int      `json:"port"`
	Minutes   int      `json:"minutes"`
	Goals     []string `json:"goals"`
	Hints     []string `json:"hints"`
	Seen      string   `json:"seen"`
	Why       string   `json:"why"`
	Sources   []string `json:"sources"`
	Questions []string `json:"questions"`
	Lesson    string   `json:"lesson"`
	Line      int      `json:"line"`
}

func wireForm(c *content.Course, w content.Wire) jsonWire {
	return jsonWire{
		ID: w.ID, Title: w.Title, Task: w.Task, Port: w.Port, Minutes: w.Minutes,
		Goals: content.Texts(w.Goals, func(g content.WireGoal) string { return g.Text }),
		Hints: append([]string{}, w.Hints...), Seen: w.Seen, Why: w.Why, Sources: sourceTexts(c, w.Sources),
		Questions: w.Questions, Lesson: lessonTitle(c, w.Lesson), Line: w.Line,
	}
}
