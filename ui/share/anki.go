package share

import (
	"bufio"
	"html"
	"strings"

	"porthole/content"
	"porthole/quiz"
)

// ankiHeader says how the text is read: https://docs.ankiweb.net/importing/text-files.html, and rslib's
// import_export/text/csv/metadata.rs. It names neither columns nor a deck: with names of columns an Anki in another language
// leaves the back empty, and a deck that is not there yet was passed over until 25.02. A deck column makes its decks.
const ankiHeader = "#separator:tab\n#html:true\n#notetype:Basic\n#if matches:update current\n#guid column:1\n#tags column:4\n#deck column:5\n"

// writeAnki writes notes of the type Basic as text with tabs. The first column is an id that stays the same, so that a second
// import updates what the first one brought.
func writeAnki(out *bufio.Writer, job Job, _ func(quiz.Question, Loss)) error {
	_, _ = out.WriteString(ankiHeader) // Flush tells, here and below
	for _, q := range byLesson(job) {
		fields := []string{idOf(job.Deck, q), front(q), back(q), strings.Join(ankiTags(job.Deck, q), " "), ankiDeck(job.Deck, q)}
		_, _ = out.WriteString(strings.Join(content.Texts(fields, ankiField), "\t") + "\n")
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
	lines := answerLines(q)
	if w := why(q); w != "" {
		lines = append(append(lines, ""), strings.Split(w, "\n")...)
	}
	return asHTML(lines)
}

func answerLines(q quiz.Question) []string {
	if q.Kind.Performed() {
		return q.Task.KeyLines()
	}
	return []string{strings.Join(q.Answers, ", ")}
}

// asHTML are lines of text on a card.
func asHTML(lines []string) string { return strings.Join(content.Texts(lines, cardText), "<br>") }

// cardText escapes a text for a card: signs of HTML, and what Anki itself runs there. A bracket opens a sound, LaTeX or a
// field to type in; a backslash before a bracket opens MathJax, which looks at the text of one element at a time.
func cardText(s string) string {
	return strings.NewReplacer(`\(`, `\<span></span>(`, `\[`, `\<span></span>&#91;`, "[", "&#91;").Replace(html.EscapeString(s))
}

// ankiField puts a field between quotation marks where it would not be read as one.
func ankiField(s string) string {
	if !strings.ContainsAny(s, "\t\n\"") && !strings.HasPrefix(s, "#") {
		return s
	}
	return `"` + strings.ReplaceAll(s, `"`, `""`) + `"`
}

// ankiTags are the tags of a question; one has no space in it, and two colons would make a tree of it.
func ankiTags(d *quiz.Deck, q quiz.Question) []string {
	return content.Texts(tags(d, q), func(tag string) string { return oneName(strings.Join(strings.Fields(tag), "_")) })
}

// ankiDeck is the deck of a lesson, within that of its course.
func ankiDeck(d *quiz.Deck, q quiz.Question) string {
	deck := deckName(d.Course().Title)
	if lesson, _ := d.LessonAndObjectives(q); lesson != "" {
		deck += "::" + deckName(lesson)
	}
	return deck
}

func deckName(s string) string { return oneName(cut(strings.Join(strings.Fields(s), " "), 100)) }

// oneName keeps a name from being a path: "C++::STL" would be a deck within a deck.
func oneName(s string) string { return strings.ReplaceAll(s, "::", ":") }
