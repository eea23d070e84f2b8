package command

import (
	"slices"

	"porthole/content"
)

// jsonQuestion is an authored question; the parts that its kind does not have are left out.
type jsonQuestion struct {
	ID          string                  `json:"id"`
	Kind        string                  `json:"kind"`
	Lesson      string                  `json:"lesson"`
	Authority   string                  `json:"authority"`
	Stem        string                  `json:"stem"`
	Options     []content.Option        `json:"options,omitempty"`
	Form        *content.Form           `json:"form,omitempty"`
	Transcript  *content.TranscriptBody `json:"transcript,omitempty"`
	Steps       []string                `json:"steps,omitempty"`
	Sorting     *jsonSorting            `json:"sorting,omitempty"`
	Cloze       *content.ClozeText      `json:"cloze,omitempty"`
	Explanation string                  `json:"explanation"`
	Sources     []string                `json:"sources"`
	Objectives  []string                `json:"objectives"`
	Line        int                     `json:"line"`
}

type jsonSorting struct {
	Columns []string    `json:"columns"`
	Rows    []string    `json:"rows"`
	Things  []jsonThing `json:"things"`
}

type jsonThing struct {
	Text   string `json:"text"`
	Row    string `json:"row"`
	Column string `json:"column"`
}

func questionForm(c *content.Course, q content.Question) jsonQuestion {
	return jsonQuestion{
		ID: q.ID, Kind: q.Kind.String(), Lesson: lessonTitle(c, q.Lesson), Authority: q.Authority, Stem: q.Stem,
		Options: q.Options, Form: formForm(q.Form), Transcript: q.Transcript, Steps: q.Order,
		Sorting: sortingForm(q.Sorting), Cloze: q.Cloze, Explanation: q.Explanation,
		Sources: sourceTexts(c, q.Sources), Objectives: objectives(c, q.Sources), Line: q.Line,
	}
}

// formForm is the form with lists in the place of none: at the beginning, and of what is typed.
func formForm(f *content.Form) *content.Form {
	if f == nil {
		return nil
	}
	out := *f
	out.Start, out.Choices = append([][]string{}, f.Start...), slices.Clone(f.Choices)
	for i, choices := range out.Choices {
		out.Choices[i] = append([]string{}, choices...)
	}
	return &out
}

func sortingForm(s *content.Sorting) *jsonSorting {
	if s == nil {
		return nil
	}
	return &jsonSorting{Columns: s.Columns, Rows: s.Rows, Things: content.Each(s.Things, func(x content.Thing) jsonThing {
		return jsonThing{x.Text, s.Rows[x.Row], s.Columns[x.Column]}
	})}
}
