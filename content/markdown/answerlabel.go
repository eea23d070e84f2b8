package markdown

import (
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"

	"porthole/content"
)

// Below a question there may be labels in quotations, "> Why it is asked", and one that says "> Answer": only what stands below
// that answers it.

// labelled takes a quotation right below a question for a label.
func (r *cardReader) labelled(quote *ast.Blockquote) {
	if r.asked.front == "" || r.asked.form != questionCard || r.within || len(r.answer.parts) > 0 {
		return
	}
	switch {
	case r.isAnswerLabel(quote):
		r.asked.waits = false
	case isShortQuote(quote, r.src) && r.answerLabelBelow(quote):
		r.asked.waits = true
	}
}

// isAnswerLabel reports whether a quotation says nothing but that an answer follows.
func (r *cardReader) isAnswerLabel(n ast.Node) bool {
	_, ok := n.(*ast.Blockquote)
	return ok && isShortQuote(n, r.src) && answerLabel().MatchString(textOf(n.FirstChild(), r.src))
}

// answerLabelBelow reports whether the label of an answer follows before the next heading.
func (r *cardReader) answerLabelBelow(n ast.Node) bool {
	for range maxStem {
		if n = n.NextSibling(); n == nil || levelOf(n) > 0 {
			return false
		}
		if r.isAnswerLabel(n) {
			return true
		}
	}
	return false
}

// isShortQuote reports whether a quotation is one short paragraph.
func isShortQuote(n ast.Node, src []byte) bool {
	return n.ChildCount() == 1 && isParagraph(n.FirstChild()) && utf8.RuneCountInString(textOf(n.FirstChild(), src)) <= maxTerm
}

// withoutPictures leaves the words that stand for pictures out of the text of a block, and reports whether there were any.
func (r *cardReader) withoutPictures(n ast.Node, spans []content.Span) (out []content.Span, pictured bool) {
	if n == nil || !strings.Contains(r.source(n), "![") {
		return spans, false
	}
	shown := map[string]bool{}
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if img, ok := n.(*ast.Image); ok && entering {
			shown[content.Clean(unescape(string(img.Destination)))] = true
		}
		return ast.WalkContinue, nil
	})
	for _, s := range spans {
		if s.Link == "" || !shown[s.Link] {
			out = append(out, s)
		}
	}
	return out, len(out) < len(spans)
}

// saysAll reports whether a mark ends a text, so that it says all of what it says.
func saysAll(text string) bool {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(text, ` )"”»`))
	return strings.ContainsRune(".!?…。！？।؟", last)
}

// isExampleLabel reports whether the first cell of a row says that the row gives examples.
func isExampleLabel(text string) bool {
	switch strings.TrimRight(strings.ToLower(text), " .:") {
	case "ex", "e.g", "eg", "example", "examples", "ejemplo", "ejemplos", "exemplo", "exemplos", "esempio", "esempi", "beispiel", "beispiele", "пример", "примеры",
		"приклад", "przykład", "przykłady", "örnek", "例", "例子", "예", "예시":
		return true
	}
	return false
}
