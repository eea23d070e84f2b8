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
	cut          bool // the back goes on below what was read of it
	partial      bool // the front is a part of a question that goes on below it
	node         ast.Node
	sign         string // between the front and the back
	literal      bool   // the front is code
	list         int    // the number of the list it stands in, 0 for none
	under        string // what the front is asked with, "" for nothing
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
	pairCard                     // the item of a list: "this – that", of which nobody can tell what one says of the other
)

// headings are those of the table that the cards of a form make.
func (f cardForm) headings() [2]string {
	return [...][2]string{questionCard: {"Question", "Answer"}, termCard: {"Term", "Meaning"}, boldCard: {"Term", "Explanation"}, gapCard: {"Sentence", "Gap"}, pairCard: {"Term", "Goes with"}}[f]
}

// cardReader finds the cards in the paragraphs of lessons. They are part of the text, too.
type cardReader struct {
	*document

	lessons   *lessonReader
	cards     []card
	asked     card   // whose answer is to come
	within    bool   // the answer stands between the tags of <details>
	answer    answer // so far
	lists     int    // of terms
	entries   []card // paragraphs that begin with a term in bold
	texts     int    // paragraphs
	tagged    int    // 1 where the document says that it has cards, -1 where it does not, 0 where nobody looked
	coded     int    // likewise: it shows code in which names have two colons
	toldSigns bool   // that a sign may part a card or a name was told
	textual   bool   // the document says what it is, and writes its facts as tables: its lists are text
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
		if (belowReader{r}).asksOver(n) {
			return
		}
		if r.asked.form == questionCard && r.asked.front != "" && !r.textual && (belowReader{r}).isLabelled(n) {
			r.asked, r.answer = card{}, answer{} // it heads cards, and asks nothing
		}
		if r.asked.front == "" && !r.textual && !r.signed(n) {
			r.terms(n)
		}
		r.other(n)
	case *ast.FencedCodeBlock:
		if r.asked.front != "" || !(belowReader{r}).exported(n) {
			r.other(n)
		}
	default:
		r.other(n)
	}
}

func (r *cardReader) paragraph(n *ast.Paragraph) {
	if (belowReader{r}).sides(n) {
		r.texts++
		return
	}
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
	case r.questions(lines, at), (belowReader{r}).answeredBelow(lines, at), r.divided(n, lines, at), r.separated(lines, at), r.defined(n, lines, at), r.gaps(lines, at):
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
	return list && !announces(text) && strings.TrimRight(text, ".!?…。！？") == text && wordsIn(text) <= maxTermWords && utf8.RuneCountInString(text) <= maxNameRunes
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
	return strings.Contains(text, "::") || strings.Contains(text, "\n") && asksInFirstLine(text) || strings.Contains(text, "\n:") || strings.HasPrefix(text, ": ") || strings.Contains(text, "\n?") || isLabel(strings.TrimLeft(text, "*_ ")) || startsGap(text)
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
	if c.form == questionCard && !r.textual && speaksOfShown(c.front) {
		r.Notice(c.line, "say in words what it speaks of", "%q speaks of something that is not shown with it, and is not asked", cutText(c.front))
		return
	}
	if c.form == termCard && strings.Contains(c.front, " : ") && strings.Contains(c.back, " : ") {
		r.Notice(c.line, "write it as a question with its answer", "%q is to its other side as one pair is to another; it is not asked", cutText(c.front))
		return
	}
	if !r.textual && listsOptions(c.back) {
		why := "no answer names one"
		if r.hasKeyHeading() {
			why = "the answers under a heading of their own are not read"
		}
		r.Notice(c.line, "write the right letter below them: Answer: B", "the options of %q have letters, and %s; it is not asked", cutText(c.front), why)
		return
	}
	if !r.textual && len(c.back) <= maxTerm && (pointsAbove().MatchString(c.back) || (rawCell{text: c.back}).placeholder()) {
		r.Notice(c.line, "write it out", "the answer of %q only points to something else, and is not asked", cutText(c.front))
		return
	}
	if c.front != "" && c.back != "" && len(c.front) <= maxAnswer && len(c.back) <= maxAnswer {
		r.cards = append(r.cards, c)
	}
}

// pointsAbove is an answer that only names another one.
var pointsAbove = pattern(`(?i)^(?:see|siehe|vgl\.?|wie|as|ver|véase|vea|voir|vedi|zob\.|patrz|см\.?)\s+(?:\pL+\s+){0,2}(?:above|oben|obige?n?|obere?n?|previous|vorige?n?|anterior|arriba|ci-dessus|sopra|wyżej|выше)(?:\s+\pL+){0,2}\W*$`)

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
			r.asked, read = card{}, true
			if i+1 >= len(lines) && !r.textual && isPartBelow(at.node) {
				r.Notice(c.line, "put all of it into one short paragraph", "the answer of %q goes on below its first paragraph, and is not asked", cutText(c.front))
				continue
			}
			r.add(c)
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
