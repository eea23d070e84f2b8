package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"porthole/content"
)

// answer is what stands below a question that a heading or a <summary> asks.
type answer struct {
	parts   []string
	sources []int
	line    int
	code    bool // a part of it is code of several lines
	missing bool // a part of it cannot be shown: a link alone, a table
}

// drop forgets a question whose answer did not come.
func (r *cardReader) drop() {
	if r.asked.front != "" && r.asked.form == questionCard && (r.within || len(r.answer.parts) > 0 || r.answer.missing) {
		r.finishAnswer()
	}
	r.asked, r.within, r.answer = card{}, false, answer{}
}

// mayAsk reports whether a text holds a question mark of any script.
func mayAsk(text string) bool {
	return strings.Contains(text, "?") || strings.Contains(text, "？") || strings.Contains(text, "؟")
}

// heading takes a heading that ends in a question mark for the front of a card.
func (r *cardReader) heading(n *ast.Heading) {
	r.drop()
	if !mayAsk(r.source(n)) {
		return
	}
	text := cleanQuestion(content.PlainText(r.spans(n)))
	if endsInQuestion(text) {
		if above := r.lessons.tables.above; above != "" && leansOnHeading(text) {
			text += " (" + above + ")"
		}
		r.asked = card{front: text, lesson: coming(r.lessons), line: r.lineOf(n)}
	}
}

// details takes a <summary> that asks for the front of a card, and what follows up to </details> for its back. One that does
// not ask, below a heading that does, hides the answer.
func (r *cardReader) details(n *ast.HTMLBlock) {
	raw := htmlOf(n, r.src)
	after, opens := cutTag(raw, "summary")
	summary, rest, closes := strings.Cut(after, "</summary>")
	if !opens || !closes {
		r.closeDetails(raw)
		return
	}
	at := card{lesson: r.lessons.lesson(), line: r.lineOf(n)}
	text := cleanQuestion(plainHTML(summary))
	if hides := r.asked.front != "" && !r.within && len(r.answer.parts) == 0; !hides || endsInQuestion(text) {
		r.drop()
		if !endsInQuestion(text) {
			if hidesAnswer(text) {
				r.Notice(at.line, "put a question that ends in a question mark before it", "what %q hides has no question before it that could be asked", text)
			}
			return
		}
		r.asked = card{front: text, lesson: at.lesson, line: at.line}
	}
	r.within = true
	rest, _, closed := strings.Cut(rest, "</details>")
	if text := plainHTML(rest); text != "" {
		r.answer.parts, r.answer.line = append(r.answer.parts, text), at.line
	}
	if closed {
		r.drop()
	}
}

// hidesAnswer reports whether a summary says that an answer is hidden behind it: "Answer", "Show the solution".
func hidesAnswer(summary string) bool {
	return wordsIn(summary) <= maxTermWords && (answerEnds().MatchString(summary) || explanationLabel().MatchString(strings.TrimRight(summary, " :：")+":"))
}

// answerEnds is how such a summary ends.
var answerEnds = pattern(`(?i)` + answerWords + `\PL*$`)

// cutTag returns what follows the first tag of a name.
func cutTag(raw, name string) (after string, ok bool) {
	_, after, ok = strings.Cut(raw, "<"+name)
	if !ok || after == "" || after[0] != '>' && after[0] != ' ' {
		return "", false
	}
	_, after, ok = strings.Cut(after, ">")
	return after, ok
}

// closeDetails takes the text of HTML within <details>, up to its end.
func (r *cardReader) closeDetails(raw string) {
	if !r.within {
		return
	}
	before, _, closed := strings.Cut(raw, "</details>")
	if text := plainHTML(before); text != "" {
		r.answer.parts = append(r.answer.parts, text)
	}
	if closed {
		r.drop()
	}
}

// answered takes a paragraph as the answer of the question before it; closes tells that </details> ends it.
func (r *cardReader) answered(spans []content.Span, at card, closes bool) {
	if r.asked.front == "" || r.asked.form != questionCard || r.asked.waits {
		return
	}
	spans, pictured := r.withoutPictures(at.node, spans)
	text := strings.TrimSpace(content.PlainText(spans))
	switch {
	case pictured && !saysAll(text):
		r.answer.parts, r.answer.missing, r.answer.line = nil, true, at.line // the picture says it
	case text == "" || strings.HasPrefix(text, "<"):
	case isLinkAlone(spans):
		r.answer.missing, r.answer.line = true, at.line
	default:
		r.answer.parts, r.answer.line = append(r.answer.parts, text), at.line
		r.answer.sources = addAll(r.answer.sources, at.sources)
	}
	if !closes && !r.within && r.answerIsHidden(at.node) {
		r.answer.parts, r.asked.partial = nil, true
		return
	}
	if closes || !r.within && !announces(text) {
		r.asked.cut = !closes && !r.within && !r.textual && goesOnBelow(at.node, r.src)
		r.drop()
	}
}

