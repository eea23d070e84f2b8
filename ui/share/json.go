package share

import (
	"bufio"
	"encoding/json"

	"porthole/content"
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
		// Objectives are those of exams that ask for it; they are no sources.
		Objectives []string `json:"objectives,omitempty"`
		Sources    []string `json:"sources,omitempty"`
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
		Ties        []string       `json:"ties,omitempty"` // what is right beside what the blanks take one by one
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
		Right   []string `json:"right"` // all that is right there, the first one to name first
	}
)

const (
	jsonFormat  = "porthole-course"
	jsonVersion = 2
)

func writeJSON(out *bufio.Writer, job Job, _ func(quiz.Question, Loss)) error {
	d := job.Deck
	c := d.Course()
	course := sharedCourse{
		Format: jsonFormat, Version: jsonVersion, ID: c.ID, Title: c.Title,
		Lessons: content.Texts(c.Lessons, func(l content.Lesson) string { return l.Title }),
		Facts: content.Each(c.Facts, func(f content.Fact) sharedFact {
			return sharedFact{
				f.Subject, f.Relation, f.Authority, f.Texts(), lessonOf(d, f.Lesson), c.ObjectivesOf(f.Sources),
				content.SourceTexts(c.SourcesOf(f.Sources)),
			}
		}),
		Questions: content.Each(quiz.Bank(d, job.Seed), func(q quiz.Question) sharedQuestion { return sharedOf(d, q) }),
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
		Matter: q.Task.Stimulus(), Answers: q.Answers, Accepted: q.Accepted(), Explanation: q.Explanation, Ties: q.Task.Ties(),
		Options: content.Each(q.Options, func(o quiz.Option) sharedOption { return sharedOption(o) }),
		Sources: content.SourceTexts(q.Sources),
	}
	if q.Task != nil {
		for i, b := range q.Task.Blanks {
			out.Blanks = append(out.Blanks, sharedBlank{b.Label, b.Choices, b.Start, q.Task.Accepted(i)})
		}
	}
	return out
}
