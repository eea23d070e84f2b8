package share

import (
	"bufio"
	"encoding/json"

	"porthole/quiz"
)

// The document: its format and version, the course, its facts, then every question in full.
type (
	sharedCourse struct {
		Format    string           `json:"format"`
		Version   int              `json:"version"`
		ID        string           `json:"id"`
		Title     string           `json:"title"`
		Lessons   []string         `json:"lessons"`
		Facts     []sharedFact     `json:"facts"`
		Questions []sharedQuestion `json:"questions"`
	}
	sharedFact struct {
		Subject   string   `json:"subject"`
		Relation  string   `json:"relation"`
		Authority string   `json:"authority,omitempty"`
		Values    []string `json:"values"`
		Lesson    string   `json:"lesson"`
		Sources   []string `json:"sources,omitempty"`
	}
	sharedQuestion struct {
		ID          string         `json:"id"`
		Kind        string         `json:"kind"`
		All         bool           `json:"all,omitempty"` // every right answer is asked for
		Lesson      string         `json:"lesson"`
		Objectives  []string       `json:"objectives,omitempty"`
		Authority   string         `json:"authority,omitempty"`
		Stem        string         `json:"stem"`
		Matter      []string       `json:"matter,omitempty"` // what a performance-based question is about
		Options     []sharedOption `json:"options,omitempty"`
		Blanks      []sharedBlank  `json:"blanks,omitempty"`
		Answers     []string       `json:"answers,omitempty"`
		Accepted    []string       `json:"accepted,omitempty"`
		Explanation string         `json:"explanation,omitempty"`
		Sources     []string       `json:"sources,omitempty"`
	}
	sharedOption struct {
		Text  string `json:"text"`
		Right bool   `json:"right,omitempty"`
		Why   string `json:"why,omitempty"`
	}
	sharedBlank struct {
		Label   string   `json:"label"`
		Choices []string `json:"choices,omitempty"`
		Start   string   `json:"start,omitempty"`
		Right   string   `json:"right"`
	}
)

const (
	jsonFormat  = "porthole-course"
	jsonVersion = 1
)

func writeJSON(out *bufio.Writer, d *quiz.Deck, seed uint64) error {
	c := d.Course()
	course := sharedCourse{
		Format: jsonFormat, Version: jsonVersion, ID: c.ID, Title: c.Title, Lessons: []string{}, Facts: []sharedFact{},
		Questions: []sharedQuestion{},
	}
	for _, l := range c.Lessons {
		course.Lessons = append(course.Lessons, l.Title)
	}
	for _, f := range c.Facts {
		shared := sharedFact{Subject: f.Subject, Relation: f.Relation, Authority: f.Authority, Lesson: lessonOf(d, f.Lesson)}
		for _, v := range f.Values {
			shared.Values = append(shared.Values, v.Text)
		}
		for _, s := range c.SourcesOf(f.Sources) {
			shared.Sources = append(shared.Sources, s.Text)
		}
		course.Facts = append(course.Facts, shared)
	}
	for _, q := range quiz.Bank(d, seed) {
		course.Questions = append(course.Questions, sharedOf(d, q))
	}
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false) // it is read as JSON, not pasted into a page
	encoder.SetIndent("", " ")
	return encoder.Encode(course)
}

func sharedOf(d *quiz.Deck, q quiz.Question) sharedQuestion {
	lesson, objectives := d.LessonAndObjectives(q)
	out := sharedQuestion{
		ID: idOf(d, q), Kind: q.Kind.String(), All: q.All, Lesson: lesson, Objectives: objectives, Authority: q.Authority, Stem: q.Stem,
		Matter: q.Task.Stimulus(), Answers: q.Answers, Accepted: q.Accepted(), Explanation: q.Explanation,
	}
	for _, o := range q.Options {
		out.Options = append(out.Options, sharedOption{o.Text, o.Right, o.Why})
	}
	for i, right := range q.Task.Solution() {
		b := q.Task.Blanks[i]
		out.Blanks = append(out.Blanks, sharedBlank{b.Label, b.Choices, b.Start, right})
	}
	for _, s := range q.Sources {
		out.Sources = append(out.Sources, s.Text)
	}
	return out
}
