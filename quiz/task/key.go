package task

import (
	"encoding/json"
	"errors"
	"fmt"
)

// key is what is right in the blanks.
type key struct {
	// Wanted lists for each blank what is right there, the one to name first. Of Order the steps in order, one each.
	Wanted [][]string `json:"wanted,omitempty"`
	// Rows are the right rows of a form, by column; several of one Row are equally right there.
	Rows []row `json:"rows,omitempty"`
	// Whys hold for each blank what the author says of the options there, by their texts.
	Whys []map[string]string `json:"whys,omitempty"`
}

// row is one right way to fill in a row of a form.
type row struct {
	Row   int        `json:"row"`
	Cells [][]string `json:"cells"`
}

func (k key) wanted(blank int) []string {
	if blank >= len(k.Wanted) {
		return nil
	}
	return k.Wanted[blank]
}

// ways returns the right ways to fill in a row.
func (k key) ways(row int) [][][]string {
	var out [][][]string
	for _, r := range k.Rows {
		if r.Row == row {
			out = append(out, r.Cells)
		}
	}
	return out
}

// Key returns the stored form of what marks the task.
func (t *Task) Key() (json.RawMessage, error) { return json.Marshal(t.key) }

// Restore returns a task as it was kept: its exported fields, and what Key returned. The error says that there is no key,
// that it cannot be read, or that there is more than can be shown.
func Restore(kept Task, key json.RawMessage) (*Task, error) {
	if len(key) == 0 || string(key) == "null" {
		return nil, errors.New("it has no key")
	}
	if err := json.Unmarshal(key, &kept.key); err != nil {
		return nil, err
	}
	return &kept, kept.sound()
}

// The bounds of a task, far beyond what a course has: a file from elsewhere may say anything.
const (
	mostParts = 500  // blanks, their choices, lines of a transcript
	mostCells = 1000 // rows and columns of its table
)

// sound returns what keeps a task from being shown: numbers out of bounds; nil where there is nothing.
func (t *Task) sound() error {
	if max(len(t.Blanks), len(t.Header), len(t.Labels), len(t.Lines)) > mostParts {
		return fmt.Errorf("it has more than %d parts", mostParts)
	}
	for _, b := range t.Blanks {
		if b.Row < 0 || b.Row >= mostCells || b.Column < 0 || b.Column >= mostCells || len(b.Choices) > mostParts {
			return errors.New("a blank is out of bounds")
		}
	}
	return nil
}
