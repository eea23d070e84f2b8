package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"

	"porthole/content"
)

// card is a question with its answer, as people write them for flash cards.
type card struct {
	form         cardForm
	front, back  string
	bothWays     bool
	prose        bool // the back is a paragraph, which nobody types
	sources      []int
	lesson, line int
}

// cardForm is how a card is written.
type cardForm int

const (
	questionCard cardForm = iota // "Q: …" and "A: …", a "?" on a line of its own, a heading or summary that asks
	termCard                     // "term :: meaning", "term" and below it ": meaning"
	gapCard                      // "C: … [gap] …"
)

// headings are those of the table that the cards of a form make.
func (f cardForm) headings() [2]string {
	return [...][2]string{questionCard: {"Question", "Answer"}, termCard: {"Term", "Meaning"}, gapCard: {"Sentence", "Gap"}}[f]
}

// cardReader finds the cards in the paragraphs of lessons. They are part of the text, too.
type cardReader struct {
	*document

	lessons *lessonReader
	cards   []card
	asked   card // whose answer is to come
	within  bool // the answer stands between the tags of <details>
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
		r.asked = card{}
	}
}

func (r *cardReader) paragraph(n ast.Node) {
	if r.asked.front == "" && !mayHoldCards(r.source(n)) {
		return
	}
	r.softBreak = "\n"
	spans := r.markedSpans(n)
	r.softBreak = " "
	lines := strings.Split(rawText(spans), "\n")
	at := card{lesson: r.lessons.lesson(), line: r.lineOf(n), sources: sourcesIn(spans)}
	literal := isLiteral(spans)
	switch {
	case literal:
	case r.questions(lines, at), separated(lines, at, r.add), defined(lines, at, r.add), r.gaps(lines, at):
		return
	}
	r.prose(content.PlainText(unmarked(spans)), at)
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
	return strings.Contains(text, "::") || strings.Contains(text, "\n:") || strings.Contains(text, "\n?") || isLabel(strings.TrimLeft(text, "*_ ")) || startsGap(text)
}

const maxCards = 64 << 10

func startsGap(text string) bool {
	_, ok := cutLabel(text, "c:")
	return ok
}

// prose takes a paragraph as the answer of the heading or summary before it.
func (r *cardReader) prose(text string, at card) {
	c := r.asked
	if c.front == "" || c.form != questionCard || text == "" {
		return
	}
	if len(text) > maxAnswer {
		r.Notice(at.line, "begin it with a short paragraph that answers", "the answer of %q is too long for a flash card and is not asked", c.front)
	} else {
		c.back, c.sources, c.prose = text, at.sources, true
		r.add(c)
	}
	r.asked = card{}
}

// maxAnswer is the length in bytes of an answer that is read on the back of a card.
const maxAnswer = 600

func (r *cardReader) add(c card) {
	c.front, c.back = oneLine(content.Clean(c.front)), oneLine(content.Clean(c.back))
	if c.front != "" && c.back != "" && len(c.front) <= maxAnswer && len(c.back) <= maxAnswer {
		r.cards = append(r.cards, c)
	}
}

// heading takes a heading that ends in a question mark for the front of a card.
func (r *cardReader) heading(n *ast.Heading) {
	r.asked, r.within = card{}, false
	text := cleanQuestion(content.PlainText(r.spans(n)))
	if endsInQuestion(text) {
		r.asked = card{front: text, lesson: len(r.course.Lessons), line: r.lineOf(n)}
	}
}

func endsInQuestion(text string) bool {
	text = strings.TrimRight(text, " *_")
	return strings.HasSuffix(text, "?") || strings.HasSuffix(text, "？") || strings.HasSuffix(text, "؟")
}

// details takes a <summary> that asks for the front of a card, and what follows in <details> for its back.
func (r *cardReader) details(n *ast.HTMLBlock) {
	raw := string(n.Lines().Value(r.src))
	_, after, opens := strings.Cut(raw, "<summary>")
	summary, rest, closes := strings.Cut(after, "</summary>")
	if !opens || !closes {
		if strings.Contains(raw, "</details>") && r.within {
			r.asked, r.within = card{}, false
		}
		return
	}
	at := card{lesson: r.lessons.lesson(), line: r.lineOf(n)}
	text := cleanQuestion(plainHTML(summary))
	r.asked, r.within = card{}, false
	if !endsInQuestion(text) {
		return
	}
	r.asked, r.within = card{front: text, lesson: at.lesson, line: at.line}, true
	rest, _, _ = strings.Cut(rest, "</details>")
	r.prose(plainHTML(rest), at)
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
		case isQuestion:
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
	return read || divided(lines, at, r.add)
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

// divided reads a front and a back with a line "?" between them, or "??" where it goes both ways.
func divided(lines []string, at card, add func(card)) bool {
	for i, line := range lines {
		if mark := strings.TrimSpace(line); i > 0 && i+1 < len(lines) && (mark == "?" || mark == "??") {
			at.front, at.back, at.bothWays = strings.Join(lines[:i], " "), strings.Join(lines[i+1:], " "), mark == "??"
			add(at)
			return true
		}
	}
	return false
}

// separated reads lines "term :: meaning" and, for both ways, "term ::: meaning".
func separated(lines []string, at card, add func(card)) bool {
	read := false
	for i, line := range lines {
		c := at
		c.form, c.line = termCard, at.line+i
		var ok bool
		if c.front, c.back, ok = strings.Cut(line, " ::: "); ok {
			c.bothWays = true
		} else if c.front, c.back, ok = strings.Cut(line, " :: "); !ok {
			continue
		}
		if endsInQuestion(c.front) {
			c.form = questionCard
		}
		add(c)
		read = true
	}
	return read
}

// defined reads a term with its meaning below, after a colon.
func defined(lines []string, at card, add func(card)) bool {
	if len(lines) < 2 || strings.HasPrefix(lines[0], ":") {
		return false
	}
	for _, line := range lines[1:] {
		if !strings.HasPrefix(line, ": ") {
			return false
		}
	}
	at.form, at.bothWays = termCard, true
	at.front, at.back = lines[0], strings.ReplaceAll(strings.Join(lines[1:], " ")[len(": "):], " : ", "; ")
	add(at)
	return true
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
	if rest, ok := cutLabel(text, "c:"); ok {
		return bracketGaps(rest, at, r.add)
	}
	return false
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
		c.front, c.back = plain.Replace(text[:open])+gapSign+plain.Replace(text[end+1:]), text[open+1:end]
		add(c)
		read, from = true, end+1
	}
}
