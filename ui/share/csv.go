package share

import (
	"bufio"
	"encoding/csv"
	"strings"
	"unicode/utf8"

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
		values := make([]string, len(f.Values))
		for i, v := range f.Values {
			values[i] = v.Text
		}
		var where []string
		for _, s := range course.SourcesOf(f.Sources) {
			where = append(where, s.Text)
		}
		rows = append(rows, []string{
			"", "fact", lessonOf(d, f.Lesson), "", f.Authority, f.Subject, f.Relation, "", "", lines(values), "", "", lines(where),
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
	options := make([]string, len(q.Options))
	for i, o := range q.Options {
		options[i] = o.Text
	}
	right := q.Answers
	if q.Kind.Performed() {
		options, right = asks(q), q.Task.KeyLines()
	}
	where := make([]string, len(q.Sources))
	for i, s := range q.Sources {
		where[i] = s.Text
	}
	return []string{
		idOf(d, q), q.Kind.String(), lesson, lines(objectives), q.Authority, q.Subject, q.Relation, text(q), lines(options), lines(right),
		lines(q.Accepted()), q.Explanation, lines(where),
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
	out := make([]string, len(list))
	for i, text := range list {
		out[i] = escape.Replace(text)
	}
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
