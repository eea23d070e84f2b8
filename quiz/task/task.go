// Package task holds performance-based questions: what is shown, what is to be filled in, and the key that marks it. A task
// holds all that marks it, so that it can be marked after its course has changed.
package task

import (
	"math/rand/v2"
	"slices"
	"strings"

	"porthole/content"
)

// Kind is a way of asking for a performance.
type Kind int

// The kinds of task. Each has a file of its own.
const (
	Firewall   Kind = iota // rules to fill in
	Settings               // settings to repair
	Transcript             // lines of a conversation to find
	Order                  // steps to put in order
	Sort                   // things to sort into a table
	Cloze                  // gaps in a text to type
)

// Task is a performance-based question but for its stem. A nil one asks nothing: it is that of any other question.
type Task struct {
	Kind Kind `json:"-"`
	// Blanks are what is to be filled in, in the order to go through them.
	Blanks []Blank  `json:"blanks"`
	Header []string `json:"header"` // of its table: of a form every column's, of Sort those of the columns
	// Labels name the rows of its table: of Settings what each row sets, of Sort the headings of the rows.
	Labels []string `json:"labels"`
	Lines  []string `json:"lines"` // of Transcript; of Cloze the text around the gaps
	key    key
}

// manner is how tasks of one kind are set, shown and marked.
type manner interface {
	// set completes a task by what its author wrote.
	set(t *Task, a content.Question, r *rand.Rand)
	// stimulus is what the task is about, as lines of text.
	stimulus(t *Task) []string
	// answers are the right answers as they are shown.
	answers(t *Task) []string
	// keyLines tell what is right, other right answers included, given the answers.
	keyLines(t *Task, answers []string) []string
	// parts marks each part.
	parts(t *Task, given []string) Parts
	// shown tells what was given, a text for each row of a form or for each blank.
	shown(t *Task, given []string) []string
	// between stands between answers on one line.
	between() string
	// couldBe is what can be right in a blank.
	couldBe(t *Task, blank int) []string
	// hint helps without telling, and says which share of the answer it tells.
	hint(t *Task) (text string, told float64)
	// texts are to be read beside what is to be chosen and the table's headings.
	texts(t *Task) []string
}

func (t *Task) manner() manner {
	switch t.Kind {
	case Firewall:
		return firewall{}
	case Settings:
		return settings{}
	case Transcript:
		return transcript{}
	case Order:
		return order{}
	case Sort:
		return sorting{}
	case Cloze:
		return cloze{}
	}
	return byBlank{}
}

// New returns the task that an author wrote. What is chosen in its blanks stands in an order that tells nothing.
func New(k Kind, a content.Question, r *rand.Rand) *Task {
	t := &Task{Kind: k}
	t.manner().set(t, a, r)
	return t
}

// Answers returns the right answers as they are shown, a text for each row of a form or for each blank.
func (t *Task) Answers() []string { return t.manner().answers(t) }

// Stimulus returns what the task is about, as lines of text: the transcript, the form as it stands at the beginning, the
// steps or the things in the order in which they are shown.
func (t *Task) Stimulus() []string {
	if t == nil {
		return nil
	}
	return t.manner().stimulus(t)
}

// KeyLines tells in a line for each part what is right, other right answers included: "Rule 1: staff, mail server, 465 or
// 587, allow"; then which rules may change places.
func (t *Task) KeyLines() []string {
	if t == nil {
		return nil
	}
	return t.manner().keyLines(t, t.Answers())
}

// Solution returns what stands in each blank where everything is right: of several right ways the first one.
func (t *Task) Solution() []string {
	if t == nil {
		return nil
	}
	out := make([]string, len(t.Blanks))
	for i := range t.Blanks {
		if accepted := t.Accepted(i); len(accepted) > 0 {
			out[i] = accepted[0]
		}
	}
	return out
}

// Accepted returns all that is right in one of the blanks, whatever stands in the others: "465", "587". Nil where there is
// no such blank.
func (t *Task) Accepted(blank int) []string {
	switch {
	case t == nil || blank < 0 || blank >= len(t.Blanks):
		return nil
	case blank < len(t.key.Wanted):
		return slices.Clone(t.key.Wanted[blank])
	}
	b := t.Blanks[blank]
	var out []string
	for _, cells := range t.key.ways(b.Row) {
		for _, text := range cellOf(cells, b.Column) {
			out = appendNew(out, text)
		}
	}
	return out
}

// Words returns how many words are to be read: a choice once, however many blanks offer it.
func (t *Task) Words() int {
	texts := slices.Concat(t.Header, t.Labels, t.manner().texts(t))
	var seen []string
	for _, b := range t.Blanks {
		if b.IsLine() {
			continue
		}
		for _, c := range append([]string{b.Start}, b.Choices...) {
			if !slices.Contains(seen, c) {
				seen, texts = append(seen, c), append(texts, c)
			}
		}
	}
	return len(strings.Fields(strings.Join(texts, " ")))
}
