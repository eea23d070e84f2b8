package markdown

import (
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"

	"porthole/content"
)

// card is a question with its answer, as people write them for flash cards.
type card struct {
	form         cardForm
	front, back  string
	bothWays     bool
	prose        bool // the back is a paragraph, which nobody types
	waits        bool // for the label of its answer
	partial      bool // the front is a part of a question that goes on below it
	node         ast.Node
	sign         string // between the front and the back
	literal      bool   // the front is code
	list         int    // the number of the list it stands in, 0 for none
	sources      []int
	lesson, line int
}

// cardForm is how a card is written.
type cardForm int

const (
	questionCard cardForm = iota // "Q: …" and "A: …", a "?" on a line of its own, a heading or summary that asks
	termCard                     // "term :: meaning", "term" and below it ": meaning"
	boldCard                     // the item of a list: "**term**: what is said of it"
	gapCard                      // "C: … [gap] …"
)

// headings are those of the table that the cards of a form make.
func (f cardForm) headings() [2]string {
	return [...][2]string{questionCard: {"Question", "Answer"}, termCard: {"Term", "Meaning"}, boldCard: {"Term", "Explanation"}, gapCard: {"Sentence", "Gap"}}[f]
}

// cardReader finds the cards in the paragraphs of lessons. They are part of the text, too.
type cardReader struct {
	*document

	lessons *lessonReader
	cards   []card
	asked   card   // whose answer is to come
	within  bool   // the answer stands between the tags of <details>
	answer  answer // so far
	lists   int    // of terms
	entries []card // paragraphs that begin with a term in bold
	texts   int    // paragraphs
	tagged  int    // 1 where the document says that it has cards, -1 where it does not, 0 where nobody looked
	coded   int    // likewise: it shows code in which names have two colons
	textual bool   // the document says what it is, and writes its facts as tables: its lists are text
}

// consider reads the cards in a block at the top of the document.
func (r *cardReader) consider(n ast.Node) {
	switch n := n.(type) {
	case *ast.Paragraph:
		r.paragraph(n)
	case *ast.HTMLBlock:
		r.details(n)
	case *ast.Heading:
		r.heading(n)
	case *ast.ThematicBreak:
		if !r.within {
			r.drop()
		}
	case *ast.List:
		if r.asked.front == "" && !r.textual && !r.signed(n) {
			r.terms(n)
		}
		r.other(n)
	default:
		r.other(n)
	}
}

func (r *cardReader) paragraph(n *ast.Paragraph) {
	r.entry(n)
	if r.asked.front == "" && !mayHoldCards(r.source(n)) {
		return
	}
	r.softBreak = "\n"
	spans := unmarked(withoutEmbedded(r.markedSpans(n)))
	r.softBreak = " "
	lines := strings.Split(rawText(maskCode(spans)), "\n")
	at := card{lesson: r.lessons.lesson(), line: r.lineOf(n), sources: sourcesIn(spans), node: n}
	literal := isLiteral(spans)
	switch {
	case literal:
	case r.questions(lines, at), r.divided(n, lines, at), r.separated(lines, at), r.defined(n, lines, at), r.gaps(lines, at):
		return
	}
	if !r.within && r.asked.front != "" && labelsList(n, content.PlainText(spans)) {
		r.answer.missing, r.answer.line = true, at.line
		r.drop()
		return
	}
	r.answered(spans, at, strings.Contains(r.source(n), "</details>"))
}

// labelsList reports whether a paragraph is only the label of the list below it, "Advantages", and so no answer.
func labelsList(n ast.Node, text string) bool {
	_, list := n.NextSibling().(*ast.List)
	return list && !announces(text) && strings.TrimRight(text, ".!?…。！？") == text && len(strings.Fields(text)) <= maxTermWords && utf8.RuneCountInString(text) <= maxNameRunes
}

// source returns a paragraph as it is written.
func (r *cardReader) source(n ast.Node) string {
	lines := n.Lines()
	if lines.Len() == 0 {
		return ""
	}
	return r.srcText[lines.At(0).Start:lines.At(lines.Len()-1).Stop]
}

// mayHoldCards reports whether a paragraph is worth looking into. One of many pages is not.
func mayHoldCards(text string) bool {
	if len(text) > maxCards {
		return false
	}
	return strings.Contains(text, "::") || strings.Contains(text, "\n:") || strings.HasPrefix(text, ": ") || strings.Contains(text, "\n?") || isLabel(strings.TrimLeft(text, "*_ ")) || startsGap(text)
}

const maxCards = 64 << 10

func startsGap(text string) bool {
	_, ok := cutLabel(text, "c:")
	return ok
}

// maxAnswer is the length in bytes of an answer that is read on the back of a card.
const maxAnswer = 600

func (r *cardReader) add(c card) {
	c.front, c.back = shownSide(c.front), shownSide(c.back)
	if c.front != "" && c.back != "" && len(c.front) <= maxAnswer && len(c.back) <= maxAnswer {
		r.cards = append(r.cards, c)
	}
}

