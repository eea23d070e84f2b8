package share

import (
	"bufio"
	"encoding/csv"
	"strings"
	"unicode/utf8"

	"porthole/content"
	"porthole/quiz"
)

// csvHeader names the columns. Several values in a field stand on lines of their own: see lines.
func csvHeader() []string {
	return []string{
		"id", "type", "lesson", "objectives", "authority", "subject", "relation", "question", "options", "right", "accepted", "explanation", "sources",
	}
}

// writeCSV writes facts and questions as RFC 4180 has it, a row each. A field that a spreadsheet would take for a formula has
// an apostrophe before it, as has one that begins with an apostrophe: see guard.
func writeCSV(out *bufio.Writer, d *quiz.Deck, seed uint64) error {
	w := csv.NewWriter(out)
	w.UseCRLF = true
	rows := [][]string{csvHeader()}
	course := d.Course()
	for _, f := range course.Facts {
		rows = append(rows, []string{
			"", "fact", lessonOf(d, f.Lesson), "", f.Authority, f.Subject, f.Relation, "", "", lines(f.Texts()), "", "", lines(content.SourceTexts(course.SourcesOf(f.Sources))),
		})
	}
	for _, q := range quiz.Bank(d, seed) {
		rows = append(rows, questionRow(d, q))
	}
	for _, row := range rows {
		for i := range row {
			row[i] = guard(row[i])
		}
		if err := w.Write(row); err != nil {
			return err
		}
	}
	w.Flush()
	return w.Error()
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
	out := content.Texts(list, escape.Replace)
	return strings.Join(out, "\n")
}

// guard keeps a spreadsheet from running a field: https://owasp.org/www-community/attacks/CSV_Injection. Who reads it as data
// takes one apostrophe off the beginning.
func guard(s string) string {
	if first, _ := utf8.DecodeRuneInString(s); s != "" && strings.ContainsRune("=+-@\t\r\n'＝＋－＠", first) {
		return "'" + s
	}
	return s
}
