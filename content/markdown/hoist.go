package markdown

import (
	"github.com/yuin/goldmark/ast"

	"porthole/content"
)

// hoist takes questions out of the list that numbers them: below each item stand its options, and perhaps its answer. They are
// read as if they stood at the left edge.
func hoist(doc ast.Node, src []byte) {
	for n := doc.FirstChild(); n != nil; {
		next := n.NextSibling()
		if list, ok := n.(*ast.List); ok && list.IsOrdered() && (numbersQuestions(list, src) || isOneQuestion(list, src)) && !isBody(list, src) {
			for item := list.FirstChild(); item != nil; item = item.NextSibling() {
				hoistItem(doc, list, item)
			}
			doc.RemoveChild(doc, list)
		}
		n = next
	}
}

// isOneQuestion reports whether a list is nothing but a question with its number.
func isOneQuestion(list *ast.List, src []byte) bool {
	item := list.FirstChild()
	return list.ChildCount() == 1 && item.ChildCount() == 1 && item.FirstChild().Lines() != nil && checkBox(item) == nil &&
		endsInQuestion(textOf(item.FirstChild(), src)) && list.NextSibling() != nil
}

// numbersQuestions reports whether most items of a list hold a text and options.
func numbersQuestions(list *ast.List, src []byte) bool {
	questions := 0
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		if asksWithOptions(item, src) {
			questions++
		}
	}
	return questions*2 > list.ChildCount()
}

// isBody reports whether a list belongs to a question that a comment names, as the prompts of a transcript do.
func isBody(list ast.Node, src []byte) bool {
	for n, seen := list.PreviousSibling(), 0; n != nil && levelOf(n) == 0 && seen < maxStem; n, seen = n.PreviousSibling(), seen+1 {
		if kind, _ := commentKind(n, src); kind != content.Scenario {
			return true
		}
	}
	return false
}

// maxStem is how many blocks before a list may belong to its question.
const maxStem = 6

func asksWithOptions(item ast.Node, src []byte) bool {
	first := item.FirstChild()
	if first == nil || first.Lines() == nil || checkBox(item) != nil {
		return false
	}
	if hasLetters(first, src) {
		return true
	}
	for n := first.NextSibling(); n != nil; n = n.NextSibling() {
		if isTaskList(n) {
			return true
		}
		if _, ok := letteredAt(n, src); ok {
			return true
		}
	}
	return false
}

// hasLetters reports whether a question and its options stand in one paragraph, line by line.
func hasLetters(n ast.Node, src []byte) bool {
	q, ok := lettered{}, false
	if mayHaveLetters(n, src) {
		q, ok = lettersIn(n, src)
	}
	return ok && q.stem != ""
}

// hoistItem puts the blocks of an item before the list. Text that stands close to what follows becomes a paragraph.
func hoistItem(doc, list, item ast.Node) {
	for n := item.FirstChild(); n != nil; {
		next := n.NextSibling()
		item.RemoveChild(item, n)
		if text, ok := n.(*ast.TextBlock); ok {
			n = paragraphOf(text)
		}
		doc.InsertBefore(doc, list, n)
		n = next
	}
}

func paragraphOf(text *ast.TextBlock) *ast.Paragraph {
	p := ast.NewParagraph()
	p.SetLines(text.Lines())
	p.SetPos(text.Pos())
	for c := text.FirstChild(); c != nil; {
		next := c.NextSibling()
		text.RemoveChild(text, c)
		p.AppendChild(p, c)
		c = next
	}
	return p
}