// endsInQuestion reports whether a text asks by its last mark. A mark alone asks nothing.
func endsInQuestion(text string) bool {
	text = strings.TrimRight(text, " *_")
	return strings.IndexFunc(text, isWordRune) >= 0 &&
		(strings.HasSuffix(text, "?") || strings.HasSuffix(text, "？") || strings.HasSuffix(text, "؟"))
}

// plainHTML returns the text of a piece of HTML on one line.
func plainHTML(s string) string { return oneLine(content.Clean(unescape(withoutTags(s)))) }

// questions reads "Q: …" and "A: …", and a "?" between the front and the back.
func (r *cardReader) questions(lines []string, at card) bool {
	read := false
	for i := 0; i < len(lines); i++ {
		line := strings.TrimSpace(lines[i])
		question, isQuestion := cutLabel(line, "q:", "question:", "frage:", "pregunta:")
		answer, isAnswer := cutLabel(line, "a:", "answer:", "antwort:", "respuesta:")
		switch {
		case isQuestion && r.separated([]string{question}, lineCard(at, i)):
			read = true
		case isQuestion:
			r.drop()
			r.asked = at
			r.asked.front, r.asked.line, read = question, at.line+i, true
		case isAnswer && r.asked.front != "" && (read || i == 0):
			c := r.asked
			for c.back = answer; i+1 < len(lines) && !isLabel(lines[i+1]) && len(c.back) <= maxAnswer; i++ {
				c.back += " " + strings.TrimSpace(lines[i+1])
			}
			r.add(c)
			r.asked, read = card{}, true
		case read && r.asked.front != "" && len(r.asked.front) <= maxAnswer:
			r.asked.front += " " + line
		}
	}
	return read
}

func isLabel(line string) bool {
	_, ok := cutLabel(strings.TrimSpace(line), "q:", "a:", "question:", "answer:", "frage:", "antwort:", "pregunta:", "respuesta:")
	return ok
}

// cutLabel takes one of the labels from the beginning of a line, whatever its capitals.
func cutLabel(line string, labels ...string) (rest string, ok bool) {
	for _, label := range labels {
		if len(line) > len(label) && strings.EqualFold(line[:len(label)], label) {
			return strings.TrimSpace(line[len(label):]), true
		}
	}
	return line, false
}

// defined reads terms, each with its meanings below, after a colon. A line without one goes on with the meaning above it,
// unless a meaning follows it.
func (r *cardReader) defined(n *ast.Paragraph, lines []string, at card) bool {
	if strings.HasPrefix(lines[0], ":") {
		term, ok := n.PreviousSibling().(*ast.Paragraph) // a line between them is left open
		if !ok || term.Lines().Len() != 1 || !strings.HasPrefix(lines[0], ": ") {
			return false
		}
		lines, at.line = append([]string{content.PlainText(r.spans(term))}, lines...), r.lineOf(term)
	}
	if len(lines) < 2 || !isMeaning(lines[1]) {
		return false
	}
	c := at
	c.form, c.bothWays = termCard, true
	for i, line := range lines {
		switch {
		case isMeaning(line) && c.back != "":
			c.back += "; " + strings.TrimSpace(line[1:])
		case isMeaning(line):
			c.back = strings.TrimSpace(line[1:])
		case i == 0 || i+1 < len(lines) && isMeaning(lines[i+1]):
			if c.back != "" {
				r.add(c)
			}
			c.front, c.back, c.line = line, "", at.line+i
		default:
			c.back += " " + strings.TrimSpace(line)
		}
	}
	r.add(c)
	return true
}

func isMeaning(line string) bool {
	return strings.HasPrefix(line, ": ") || strings.HasPrefix(line, ":\t")
}

// gapSign stands for what is to be filled in.
const gapSign = "____"

// gaps reads "C: … [gap] …".
func (r *cardReader) gaps(lines []string, at card) bool {
	text := strings.Join(lines, " ")
	at.form = gapCard
	if len(text) > 4*maxAnswer {
		return false
	}
	rest, ok := cutLabel(text, "c:")
	if !ok || !bracketGaps(rest, at, r.add) {
		return false
	}
	if strings.IndexFunc(withoutGaps(rest), isWordRune) < 0 {
		r.Notice(at.line, "write the sentence that the gap stands in", "a gap with nothing around it asks nothing")
	}
	return true
}

// bracketGaps reads a text whose gaps are in square brackets: a card for each.
func bracketGaps(text string, at card, add func(card)) bool {
	read := false
	for from := 0; ; {
		open := strings.IndexByte(text[from:], '[')
		if open < 0 {
			return read
		}
		open += from
		end := strings.IndexByte(text[open:], ']')
		if end < 0 {
			return read
		}
		end += open
		c := at
		plain := strings.NewReplacer("[", "", "]", "")
		before, after := plain.Replace(text[:open]), plain.Replace(text[end+1:])
		if c.front, c.back = before+gapSign+after, plain.Replace(text[open+1:end]); strings.IndexFunc(before+after, isWordRune) >= 0 {
			add(c)
		}
		read, from = true, end+1
	}
}

// withoutGaps returns a text without what stands in square brackets.
func withoutGaps(text string) string {
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(text, "[")
		b.WriteString(before)
		if !ok {
			return b.String()
		}
		if _, text, ok = strings.Cut(rest, "]"); !ok {
			return b.String()
		}
	}
}
