// Package share writes the facts and questions of a course in the forms of other programs: Moodle (GIFT and XML), Anki (text
// and package), spreadsheets (CSV and XLSX), Quizlet, and JSON for all others. Each form follows what that program's own
// source or documentation says, named where it is written. What a form cannot say is told, question by question.
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
	"time"

	"porthole/content"
	"porthole/quiz"
)

// Job is what is to be written.
type Job struct {
	Format string
	Deck   *quiz.Deck
	Seed   uint64    // decides which wrong options a choice has, and in which order
	Now    time.Time // when it is written: Anki updates a note by one that is newer
	// Database makes a SQLite database of a file that is not there yet, in one transaction; only Anki's package has one.
	Database func(path string, fill func(exec Exec) error) error
}

// Exec runs a statement with its values.
type Exec = func(statement string, values ...any) error

// Loss names a question of which a form cannot say everything.
type Loss struct {
	Question string // its stem, shortened
	Lesson   string // its title: the category that it lies in
	What     string // a sentence
	Order    bool   // what Porthole takes in another order, too, the other program takes in one
}

// writer writes a job, and reports what is lost.
type writer func(out *bufio.Writer, job Job, lose func(q quiz.Question, lost Loss)) error

type format struct {
	name, extension string
	write           writer
}

func formats() []format {
	return []format{
		{"gift", ".gift", writeGIFT},
		{"moodle-xml", ".xml", writeMoodleXML},
		{"anki", ".txt", writeAnki},
		{"apkg", ".apkg", writePackage},
		{"csv", ".csv", writeCSV},
		{"xlsx", ".xlsx", writeXLSX},
		{"quizlet", ".tsv", writeQuizlet},
		{"json", ".json", writeJSON},
	}
}

// Formats lists the names of the formats.
func Formats() []string { return content.Texts(formats(), func(f format) string { return f.name }) }

// Binary reports whether a format is nothing to be shown in a terminal.
func Binary(name string) bool { return name == "apkg" || name == "xlsx" }

// Extension returns how a file of a format is usually named: ".gift"; "" where there is no such format.
func Extension(name string) string {
	for _, f := range formats() {
		if f.name == name {
			return f.extension
		}
	}
	return ""
}

// FormatOf returns the format that a file's name tells by how it ends, "" where it tells none.
func FormatOf(path string) string {
	ext := strings.ToLower(filepath.Ext(path))
	for _, f := range formats() {
		if f.extension == ext {
			return f.name
		}
	}
	return ""
}

// Write writes a course in a format, and returns what the format cannot say of its questions. The error is that of a format
// that is not there, or of writing.
func Write(to io.Writer, job Job) ([]Loss, error) {
	all := formats()
	i := slices.IndexFunc(all, func(f format) bool { return f.name == job.Format })
	if i < 0 {
		return nil, fmt.Errorf("there is no format %q; there are %s", job.Format, strings.Join(Formats(), ", "))
	}
	var losses []Loss
	out := bufio.NewWriter(to)
	err := all[i].write(out, job, func(q quiz.Question, lost Loss) {
		lost.Question = title(q)
		lost.Lesson, _ = job.Deck.LessonAndObjectives(q)
		losses = append(losses, lost)
	})
	if err != nil {
		return nil, err
	}
	return losses, out.Flush()
}

// byLesson are the questions of a course, lesson by lesson.
func byLesson(job Job) []quiz.Question {
	bank := quiz.Bank(job.Deck, job.Seed)
	slices.SortStableFunc(bank, func(a, b quiz.Question) int { return a.Lesson - b.Lesson })
	return bank
}

// idOf makes a name for a question that stays the same from one time to the next: 16 hexadecimal digits behind a word. Alone
// some of them would be a number to a spreadsheet: 219232692e134497.
func idOf(d *quiz.Deck, q quiz.Question) string {
	how := ""
	if q.All {
		how = "all"
	}
	sum := sha256.Sum256([]byte(d.Course().ID + "\x00" + q.ID + "\x00" + how))
	return "porthole-" + hex.EncodeToString(sum[:8])
}

// title is a short name of a question, for lists of them.
func title(q quiz.Question) string { return cut(strings.Join(strings.Fields(q.Stem), " "), 80) }

// cut shortens a text to a number of letters.
func cut(s string, most int) string {
	runes := []rune(s)
	if len(runes) > most {
		return string(runes[:most-1]) + "…"
	}
	return s
}

// text is what is to be read: the stem, and what a performance-based question is about.
func text(q quiz.Question) string {
	return strings.Join(append([]string{q.Stem}, q.Task.Stimulus()...), "\n")
}

// why explains the answer, and says where it is written.
func why(q quiz.Question) string {
	parts := []string{q.Explanation, sources(q)}
	return strings.Join(slices.DeleteFunc(parts, func(part string) bool { return part == "" }), "\n")
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