// goesOnBelow reports whether more of an answer stands below its first paragraph, up to the next heading, rule or question.
func goesOnBelow(n ast.Node, src []byte) bool {
	if n == nil || n.NextSibling() == nil {
		return false
	}
	switch n := n.NextSibling().(type) {
	case *ast.Paragraph:
		text := textOf(n, src)
		return !isPicture(n) && !asksAtItsEnd(text) && !isLabel(strings.TrimLeft(text, "*_ ")) && !strings.Contains(text, "::") && !strings.Contains(text, "\n?")
	case *ast.List:
		return !isTaskList(n)
	case *ast.FencedCodeBlock, *ast.CodeBlock, *extast.Table:
		return true
	}
	return false
}

// answerIsHidden reports whether <details> below a block hide the answer of the question above it, so that the block belongs to the
// question.
func (r *cardReader) answerIsHidden(n ast.Node) bool {
	if n == nil {
		return false
	}
	for range maxStem {
		if n = n.NextSibling(); n == nil || levelOf(n) > 0 {
			return false
		}
		if h, ok := n.(*ast.HTMLBlock); ok {
			after, opens := cutTag(htmlOf(h, r.src), "summary")
			summary, _, closed := strings.Cut(after, "</summary>")
			return opens && closed && hidesAnswer(plainHTML(summary))
		}
	}
	return false
}

// other takes a list, code or a quotation as a part of an answer: between the tags of <details>, right below the question, or
// where the text before it announces it. What has boxes or a table is none.
func (r *cardReader) other(n ast.Node) {
	if r.asked.front == "" || r.asked.form != questionCard || r.asked.waits {
		return
	}
	var parts []string
	switch n := n.(type) {
	case *ast.List:
		for item := n.FirstChild(); item != nil; item = item.NextSibling() {
			text, sources := r.prose(item)
			parts, r.answer.sources = append(parts, strings.TrimRight(text, " .;,")), addAll(r.answer.sources, sources)
			if checkBox(item) != nil {
				parts = nil
				break
			}
		}
	case *ast.Blockquote:
		text, sources := r.prose(n)
		parts, r.answer.sources = append(parts, text), addAll(r.answer.sources, sources)
	case *ast.FencedCodeBlock, *ast.CodeBlock:
		if !r.within && len(r.answer.parts) == 0 {
			break // code below a heading is what it asks about
		}
		r.answer.code = r.answer.code || n.Lines().Len() > 1
		text, sources := r.prose(n)
		parts, r.answer.sources = append(parts, text), addAll(r.answer.sources, sources)
	}
	if text := oneLine(strings.Join(parts, "; ")); text != "" {
		r.answer.parts = append(r.answer.parts, text)
	}
	r.answer.line = r.lineOf(n)
	if len(parts) == 0 {
		r.answer.parts, r.answer.missing = nil, true
	}
	switch {
	case r.within:
	case r.answerIsHidden(n):
		r.answer, r.asked.partial = answer{}, true
	default:
		r.asked.cut = !r.textual && n.Kind() == ast.KindList && goesOnBelow(n, r.src)
		r.drop()
	}
}

// announces reports whether a text ends by telling that more follows.
func announces(text string) bool {
	return strings.HasSuffix(text, ":") || strings.HasSuffix(text, "：")
}

// isLinkAlone reports whether a text is nothing but links.
func isLinkAlone(spans []content.Span) bool {
	linked := false
	for _, s := range spans {
		if s.Link == "" && strings.IndexFunc(s.Text, isWordRune) >= 0 {
			return false
		}
		linked = linked || s.Link != ""
	}
	return linked
}

// finishAnswer makes a card of the question and what was read of its answer: all of it, or, in a document that was written for this
// program, its first part where all is too long and that stands alone.
func (r *cardReader) finishAnswer() {
	c, a := r.asked, r.answer
	all, _ := cutLabel(strings.Join(a.parts, " "), "answer:", "antwort:", "respuesta:")
	if r.textual && len(all) > maxAnswer && !announces(a.parts[0]) {
		all = a.parts[0]
	}
	switch {
	case c.cut && all != "":
		r.Notice(c.line, "put all of it into one short paragraph", "the answer of %q goes on below its first paragraph, and is not asked", cutText(c.front))
	case c.partial:
		r.Notice(c.line, "write all of it into the heading", "what stands between %q and its hidden answer belongs to the question, which is not asked", cutText(c.front))
	case all == "":
		r.Notice(max(a.line, c.line), "answer it in a short paragraph", "%q has no answer that a flash card could show, and is not asked", c.front)
	case a.code && !r.textual:
		r.Notice(a.line, "answer it in words, or in one line of code", "the answer of %q has code of several lines, which a flash card cannot show; it is not asked", c.front)
	case len(all) > maxAnswer:
		r.Notice(a.line, "begin it with a short paragraph that answers", "the answer of %q is too long for a flash card and is not asked", c.front)
	case announces(all):
		r.Notice(a.line, "write what it announces", "the answer of %q announces something that does not follow, and is not asked", c.front)
	default:
		c.back, c.sources, c.prose = all, a.sources, true
		r.add(c)
	}
}
