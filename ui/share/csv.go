package share

import (
	"bufio"
	"encoding/csv"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"porthole/content"
	"porthole/quiz"
)

// tableHeader names the columns of a table. Several values in a field stand on lines of their own: see lines.
func tableHeader() []string {
	return []string{
		"id", "type", "lesson", "objectives", "authority", "subject", "relation", "question", "options", "right", "accepted", "explanation", "sources",
	}
}

// byteOrderMark tells a spreadsheet that a text is UTF-8; Excel and LibreOffice take it for something else without.
const byteOrderMark = "\ufeff"

// writeCSV writes facts and questions, a row each.
func writeCSV(out *bufio.Writer, job Job, _ func(quiz.Question, Loss)) error {
	return WriteTable(out, append(append([][]string{tableHeader()}, factRows(job)...), questionRows(job)...))
}

// WriteTable writes rows as CSV for a spreadsheet, with the quotation marks of RFC 4180. Lines end as they do within a cell
// of a spreadsheet. A field that a spreadsheet would take for a formula has an apostrophe before it, as has one that begins
// with an apostrophe: see guard. The columns that hold numbers, which may have a minus, are named by their indexes.
func WriteTable(out io.Writer, rows [][]string, numbers ...int) error {
	if _, err := io.WriteString(out, byteOrderMark); err != nil {
		return err
	}
	w := csv.NewWriter(out)
	for n, row := range rows {
		for i := range row {
			if n == 0 || !slices.Contains(numbers, i) {
				row[i] = guard(row[i])
			}
		}
		if err := w.Write(row); err != nil {
			return err
		}
	}
	w.Flush()
	return w.Error()
}

func factRows(job Job) [][]string {
	course := job.Deck.Course()
	return content.Each(course.Facts, func(f content.Fact) []string {
		return []string{
			"", "fact", lessonOf(job.Deck, f.Lesson), "", f.Authority, f.Subject, f.Relation, "", "", lines(f.Texts()), "", "", lines(content.SourceTexts(course.SourcesOf(f.Sources))),
		}
	})
}

func questionRows(job Job) [][]string {
	return content.Each(quiz.Bank(job.Deck, job.Seed), func(q quiz.Question) []string { return questionRow(job.Deck, q) })
}

func questionRow(d *quiz.Deck, q quiz.Question) []string {
	lesson, objectives := d.LessonAndObjectives(q)
	options := content.Texts(q.Options, func(o quiz.Option) string { return o.Text })
	right := q.Answers
	if q.Kind.Performed() {
		options, right = asks(q), q.Task.KeyLines()
	}
	return []string{
		idOf(d, q), q.Kind.String(), lesson, lines(objectives), q.Authority, q.Subject, q.Relation, text(q), lines(options), lines(right),
		lines(q.Accepted()), q.Explanation, lines(content.SourceTexts(q.Sources)),
	}
}

func lessonOf(d *quiz.Deck, i int) string {
	if lessons := d.Course().Lessons; i >= 0 && i < len(lessons) {
		return lessons[i].Title
	}
	return ""
}

// lines puts values on lines of their own. A line break within one is written \n, and a backslash is doubled.
func lines(list []string) string {
	escape := strings.NewReplacer(`\`, `\\`, "\n", `\n`)
	return strings.Join(content.Texts(list, escape.Replace), "\n")
}

// guard keeps a spreadsheet from running a field: https://owasp.org/www-community/attacks/CSV_Injection. Who reads it as data
// takes one apostrophe off the beginning.
func guard(s string) string {
	if first, _ := utf8.DecodeRuneInString(s); s != "" && strings.ContainsRune("=+-@\t\r\n'＝＋－＠", first) {
		return "'" + s
	}
	return s
}
