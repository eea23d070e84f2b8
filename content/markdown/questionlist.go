package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"

	"porthole/content"
)

// asks reads a list of questions whose answers stand below them, as notebooks fold them; false where most items are none.
func (r *cardReader) asks(list *ast.List) bool {
	questions := 0
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		if _, ok := r.askedBy(item); ok {
			questions++
		}
	}
	if questions < 2 || questions*2 < list.ChildCount() {
		return false
	}
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		c, ok := r.askedBy(item)
		if !ok {
			r.Notice(r.itemLine(item, r.lineOf(list)), "end it with a question mark, and answer it below", "the item is no question with an answer below it, and is not asked")
			continue
		}
		var a answer
		for n := item.FirstChild().NextSibling(); n != nil; n = n.NextSibling() {
			part, sources := r.foldedProse(n)
			if part != "" {
				a.parts = append(a.parts, part)
			}
			a.sources = addAll(a.sources, sources)
		}
		a.line = c.line
		r.asked, r.answer = c, a
		r.finishAnswer()
		r.asked, r.answer = card{}, answer{}
	}
	return true
}

// askedBy reads the question of an item: its first line ends in a question mark, is marked as a card, or has its answer hidden
// below it.
func (r *cardReader) askedBy(item ast.Node) (c card, ok bool) {
	first := item.FirstChild()
	if first == nil || first.Lines() == nil || first.NextSibling() == nil || checkBox(item) != nil {
		return c, false
	}
	text, marked := strings.CutSuffix(content.PlainText(r.spans(first)), "#card")
	c = card{front: cleanQuestion(strings.TrimSpace(text)), lesson: r.lessons.lesson(), line: r.lineOf(first)}
	return c, c.front != "" && (marked || endsInQuestion(c.front) || r.answerIsHidden(first))
}

// foldedProse returns the text of a part of an answer, without the tags that fold it.
func (r *cardReader) foldedProse(n ast.Node) (text string, sources []int) {
	h, ok := n.(*ast.HTMLBlock)
	if !ok {
		return r.prose(n)
	}
	raw := htmlOf(h, r.src)
	if _, rest, found := strings.Cut(raw, "</summary>"); found {
		raw = rest
	}
	return plainHTML(raw), nil
}
