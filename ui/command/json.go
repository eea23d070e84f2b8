package command

import (
	"bufio"
	"bytes"
	"encoding/json"

	"porthole/content"
)

type jsonLesson struct {
	Title   string `json:"title"`
	Chapter string `json:"chapter"`
	Line    int    `json:"line"`
}

type jsonFact struct {
	Subject    string   `json:"subject"`
	Relation   string   `json:"relation"`
	Authority  string   `json:"authority"`
	Values     []string `json:"values"`
	Sources    []string `json:"sources"`
	Objectives []string `json:"objectives"`
	Line       int      `json:"line"`
}

// writeJSON writes what was found as one JSON object on one line. It goes out element by element:
// a document can hold hundreds of thousands of facts.
func writeJSON(out *bufio.Writer, f finding) error {
	c := f.course
	w := newJSONWriter(out)
	w.open('{')
	w.field("title", c.Title)
	array(w, "lessons", c.Lessons, func(l content.Lesson) any { return jsonLesson{l.Title, l.Chapter, l.Line} })
	array(w, "facts", c.Facts, func(x content.Fact) any {
		return jsonFact{x.Subject, x.Relation, x.Authority, x.Texts(), sourceTexts(c, x.Sources), objectives(c, x.Sources), x.Line}
	})
	array(w, "questions", c.Questions, func(q content.Question) any { return questionForm(c, q) })
	w.field("cards", f.cards)
	array(w, "disagreements", c.Disagreements, func(d content.Disagreement) any { return disagreementForm(c, d) })
	array(w, "wires", c.Wires, func(x content.Wire) any { return wireForm(c, x) })
	w.field("exam", examForm(c))
	array(w, "problems", f.problems, func(p content.Problem) any { return p })
	w.close('}')
	w.raw("\n")
	return w.err
}

func sourceTexts(c *content.Course, indexes []int) []string {
	return content.SourceTexts(c.SourcesOf(indexes))
}

// objectives are those the sources stand for; a list in JSON, empty or not.
func objectives(c *content.Course, sources []int) []string {
	return append([]string{}, c.ObjectivesOf(sources)...)
}

func lessonTitle(c *content.Course, lesson int) string {
	if lesson < 0 || lesson >= len(c.Lessons) {
		return ""
	}
	return c.Lessons[lesson].Title
}

// jsonWriter writes JSON in pieces. The first error stays and makes the rest idle.
type jsonWriter struct {
	out   *bufio.Writer
	buf   bytes.Buffer
	enc   *json.Encoder
	first bool // nothing stands yet in the object or array that is open
	err   error
}

func newJSONWriter(out *bufio.Writer) *jsonWriter {
	w := &jsonWriter{out: out}
	w.enc = json.NewEncoder(&w.buf)
	w.enc.SetEscapeHTML(false) // it is read as JSON, not pasted into a page
	return w
}

func (w *jsonWriter) raw(text string) {
	if w.err == nil {
		_, w.err = w.out.WriteString(text)
	}
}

func (w *jsonWriter) open(bracket rune) {
	w.raw(string(bracket))
	w.first = true
}

func (w *jsonWriter) close(bracket rune) {
	w.raw(string(bracket))
	w.first = false
}

// comma separates what follows from what stands before it.
func (w *jsonWriter) comma() {
	if !w.first {
		w.raw(",")
	}
	w.first = false
}

func (w *jsonWriter) value(v any) {
	if w.err != nil {
		return
	}
	w.buf.Reset()
	if w.err = w.enc.Encode(v); w.err == nil {
		_, w.err = w.out.Write(bytes.TrimSuffix(w.buf.Bytes(), []byte("\n")))
	}
}

func (w *jsonWriter) name(name string) {
	w.comma()
	w.value(name)
	w.raw(":")
}

func (w *jsonWriter) field(name string, v any) {
	w.name(name)
	w.value(v)
}

// array writes a field that is a list, each item in its JSON form.
func array[T any](w *jsonWriter, name string, items []T, form func(T) any) {
	w.name(name)
	w.open('[')
	for _, item := range items {
		w.comma()
		w.value(form(item))
	}
	w.close(']')
}
