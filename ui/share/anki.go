package share

import (
	"bufio"
	"fmt"
	"html"
	"strings"

	"porthole/content"
	"porthole/quiz"
)

// writeAnki writes notes of the type Basic as text with tabs: https://docs.ankiweb.net/importing/text-files.html. The first
// column is an id that stays the same, so that a second import updates what the first one brought; the last holds tags.
func writeAnki(out *bufio.Writer, d *quiz.Deck, seed uint64) error {
	_, _ = fmt.Fprintf(out, "#separator:tab\n#html:true\n#notetype:Basic\n#deck:%s\n#guid column:1\n#tags column:4\n#columns:ID\tFront\tBack\tTags\n",
		strings.NewReplacer("\n", " ", "\t", " ").Replace(d.Course().Title)) // Flush tells, here and below
	for _, q := range quiz.Bank(d, seed) {
		fields := []string{"porthole-" + idOf(d, q), front(q), back(q), ankiTags(d, q)}
		for i := range fields {
			fields[i] = ankiField(fields[i])
		}
		_, _ = out.WriteString(strings.Join(fields, "\t") + "\n")
	}
	return nil
}

// front is the question, with its options where it has some, or with what else it asks.
func front(q quiz.Question) string {
	lines := strings.Split(text(q), "\n")
	for _, o := range q.Options {
		lines = append(lines, "• "+o.Text)
	}
	for _, asked := range asks(q) {
		lines = append(lines, "• "+asked)
	}
	return asHTML(lines)
}

// back is the answer, why it is, and where that is written.
func back(q quiz.Question) string {
	var lines []string
	if q.Kind.Performed() {
		lines = q.Task.KeyLines()
	} else {
		lines = append(lines, strings.Join(q.Answers, ", "))
	}
	if w := why(q); w != "" {
		lines = append(append(lines, ""), strings.Split(w, "\n")...)
	}
	return asHTML(lines)
}

func asHTML(lines []string) string {
	out := content.Texts(lines, html.EscapeString)
	return strings.Join(out, "<br>")
}

// ankiField puts a field between quotation marks where it would not be read as one.
func ankiField(s string) string {
	if !strings.ContainsAny(s, "\t\n\"") && !strings.HasPrefix(s, "#") {
		return s
	}
	return `"` + strings.ReplaceAll(s, `"`, `""`) + `"`
}

// ankiTags joins tags with spaces; one has none in it.
func ankiTags(d *quiz.Deck, q quiz.Question) string {
	list := tags(d, q)
	for i, tag := range list {
		list[i] = strings.Join(strings.Fields(tag), "_")
	}
	return strings.Join(list, " ")
}
