package command

import "porthole/content"

// jsonQuestion is an authored question; the parts that its kind does not have are left out.
type jsonQuestion struct {
	ID          string          `json:"id"`
	Kind        string          `json:"kind"`
	Lesson      string          `json:"lesson"`
	Authority   string          `json:"authority"`
	Stem        string          `json:"stem"`
	Options     []jsonOption    `json:"options,omitempty"`
	Form        *jsonForm       `json:"form,omitempty"`
	Transcript  *jsonTranscript `json:"transcript,omitempty"`
	Steps       []string        `json:"steps,omitempty"`
	Sorting     *jsonSorting    `json:"sorting,omitempty"`
	Cloze       *jsonCloze      `json:"cloze,omitempty"`
	Explanation string          `json:"explanation"`
	Sources     []string        `json:"sources"`
	Objectives  []string        `json:"objectives"`
	Line        int             `json:"line"`
}

type jsonOption struct {
	Text  string `json:"text"`
	Right bool   `json:"right"`
	Why   string `json:"why"`
}

type jsonForm struct {
	Header  []string      `json:"header"`
	Labels  int           `json:"labels"`
	Rows    []jsonFormRow `json:"rows"`
	Start   [][]string    `json:"start"`
	Choices [][]string    `json:"choices"` // by column; none where text is typed
}

type jsonFormRow struct {
	Row   int        `json:"row"`
	Cells [][]string `json:"cells"`
	Line  int        `json:"line"`
}

type jsonTranscript struct {
	Lines   []string     `json:"lines"`
	Prompts []jsonPrompt `json:"prompts"`
}

type jsonPrompt struct {
	Text    string       `json:"text"`
	Lines   []int        `json:"lines,omitempty"` // from 1; 0 for none of them
	Options []jsonOption `json:"options,omitempty"`
	Line    int          `json:"line"`
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

type jsonCloze struct {
	Around []string  `json:"around"` // the text before, between and after the gaps
	Gaps   []jsonGap `json:"gaps"`
}

type jsonGap struct {
	Answer string `json:"answer"`
	Hint   string `json:"hint,omitempty"`
}

func questionForm(c *content.Course, q content.Question) jsonQuestion {
	return jsonQuestion{
		ID: q.ID, Kind: q.Kind.String(), Lesson: lessonTitle(c, q.Lesson), Authority: q.Authority, Stem: q.Stem,
		Options: optionForms(q.Options), Form: formForm(q.Form), Transcript: transcriptForm(q.Transcript), Steps: q.Order,
		Sorting: sortingForm(q.Sorting), Cloze: clozeForm(q.Cloze), Explanation: q.Explanation,
		Sources: sourceTexts(c, q.Sources), Objectives: objectives(c, q.Sources), Line: q.Line,
	}
}

func optionForms(options []content.Option) []jsonOption {
	out := make([]jsonOption, 0, len(options))
	for _, o := range options {
		out = append(out, jsonOption{o.Text, o.Right, o.Why})
	}
	return out
}

func formForm(f *content.Form) *jsonForm {
	if f == nil {
		return nil
	}
	out := jsonForm{Header: f.Header, Labels: f.Labels, Start: [][]string{}}
	for _, row := range f.Rows {
		out.Rows = append(out.Rows, jsonFormRow{row.Row, row.Cells, row.Line})
	}
	out.Start = append(out.Start, f.Start...)
	for _, choices := range f.Choices {
		out.Choices = append(out.Choices, append([]string{}, choices...))
	}
	return &out
}

func transcriptForm(d *content.TranscriptBody) *jsonTranscript {
	if d == nil {
		return nil
	}
	out := jsonTranscript{Lines: d.Lines}
	for _, p := range d.Prompts {
		out.Prompts = append(out.Prompts, jsonPrompt{p.Text, p.Lines, optionForms(p.Options), p.Line})
	}
	return &out
}

func sortingForm(s *content.Sorting) *jsonSorting {
	if s == nil {
		return nil
	}
	out := jsonSorting{Columns: s.Columns, Rows: s.Rows}
	for _, x := range s.Things {
		out.Things = append(out.Things, jsonThing{x.Text, s.Rows[x.Row], s.Columns[x.Column]})
	}
	return &out
}

func clozeForm(c *content.ClozeText) *jsonCloze {
	if c == nil {
		return nil
	}
	out := jsonCloze{Around: c.Around}
	for _, g := range c.Gaps {
		out.Gaps = append(out.Gaps, jsonGap{g.Answer, g.Hint})
	}
	return &out
}
