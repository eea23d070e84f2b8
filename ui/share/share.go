// Package share writes the facts and questions of a course in the forms of other programs: Moodle (GIFT and XML), Anki,
// spreadsheets, and JSON for all others. Each form follows that program's own documentation, named where it is written.
package share

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"porthole/content"
	"porthole/quiz"
	"porthole/quiz/task"
)

// Formats lists the names of the formats.
func Formats() []string { return []string{"gift", "moodle-xml", "anki", "csv", "json"} }

// Extension returns how a file of a format is usually named: ".gift".
func Extension(format string) string {
	return map[string]string{"gift": ".gift", "moodle-xml": ".xml", "anki": ".txt", "csv": ".csv", "json": ".json"}[format]
}

// FormatOf returns the format that a file's name tells by how it ends, "" where it tells none.
func FormatOf(path string) string {
	ext := strings.ToLower(filepath.Ext(path))
	for _, format := range Formats() {
		if ext == Extension(format) {
			return format
		}
	}
	return ""
}

// Write writes a course in a format. The seed decides which wrong options a choice has, and in which order. The error is
// that of a format that is not there, or of writing.
func Write(to io.Writer, format string, d *quiz.Deck, seed uint64) error {
	write, ok := map[string]func(*bufio.Writer, *quiz.Deck, uint64) error{
		"gift": writeGIFT, "moodle-xml": writeMoodleXML, "anki": writeAnki, "csv": writeCSV, "json": writeJSON,
	}[format]
	if !ok {
		return fmt.Errorf("there is no format %q; there are %s", format, strings.Join(Formats(), ", "))
	}
	out := bufio.NewWriter(to)
	if err := write(out, d, seed); err != nil {
		return err
	}
	return out.Flush()
}

// idOf makes a name for a question that stays the same from one time to the next: 16 hexadecimal digits.
func idOf(d *quiz.Deck, q quiz.Question) string {
	how := ""
	if q.All {
		how = "all"
	}
	sum := sha256.Sum256([]byte(d.Course().ID + "\x00" + q.ID + "\x00" + how))
	return hex.EncodeToString(sum[:8])
}

// title is a short name of a question, for lists of them.
func title(q quiz.Question) string {
	const most = 80
	runes := []rune(q.Stem)
	if len(runes) > most {
		return string(runes[:most-1]) + "…"
	}
	return q.Stem
}

// text is what is to be read: the stem, and what a performance-based question is about.
func text(q quiz.Question) string {
	return strings.Join(append([]string{q.Stem}, q.Task.Stimulus()...), "\n")
}

// why explains the answer, and says where it is written.
func why(q quiz.Question) string {
	parts := []string{}
	if q.Explanation != "" {
		parts = append(parts, q.Explanation)
	}
	if s := sources(q); s != "" {
		parts = append(parts, s)
	}
	return strings.Join(parts, "\n")
}

func sources(q quiz.Question) string {
	return strings.Join(content.SourceTexts(q.Sources), " · ")
}

// reason tells why an option is wrong, or right.
func reason(o quiz.Option) string {
	if o.Why == "" || strings.HasSuffix(o.Why, ".") {
		return o.Why
	}
	return o.Text + ": " + o.Why // whose it is: "POP3S"
}

// tags are the words to find a question by: its lesson and its objectives.
func tags(d *quiz.Deck, q quiz.Question) []string {
	lesson, objectives := d.LessonAndObjectives(q)
	return slices.Concat([]string{lesson}, objectives)
}

// asks are what a question asks beside its text and its options, where no pairs stand below it.
func asks(q quiz.Question) []string {
	if how := descriptorOf(q.Kind).asks; how != nil {
		return how(q)
	}
	return nil
}

// prompts are the items of a transcript, with what can be chosen.
func prompts(q quiz.Question) []string {
	var out []string
	for _, b := range q.Task.Blanks {
		if b.IsLine() {
			out = append(out, b.Label)
		} else {
			out = append(out, b.Label+" "+strings.Join(b.Choices, " · "))
		}
	}
	return out
}

// columns are what can be chosen in each column of a form.
func columns(q quiz.Question) []string {
	return choices(q, func(b task.Blank) string {
		if b.Column >= len(q.Task.Header) {
			return ""
		}
		return q.Task.Header[b.Column]
	})
}

// fields are those that things are sorted into.
func fields(q quiz.Question) []string {
	return choices(q, func(task.Blank) string { return "To choose from" })
}

// choices are what can be put into the blanks under each label, each once.
func choices(q quiz.Question, label func(task.Blank) string) []string {
	var out []string
	for _, b := range q.Task.Blanks {
		name := label(b)
		if line := name + ": " + strings.Join(b.Choices, " · "); name != "" && len(b.Choices) > 1 && !slices.Contains(out, line) {
			out = append(out, line)
		}
	}
	return out
}

// pairs are the parts of a performance-based question, each with what is right.
func pairs(q quiz.Question) [][2]string {
	right := q.Task.Solution()
	out := make([][2]string, len(right))
	for i, answer := range right {
		out[i] = [2]string{q.Task.Blanks[i].Label, answer}
	}
	return out
}

// wrongChoices are what the blanks of a performance-based question offer and none of them wants, each once.
func wrongChoices(q quiz.Question) []string {
	var right, out []string
	for i := range q.Task.Blanks {
		right = append(right, q.Task.Accepted(i)...)
	}
	for _, b := range q.Task.Blanks {
		for _, choice := range b.Choices {
			if !slices.Contains(right, choice) && !slices.Contains(out, choice) {
				out = append(out, choice)
			}
		}
	}
	return out
}
